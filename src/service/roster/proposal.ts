import type { PlainDate } from "../../core/kit/dates.ts"
import { daysBetween } from "../../core/kit/dates.ts"
import type { Conflict } from "../../core/roster/conflicts.ts"
import type { DeskProblem } from "../../core/roster/desk-problem.ts"
import type { DraftTurn } from "../../core/roster/draft.ts"
import { placeKey } from "../../core/roster/draft.ts"
import type { DutyGround } from "../../core/roster/duty-ground.ts"
import { lackOn } from "../../core/roster/evaluate.ts"
import type { Pin, Roster, RosterProblem } from "../../core/roster/problem.ts"
import type { WeekWeighed } from "../../core/roster/weigh-weeks.ts"

/** A rule in the way, in codes and names of the desk. */
export type InTheWay = {
  readonly rules: readonly string[]
  readonly workerIds: readonly string[]
  /** Null: it is somebody's own weeks that do not come out. */
  readonly cover: {
    readonly places: readonly { readonly day: number; readonly postId: string; readonly hoursId: string }[]
    readonly skill: string | null
    readonly wanted: number
    readonly most: number
  } | null
}

/** One week of a proposal. `taken`: the version of the draft that it became; null: it waits. */
export type WeekProposed = WeekWeighed & { readonly taken: number | null }

export type ProposalState = {
  readonly id: string
  /** Its first Monday. */
  readonly week: PlainDate
  readonly weeks: number
  /** `lost`: the server began anew while it was searched for. */
  readonly phase: "running" | "ready" | "stopped" | "no-roster" | "failed" | "lost"
  readonly seconds: number
  /** Since it began. */
  readonly gone: number
  readonly firstCost: number | null
  readonly cost: number | null
  readonly wanted: number
  readonly missing: number
  /** Once it is ready. */
  readonly byWeek: readonly WeekProposed[]
  readonly inTheWay: readonly InTheWay[]
}

/** Days up to today stay as they are. */
export function pastPins(ground: DutyGround, desk: DeskProblem, today: PlainDate): Pin[] {
  const over = Math.min(ground.days, Math.max(0, daysBetween(ground.firstDay, today) + 1))
  return desk.draft.flatMap((row, person) =>
    Array.from({ length: over }, (_, day) => ({ person, day, shift: row[day] as number })),
  )
}

/** A roster as places of the draft; what was pinned stays so. */
export function proposedTurns(ground: DutyGround, desk: DeskProblem, roster: Roster): DraftTurn[] {
  const pinned = new Set(ground.draft.filter(({ isPinned }) => isPinned).map(placeKey))
  return desk.turnsOf(roster).map((turn) => ({ ...turn, isPinned: pinned.has(placeKey(turn)) }))
}

export function missingIn(problem: RosterProblem, roster: Roster): number {
  return problem.demands.reduce(
    (sum, demand) => sum + (demand.skill === null ? lackOn(problem, roster, demand) : 0),
    0,
  )
}

export function wantedIn({ demands }: RosterProblem): number {
  return demands.reduce((sum, { skill, need }) => sum + (skill === null ? need : 0), 0)
}

export function inWords({ rows, shifts }: DeskProblem, { rules, people, cover }: Conflict): InTheWay {
  return {
    rules: [...new Set(rules.map(({ rule, detail }) => (rule === "limit" ? detail : rule)))],
    workerIds: people.flatMap((person) => rows[person]?.workerIds ?? []),
    cover: cover && {
      places: cover.days.flatMap((day) =>
        cover.shifts.flatMap((shift) => {
          const place = shifts[shift]
          return place === undefined ? [] : [{ day, ...place }]
        }),
      ),
      ...{ skill: cover.skill, wanted: cover.wanted, most: cover.most },
    },
  }
}
