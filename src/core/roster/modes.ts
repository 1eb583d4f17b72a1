import type { ShiftClass } from "./contract.ts"
import { OFF, type RosterPerson, type RosterProblem } from "./problem.ts"

export function forbiddenAfter(
  problem: RosterProblem,
  { isHeadcount }: RosterPerson,
  shift: number,
  allowed: readonly number[],
): number[] {
  return isHeadcount ? [] : allowed.filter((each) => problem.shifts[shift]?.forbiddenNext.includes(each))
}

/** Nights on end need no state of their own where no run is long enough to hold too many. */
export function countsNights({ maxNights, maxRun, history }: RosterPerson): boolean {
  return maxNights < Math.max(maxRun, history.nights)
}

/** `group`: which shifts are forbidden tomorrow; `free`: the run began before anything is known of. */
type Mode =
  | { readonly works: false; readonly run: number }
  | {
      readonly works: true
      readonly run: number
      readonly nights: number
      readonly group: string
      readonly free: boolean
    }

/** What may follow what: from a mode, each class of shifts, and a day off, leads to one other mode or nowhere. */
export type Machine = {
  readonly modes: number
  readonly start: number
  /** next[mode × (classes + 1) + class], with a day off as the last class; -1: forbidden. */
  readonly next: Int16Array
  /** By mode 1 where the day before was worked. */
  readonly works: Uint8Array
}

/** All modes that can be reached from the history. */
export function machineOf(
  problem: RosterProblem,
  person: RosterPerson,
  classes: readonly ShiftClass[],
): Machine {
  const allowed = classes.flatMap(({ shifts }) => shifts)
  const groupOf = (shift: number) => JSON.stringify(forbiddenAfter(problem, person, shift, allowed))
  const { last } = person.history
  const begun = startOf(person, groupOf)
  const modes: Mode[] = [begun]
  const places = new Map([[JSON.stringify(begun), 0]])
  const next: number[] = []
  const placeOf = (mode: Mode | null): number => {
    if (mode === null) return -1
    const key = JSON.stringify(mode)
    const place = places.get(key) ?? modes.push(mode) - 1
    places.set(key, place)
    return place
  }
  for (let at = 0; at < modes.length; at++) {
    const mode = modes[at] as Mode
    for (const { shifts } of classes) {
      const [shift = OFF] = shifts
      const isForbidden = mode.works && (JSON.parse(mode.group) as number[]).includes(shift)
      // the start of a horizon of which nothing is known is no day off that was too short
      const free = at === 0 && last === null
      const isNight = countsNights(person) && problem.shifts[shift]?.isNight === true
      next.push(
        placeOf(isForbidden ? null : workAfter(mode, person, { group: groupOf(shift), isNight }, free)),
      )
    }
    next.push(placeOf(offAfter(mode, person)))
  }
  return {
    modes: modes.length,
    start: 0,
    next: Int16Array.from(next),
    works: Uint8Array.from(modes, ({ works }) => (works ? 1 : 0)),
  }
}

function startOf(person: RosterPerson, groupOf: (shift: number) => string): Mode {
  const { history, minOff, minRun } = person
  if (history.last === null) return { works: false, run: Number.POSITIVE_INFINITY }
  if (history.last === OFF) return { works: false, run: Math.min(history.run, minOff) }
  const nights = countsNights(person) ? history.nights : 0
  return { works: true, run: history.run, nights, group: groupOf(history.last), free: history.run >= minRun }
}

function workAfter(
  mode: Mode,
  person: RosterPerson,
  { group, isNight }: { readonly group: string; readonly isNight: boolean },
  free: boolean,
): Mode | null {
  const nights = isNight ? (mode.works ? mode.nights : 0) + 1 : 0
  if (nights > person.maxNights && isNight) return null
  if (!mode.works) {
    const isFree = free || person.minRun <= 1
    return mode.run < person.minOff ? null : { works: true, run: 1, nights, group, free: isFree }
  }
  const run = mode.run + 1
  return run > person.maxRun
    ? null
    : { works: true, run, nights, group, free: mode.free || run >= person.minRun }
}

function offAfter(mode: Mode, person: RosterPerson): Mode | null {
  if (!mode.works) return { works: false, run: Math.min(mode.run + 1, person.minOff) }
  return mode.free ? { works: false, run: Math.min(1, person.minOff) } : null
}

/** By number of days, the most of an amount that can be worked in them. */
export function mostIn(
  days: number,
  classes: readonly ShiftClass[],
  { modes, next }: Machine,
  amountOf: (shift: ShiftClass) => number,
): Int32Array {
  const width = classes.length + 1
  const most = new Int32Array(days + 1)
  let ahead = new Int32Array(modes)
  for (let count = 1; count <= days; count++) {
    const now = new Int32Array(modes).fill(-1_000_000)
    for (let mode = 0; mode < modes; mode++) {
      for (let each = 0; each < width; each++) {
        const to = next[mode * width + each] as number
        if (to < 0) continue
        const shift = classes[each]
        const amount = (shift === undefined ? 0 : amountOf(shift)) + (ahead[to] as number)
        if (amount > (now[mode] as number)) now[mode] = amount
      }
    }
    ahead = now
    most[count] = Math.max(...now)
  }
  return most
}
