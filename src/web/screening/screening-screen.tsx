import "./screening.css"
import { useQuery } from "@tanstack/react-query"
import { getRouteApi, Link, useRouterState } from "@tanstack/react-router"
import { useState } from "react"
import { listPolicies } from "../../contract/access.ts"
import { openRow } from "../../contract/lists.ts"
import { getHome } from "../../contract/register.ts"
import { findScreened, listScreenings, openReturn } from "../../contract/screening.ts"
import { parsePlainDate } from "../../core/kit/dates.ts"
import type { Policy } from "../../core/policy/policy.ts"
import { transportOf } from "../../core/quarantine/screening-words.ts"
import { call } from "../app/client.ts"
import { useAsk } from "../app/query.ts"
import { buttonClass } from "../parts/button.tsx"
import { today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { typedAgain } from "./again.ts"
import { CountsLine } from "./counts-line.tsx"
import { ReturneeForm } from "./returnee-form.tsx"
import { emptyReturnee, type ReturneeValues } from "./returnee-values.ts"
import { type Saved, SavedNote } from "./saved-note.tsx"
import { ScreeningTable } from "./screening-table.tsx"
import { WaitingReturns } from "./waiting-returns.tsx"

const route = getRouteApi("/framed/screening")

/** So many of today's stand beside the form. */
const NEWEST = 10

/** Registers those who come back, one after the other; today's beside it, and the returns that residents reported. */
export function ScreeningScreen() {
  const { t } = useWords()
  const { report, row, list, person, home } = route.useSearch()
  return (
    <Page
      title={t("screening.title")}
      intro={t("screening.intro")}
      actions={
        <>
          <Link to="/screening/tenants" className={buttonClass()}>
            {t("screening.tenants")}
          </Link>
          <Link to="/screening/list" search={{}} className={buttonClass()}>
            {t("screening.list")}
          </Link>
        </>
      }
    >
      <CountsLine kind="returnee" />
      <div className="screening-columns">
        {report !== undefined ? (
          <FromReport key={report} id={report} />
        ) : row !== undefined ? (
          <FromRow key={row} id={row} listId={list} />
        ) : person !== undefined ? (
          <ForPerson key={person} id={person} />
        ) : home !== undefined ? (
          <OfHome key={home} id={home} />
        ) : (
          <Desk initial={emptyReturnee("gate", today())} />
        )}
        <aside aria-label={t("screening.today")} className="screening-beside">
          <WaitingReturns />
          <Today />
        </aside>
      </div>
    </Page>
  )
}

/** The form, again and again; what was saved last stands above it. */
function Desk({ initial }: { initial: ReturneeValues }) {
  const [turn, setTurn] = useState({ values: initial, saved: null as Saved | null })
  return (
    <div className="screening-desk">
      {turn.saved && <SavedNote key={turn.saved.id} saved={turn.saved} />}
      <ReturneeForm
        key={turn.values.id}
        initial={turn.values}
        onSaved={(saved, { channel }) => setTurn({ values: emptyReturnee(channel, today()), saved })}
      />
    </div>
  )
}

/** A return as a resident reported it, ready to be registered. */
function FromReport({ id }: { id: string }) {
  const { data, error } = useAsk(openReturn, { id })
  if (error) return <ErrorNote refusal={error.refusal} />
  if (data === undefined) return <WaitNote />
  const { person, homeId, door, name, idNumber, phone, from, vehicle } = data
  const initial: ReturneeValues = {
    ...emptyReturnee("self-report", today()),
    ...{ person, isNew: person === null, name, idNumber, phone, from, vehicle, reportId: data.id },
    home: homeId === null ? null : { id: homeId, door },
    arrivedOn: parsePlainDate(data.arrivedOn ?? "") ?? today(),
    transport: transportOf(data.transport),
  }
  return <Desk initial={initial} />
}

/** Somebody on a list from above whom nobody has registered, ready to be registered; then back to the list. */
function FromRow({ id, listId }: { id: string; listId: string | undefined }) {
  const { t } = useWords()
  const { data, error } = useAsk(openRow, { id })
  if (error) return <ErrorNote refusal={error.refusal} />
  if (data === undefined) return <WaitNote />
  const { sender, person, homeId, door, name, idNumber, phone, from } = data
  const initial: ReturneeValues = {
    ...emptyReturnee("list", today()),
    ...{ person, isNew: person === null, name, idNumber, phone, from, rowId: data.id },
    home: homeId === null ? null : { id: homeId, door },
    arrivedOn: parsePlainDate(data.arrivedOn ?? "") ?? today(),
  }
  return (
    <div className="screening-desk">
      <p>
        {t("screening.fromRow")} <span lang="zh-CN">{[sender, name, door].filter(isSaid).join(" · ")}</span>{" "}
        {listId !== undefined && (
          <Link to="/lists/one" search={{ id: listId }}>
            {t("screening.toList")}
          </Link>
        )}
      </p>
      <Desk initial={initial} />
    </div>
  )
}

/** Somebody whom another desk has found: the one on the phone, or whose wrong registration was just taken back. */
function ForPerson({ id }: { id: string }) {
  const travel = useRouterState({ select: ({ location }) => location.state.travel })
  const { data: rules } = useAsk(listPolicies, undefined, { enabled: travel !== undefined })
  const { data } = useQuery({
    queryKey: ["screening-person", id],
    queryFn: () => call(findScreened, { body: { personId: id, name: "", idNumber: "", homeId: null } }),
  })
  if (data === undefined) return <WaitNote />
  if (!data.ok) return <ErrorNote refusal={data.refusal} />
  const { person } = data.value
  const home = person?.homeId && person.door ? { id: person.homeId, door: person.door } : null
  if (travel !== undefined && rules === undefined) return <WaitNote />
  const typed =
    travel === undefined
      ? emptyReturnee("phone", today())
      : typedAgain(travel, rules?.policies as Policy[], today())
  return <Desk initial={{ ...typed, person, home }} />
}

/** Somebody of a home that another desk has open: others who came back with them. */
function OfHome({ id }: { id: string }) {
  const { data, error } = useAsk(getHome, { id, on: today() })
  if (error) return <ErrorNote refusal={error.refusal} />
  if (data === undefined) return <WaitNote />
  return <Desk initial={{ ...emptyReturnee("door", today()), home: { id, door: data.door } }} />
}

function Today() {
  const { t } = useWords()
  const { data, error } = useAsk(listScreenings, { kind: "returnee", on: today() }, { live: true })
  return (
    <section>
      <h2>{t("screening.today")}</h2>
      {error && <ErrorNote refusal={error.refusal} />}
      {data?.lines.length === 0 && <p className="quiet">{t("screening.noneToday")}</p>}
      {data && data.lines.length > 0 && (
        <ScreeningTable kind="returnee" lines={data.lines.slice(0, NEWEST)} brief />
      )}
      {data && data.total > NEWEST && (
        <p>
          <Link to="/screening/list" search={{ on: today() }}>
            {t("screening.allToday", { count: data.total })}
          </Link>
        </p>
      )}
    </section>
  )
}

function isSaid(text: string): boolean {
  return text !== ""
}
