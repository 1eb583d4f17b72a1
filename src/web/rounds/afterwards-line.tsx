import { type FormEvent, useRef, useState } from "react"
import type { ReplyOf } from "../../contract/endpoint.ts"
import type { listPaperLines } from "../../contract/rounds.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import type { DoorOutcome } from "../../core/rounds/attempt.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"
import type { Basis } from "./basis.ts"
import { focusLine } from "./focus-line.ts"
import { atQuarantine, OutcomeField } from "./outcome-field.tsx"
import type { Said } from "./round-type.ts"
import { readCelsius } from "./temperature-fields.tsx"
import { useEnter } from "./use-enter.ts"

type Line = ReplyOf<typeof listPaperLines>["lines"][number]
type Typed = {
  clock: string
  outcome: DoorOutcome
  note: string
  fine: boolean
  bags: string
  morning: string
  afternoon: string
}

const nothing: Typed = {
  ...{ clock: "", outcome: "answered", note: "", fine: true, bags: "1", morning: "", afternoon: "" },
} as const

const onThePhone: readonly DoorOutcome[] = ["answered", "no-answer", "refused"]

/** One line of the pack: what stands on paper is typed as it stands there, with its own time. */
export function AfterwardsLine({ line, day, basis }: { line: Line; day: PlainDate; basis: Basis }) {
  const { t } = useWords()
  const { may } = useSession()
  const [typed, setTyped] = useState<Typed>(nothing)
  const [wrong, setWrong] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const { enter, error, refusal, busy } = useEnter(basis, line.homeId, day)
  const isDone = line.statuses.every((status) => status === "fine" || status === "not-fine")
  const mayWrite = line.what !== "waste" || may("collect-waste")
  const set = (change: Partial<Typed>) => setTyped((before) => ({ ...before, ...change }))
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const said = saidOf(line, day, typed)
    setWrong(typeof said === "string" ? said : null)
    if (typeof said === "string" || busy) return
    const next = form.current?.closest("li")?.nextElementSibling
    const clock = line.what === "readings" ? "" : typed.clock
    if (!(await enter(said, line.what === "waste" ? "waste" : "round", clock))) return
    setTyped(nothing)
    focusLine(next)
  }
  const problem = wrong ?? error
  const door = `${line.stairwell}-${line.room}`
  return (
    <li id={`line-${line.number}`} className={isDone ? "afterwards-done" : undefined}>
      <span className="afterwards-number">{line.number}</span>
      <span>
        <strong>{door}</strong> {t(`paper.sheet.${line.what}`)}{" "}
        <span className="quiet">{line.people.map((person) => person.name).join("、")}</span>{" "}
        <span className="quiet">{line.what === "need" && line.text}</span>
      </span>
      <span className="afterwards-states">
        {line.statuses.map((status, index) => (
          // of a person the first is the morning's, whatever it came to
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what it is
          <span key={index} className={`check-state check-${status}`}>
            {t(`rounds.status.${line.what === "readings" ? "reading" : line.what}.${status}`)}
          </span>
        ))}
      </span>
      {!isDone && mayWrite && (
        <form
          ref={form}
          className="round-entry"
          onSubmit={save}
          aria-label={t("afterwards.entryOf", { number: line.number, door })}
        >
          {line.what !== "readings" && (
            <input
              className="input round-clock"
              aria-label={t("paper.time")}
              placeholder={t("paper.time")}
              maxLength={5}
              value={typed.clock}
              onChange={(event) => set({ clock: event.target.value })}
            />
          )}
          <LineFields line={line} typed={typed} set={set} />
          <Button type="submit" busy={busy}>
            {t(line.what === "need" ? "rounds.handOver" : "rounds.save")}
          </Button>
          {problem && (
            <p className="field-error round-problem" role="alert">
              {t(problem)}
            </p>
          )}
          {refusal && <ErrorNote refusal={refusal} />}
        </form>
      )}
    </li>
  )
}

function LineFields({
  line,
  typed,
  set,
}: {
  line: Line
  typed: Typed
  set: (change: Partial<Typed>) => void
}) {
  const { t } = useWords()
  const small = (key: "morning" | "afternoon" | "bags", label: string) => (
    <input
      className="input round-small"
      aria-label={label}
      placeholder={label}
      inputMode="decimal"
      maxLength={5}
      value={typed[key]}
      onChange={(event) => set({ [key]: event.target.value })}
    />
  )
  const note = (label: string) => (
    <input
      className="input round-note"
      aria-label={label}
      placeholder={label}
      maxLength={line.what === "readings" ? 100 : 400}
      value={typed.note}
      onChange={(event) => set({ note: event.target.value })}
    />
  )
  if (line.what === "need") return null
  if (line.what === "readings") {
    return (
      <>
        {small("morning", t("rounds.slot.上午"))}
        {small("afternoon", t("rounds.slot.下午"))}
        {note(t("rounds.symptoms"))}
      </>
    )
  }
  const isMet = typed.outcome === "answered"
  return (
    <>
      <OutcomeField
        label={t("rounds.result")}
        outcomes={line.what === "call" ? onThePhone : atQuarantine}
        value={typed.outcome}
        met={line.what === "waste" ? "collected" : "answered"}
        onChange={(outcome) => set({ outcome })}
      />
      {line.what === "waste" && isMet ? small("bags", t("rounds.bags")) : note(t("rounds.note"))}
      {line.what === "visit" && isMet && (
        <label className="check">
          <input
            type="checkbox"
            checked={!typed.fine}
            onChange={(event) => set({ fine: !event.target.checked })}
          />
          {t("rounds.notFine")}
        </label>
      )}
    </>
  )
}

/** What the line says, or the key of the words for what has to be mended first. */
function saidOf(line: Line, day: string, typed: Typed): Said[] | string {
  const { outcome, note, fine } = typed
  // what stands on paper was not done just now
  if (line.what !== "readings" && typed.clock.trim() === "") return "rounds.needsClock"
  if (line.what === "need") return [{ what: "handed-over", needId: line.aboutId }]
  if (line.what === "readings") return readingsOf(line, day, typed)
  if (line.what === "call" || outcome !== "answered") {
    return [{ what: "attempt", checkId: line.aboutId, outcome, note }]
  }
  if (line.what === "visit") return [{ what: "visit", checkId: line.aboutId, note, fine }]
  if (!/^\d{1,2}$/.test(typed.bags.trim())) return "rounds.needsBags"
  return [{ what: "waste", checkId: line.aboutId, bags: Number(typed.bags) }]
}

function readingsOf({ personId }: Line, day: string, { morning, afternoon, note }: Typed): Said[] | string {
  if (personId === null || (morning.trim() === "" && afternoon.trim() === ""))
    return "rounds.needsTemperature"
  const said: Said[] = []
  for (const [slot, text] of [
    ["上午", morning],
    ["下午", afternoon],
  ] as const) {
    if (text.trim() === "") continue
    const celsius = readCelsius(text)
    if (celsius === null) return "rounds.wrongTemperature"
    said.push({ what: "reading", checkId: null, personId, day, slot, celsius, symptoms: note })
  }
  return said
}
