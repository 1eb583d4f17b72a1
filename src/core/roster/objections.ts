import { addDays, type PlainDate } from "../kit/dates.ts"
import { type Change, newBreaches, withChanges } from "./change.ts"
import type { DeskProblem } from "./desk-problem.ts"
import { whyShut } from "./desk-rows.ts"
import type { DutyGround } from "./duty-ground.ts"
import { type Breach, breachesApart, breachesOf, headsOn } from "./evaluate.ts"
import { OFF, type Roster } from "./problem.ts"

/** What speaks against somebody's turn. The last three may be; the others are rules of rest and age, and never broken. */
export const objectionCodes = [
  "not-yet",
  "age",
  "away",
  "rest",
  "hours",
  "nights-of-week",
  "days-on-end",
  "nights-on-end",
  "at-home",
  "turns",
  "not-free",
  "full",
] as const
export type ObjectionCode = (typeof objectionCodes)[number]

export type DeskObjection = {
  readonly code: ObjectionCode
  readonly workerIds: readonly string[]
  /** The turn that it is about; of a rule over several days the first of them. */
  readonly day: PlainDate
  /** Of `rest`: the earlier turn and the later one, and the hours between them; of sums: what is reached, and the most there may be. */
  readonly before: { readonly day: PlainDate; readonly shift: number } | null
  readonly after: { readonly day: PlainDate; readonly shift: number } | null
  readonly reached: number
  readonly most: number
  /** Of `at-home`: who else would be away. */
  readonly otherIds: readonly string[]
}

const soft: readonly ObjectionCode[] = ["turns", "not-free", "full"]

export function isNever({ code }: Pick<DeskObjection, "code">): boolean {
  return !soft.includes(code)
}

/** What speaks against a change, before it is made. */
export function objectionsTo(
  ground: DutyGround,
  desk: DeskProblem,
  roster: Roster,
  change: Change,
): DeskObjection[] {
  const after = withChanges(roster, [change])
  const found = newBreaches(desk.problem, roster, [change]).flatMap((breach) =>
    objectionOf(ground, desk, after, breach),
  )
  return once([...found, ...fullBy(ground, desk, roster, change)])
}

/** Rules of rest, age and home that a whole roster breaks. */
export function faultsOf(ground: DutyGround, desk: DeskProblem, roster: Roster): DeskObjection[] {
  const { problem } = desk
  const breaches = [
    ...roster.flatMap((_, person) => breachesOf(problem, roster, person)),
    ...breachesApart(problem, roster),
  ]
  return once(breaches.flatMap((breach) => objectionOf(ground, desk, roster, breach)))
}

function objectionOf(
  ground: DutyGround,
  desk: DeskProblem,
  roster: Roster,
  { rule, person, day, shift, detail }: Breach,
): DeskObjection[] {
  const { problem, rows } = desk
  const row = rows[person]
  const who = problem.people[person]
  if (row === undefined || who === undefined) return []
  const dayAt = (index: number) => addDays(ground.firstDay, index)
  const say = (code: ObjectionCode, more: Partial<DeskObjection> = {}): DeskObjection => ({
    ...{ code, workerIds: row.workerIds, day: dayAt(day), before: null, after: null },
    ...{ reached: 0, most: 0, otherIds: [] },
    ...more,
  })
  if (rule === "not-allowed" || rule === "day-off" || rule === "shut") {
    const hours = ground.hours.find(({ id }) => id === desk.shifts[shift]?.hoursId)
    return ground.workers.flatMap((worker) => {
      if (hours === undefined || !row.workerIds.includes(worker.id)) return []
      const why = whyShut(ground, worker, dayAt(day), hours)
      return why === null ? [] : [say(why, { workerIds: [worker.id] })]
    })
  }
  if (rule === "succession") {
    const last = day === 0 ? (who.history.last ?? OFF) : (roster[person]?.[day - 1] ?? OFF)
    const [from, to] = [problem.shifts[last], problem.shifts[shift]]
    const gap = from && to ? (1440 + to.start - from.start - from.minutes) / 60 : 0
    return [
      say("rest", {
        before: { day: dayAt(day - 1), shift: last },
        after: { day: dayAt(day), shift },
        ...{ reached: gap, most: ground.fatigue.restHours },
      }),
    ]
  }
  if (rule === "limit") {
    const limit = who.limits.find(({ name, from }) => name === detail && from === day)
    if (limit === undefined) return []
    const taken = [...(roster[person] ?? [])]
      .slice(limit.from, limit.until)
      .reduce((sum, each) => sum + (each === OFF ? 0 : (limit.amounts[each] ?? 0)), limit.carried)
    if (detail === "red-hours") return [say("hours", { reached: taken / 60, most: ground.fatigue.redHours })]
    const code = detail === "red-nights" ? "nights-of-week" : "turns"
    return [say(code, { reached: taken, most: limit.max })]
  }
  if (rule === "max-run") return [say("days-on-end", { reached: Number(detail), most: who.maxRun })]
  if (rule === "nights") return [say("nights-on-end", { reached: who.maxNights + 1, most: who.maxNights })]
  if (rule !== "apart") return []
  return [say("at-home", { otherIds: detail.split("+") })]
}

function fullBy(
  { firstDay }: DutyGround,
  { problem, rows }: DeskProblem,
  roster: Roster,
  { person, day, to }: Change,
): DeskObjection[] {
  const demand = problem.demands.find((each) => each.day === day && each.shift === to && each.skill === null)
  const wanted = demand?.need ?? 0
  const there = demand === undefined ? 0 : headsOn(problem, roster, demand)
  if (to === OFF || roster[person]?.[day] === to || there < wanted) return []
  const reached = there + (problem.people[person]?.size ?? 0)
  return [
    {
      ...{ code: "full" as const, workerIds: rows[person]?.workerIds ?? [], day: addDays(firstDay, day) },
      ...{ before: null, after: null, reached, most: wanted, otherIds: [] },
    },
  ]
}

/** Overlapping windows say the same: the one that is broken most speaks. */
function once(found: readonly DeskObjection[]): DeskObjection[] {
  const kept = new Map<string, DeskObjection>()
  for (const each of found) {
    const isSum = each.most > 0 && each.code !== "rest" && each.code !== "full"
    const key = `${each.code} ${each.workerIds.join("+")} ${isSum ? "" : each.day}`
    const known = kept.get(key)
    if (known === undefined || each.reached > known.reached) kept.set(key, each)
  }
  return [...kept.values()]
}
