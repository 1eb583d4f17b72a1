import "./care.css"
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { listCare } from "../../contract/care.ts"
import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import { useAsk } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { type Column, DataTable } from "../parts/data-table.tsx"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField } from "../parts/inputs.tsx"
import { DoneNote, EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { useOpened } from "../parts/use-opened.ts"
import { CarePanel } from "./care-panel.tsx"
import { clockText } from "./need-table.tsx"
import type { CarePerson } from "./need-type.ts"
import { planText } from "./plan-text.ts"

const shows = ["due", "all", "none"] as const
type Show = (typeof shows)[number]
const wordsOf = { due: "showDue", all: "showAll", none: "showNone" } as const
const isShown: Record<Show, (person: CarePerson) => boolean> = {
  due: (person) => person.dueToday,
  all: () => true,
  none: (person) => person.plans.length === 0,
}

/** People in special care: who has agreed on regular contact, who is to be contacted today, who was missed. */
export function CareScreen() {
  const { t } = useWords()
  const [show, setShow] = useState<Show>("all")
  const { opened, open, close } = useOpened<string>()
  const [done, setDone] = useState<string | null>(null)
  const { data, error } = useAsk(listCare, undefined, { live: true, everyMs: 60_000 })
  const people = data?.people ?? []
  const shown = people.filter(isShown[show])
  const person = people.find((one) => one.personId === opened)
  return (
    <div className="with-panel">
      <Page title={t("care.title")} intro={t("care.intro")} back={<Link to="/needs">{t("care.needs")}</Link>}>
        {done && <DoneNote title={done} />}
        {error && <ErrorNote refusal={error.refusal} />}
        {!data && !error && <WaitNote />}
        {data && people.length === 0 && (
          <EmptyNote title={t("care.none")}>
            <p>{t("care.noneHint")}</p>
          </EmptyNote>
        )}
        {people.length > 0 && (
          <div className="needs-choice">
            <p className="quiet" role="status">
              {t("care.counts", {
                people: people.length,
                planned: people.filter((one) => one.plans.length > 0).length,
                due: people.filter((one) => one.dueToday).length,
                missed: people.filter((one) => one.missed > 0).length,
              })}
            </p>
            <ChoiceField
              label={t("care.show")}
              value={show}
              choices={shows.map((value) => ({ value, label: t(`care.${wordsOf[value]}`) }))}
              onChange={setShow}
            />
          </div>
        )}
        {people.length > 0 && shown.length === 0 && <p className="quiet">{t("care.noneLike")}</p>}
        {shown.length > 0 && <CareTable people={shown} onOpen={({ personId }) => open(personId)} />}
      </Page>
      {person && data && (
        <SidePanel key={person.personId} title={`${person.door} ${person.name}`} onClose={close}>
          <CarePanel
            person={person}
            rhythm={data.rhythm}
            onDone={(title) => {
              setDone(title)
              close()
            }}
          />
        </SidePanel>
      )}
    </div>
  )
}

function CareTable({
  people,
  onOpen,
}: {
  people: readonly CarePerson[]
  onOpen: (person: CarePerson) => void
}) {
  const { t, language } = useWords()
  const columns: readonly Column<CarePerson>[] = [
    { key: "door", label: t("care.door"), whole: true, cell: (person) => person.door },
    { key: "person", label: t("care.person"), whole: true, cell: (person) => person.name },
    { key: "kind", label: t("care.kind"), cell: (person) => <span lang="zh">◆ {person.care}</span> },
    {
      key: "plan",
      label: t("care.plan"),
      cell: (person) =>
        person.plans.length === 0 ? (
          <span className="quiet">{t("care.noPlan")}</span>
        ) : (
          person.plans.map((plan) => (
            <span key={plan.id} className="care-plan-text">
              {planText(t, plan)}
              {plan.owner !== "" && <span className="quiet"> {plan.owner}</span>}
            </span>
          ))
        ),
    },
    {
      key: "last",
      label: t("care.last"),
      whole: true,
      cell: (person) =>
        person.lastAt === null ? (
          <span className="quiet">{t("care.never")}</span>
        ) : (
          clockText(person.lastAt as Instant, language)
        ),
    },
    {
      key: "next",
      label: t("care.next"),
      whole: true,
      cell: (person) => {
        if (person.dueToday) return <strong>{t("care.today")}</strong>
        const next = person.nextOn === null ? "" : dayText(person.nextOn as PlainDate, language)
        return person.doneToday ? `✓ ${t("care.doneToday")}${next === "" ? "" : ` · ${next}`}` : next
      },
    },
    {
      key: "missed",
      label: t("care.missed"),
      whole: true,
      cell: (person) =>
        person.missed > 0 && (
          <span className="needs-late">! {t("care.times", { count: person.missed })}</span>
        ),
    },
    {
      key: "actions",
      label: t("common.actions"),
      actions: true,
      cell: (person) => (
        <Button
          kind="quiet"
          aria-label={t("care.recordOf", { name: `${person.door} ${person.name}` })}
          onClick={() => onOpen(person)}
        >
          {t("care.record")}
        </Button>
      ),
    },
  ]
  return (
    <DataTable
      caption={t("care.table")}
      columns={columns}
      rows={people}
      keyOf={(person) => person.personId}
    />
  )
}
