import { addDays, type PlainDate } from "../kit/dates.ts"
import { awayAfter, tooNearAfter } from "./beyond.ts"
import { type Change, newBreaches, withChanges } from "./change.ts"
import type { DeskProblem } from "./desk-problem.ts"
import { whyShut } from "./desk-rows.ts"
import type { DutyGround } from "./duty-ground.ts"
import { type Breach, breachesApart, breachesOf } from "./evaluate.ts"
import { OFF, type Roster, type RosterPerson } from "./problem.ts"
import {
  dayIndex,
  isNever,
  isSumOfDays,
  nameTurn,
  type ObjectionCode,
  objection,
  once,
  type TurnObjection,
} from "./turn-objection.ts"

/** A ground, its problem, and a roster of it. */
export type LaidRoster = {
  readonly ground: DutyGround
  readonly desk: DeskProblem
  readonly roster: Roster
}

/** No sum is taken over more days. */
const SUM_DAYS = 7

/** What the rules of rows hold against changes that make a roster; `cover`: also where somebody would be missing then. */
export function objectionsTo(
  before: LaidRoster,
  changes: readonly Change[],
  { cover }: { readonly cover: boolean },
): TurnObjection[] {
  const { problem } = before.desk
  const after = { ...before, roster: withChanges(before.roster, changes) }
  const people = [...new Set(changes.flatMap(({ person, to }) => (to === OFF ? [] : [person])))]
  const asked = cover ? problem : { ...problem, demands: [] }
  const fresh = newBreaches(asked, before.roster, changes).filter(
    ({ rule, person }) => rule === "cover" || rule === "apart" || people.includes(person),
  )
  const worse = people.flatMap((person) =>
    breachesOf(problem, after.roster, person).filter(
      (breach) =>
        isOfTurn(breach, changes) ||
        reachedBy(problem, after.roster, breach) > reachedBy(problem, before.roster, breach),
    ),
  )
  return once([...fresh, ...worse].flatMap((breach) => sayBreach(after, breach, changes)))
}

/** Rules of rest, age and home that a whole roster breaks. */
export function faultsOf(laid: LaidRoster): TurnObjection[] {
  return once(everyFault(laid))
}

/** Those that are never to be broken, and can still be mended by turns from a day on. */
export function faultsFrom(laid: LaidRoster, today: PlainDate): TurnObjection[] {
  return once(everyFault(laid).filter((fault) => isNever(fault) && isToCome(laid, fault, today)))
}

function everyFault(laid: LaidRoster): TurnObjection[] {
  const { desk, roster } = laid
  const breaches = [
    ...roster.flatMap((_, person) => breachesOf(desk.problem, roster, person)),
    ...breachesApart(desk.problem, roster),
  ]
  return breaches.flatMap((breach) => sayBreach(laid, breach, []))
}

/** Of a sum over days that have begun already, whether a turn to come is part of it. */
function isToCome(
  { ground, desk, roster }: LaidRoster,
  { code, workerIds, day }: TurnObjection,
  today: PlainDate,
): boolean {
  if (day === null || day >= today) return day !== null
  if (!isSumOfDays(code)) return false
  const [from, until] = [dayIndex(ground, today), dayIndex(ground, day) + SUM_DAYS]
  return workerIds.some((id) =>
    roster[desk.rowOf(id) ?? -1]?.slice(Math.max(0, from), Math.max(0, until)).some((shift) => shift !== OFF),
  )
}

/** Whether the very turn is closed or too near the one before, though another turn of that day was so too. */
function isOfTurn({ rule, person, day }: Breach, changes: readonly Change[]): boolean {
  const isSingle = rule === "not-allowed" || rule === "day-off" || rule === "shut" || rule === "succession"
  return isSingle && changes.some((each) => each.person === person && each.day === day && each.to !== OFF)
}

/** How much of a sum or a run there is in a roster, of the rules that are broken by more or less. */
function reachedBy({ people, shifts }: DeskProblem["problem"], roster: Roster, breach: Breach): number {
  const { rule, person, day, detail } = breach
  const who = people[person]
  const row = roster[person]
  if (who === undefined || row === undefined) return 0
  const amountIn = (from: number, until: number, of: (shift: number) => number) =>
    row.slice(from, until).reduce((sum, shift) => sum + (shift === OFF ? 0 : of(shift)), 0)
  if (rule === "limit") {
    const limit = limitOf(who, breach)
    return limit === undefined ? 0 : amountIn(limit.from, limit.until, (shift) => limit.amounts[shift] ?? 0)
  }
  if (rule === "max-minutes") return amountIn(0, row.length, (shift) => shifts[shift]?.minutes ?? 0)
  if (rule !== "max-run") return 0
  const until = Math.max(0, day + Number(detail))
  return amountIn(Math.max(0, day), until, () => 1)
}

function limitOf({ limits }: RosterPerson, { detail, day }: Breach) {
  return limits.find(({ name, from }) => name === detail && from === day)
}

/** A broken rule in the desk's own names. Of two turns that are too near, the one that stands against those asked about is named. */
function sayBreach(laid: LaidRoster, breach: Breach, asked: readonly Change[]): TurnObjection[] {
  const { ground, desk, roster } = laid
  const { rule, day, shift, detail } = breach
  const who = desk.problem.people[breach.person]
  const workerIds = desk.rows[breach.person]?.workerIds ?? []
  const say = (code: ObjectionCode, more: Partial<TurnObjection> = {}) => [
    objection(code, { workerIds, day: addDays(ground.firstDay, day), ...more }),
  ]
  switch (rule) {
    case "not-allowed":
    case "day-off":
    case "shut":
      return closedFor(laid, breach)
    case "succession": {
      const isEarlierAsked = asked.length > 0 && !asked.some((each) => each.day === day && each.to !== OFF)
      const last = day === 0 ? (who?.history.last ?? OFF) : (roster[breach.person]?.[day - 1] ?? OFF)
      const [from, to] = [desk.problem.shifts[last], desk.problem.shifts[shift]]
      return say("rest", {
        turn: isEarlierAsked ? nameTurn(laid, day, shift) : nameTurn(laid, day - 1, last),
        reached: from && to ? Math.max(0, hoursOf(1440 + to.start - from.start - from.minutes)) : 0,
        bound: ground.fatigue.restHours,
      })
    }
    case "limit": {
      const limit = who && limitOf(who, breach)
      const reached = (limit?.carried ?? 0) + reachedBy(desk.problem, roster, breach)
      if (detail === "red-hours")
        return say("hours", { reached: hoursOf(reached), bound: ground.fatigue.redHours })
      if (detail === "days-on-end") return say("days-on-end", { reached, bound: who?.maxRun ?? null })
      if (detail === "nights-on-end") return say("nights-on-end", { reached, bound: who?.maxNights ?? null })
      const code = detail === "red-nights" ? "nights-of-week" : "turns"
      return say(code, { reached, bound: limit?.max ?? null })
    }
    case "nights":
      return say("nights-on-end", { reached: (who?.maxNights ?? 0) + 1, bound: who?.maxNights ?? null })
    case "max-run":
      return say("days-on-end", { reached: Number(detail), bound: who?.maxRun ?? null })
    case "apart":
      return [atHome(laid, breach, asked)]
    case "cover": {
      const turn = nameTurn(laid, day, shift)
      if (detail === "") return [objection("short", { turn })]
      return [detail === "lead" ? objection("lead", { turn }) : objection("skill", { turn, skill: detail })]
    }
    case "min-minutes":
    case "max-minutes":
      return say("owed")
    // rules that the desk does not write
    case "pin":
    case "shape":
    case "min-run":
    case "min-off":
    case "weekends":
      return say("not-free")
    default:
      rule satisfies never
      return []
  }
}

/** Why the day or the hours are closed to somebody at all: for a family, to any of them. */
function closedFor({ ground, desk }: LaidRoster, { person, day, shift }: Breach): TurnObjection[] {
  const on = addDays(ground.firstDay, day)
  const workerIds = desk.rows[person]?.workerIds ?? []
  const hours = ground.hours.find(({ id }) => id === desk.shifts[shift]?.hoursId)
  const said = ground.workers.flatMap((worker): TurnObjection[] => {
    if (hours === undefined || !workerIds.includes(worker.id)) return []
    const about = { workerIds: [worker.id], day: on }
    const why = whyShut(ground, worker, on, hours)
    const near = tooNearAfter(ground, worker.id, on, hours)
    const other = awayAfter(ground, worker, on, hours)
    return [
      ...(why === null
        ? []
        : [objection(why, why === "age" ? { ...about, bound: ground.fatigue.gateAge } : about)]),
      ...(near === null
        ? []
        : [
            objection("rest", {
              ...{ ...about, reached: Math.max(0, near.hoursBetween), bound: ground.fatigue.restHours },
              turn: {
                ...{ day: near.turn.day, post: "" },
                hours: ground.hours.find(({ start }) => start === near.turn.start)?.name ?? "",
              },
            }),
          ]),
      ...(other === null ? [] : [objection("at-home", { ...about, otherIds: [other] })]),
    ]
  })
  return said.length > 0 ? said : [objection("not-free", { workerIds, day: on })]
}

/** One of the two would be away while the other is; whoever is asked about is named first. */
function atHome({ ground, desk }: LaidRoster, breach: Breach, asked: readonly Change[]): TurnObjection {
  const other = desk.problem.people.findIndex(({ id }) => id === breach.detail)
  const isTurned = asked.some(({ person }) => person === other)
  const [one, rest] = isTurned ? [other, breach.person] : [breach.person, other]
  const idsOf = (row: number) => desk.rows[row]?.workerIds ?? []
  return objection("at-home", {
    ...{ workerIds: idsOf(one), otherIds: idsOf(rest), day: addDays(ground.firstDay, breach.day) },
  })
}

function hoursOf(minutes: number): number {
  return Math.round(minutes / 6) / 10
}
