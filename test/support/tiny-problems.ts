import fc from "fast-check"
import { evaluate } from "../../src/core/roster/evaluate.ts"
import {
  OFF,
  type RosterPerson,
  type RosterProblem,
  type Row,
  type Shift,
} from "../../src/core/roster/problem.ts"

/** Two shifts, of which the first must not follow the second; the second lasts over midnight, or both begin at once. */
const shiftPairs: readonly (readonly Shift[])[] = [480, 1200].map((start) => [
  {
    ...{ id: "E", post: "gate", start: 480, minutes: 480, isNight: false, forbiddenNext: [] },
    fatigue: { weekday: 2, weekend: 3 },
  },
  {
    ...{ id: "N", post: "gate", start, minutes: 600, isNight: true, forbiddenNext: [0] },
    fatigue: { weekday: 3, weekend: 4 },
  },
])

/** Problems small enough to try every roster. */
export function anyProblem({
  people,
  days,
}: {
  readonly people: number
  readonly days: number
}): fc.Arbitrary<RosterProblem> {
  return fc.record({
    days: fc.constant(days),
    firstWeekday: fc.nat(6),
    shifts: fc.constantFrom(...shiftPairs),
    people: fc.array(anyPerson(days), { minLength: people, maxLength: people }),
    demands: fc.array(
      fc.record({
        day: fc.nat(days - 1),
        shift: fc.nat(1),
        skill: fc.constantFrom(null, "lead"),
        need: fc.nat(2),
        isHard: fc.constant(false),
        under: fc.integer({ min: 1, max: 30 }),
        over: fc.nat(3),
      }),
      { maxLength: 2 * days },
    ),
    requests: fc.array(
      fc.record({
        person: fc.nat(people - 1),
        day: fc.nat(days - 1),
        shift: fc.nat(1),
        wish: fc.constantFrom("on" as const, "off" as const),
        weight: fc.nat(9),
      }),
      { maxLength: 6 },
    ),
    apart: fc.constantFrom<RosterProblem["apart"]>([], people > 1 ? [[0, 1]] : []),
    fairness: fc.constantFrom(0, 0, 1),
    published: fc.option(
      fc.record({
        roster: fc.array(
          fc.option(
            fc
              .array(fc.integer({ min: OFF, max: 1 }), { minLength: days, maxLength: days })
              .map((row) => Int16Array.from(row)),
          ),
          { minLength: people, maxLength: people },
        ),
        weight: fc.nat(5),
      }),
      { freq: 2 },
    ),
  })
}

function anyPerson(days: number): fc.Arbitrary<RosterPerson> {
  return fc.record({
    id: fc.constant("one"),
    size: fc.constantFrom(1, 1, 2),
    isHeadcount: fc.constantFrom(false, false, false, true),
    skilled: fc.constantFrom<RosterPerson["skilled"]>({}, { lead: 1 }, { lead: -1 }),
    may: fc.constantFrom([true, true], [true, true], [true, false], [false, true]),
    limits: fc.array(
      fc.record({
        name: fc.constant("some"),
        amounts: fc.constantFrom([1, 0], [0, 1], [1, 1]),
        from: fc.nat(2),
        until: fc.integer({ min: 3, max: days }),
        max: fc.integer({ min: 1, max: 3 }),
        carried: fc.constantFrom(0, 0, 1, 4),
      }),
      { maxLength: 2 },
    ),
    minMinutes: fc.constantFrom(0, 0, 480, 960),
    maxMinutes: fc.constantFrom(1080, 1600, 9999),
    minRun: fc.integer({ min: 1, max: 2 }),
    maxRun: fc.integer({ min: 2, max: 4 }),
    minOff: fc.integer({ min: 1, max: 3 }),
    maxNights: fc.integer({ min: 1, max: 3 }),
    maxWeekends: fc.nat(2),
    daysOff: fc.uniqueArray(fc.nat(days - 1), { maxLength: 1 }),
    shut: fc.array(fc.record({ day: fc.nat(days - 1), shift: fc.nat(1) }), { maxLength: 2 }),
    history: fc.record({
      last: fc.constantFrom(null, null, OFF, 1),
      run: fc.integer({ min: 1, max: 2 }),
      nights: fc.nat(1),
      fatigue: fc.nat(3),
    }),
    fairShare: fc.option(fc.nat(6), { freq: 4 }),
  })
}

/** Every way to fill the days of one row. */
export function allRows({ days, shifts }: RosterProblem): Row[] {
  const choices = [OFF, ...shifts.keys()]
  const rows = Array.from({ length: days }).reduce<number[][]>(
    (rows) => rows.flatMap((row) => choices.map((shift) => [...row, shift])),
    [[]],
  )
  return rows.map((row) => Int16Array.from(row))
}

/** The least cost of any roster of two that keeps the rules; Infinity where there is none. */
export function bestByTrying(problem: RosterProblem): number {
  const rows = allRows(problem)
  const own = problem.people.map((person, index) => {
    const lone = { ...problem, people: [person], demands: [], requests: [], apart: [] }
    return rows.filter((row) => evaluate(lone, [row]).breaches.length === 0 && index >= 0)
  })
  let best = Number.POSITIVE_INFINITY
  for (const one of own[0] ?? []) {
    for (const other of own[1] ?? []) {
      const { cost, breaches } = evaluate(problem, [one, other])
      if (breaches.length === 0 && cost < best) best = cost
    }
  }
  return best
}
