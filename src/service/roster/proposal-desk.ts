import { addDays, dayOf, type PlainDate } from "../../core/kit/dates.ts"
import type { Conflict } from "../../core/roster/conflicts.ts"
import { type DeskProblem, layDesk } from "../../core/roster/desk-problem.ts"
import type { DraftTurn } from "../../core/roster/draft.ts"
import type { DutyGround } from "../../core/roster/duty-ground.ts"
import type { Solved } from "../../core/roster/engine.ts"
import type { Pin, RosterProblem, Row } from "../../core/roster/problem.ts"
import type { SolveResult } from "../../core/roster/solve.ts"
import { withToldWeeks } from "../../core/roster/told-weeks.ts"
import { mondayOf } from "../../core/roster/week.ts"
import { weighWeeks } from "../../core/roster/weigh-weeks.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { type PlanCommand, readMonday } from "./at-plan.ts"
import {
  inWords,
  missingIn,
  type ProposalState,
  pastPins,
  proposedTurns,
  type WeekProposed,
  wantedIn,
} from "./proposal.ts"
import { readWeeks, WEEK_DAYS } from "./read-week.ts"
import { type Found, takeProposal } from "./take-proposal.ts"

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

/** Proposals of this server: one is searched for at a time, so that those at the gates never wait for it; each waits until it is taken or left. */
export type ProposalDesk = {
  readonly start: (
    context: Context,
    given: PlanCommand & { readonly weeks: number },
  ) => Promise<
    { readonly id: string } | Refusal<"proposal-running" | "draft-changed" | "no-posts" | "bad-input">
  >
  readonly find: (
    context: Context,
    query: { readonly week: string },
  ) => { readonly proposal: ProposalState | null } | Refusal<"bad-input">
  /** What it has for a week, before it is taken. */
  readonly read: (
    context: Context,
    query: { readonly week: string },
  ) => { readonly id: string | null; readonly turns: readonly DraftTurn[] } | Refusal<"bad-input">
  readonly take: (
    context: Context,
    given: { readonly commandId: string; readonly id: string; readonly weeks: readonly string[] },
  ) => ReturnType<typeof takeProposal>
  /** Ends the search now: what it has found by then is what it proposes. */
  readonly stop: (context: Context, given: { readonly id: string }) => { readonly done: true }
  /** Leaves it, searched for or found; no draft has changed. */
  readonly drop: (context: Context, given: { readonly id: string }) => { readonly done: true }
  /** Ends what runs, and resolves when nothing does. */
  readonly settled: () => Promise<void>
}

type ProposalOptions = {
  /** For a week; each further one has half as many. */
  readonly seconds: number
  readonly report: (error: unknown) => void
}

const SEED = 20200212

type Running = {
  state: ProposalState
  readonly communityId: string
  readonly draftVersions: readonly number[]
  readonly began: number
  readonly stop: AbortController
  work: Promise<void>
  found: Found | undefined
}

export function makeProposalDesk(search: RosterSearch, { seconds, report }: ProposalOptions): ProposalDesk {
  /** The last one of each neighbourhood. */
  const jobs = new Map<string, Running>()
  /** What was left may still be on its way to the end. */
  const atWork = new Set<Running>()

  const start: ProposalDesk["start"] = async (context, given) => {
    authorise(context, "plan-shifts")
    const { communityId, commandId: id } = { ...context, commandId: given.commandId.toLowerCase() }
    const monday = readMonday(given.week)
    if (isRefusal(monday)) return monday
    if (jobs.get(communityId)?.state.id === id) return { id }
    const { rows, ground } = await inNeighbourhood(context.db, communityId, (tx) =>
      readWeeks(tx, communityId, monday, given.weeks),
    )
    if ([...jobs.values()].some(({ state }) => state.phase === "running")) return refuse("proposal-running")
    if (rows[0]?.draftVersion !== given.draftVersion) return refuse("draft-changed")
    const desk = layDesk(ground)
    const wanted = wantedIn(desk.problem)
    if (wanted === 0 || desk.rows.length === 0) return refuse("no-posts")
    const job: Running = {
      state: {
        ...{ id, week: monday, weeks: given.weeks, phase: "running", gone: 0, firstCost: null, cost: null },
        ...{ seconds: seconds * (1 + (given.weeks - 1) / 2), wanted, byWeek: [], inTheWay: [] },
        missing: missingIn(desk.problem, desk.draft),
      },
      ...{ communityId, draftVersions: rows.map(({ draftVersion }) => draftVersion) },
      ...{ began: performance.now(), stop: new AbortController(), work: Promise.resolve(), found: undefined },
    }
    jobs.set(communityId, job)
    atWork.add(job)
    job.work = run(dayOf(context.now()), ground, desk, job)
      .catch((error: unknown) => {
        job.state = { ...job.state, phase: "failed" }
        report(error)
      })
      .finally(() => atWork.delete(job))
    return { id }
  }

  const run = async (today: PlainDate, ground: DutyGround, desk: DeskProblem, job: Running) => {
    const pins = [...desk.pins, ...pastPins(ground, desk, today)]
    const tell = ({ roster, cost }: Pick<Solved, "roster" | "cost">) => {
      const missing = missingIn(desk.problem, roster)
      job.state = { ...job.state, cost, missing, firstCost: job.state.firstCost ?? cost }
    }
    const solved = await search.solve(withToldWeeks(desk.problem), {
      ...{ seed: SEED, seconds: job.state.seconds, pins, start: desk.draft, signal: job.stop.signal },
      onImprove: tell,
    })
    if (solved.ok) tell(solved)
    const isShort = !solved.ok || job.state.missing > 0
    const wasStopped = job.stop.signal.aborted
    const conflicts = isShort && !wasStopped ? await search.conflicts(desk.problem, pins) : []
    const inTheWay = conflicts.map((conflict) => inWords(desk, conflict))
    if (!solved.ok) {
      job.state = { ...job.state, phase: solved.refusal === "no-time" ? "stopped" : "no-roster", inTheWay }
      return
    }
    const { draftVersions } = job
    job.found = {
      firstDay: ground.firstDay,
      draftVersions,
      turns: proposedTurns(ground, desk, solved.roster),
    }
    const byWeek = weighWeeks(ground, desk, solved.roster).map(
      (weighed): WeekProposed => ({ ...weighed, taken: null }),
    )
    job.state = { ...job.state, phase: "ready", inTheWay, byWeek }
  }

  const jobOf = ({ communityId }: Context, id: string) => {
    const job = jobs.get(communityId)
    return job?.state.id === id.toLowerCase() ? job : undefined
  }
  const covering = ({ communityId }: Context, monday: PlainDate) => {
    const job = jobs.get(communityId)
    if (job === undefined) return undefined
    const { week, weeks } = job.state
    return monday >= week && monday < addDays(week, weeks * WEEK_DAYS) ? job : undefined
  }

  return {
    start,
    find: (context, { week }) => {
      authorise(context, "plan-shifts")
      const monday = readMonday(week)
      if (isRefusal(monday)) return monday
      const job = covering(context, monday)
      if (job === undefined) return { proposal: null }
      const gone = Math.min(job.state.seconds, (performance.now() - job.began) / 1000)
      return { proposal: { ...job.state, gone: job.state.phase === "running" ? gone : job.state.seconds } }
    },
    read: (context, { week }) => {
      authorise(context, "plan-shifts")
      const monday = readMonday(week)
      if (isRefusal(monday)) return monday
      const job = covering(context, monday)
      const turns = job?.found?.turns ?? []
      return { id: job?.state.id ?? null, turns: turns.filter(({ day }) => mondayOf(day) === monday) }
    },
    take: async (context, given) => {
      const taken = await takeProposal(context, given, () => jobOf(context, given.id)?.found)
      const job = jobOf(context, given.id)
      if (isRefusal(taken) || job === undefined) return taken
      const versionOf = new Map(taken.taken.map(({ week, draftVersion }) => [week, draftVersion]))
      const byWeek = job.state.byWeek.map((each) => ({
        ...each,
        taken: versionOf.get(each.week) ?? each.taken,
      }))
      job.state = { ...job.state, byWeek }
      return taken
    },
    stop: (context, { id }) => {
      authorise(context, "plan-shifts")
      jobOf(context, id)?.stop.abort()
      return { done: true }
    },
    drop: (context, { id }) => {
      authorise(context, "plan-shifts")
      const job = jobOf(context, id)
      job?.stop.abort()
      if (job !== undefined) jobs.delete(context.communityId)
      return { done: true }
    },
    settled: async () => {
      for (const job of atWork) job.stop.abort()
      await Promise.all([...atWork].map(({ work }) => work))
    },
  }
}
