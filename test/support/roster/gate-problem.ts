import { getPlainDate } from "../../../src/core/kit/dates.ts"
import { createRandom, type Random } from "../../../src/core/kit/random.ts"
import { firstPolicies } from "../../../src/core/policy/first-policies.ts"
import { policyOn } from "../../../src/core/policy/policy.ts"
import { restRules } from "../../../src/core/roster/burden.ts"
import { OFF, type RosterPerson, type RosterProblem, type Shift } from "../../../src/core/roster/problem.ts"
import {
  fatiguePoints,
  headcountRows,
  periodLimits,
  weeksOf,
  withFairShares,
  withRest,
} from "../../../src/core/roster/rules.ts"
import { generateWorld } from "../../../src/core/world/world.ts"

const firstDay = getPlainDate("2020-02-24")
const rule = policyOn(firstPolicies, "fatigue", firstDay)

export type GateSize = {
  readonly seed: number
  readonly volunteers: number
  readonly staff: number
  readonly gates: number
  readonly days: number
}

export const neighbourhoodSize: Omit<GateSize, "seed"> = { volunteers: 120, staff: 15, gates: 2, days: 28 }
export const quarterSize: Omit<GateSize, "seed"> = { volunteers: 1000, staff: 0, gates: 20, days: 28 }

const SHIFTS = ["夜", "早", "中", "晚"] as const
const MINUTES = 360
const PER_POST = 3

/** The gates of a neighbourhood day and night: volunteers as the invented world enrols them, its staff, four shops. */
export function gateProblem({ seed, volunteers, staff, gates, days }: GateSize): RosterProblem {
  const random = createRandom(seed, "gate-problem")
  const shifts = gateShifts(gates)
  const base = { days, firstWeekday: 0, shifts }
  const rows = volunteerRows(random, seed, volunteers, base)
  const people = [
    ...rows,
    ...Array.from({ length: staff }, (_, index) => staffRow(random, `staff ${index}`, base)),
    ...Array.from({ length: 2 * gates }, (_, shop) => shop).flatMap((shop) =>
      headcountRows(
        base,
        {
          ...{ id: `shop ${shop}`, heads: 1, turns: 2, minutes: MINUTES },
          may: shifts.map((_, shift) => shift % SHIFTS.length === 1 || shift % SHIFTS.length === 2),
        },
        weeksOf(base),
      ),
    ),
  ]
  const singles = rows.flatMap(({ size }, index) => (size === 1 ? [index] : []))
  const apart = Array.from({ length: Math.floor(volunteers / 20) }, (_, pair): [number, number] => {
    return [singles[2 * pair] ?? 0, singles[2 * pair + 1] ?? 0]
  })
  const demands = Array.from({ length: days }).flatMap((_, day) =>
    shifts.flatMap((_, shift) => [
      { day, shift, skill: null, need: PER_POST, isHard: true, under: 1000, over: 30 },
      { day, shift, skill: "lead", need: 1, isHard: true, under: 700, over: 0 },
    ]),
  )
  const requests = Array.from({ length: 2 * people.length }, () => ({
    ...{ person: random.whole(0, people.length - 1), day: random.whole(0, days - 1) },
    ...{ shift: random.whole(0, shifts.length - 1), wish: "off" as const, weight: random.whole(1, 10) },
  }))
  return withFairShares({ ...base, people, demands, requests, apart, fairness: 1, published: null })
}

function gateShifts(gates: number): Shift[] {
  const posts = Array.from({ length: gates }, (_, gate) => `gate ${gate}`)
  const shifts = posts.flatMap((post) =>
    SHIFTS.map((name, index) => ({
      ...{ id: `${post} ${name}`, post, start: index * MINUTES, minutes: MINUTES, isNight: index === 0 },
      fatigue: fatiguePoints(MINUTES, index === 0),
    })),
  )
  return withRest(shifts, (rule?.restHours ?? 0) * 60)
}

type Base = { readonly days: number; readonly firstWeekday: number; readonly shifts: readonly Shift[] }

function volunteerRows(random: Random, seed: number, wanted: number, base: Base): RosterPerson[] {
  const roll: string[][] = []
  for (let world = 0; roll.length < wanted; world++) {
    const { rows } = generateWorld({ seed: seed + 1000 * world, days: 8 }).books.志愿者名册
    roll.push(
      ...rows.map((row) => row.map((cell, at) => (at === 7 && cell !== "" ? `${world} ${cell}` : cell))),
    )
  }
  const families = new Map<string, string[][]>()
  for (const [index, row] of roll.slice(0, wanted).entries()) {
    const family = row[7] === "" || row[7] === undefined ? `alone ${index}` : row[7]
    families.set(family, [...(families.get(family) ?? []), row])
  }
  return [...families].map(([id, members]) => volunteerRow(random, id, members, base))
}

/** Together they can when all can. */
function volunteerRow(
  random: Random,
  id: string,
  members: readonly (readonly string[])[],
  base: Base,
): RosterPerson {
  const free = members.map((member) => member[6])
  const byDayOnly = free.includes("白天") || members.some((member) => member[4] === "退休")
  const restDaysOnly = free.includes("仅休息日")
  const { shifts, days } = base
  const may = shifts.map((_, shift) => !byDayOnly || [1, 2].includes(shift % SHIFTS.length))
  const rest = restRules([], rule ?? never(), shifts, { firstDay, days })
  const oneTurn = { name: "turns of a week", amounts: shifts.map(() => 1), max: 3, past: [] }
  return {
    ...{ id, size: members.length, isHeadcount: false, may },
    skilled: { lead: members.filter(() => random.chance(0.4)).length },
    limits: [...rest.limits, ...periodLimits(oneTurn, weeksOf(base))],
    ...{ minMinutes: 0, maxMinutes: 60 * 60, minRun: 1, maxRun: Math.min(5, rest.maxRun), minOff: 1 },
    ...{ maxNights: 2, maxWeekends: 4, shut: [] },
    daysOff: Array.from({ length: days }, (_, day) => day).filter((day) => restDaysOnly && day % 7 < 5),
    history: random.chance(0.8)
      ? { last: OFF, run: 2, nights: 0, fatigue: 0 }
      : { last: random.pick([...may.keys()].filter((shift) => may[shift])), run: 1, nights: 0, fatigue: 2 },
    fairShare: 0,
  }
}

/** The committee has work of its own: a turn or two a week, and never a night before it. */
function staffRow(random: Random, id: string, base: Base): RosterPerson {
  const { shifts } = base
  const turns = { name: "turns of a week", amounts: shifts.map(() => 1), max: 2, past: [] }
  return {
    ...{ id, size: 1, isHeadcount: false, skilled: { lead: 1 } },
    may: shifts.map((_, shift) => shift % SHIFTS.length !== 0),
    limits: periodLimits(turns, weeksOf(base)),
    ...{ minMinutes: 0, maxMinutes: 40 * 60, minRun: 1, maxRun: 3, minOff: 1, maxNights: 1, maxWeekends: 2 },
    ...{ shut: [], daysOff: [random.whole(0, 6), random.whole(7, 13)] },
    history: { last: OFF, run: 2, nights: 0, fatigue: 0 },
    fairShare: 0,
  }
}

function never(): never {
  throw new Error("there is a rule")
}
