import { type Contract, contractsOf } from "./contract.ts"
import { type CoverTerms, coverTermsOf } from "./cover.ts"
import { OFF, type Pin, type RosterProblem, type Row } from "./problem.ts"

/** A problem with its pins, made ready for searching; nothing in it changes. */
export type Ground = {
  readonly problem: RosterProblem
  readonly contracts: readonly Contract[]
  readonly terms: CoverTerms
  /** By person: what a slot (day × shifts + shift) costs by its wishes; Infinity: not to be taken. */
  readonly wishes: readonly Float64Array[]
  /** Cost of all wishes for a turn, as long as none is met. */
  readonly wishBase: number
  /** By person and day, 1 where a pin forbids a day off. */
  readonly bound: readonly Uint8Array[]
  /** By person, those who must not stand on the same day. */
  readonly partners: readonly (readonly number[])[]
}

export function layGround(problem: RosterProblem, pins: readonly Pin[] = []): Ground {
  const { days, people, shifts, requests, apart } = problem
  const wishes = people.map(({ may, daysOff }) => {
    const wish = new Float64Array(days * shifts.length)
    for (const [shift] of shifts.entries()) {
      if (!may[shift]) for (let day = 0; day < days; day++) wish[day * shifts.length + shift] = Infinity
    }
    for (const day of daysOff) wish.fill(Infinity, day * shifts.length, (day + 1) * shifts.length)
    return wish
  })
  const bound = people.map(() => new Uint8Array(days))
  for (const { person, day, shift, wish, weight } of requests) {
    const of = wishes[person]
    const slot = day * shifts.length + shift
    if (of?.[slot] !== undefined) of[slot] += wish === "on" ? -weight : weight
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
    contracts: contractsOf(problem),
    terms: coverTermsOf(problem),
    wishes,
    wishBase: requests.reduce((sum, { wish, weight }) => sum + (wish === "on" ? weight : 0), 0),
    bound,
    partners: people.map((_, person) =>
      apart.flatMap(([one, other]) => (one === person ? [other] : other === person ? [one] : [])),
    ),
  }
}

/** What a person's row costs by wishes and fairness, beside `wishBase`. */
export function rowCost({ problem, wishes }: Ground, person: number, row: Row): number {
  const wish = wishes[person]
  let cost = 0
  for (let day = 0; day < row.length; day++) {
    const shift = row[day] as number
    if (shift !== OFF) cost += wish?.[day * problem.shifts.length + shift] ?? 0
  }
  return problem.fairness === 0
    ? cost
    : cost + fairnessOf(problem, person, fatigueIn(problem, row, 0, row.length))
}

/** Cost of a person's fatigue when `taken` is what this horizon brings. */
export function fairnessOf({ people, fairness }: RosterProblem, person: number, taken: number): number {
  const who = people[person]
  const away = taken + (who?.history.fatigue ?? 0) - (who?.fairShare ?? 0)
  return fairness * away * away
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
