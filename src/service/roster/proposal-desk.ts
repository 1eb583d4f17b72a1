import { dayOf, daysBetween, type PlainDate } from "../../core/kit/dates.ts"
import type { Conflict } from "../../core/roster/conflicts.ts"
import { type DeskProblem, layDesk } from "../../core/roster/desk-problem.ts"
import { type DraftTurn, placeKey, stepTo } from "../../core/roster/draft.ts"
import type { DutyGround } from "../../core/roster/duty-ground.ts"
import type { Solved } from "../../core/roster/engine.ts"
import { headsOn } from "../../core/roster/evaluate.ts"
import type { Pin, Roster, RosterProblem, Row } from "../../core/roster/problem.ts"
import type { SolveResult } from "../../core/roster/solve.ts"
import { findCommand } from "../../store/access/commands.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { atPlan, type PlanCommand, readMonday, saveStep } from "./at-plan.ts"
import { readWeek } from "./read-week.ts"

/** The search as the server is given it: away from the thread that answers people. */
export type RosterSearch = {
  readonly solve: (
    problem: RosterProblem,
    options: {
      readonly seed: number
      readonly seconds: number
      readonly pins: readonly Pin[]
      readonly start: readonly (Row | null)[]
      readonly signal: AbortSignal
      readonly onImprove: (solved: Solved) => void
    },
  ) => Promise<SolveResult | { readonly ok: false; readonly refusal: "no-time" }>
  /** Which rules stand in the way; none where it cannot be told in time. */
  readonly conflicts: (problem: RosterProblem, pins: readonly Pin[]) => Promise<readonly Conflict[]>
}

/** A rule in the way, in codes and names of the desk. */
export type InTheWay = {
  readonly rules: readonly string[]
  readonly workerIds: readonly string[]
  /** Null: it is somebody's own week that does not come out. */
  readonly cover: {
    readonly places: readonly { readonly day: number; readonly postId: string; readonly hoursId: string }[]
    readonly skill: string | null
    readonly wanted: number
    readonly most: number
  } | null
}

export type ProposalState = {
  readonly id: string
  readonly week: PlainDate
  readonly phase: "running" | "done" | "stopped" | "no-roster" | "draft-changed" | "failed"
  readonly seconds: number
  /** Since it began. */
  readonly gone: number
  readonly firstCost: number | null
  readonly cost: number | null
  readonly wanted: number
  readonly missing: number
  readonly draftVersion: number
  readonly inTheWay: readonly InTheWay[]
}

/** Proposals of this server: one at a time, so that those at the gates never wait for it. */
export type ProposalDesk = {
  readonly start: (
    context: Context,
    given: PlanCommand,
  ) => Promise<
    { readonly id: string } | Refusal<"proposal-running" | "draft-changed" | "no-posts" | "bad-input">
  >
  readonly find: (
    context: Context,
    query: { readonly week: string },
  ) => { readonly proposal: ProposalState | null } | Refusal<"bad-input">
  /** Ends the search now; what it has found by then is taken. */
  readonly stop: (context: Context, given: { readonly week: string }) => { readonly done: true }
  readonly settled: () => Promise<void>
}

export type ProposalOptions = { readonly seconds: number; readonly report: (error: unknown) => void }

/** The same seed each time: the same week gives the same proposal. */
const SEED = 1

type Running = {
  state: ProposalState
  readonly communityId: string
  readonly began: number
  readonly stop: AbortController
  work: Promise<void>
}

export function makeProposalDesk(search: RosterSearch, { seconds, report }: ProposalOptions): ProposalDesk {
  const jobs = new Map<string, Running>()
  const keyOf = (communityId: string, week: string) => `${communityId} ${week}`
  const isRunning = ({ state }: Running) => state.phase === "running"

  const start: ProposalDesk["start"] = async (context, given) => {
    authorise(context, "plan-shifts")
    const { communityId, commandId: id } = { ...context, commandId: given.commandId.toLowerCase() }
    const monday = readMonday(given.week)
    if (isRefusal(monday)) return monday
    const known = [...jobs.values()].find(({ state }) => state.id === id)
    if (known !== undefined) return { id }
    const read = await inNeighbourhood(context.db, communityId, async (tx) => ({
      isDone: (await findCommand(tx, communityId, id)) !== undefined,
      week: await readWeek(tx, communityId, monday),
    }))
    if (read.isDone) return { id }
    if ([...jobs.values()].some(isRunning)) return refuse("proposal-running")
    const { row, ground } = read.week
    if (row.draftVersion !== given.draftVersion) return refuse("draft-changed")
    const desk = layDesk(ground)
    const wanted = desk.problem.demands.reduce((sum, each) => sum + (each.skill === null ? each.need : 0), 0)
    if (wanted === 0 || desk.rows.length === 0) return refuse("no-posts")
    const job: Running = {
      state: {
        ...{ id, week: monday, phase: "running", seconds, gone: 0, firstCost: null, cost: null, wanted },
        ...{ missing: missingIn(desk.problem, desk.draft), draftVersion: row.draftVersion, inTheWay: [] },
      },
      ...{ communityId, began: performance.now(), stop: new AbortController(), work: Promise.resolve() },
    }
    jobs.set(keyOf(communityId, monday), job)
    job.work = run(context, given, ground, desk, job).catch((error: unknown) => {
      job.state = { ...job.state, phase: "failed" }
      report(error)
    })
    return { id }
  }

  const run = async (
    context: Context,
    given: PlanCommand,
    ground: DutyGround,
    desk: DeskProblem,
    job: Running,
  ) => {
    const pins = [...desk.pins, ...pastPins(ground, desk, dayOf(context.now()))]
    const tell = ({ roster, cost }: Pick<Solved, "roster" | "cost">) => {
      const missing = missingIn(desk.problem, roster)
      job.state = { ...job.state, cost, missing, firstCost: job.state.firstCost ?? cost }
    }
    const solved = await search.solve(desk.problem, {
      ...{ seed: SEED, seconds, pins, start: startOf(ground, desk), signal: job.stop.signal },
      onImprove: tell,
    })
    if (solved.ok) tell(solved)
    const isShort = !solved.ok || job.state.missing > 0
    const wasStopped = job.stop.signal.aborted
    const found = isShort && !wasStopped ? await search.conflicts(desk.problem, pins) : []
    const inTheWay = found.map((conflict) => inWords(desk, conflict))
    if (!solved.ok) {
      job.state = { ...job.state, phase: solved.refusal === "no-time" ? "stopped" : "no-roster", inTheWay }
      return
    }
    const taken = await atPlan(context, given, "shifts.propose", async (work) => ({
      draftVersion: await saveStep(
        work,
        "proposal",
        stepTo(work.ground.draft, proposed(ground, desk, solved.roster)),
      ),
    }))
    job.state = isRefusal(taken)
      ? { ...job.state, phase: taken.refusal === "draft-changed" ? "draft-changed" : "failed" }
      : { ...job.state, phase: "done", inTheWay, draftVersion: taken.draftVersion }
  }

  return {
    start,
    find: (context, { week }) => {
      authorise(context, "plan-shifts")
      const monday = readMonday(week)
      if (isRefusal(monday)) return monday
      const job = jobs.get(keyOf(context.communityId, monday))
      if (job === undefined) return { proposal: null }
      const gone = Math.min(seconds, (performance.now() - job.began) / 1000)
      return { proposal: { ...job.state, gone: isRunning(job) ? gone : seconds } }
    },
    stop: (context, { week }) => {
      authorise(context, "plan-shifts")
      jobs.get(keyOf(context.communityId, week))?.stop.abort()
      return { done: true }
    },
    settled: async () => {
      for (const job of jobs.values()) job.stop.abort()
      await Promise.all([...jobs.values()].map(({ work }) => work))
    },
  }
}

/** The draft where there is one, else what people were told. */
function startOf(ground: DutyGround, { draft, problem }: DeskProblem): readonly (Row | null)[] {
  return ground.draft.length > 0 ? draft : (problem.published?.roster ?? draft)
}

/** Days up to today stay as they are. */
function pastPins(ground: DutyGround, desk: DeskProblem, today: PlainDate): Pin[] {
  const over = Math.min(ground.days, Math.max(0, daysBetween(ground.firstDay, today) + 1))
  return desk.draft.flatMap((row, person) =>
    Array.from({ length: over }, (_, day) => ({ person, day, shift: row[day] as number })),
  )
}

function proposed(ground: DutyGround, desk: DeskProblem, roster: Roster): DraftTurn[] {
  const pinned = new Set(ground.draft.filter(({ isPinned }) => isPinned).map(placeKey))
  return desk.turnsOf(roster).map((turn) => ({ ...turn, isPinned: pinned.has(placeKey(turn)) }))
}

function missingIn(problem: RosterProblem, roster: Roster): number {
  return problem.demands.reduce(
    (sum, demand) =>
      sum + (demand.skill === null ? Math.max(0, demand.need - headsOn(problem, roster, demand)) : 0),
    0,
  )
}

function inWords({ rows, shifts }: DeskProblem, { rules, people, cover }: Conflict): InTheWay {
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
