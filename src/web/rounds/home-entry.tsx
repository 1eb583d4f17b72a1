import { type FormEvent, useRef, useState } from "react"
import type { PlainDate } from "../../core/kit/dates.ts"
import { type DoorOutcome, doorOutcomes } from "../../core/rounds/attempt.ts"
import { isOpen } from "../../core/rounds/round-list.ts"
import { isAtHand } from "../parts/at-hand.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"
import type { Basis } from "./basis.ts"
import { focusLine } from "./focus-line.ts"
import { atQuarantine, OutcomeField } from "./outcome-field.tsx"
import type { Home, List, Said } from "./round-type.ts"
import { readingsIn, TemperatureFields, type Temperatures } from "./temperature-fields.tsx"
import { useEnter } from "./use-enter.ts"

type HomeEntryProps = {
  home: Home
  list: List
  day: PlainDate
  basis: Basis
  onSaved: () => void
}

/** One line to write down what happened at a home; Enter saves it and goes on to the next. */
export function HomeEntry({ home, list, day, basis, onSaved }: HomeEntryProps) {
  const { t } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const [outcome, setOutcome] = useState<DoorOutcome>("answered")
  const [note, setNote] = useState("")
  const [bags, setBags] = useState("1")
  const [fine, setFine] = useState(true)
  const [temperatures, setTemperatures] = useState<Temperatures>({})
  const [wrong, setWrong] = useState<string | null>(null)
  const { enter, error, refusal, busy } = useEnter(basis, home.id, day)
  const isMet = outcome === "answered"
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const said = saidOf({ home, list, day, outcome, note, bags, fine, temperatures })
    setWrong(typeof said === "string" ? said : null)
    if (typeof said === "string" || busy) return
    const next = nextForm(form.current)
    const own = form.current?.closest("li")
    if (!(await enter(said, list === "waste" ? "waste" : "round"))) return
    // what was typed since stays
    setNote((now) => (now === note ? "" : now))
    setTemperatures((now) => (now === temperatures ? {} : now))
    setFine(true)
    setOutcome("answered")
    onSaved()
    if (!isAtHand(form.current)) return
    if (next === null) own?.focus()
    else focusLine(next, list === "knocks" || list === "calls-failed" ? "choice" : "text")
  }
  const problem = wrong ?? error
  const outcomes = list === "knocks" ? doorOutcomes : atQuarantine
  return (
    <form
      ref={form}
      className="round-entry no-print"
      onSubmit={save}
      aria-label={t("rounds.entryOf", { door: home.door })}
    >
      <OutcomeField
        label={t("rounds.result")}
        outcomes={outcomes}
        value={outcome}
        met={list === "waste" ? "collected" : "answered"}
        onChange={setOutcome}
      />
      {list === "waste" && isMet && (
        <label className="round-temperature">
          <span className="quiet small">{t("rounds.bags")}</span>
          <input
            className="input"
            aria-label={t("rounds.bags")}
            inputMode="numeric"
            maxLength={2}
            value={bags}
            onChange={(event) => setBags(event.target.value)}
          />
        </label>
      )}
      {isMet && (list === "visits" || list === "readings") && (
        <TemperatureFields home={home} day={day} values={temperatures} onChange={setTemperatures} />
      )}
      {!(list === "waste" && isMet) && (
        <input
          className="input round-note"
          aria-label={list === "readings" && isMet ? t("rounds.symptoms") : t("rounds.note")}
          placeholder={list === "readings" && isMet ? t("rounds.symptoms") : t("rounds.note")}
          maxLength={list === "readings" ? 100 : 400}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      )}
      {isMet && list === "visits" && (
        <label className="check">
          <input type="checkbox" checked={!fine} onChange={(event) => setFine(!event.target.checked)} />
          {t("rounds.notFine")}
        </label>
      )}
      <Button type="submit" busy={busy}>
        {t("rounds.save")}
      </Button>
      {problem && (
        <p className="field-error round-problem" role="alert">
          {t(problem)}
        </p>
      )}
      {refusal && <ErrorNote refusal={refusal} />}
    </form>
  )
}

type Filled = Omit<HomeEntryProps, "basis" | "onSaved"> & {
  outcome: DoorOutcome
  note: string
  bags: string
  fine: boolean
  temperatures: Temperatures
}

/** What the line says, or the key of the words for what has to be mended first. */
function saidOf(filled: Filled): Said[] | string {
  const { home, list, day, outcome, note } = filled
  if (outcome !== "answered") return triesOf(home, list, day, outcome, note)
  if (list === "waste") {
    if (!/^\d{1,2}$/.test(filled.bags.trim())) return "rounds.needsBags"
    return [{ what: "waste", checkId: lastOpen(home, "waste"), bags: Number(filled.bags) }]
  }
  const readings = readingsIn(home, day, filled.temperatures, list === "readings" ? note : "")
  if (readings === null) return "rounds.wrongTemperature"
  if (list === "readings") return readings.length === 0 ? "rounds.needsTemperature" : readings
  if (list !== "visits") return triesOf(home, list, day, outcome, note)
  return [{ what: "visit", checkId: lastOpen(home, "visit"), note, fine: filled.fine }, ...readings]
}

/** A try counts for everything of that list which is open there, of a reading for the slot that is due next. */
function triesOf(home: Home, list: List, day: string, outcome: DoorOutcome, note: string): Said[] | string {
  const kind = {
    visits: "visit",
    readings: "reading",
    waste: "waste",
    knocks: "knock",
    "calls-failed": "call",
    needs: "",
  }[list]
  const of = home.checks.filter((check) => check.kind === kind)
  const open = of.filter(isOpen)
  const due =
    kind === "reading"
      ? open.filter((check) => check.day === day).slice(0, 1)
      : (open.length > 0 ? open : of).slice(-1)
  if (due.length === 0) return "rounds.nothingOpen"
  return due.map((check) => ({ what: "attempt", checkId: check.id, outcome, note }))
}

function lastOpen(home: Home, kind: "visit" | "waste"): string | null {
  return home.checks.filter((check) => check.kind === kind).at(-1)?.id ?? null
}

function nextForm(form: HTMLFormElement | null): HTMLFormElement | null {
  const all = [...document.querySelectorAll<HTMLFormElement>("form.round-entry")]
  return form === null ? null : (all[all.indexOf(form) + 1] ?? null)
}
