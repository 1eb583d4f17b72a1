import { isSymptom } from "../../core/care/reading-cell.ts"
import type { FactForm, FactKind } from "../../core/forms/fact-kind.ts"
import type { RowValues } from "../../core/forms/form.ts"
import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { FeverThreshold } from "../../core/report/tally-of.ts"
import { homeCause, readingCause } from "../../core/rounds/planned-check.ts"
import type { DaySum } from "../../store/report/tallies.ts"

/** A person's readings of one day: bit 1 morning, 2 afternoon; whether one was a fever. */
export type ReadingDay = {
  readonly day: PlainDate
  readonly personId: string
  readonly slots: number
  readonly fever: boolean
}

/** A new fact, as far as others rest on it. */
export type RipplingFact = {
  readonly id: string
  readonly kind: FactKind
  readonly at: Instant | null
  readonly dwellingId: string | null
  readonly personId: string | null
}

/** Somebody or some home was seen, as was planned or not. `fever`: a temperature of fever, or symptoms. */
export type Sight = {
  readonly cause: string
  readonly day: PlainDate
  readonly fine: boolean
  readonly fact: RipplingFact
}

/** What new facts move beyond themselves; applied once, at the end of the import. */
export type Ripples = {
  readonly addTallies: (tallies: readonly DaySum[]) => void
  /** Takes back what a row added before it changed. */
  readonly takeTallies: (tallies: readonly DaySum[]) => void
  readonly addFact: (fact: RipplingFact, values: RowValues, feverFrom: FeverThreshold) => void
  readonly touchCase: (personId: string) => void
  /** A person's row of a form is gone: what rests on it is worked out again. */
  readonly touch: (form: FactForm, personId: string) => void
  readonly tallies: () => DaySum[]
  readonly readingDays: () => ReadingDay[]
  readonly sights: readonly Sight[]
  /** People whose case may have changed, and people newly found by screening. */
  readonly caseSubjects: ReadonlySet<string>
  readonly returnees: ReadonlySet<string>
  readonly tenants: ReadonlySet<string>
}

export function makeRipples(): Ripples {
  const tallies = new Map<string, { -readonly [Key in keyof DaySum]: DaySum[Key] }>()
  const readings = new Map<string, { -readonly [Key in keyof ReadingDay]: ReadingDay[Key] }>()
  const sights: Sight[] = []
  const caseSubjects = new Set<string>()
  const returnees = new Set<string>()
  const tenants = new Set<string>()
  const add = (added: readonly DaySum[], sign: 1 | -1) => {
    for (const tally of added) {
      const key = `${tally.day}|${tally.measure}|${tally.item}`
      const sum = tallies.get(key)
      if (sum === undefined) tallies.set(key, { ...tally, amount: sign * tally.amount })
      else sum.amount += sign * tally.amount
    }
  }
  const addReading = (personId: string, values: RowValues, feverFrom: FeverThreshold) => {
    const day = values["日期"] as PlainDate
    const key = `${day}|${personId}`
    const reading = readings.get(key) ?? { day, personId, slots: 0, fever: false }
    reading.slots |= slotBit(values["时段"])
    reading.fever ||= Number(values["体温"]) >= feverFrom(day)
    readings.set(key, reading)
  }
  const addFact: Ripples["addFact"] = (fact, values, feverFrom) => {
    const { kind, personId } = fact
    sights.push(...sightsIn(fact, values, feverFrom))
    if (personId === null) return
    if (kind === "reading") addReading(personId, values, feverFrom)
    if (kind === "returnee-registration") returnees.add(personId)
    if (kind === "tenant-screening") tenants.add(personId)
    if (kind === "returnee-registration" || kind === "ledger-entry") caseSubjects.add(personId)
  }
  return {
    addTallies: (added) => add(added, 1),
    takeTallies: (taken) => add(taken, -1),
    addFact,
    touchCase: (personId) => caseSubjects.add(personId),
    touch: (form, personId) => {
      if (form === "返沪人员登记") returnees.add(personId)
      if (form === "租客排查") tenants.add(personId)
      if (form === "返沪人员登记" || form === "居家隔离台账") caseSubjects.add(personId)
    },
    tallies: () => [...tallies.values()].filter((tally) => tally.amount !== 0 || tally.measure === "stock"),
    readingDays: () => [...readings.values()],
    sights,
    caseSubjects,
    returnees,
    tenants,
  }
}

function sightsIn(fact: RipplingFact, values: RowValues, feverFrom: FeverThreshold): Sight[] {
  const { kind, personId, dwellingId } = fact
  if (kind === "reading" && personId !== null) {
    const day = values["日期"] as PlainDate
    const well = !isSymptom(values["症状"] ?? "") && Number(values["体温"]) < feverFrom(day)
    return [{ cause: readingCause(personId, day, values["时段"] ?? ""), day, fine: well, fact }]
  }
  if ((kind === "visit" || kind === "waste-pickup") && dwellingId !== null) {
    const day = (values["时间"] ?? "").slice(0, 10) as PlainDate
    return [
      { cause: homeCause(kind === "visit" ? "visit" : "waste", dwellingId, day), day, fine: true, fact },
    ]
  }
  return []
}

const MORNING = 1
const AFTERNOON = 2

/** The bit of a reading's time of day in `ReadingDay.slots`. */
export function slotBit(slot: string | undefined): number {
  return slot === "上午" ? MORNING : AFTERNOON
}
