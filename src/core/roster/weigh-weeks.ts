import { addDays, type PlainDate } from "../kit/dates.ts"
import { dutiesAround } from "./beyond.ts"
import { burdenLevel, burdenOn } from "./burden.ts"
import type { DeskProblem } from "./desk-problem.ts"
import { isSamePlace, placeKey } from "./draft.ts"
import type { DutyGround } from "./duty-ground.ts"
import { fatigueOf, lackOn } from "./evaluate.ts"
import { OFF, type Roster } from "./problem.ts"
import { dutiesOfRow } from "./row-duties.ts"

/** What a week of a roster is worth: read before it is taken. */
export type WeekWeighed = {
  readonly week: PlainDate
  readonly wanted: number
  readonly missing: number
  readonly missingLeads: number
  /** Shifts of a post that lack somebody. */
  readonly gaps: number
  readonly turns: number
  /** Turns that the draft has otherwise, or not at all. */
  readonly changed: number
  /** Of those who are weighed, how many carry the same at the week's end but for a turn. */
  readonly near: number
  readonly weighed: number
  /** How many are to go easy by the rule of fatigue; nobody is red. */
  readonly amber: number
}

const WEEK = 7
/** Points of fatigue: within a turn by night it is the same. */
export const NEAR_SHARE = 3

/** Week by week what a roster covers, how evenly it weighs, and what it changes. Its first day is a Monday. */
export function weighWeeks(ground: DutyGround, desk: DeskProblem, roster: Roster): WeekWeighed[] {
  const weeks = Array.from({ length: Math.ceil(ground.days / WEEK) }, (_, index) => index)
  const turns = desk.turnsOf(roster)
  const before = new Map(ground.draft.map((turn) => [placeKey(turn), turn]))
  return weeks.map((index) => {
    const span = { from: index * WEEK, until: Math.min(ground.days, (index + 1) * WEEK) }
    const [first, after] = [addDays(ground.firstDay, span.from), addDays(ground.firstDay, span.until)]
    const own = turns.filter(({ day }) => day >= first && day < after)
    return {
      week: first,
      ...coverIn(desk, roster, span),
      turns: own.length,
      changed: own.filter((turn) => !isSamePlace(before.get(placeKey(turn)), turn)).length,
      ...sharesBy(desk, roster, span.until),
      amber: amberIn(ground, desk, roster, span),
    }
  })
}

type Span = { readonly from: number; readonly until: number }

function coverIn({ problem }: DeskProblem, roster: Roster, { from, until }: Span) {
  const lacks = problem.demands
    .filter(({ day }) => day >= from && day < until)
    .map((demand) => ({ ...demand, lack: lackOn(problem, roster, demand) }))
  const sumOf = (skill: string | null, what: "need" | "lack") =>
    lacks.reduce((sum, each) => sum + (each.skill === skill ? each[what] : 0), 0)
  return {
    ...{ wanted: sumOf(null, "need"), missing: sumOf(null, "lack"), missingLeads: sumOf("lead", "lack") },
    gaps: new Set(lacks.flatMap(({ day, shift, lack }) => (lack > 0 ? [`${day} ${shift}`] : []))).size,
  }
}

/** What everybody carries by then against everybody's average. */
function sharesBy({ problem }: DeskProblem, roster: Roster, until: number) {
  const upTo = roster.map((row) => row.map((shift, day) => (day < until ? shift : OFF)))
  const shares = problem.people.flatMap(({ fairShare, size }, row) =>
    fairShare === null ? [] : [{ size, taken: fatigueOf(problem, upTo, row) }],
  )
  const weighed = shares.reduce((sum, { size }) => sum + size, 0)
  const average = shares.reduce((sum, { size, taken }) => sum + size * taken, 0) / Math.max(1, weighed)
  const near = shares.reduce(
    (sum, { size, taken }) => sum + (Math.abs(taken - average) <= NEAR_SHARE ? size : 0),
    0,
  )
  return { near, weighed }
}

function amberIn(ground: DutyGround, desk: DeskProblem, roster: Roster, { from, until }: Span): number {
  const { problem, rows } = desk
  return roster.reduce((sum, row, index) => {
    const { size = 0, isHeadcount = false } = problem.people[index] ?? {}
    if (isHeadcount) return sum
    const all = [
      ...dutiesAround(ground, rows[index]?.workerIds[0] ?? ""),
      ...dutiesOfRow({ ground, desk }, row),
    ]
    for (let day = from; day < until; day++) {
      const level = burdenLevel(burdenOn(all, addDays(ground.firstDay, day)), ground.fatigue)
      if (level !== "rested") return sum + size
    }
    return sum
  }, 0)
}
