import "./readings.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useCallback, useState } from "react"
import { getReadingSheet } from "../../contract/readings.ts"
import { type SlotName, slotNames, symptomNames } from "../../core/care/reading-cell.ts"
import { clockOf, parsePlainDate } from "../../core/kit/dates.ts"
import { useAsk } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { buttonClass } from "../parts/button.tsx"
import { now, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { DoneNote, EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { useShowDay } from "../parts/shown-day.ts"
import { SidePanel } from "../parts/side-panel.tsx"
import { useOpened } from "../parts/use-opened.ts"
import { CorrectForm } from "./correct-form.tsx"
import { type ReadingChoice, ReadingChoiceBar } from "./reading-choice.tsx"
import { ReadingTable } from "./reading-table.tsx"
import { type SheetPerson, shortDoor } from "./reading-types.ts"
import { useReadingQueue } from "./use-reading-queue.ts"

const route = getRouteApi("/framed/readings")
type Opened = { readonly personId: string; readonly slot: SlotName }

/** The temperatures desk: today's sheet, or that of a day before. */
export function ReadingsScreen() {
  const { t } = useWords()
  const { may } = useSession()
  const { on } = route.useSearch()
  const navigate = route.useNavigate()
  const day = parsePlainDate(on ?? "") ?? today()
  useShowDay(day)
  const [choice, setChoice] = useState<ReadingChoice>(() => ({
    way: "电话",
    typing: clockOf(now()) < "13:00" ? "上午" : "both",
    missingOnly: false,
  }))
  const { way, typing, missingOnly } = choice
  const { opened, open, close } = useOpened<Opened>()
  const [done, setDone] = useState<string | null>(null)
  const { data, error } = useAsk(getReadingSheet, { on: day }, { live: true, everyMs: 60_000 })
  const { push, waiting, refused, stuck } = useReadingQueue()
  const people = data?.people ?? []
  const onType = useCallback(
    (person: SheetPerson, slot: SlotName, celsius: number, symptoms: string) => {
      const { personId, homeId } = person
      push({ id: newId(), personId, homeId, day, slot, celsius, symptoms, how: way })
    },
    [push, day, way],
  )
  const onOpen = useCallback(
    (person: SheetPerson, slot: SlotName) => open({ personId: person.personId, slot }),
    [open],
  )
  const shown = missingOnly
    ? people.filter((person) => person.cells.some(({ status }) => status === "missing"))
    : people
  const person = people.find((one) => one.personId === opened?.personId)
  const cell = opened === null ? undefined : person?.cells[slotNames.indexOf(opened.slot)]
  return (
    <div className="with-panel">
      <Page
        title={t("readings.title")}
        intro={t("readings.intro")}
        actions={
          may("run-needs") && (
            <Link to="/readings/chat" className={buttonClass()}>
              {t("readings.chat")}
            </Link>
          )
        }
      >
        {done && <DoneNote title={done} />}
        {stuck && waiting.size > 0 && (
          <ErrorNote refusal={stuck}>
            <p>{t("readings.notSaved", { count: waiting.size })}</p>
          </ErrorNote>
        )}
        {error && <ErrorNote refusal={error.refusal} />}
        <ReadingChoiceBar
          day={day}
          choice={choice}
          onDay={(wanted) => void navigate({ search: wanted === today() ? {} : { on: wanted } })}
          onChoice={setChoice}
        />
        {!data && !error && <WaitNote />}
        {data && people.length === 0 && (
          <EmptyNote title={t("readings.none")}>
            <p>{t("readings.noneHint")}</p>
          </EmptyNote>
        )}
        {people.length > 0 && <Counts people={people} />}
        {people.length > 0 && shown.length === 0 && <p className="quiet">{t("readings.noneMissing")}</p>}
        {shown.length > 0 && (
          <ReadingTable
            day={day}
            people={shown}
            typing={typing === "both" ? slotNames : [typing]}
            queue={{ waiting, refused }}
            onType={onType}
            onOpen={onOpen}
          />
        )}
      </Page>
      {person && opened && cell?.reading && (
        <SidePanel
          key={cell.reading.id}
          title={`${shortDoor(person.door)} ${person.name} ${t(`readings.slot.${opened.slot}`)}`}
          onClose={close}
        >
          <CorrectForm
            person={person}
            reading={cell.reading}
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

function Counts({ people }: { people: readonly SheetPerson[] }) {
  const { t } = useWords()
  const cells = people.flatMap((person) => person.cells)
  const count = (...statuses: readonly string[]) =>
    cells.filter(({ status }) => statuses.includes(status)).length
  return (
    <div>
      <p className="quiet" role="status">
        {t("readings.counts", {
          people: people.length,
          taken: count("fine", "fever", "symptom"),
          missing: count("missing"),
          odd: count("fever", "symptom"),
        })}
      </p>
      <p className="small quiet">
        {t("readings.symptomKeys")}{" "}
        <span lang="zh">{symptomNames.map((name, at) => `${at + 1} ${name}`).join(" · ")}</span>
      </p>
    </div>
  )
}
