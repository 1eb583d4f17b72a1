import { type Contract, contractsOf } from "./contract.ts"
import { type CoverTerms, coverTermsOf } from "./cover.ts"
import { awayAt, type Moments, meets, momentsOf, partnersOf } from "./moments.ts"
import { OFF, type Pin, type RosterProblem, type Row } from "./problem.ts"

/** A problem with its pins, made ready for searching; nothing in it changes. */
export type Ground = {
  readonly problem: RosterProblem
  readonly contracts: readonly Contract[]
  readonly terms: CoverTerms
  /** By person: what a slot (day × shifts + shift) costs by its wishes; Infinity: not to be taken. */
  readonly wishes: readonly Float64Array[]
  /** Cost of all wishes for a turn, and of what was published, as long as nobody stands anywhere. */
  readonly wishBase: number
  /** By person and day, 1 where a pin forbids a day off. */
  readonly bound: readonly Uint8Array[]
  readonly moments: Moments
  /** By person, those who must not be away at the same time. */
  readonly partners: readonly (readonly number[])[]
}

/** `contracts`: everybody's, unless only some people's rows are searched on it, or none. */
export function layGround(
  problem: RosterProblem,
  pins: readonly Pin[] = [],
  contracts: readonly Contract[] = contractsOf(problem),
): Ground {
  const { days, people, shifts, requests } = problem
  const moments = momentsOf(shifts)
  const partners = partnersOf(problem)
  const wishes = people.map(({ may, daysOff, shut }, person) => {
    const wish = new Float64Array(days * shifts.length)
    for (const [shift] of shifts.entries()) {
      if (!may[shift]) for (let day = 0; day < days; day++) wish[day * shifts.length + shift] = Infinity
    }
    for (const day of daysOff) wish.fill(Infinity, day * shifts.length, (day + 1) * shifts.length)
    for (const { day, shift } of shut) wish[day * shifts.length + shift] = Infinity
    // whoever was out before the first day may not be back yet
    for (const partner of partners[person] ?? []) {
      const away = awayAt(moments, new Int16Array(days).fill(OFF), people[partner]?.history.last ?? null)
      for (let slot = 0; slot < wish.length && away.includes(1); slot++) {
        const day = Math.floor(slot / shifts.length)
        if (meets(moments, slot % shifts.length, day, away)) wish[slot] = Infinity
      }
    }
    return wish
  })
  const bound = people.map(() => new Uint8Array(days))
  for (const { person, day, shift, wish, weight } of requests) {
    const of = wishes[person]
    const slot = day * shifts.length + shift
    if (of?.[slot] !== undefined) of[slot] += wish === "on" ? -weight : weight
  }
  const { roster: told = [], weight: change = 0 } = problem.published ?? {}
  for (const [person, row] of told.entries()) {
    const of = wishes[person]
    if (of === undefined || row === null) continue
    for (const [day, shift] of row.entries()) {
      const slot = day * shifts.length
      if (shift !== OFF) of[slot + shift] = (of[slot + shift] as number) - change
      else for (let each = slot; each < slot + shifts.length; each++) of[each] = (of[each] as number) + change
    }
  }
  for (const { person, day, shift } of pins) {
    const of = wishes[person]
    const slot = day * shifts.length + shift
    const kept = shift === OFF ? Infinity : of?.[slot]
    of?.fill(Infinity, day * shifts.length, (day + 1) * shifts.length)
    if (of && shift !== OFF && kept !== undefined) of[slot] = kept
    if (shift !== OFF) bound[person]?.fill(1, day, day + 1)
  }
  return {
    problem,
    contracts,
    terms: coverTermsOf(problem),
    wishes,
    wishBase:
      requests.reduce((sum, { wish, weight }) => sum + (wish === "on" ? weight : 0), 0) +
      told.reduce((sum, row) => sum + change * (row?.filter((shift) => shift !== OFF).length ?? 0), 0),
    bound,
    moments,
    partners,
  }
}

/** What a person's row costs by wishes and fairness, beside `wishBase`. */
export function rowCost({ problem, wishes }: Ground, person: number, row: Row): number {
  const wish = wishes[person]
  let cost = 0
  for (let day = 0; day < row.length; day++) {
    const shift = row[day] as number
    const wished = shift === OFF ? 0 : (wish?.[day * problem.shifts.length + shift] ?? 0)
    // a roster that stood before may hold what is forbidden now: that is no matter of cost
    if (wished !== Infinity) cost += wished
  }
  return problem.fairness === 0
    ? cost
    : cost + fairnessOf(problem, person, fatigueIn(problem, row, 0, row.length))
}

/** Cost of a person's fatigue when `taken` is what this horizon brings. */
export function fairnessOf({ people, fairness }: RosterProblem, person: number, taken: number): number {
  const who = people[person]
  if (who === undefined || who.fairShare === null) return 0
  const away = taken + who.history.fatigue - who.fairShare
  return fairness * who.size * away * away
}

/** Fatigue of the days of a row from `from` up to `until`. */
export function fatigueIn(problem: RosterProblem, row: Row, from: number, until: number): number {
  let sum = 0
  for (let day = from; day < until; day++) {
    const shift = problem.shifts[row[day] as number]
    if (shift === undefined) continue
    sum += (problem.firstWeekday + day) % 7 >= 5 ? shift.fatigue.weekend : shift.fatigue.weekday
  }
  return sum
}
