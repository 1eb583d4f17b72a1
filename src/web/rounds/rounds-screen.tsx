import "./rounds.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { getDeliveryRound, getRound, getWasteRound } from "../../contract/rounds.ts"
import { addDays, clockOf, type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import { useAsk } from "../app/query.ts"
import type { RoundsSearch } from "../app/search.ts"
import { useSession } from "../app/session.ts"
import { buttonClass } from "../parts/button.tsx"
import { dayText, now, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { useShowDay } from "../parts/shown-day.ts"
import { useBasis } from "./basis.ts"
import { BasisBar } from "./basis-bar.tsx"
import { RoundList } from "./round-list.tsx"
import { RoundTabs } from "./round-tabs.tsx"
import { type Home, type List, stateOf } from "./round-type.ts"

const roundsRoute = getRouteApi("/framed/rounds")
const wasteRoute = getRouteApi("/framed/rounds/waste")
const deliveriesRoute = getRouteApi("/framed/rounds/deliveries")

type Answered = { homes: readonly Home[] | undefined; refusal: string | undefined }

/** Visits, temperatures, doors to knock at since the telephone reached nobody. */
export function RoundsScreen() {
  const search = roundsRoute.useSearch()
  const navigate = roundsRoute.useNavigate()
  const list = search.list === "readings" || search.list === "calls-failed" ? search.list : "visits"
  const day = dayIn(search)
  const { data, error } = useAsk(getRound, { list, day }, { live: true })
  return (
    <Round
      list={list}
      day={day}
      search={search}
      answered={{ homes: data?.homes, refusal: error?.refusal }}
      onSearch={(wanted) => void navigate({ search: wanted })}
    />
  )
}

export function WasteScreen() {
  const search = wasteRoute.useSearch()
  const navigate = wasteRoute.useNavigate()
  const day = dayIn(search)
  const { data, error } = useAsk(getWasteRound, { day }, { live: true })
  return (
    <Round
      list="waste"
      day={day}
      search={search}
      answered={{ homes: data?.homes, refusal: error?.refusal }}
      onSearch={(wanted) => void navigate({ search: wanted })}
    />
  )
}

export function DeliveriesScreen() {
  const search = deliveriesRoute.useSearch()
  const navigate = deliveriesRoute.useNavigate()
  const day = dayIn(search)
  const { data, error } = useAsk(getDeliveryRound, { day }, { live: true })
  return (
    <Round
      list="needs"
      day={day}
      search={search}
      answered={{ homes: data?.homes, refusal: error?.refusal }}
      onSearch={(wanted) => void navigate({ search: wanted })}
    />
  )
}

function dayIn(search: RoundsSearch): PlainDate {
  return parsePlainDate(search.day ?? "") ?? today()
}

type RoundProps = {
  list: List
  day: PlainDate
  search: RoundsSearch
  answered: Answered
  onSearch: (search: RoundsSearch) => void
}

/** One list of the day's round. */
function Round({ list, day, search, answered, onSearch }: RoundProps) {
  const { t, language } = useWords()
  const { who, may } = useSession()
  const basis = useBasis()
  useShowDay(day)
  const { homes: all, refusal } = answered
  const homes = all?.filter(
    (home) =>
      (search.stairwell === undefined || home.stairwell.id === search.stairwell) &&
      (search.mine !== true || home.checks.some((check) => check.ownerId === who?.accountId)),
  )
  const stairwells = new Map((all ?? []).map(({ stairwell }) => [stairwell.id, stairwell]))
  return (
    <Page
      title={t(`rounds.title.${list}`)}
      intro={t(`rounds.intro.${list}`)}
      actions={
        <>
          {may("use-tasks") && (
            <Link to="/rounds/phone" className={buttonClass()}>
              {t("roundPhone.link")}
            </Link>
          )}
          {may("run-rounds") && <PaperLinks day={day} />}
        </>
      }
    >
      <RoundTabs shown={list} day={search.day} />
      <EveningNote />
      <div className="round-choice no-print">
        <TextField
          type="date"
          label={t("rounds.day")}
          value={day}
          onChange={(text) => parsePlainDate(text) !== null && onSearch({ ...search, day: text })}
        />
        <ChoiceField
          label={t("rounds.where")}
          value={search.stairwell ?? ""}
          choices={[
            { value: "", label: t("rounds.everywhere") },
            ...[...stairwells].map(([value, place]) => ({ value, label: t("rounds.stairwell", place) })),
          ]}
          onChange={(stairwell) => onSearch(withStairwell(search, stairwell))}
        />
        <BasisBar basis={basis} />
        {may("run-rounds") && list !== "needs" && (
          <label className="check">
            <input
              type="checkbox"
              checked={search.mine === true}
              onChange={(event) => onSearch(withMine(search, event.target.checked))}
            />
            {t("rounds.mine")}
          </label>
        )}
      </div>
      {refusal && <ErrorNote refusal={refusal} />}
      {!all && !refusal && <WaitNote />}
      {homes && homes.length > 0 && <Counts homes={homes} list={list} />}
      {homes?.length === 0 && (
        <EmptyNote title={t("rounds.none", { day: dayText(day, language) })}>
          <p>{t(`rounds.noneHint.${list}`)}</p>
        </EmptyNote>
      )}
      {homes && <RoundList homes={homes} list={list} day={day} basis={basis} mayEnter={day <= today()} />}
    </Page>
  )
}

function withStairwell({ stairwell: _before, ...rest }: RoundsSearch, stairwell: string): RoundsSearch {
  return stairwell === "" ? rest : { ...rest, stairwell }
}

function withMine({ mine: _before, ...rest }: RoundsSearch, mine: boolean): RoundsSearch {
  return mine ? { ...rest, mine } : rest
}

function Counts({ homes, list }: { homes: readonly Home[]; list: List }) {
  const { t } = useWords()
  const of = (state: ReturnType<typeof stateOf>) =>
    homes.filter((home) => stateOf(home, list) === state).length
  const late = homes.filter((home) => home.late).length
  return (
    <p role="status" className="round-counts">
      {t("rounds.counts", { all: homes.length, done: of("done"), tried: of("tried"), open: of("open") })}
      {late > 0 && <strong> {t("rounds.countsLate", { count: late })}</strong>}
    </p>
  )
}

function PaperLinks({ day }: { day: PlainDate }) {
  const { t } = useWords()
  return (
    <>
      <Link to="/rounds/paper" search={{ day: addDays(today(), 1) }} className={buttonClass()}>
        {t("rounds.paper")}
      </Link>
      <Link to="/rounds/afterwards" search={{ day }} className={buttonClass()}>
        {t("rounds.afterwards")}
      </Link>
    </>
  )
}

/** From the evening on: tomorrow's round may be printed, for the day the computer is down. */
function EveningNote() {
  const { t } = useWords()
  const { may } = useSession()
  if (!may("run-rounds") || clockOf(now()) < "18:00") return null
  return (
    <p className="note no-print">
      {t("rounds.evening")}{" "}
      <Link to="/rounds/paper" search={{ day: addDays(today(), 1) }}>
        {t("rounds.eveningLink")}
      </Link>
    </p>
  )
}
