import { OFF, type RosterPerson, type RosterProblem, type Row } from "./problem.ts"

/**
 * Limits of one name whose days do not overlap, such as turns of a week: the search counts them in its state, from 0 anew
 * where a period begins.
 */
export type Cycle = {
  /** By day the period it lies in; a day outside of every limit is a period of its own. */
  readonly periodOf: Int16Array
  /** By period the most units. */
  readonly caps: Int32Array
  /** By shift. */
  readonly units: readonly number[]
}

/** Beyond this many units a period is better held by fines. */
const MOST_UNITS = 60

/** The limits of a person that are counted in the state: those with the most periods; null: none. */
export function cycleOf(problem: RosterProblem, { limits }: RosterPerson, allowed: readonly number[]) {
  const names = new Set(limits.map(({ name }) => name))
  const families = [...names].map((name) => limits.filter((limit) => limit.name === name))
  const fitting = families.flatMap((family) => cycleIn(problem, family, allowed))
  return fitting.reduce<(typeof fitting)[number] | null>(
    (most, each) => (most === null || each.limits.length > most.limits.length ? each : most),
    null,
  )
}

function cycleIn({ days }: RosterProblem, family: RosterPerson["limits"], allowed: readonly number[]) {
  const sorted = family.toSorted((one, other) => one.from - other.from)
  const amounts = sorted[0]?.amounts ?? []
  const isApart = sorted.every(({ from }, at) => at === 0 || from >= (sorted[at - 1]?.until ?? 0))
  const isAlike = sorted.every((limit) => allowed.every((shift) => limit.amounts[shift] === amounts[shift]))
  const unit = allowed.map((shift) => amounts[shift] ?? 0).reduce(divisor, 0)
  if (!isApart || !isAlike || unit === 0) return []
  const units = amounts.map((amount) => amount / unit)
  const most = Math.max(...allowed.map((shift) => units[shift] ?? 0))
  const caps: number[] = []
  const periodOf = new Int16Array(days).fill(-1)
  for (const { from, until, max, carried } of sorted) {
    periodOf.fill(caps.length, Math.max(0, from), Math.min(days, until))
    caps.push(Math.max(0, Math.floor((max - carried) / unit)))
  }
  for (const [day, period] of periodOf.entries()) if (period < 0) periodOf[day] = caps.push(most) - 1
  if (Math.max(...caps) > MOST_UNITS) return []
  return [{ limits: family, cycle: { periodOf, caps: Int32Array.from(caps), units } satisfies Cycle }]
}

/** By period, what the days of a row outside of a stretch leave of its cap; below 0 where they are too much. */
export function capsLeft(
  { periodOf, caps, units }: Cycle,
  row: Row,
  from: number,
  until: number,
): Int32Array {
  const left = caps.slice()
  for (const [day, shift] of row.entries()) {
    if (shift === OFF || (day >= from && day < until)) continue
    const period = periodOf[day] as number
    left[period] = (left[period] as number) - (units[shift] ?? 0)
  }
  return left
}

export function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other)
}
