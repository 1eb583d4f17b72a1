import { addDays, dayOf, type PlainDate } from "../../core/kit/dates.ts"
import type { Conflict } from "../../core/roster/conflicts.ts"
import { type DeskProblem, layDesk } from "../../core/roster/desk-problem.ts"
import type { DraftTurn } from "../../core/roster/draft.ts"
import type { DutyGround } from "../../core/roster/duty-ground.ts"
import type { Solved } from "../../core/roster/engine.ts"
import type { Pin, Roster, RosterProblem, Row } from "../../core/roster/problem.ts"
import type { SolveResult } from "../../core/roster/solve.ts"
import { withToldWeeks } from "../../core/roster/told-weeks.ts"
import { wantedStill } from "../../core/roster/wanted-still.ts"
import { mondayOf } from "../../core/roster/week.ts"
import { weighWeeks } from "../../core/roster/weigh-weeks.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import {
  deleteKeptProposal,
  findKeptProposal,
  insertKeptProposal,
  type KeptProposal,
  saveKeptProposal,
} from "../../store/roster/proposals.ts"
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
      readonly lackOf: (roster: Roster) => number
    },
  ) => Promise<SolveResult | { readonly ok: false; readonly refusal: "no-time" }>
  /** Which rules stand in the way; none where it cannot be told in time. */
  readonly conflicts: (problem: RosterProblem, pins: readonly Pin[]) => Promise<readonly Conflict[]>
}

/**
 * Proposals: one is searched for at a time, so that those at the gates never wait for it; each waits until it is taken or left, over
 * a restart of the server too. A search that a restart cut off is lost, and is said to be.
 */
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
  ) => Promise<{ readonly proposal: ProposalState | null } | Refusal<"bad-input">>
  /** What it has for a week, before it is taken. */
  readonly read: (
    context: Context,
    query: { readonly week: string },
  ) => Promise<{ readonly id: string | null; readonly turns: readonly DraftTurn[] } | Refusal<"bad-input">>
  readonly take: (
    context: Context,
    given: { readonly commandId: string; readonly id: string; readonly weeks: readonly string[] },
  ) => ReturnType<typeof takeProposal>
  /** Ends the search now: what it has found by then is what it proposes. */
  readonly stop: (context: Context, given: { readonly id: string }) => Promise<{ readonly done: true }>
  /** Leaves it, searched for or found; no draft has changed. */
  readonly drop: (context: Context, given: { readonly id: string }) => Promise<{ readonly done: true }>
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
  readonly draftVersions: readonly number[]
  readonly began: number
  readonly stop: AbortController
  /** Until it is kept that it has begun. */
  begun: Promise<void>
  work: Promise<void>
  found: Found | undefined
}

export function makeProposalDesk(search: RosterSearch, { seconds, report }: ProposalOptions): ProposalDesk {
  /** The last one of each neighbourhood that was asked about; null: there is none. */
  const jobs = new Map<string, Running | null>()
  /** What was left may still be on its way to the end. */
  const atWork = new Set<Running>()

  const lastOf = async ({ db, communityId }: Context): Promise<Running | null> => {
    const known = jobs.get(communityId)
    if (known !== undefined) return known
    const kept = await inNeighbourhood(db, communityId, (tx) =>
      findKeptProposal<ProposalState>(tx, communityId),
    )
    // meanwhile another may have begun
    const last = jobs.get(communityId) ?? (kept === undefined ? null : foundAgain(kept))
    jobs.set(communityId, last)
    return last
  }
  const save = ({ db, communityId }: Context, { state, found }: Running) =>
    inNeighbourhood(db, communityId, (tx) =>
      saveKeptProposal(tx, communityId, { id: state.id, state, turns: found?.turns ?? null }),
    )

  const start: ProposalDesk["start"] = async (context, given) => {
    authorise(context, "plan-shifts")
    const { communityId, commandId: id } = { ...context, commandId: given.commandId.toLowerCase() }
    const monday = readMonday(given.week)
    if (isRefusal(monday)) return monday
    if ((await lastOf(context))?.state.id === id) return { id }
    const { rows, ground } = await inNeighbourhood(context.db, communityId, (tx) =>
      readWeeks(tx, communityId, monday, given.weeks),
    )
    if ([...jobs.values()].some((job) => job?.state.phase === "running")) return refuse("proposal-running")
    if (rows[0]?.draftVersion !== given.draftVersion) return refuse("draft-changed")
    const desk = wantedStill(ground, layDesk(ground), context.now())
    const wanted = wantedIn(desk.problem)
    if (wanted === 0 || desk.rows.length === 0) return refuse("no-posts")
    const job: Running = {
      state: {
        ...{ id, week: monday, weeks: given.weeks, phase: "running", gone: 0, firstCost: null, cost: null },
        ...{ seconds: seconds * (1 + (given.weeks - 1) / 2), wanted, byWeek: [], inTheWay: [] },
        missing: missingIn(desk.problem, desk.draft),
      },
      draftVersions: rows.map(({ draftVersion }) => draftVersion),
      ...{ began: performance.now(), stop: new AbortController(), found: undefined },
      ...{ begun: Promise.resolve(), work: Promise.resolve() },
    }
    jobs.set(communityId, job)
    atWork.add(job)
    const begins = { id, draftVersions: job.draftVersions, state: job.state }
    job.begun = inNeighbourhood(context.db, communityId, (tx) =>
      insertKeptProposal(tx, communityId, begins, context.now()),
    )
    // what is said to have ended is kept already
    const end = async () => {
      const state = await run(dayOf(context.now()), ground, desk, job)
      await save(context, { ...job, state })
      job.state = state
    }
    job.work = job.begun
      .then(end)
      .catch((error: unknown) => {
        job.state = { ...job.state, phase: "failed" }
        job.found = undefined
        report(error)
        return save(context, job)
      })
      .catch(report)
      .finally(() => atWork.delete(job))
    // what is said to have begun is kept; where that fails the proposal says so
    await job.begun.catch(() => undefined)
    return { id }
  }

  /** Searches, and says how it ended. */
  const run = async (
    today: PlainDate,
    ground: DutyGround,
    desk: DeskProblem,
    job: Running,
  ): Promise<ProposalState> => {
    const pins = [...desk.pins, ...pastPins(ground, desk, today)]
    const tell = ({ roster, cost }: Pick<Solved, "roster" | "cost">) => {
      const missing = missingIn(desk.problem, roster)
      job.state = { ...job.state, cost, missing, firstCost: job.state.firstCost ?? cost }
    }
    const solved = await search.solve(withToldWeeks(desk.problem), {
      ...{ seed: SEED, seconds: job.state.seconds, pins, start: desk.draft, signal: job.stop.signal },
      onImprove: tell,
      lackOf: (roster) => missingIn(desk.problem, roster),
    })
    if (solved.ok) tell(solved)
    const isShort = !solved.ok || job.state.missing > 0
    const wasStopped = job.stop.signal.aborted
    const conflicts = isShort && !wasStopped ? await search.conflicts(desk.problem, pins) : []
    const inTheWay = conflicts.map((conflict) => inWords(desk, conflict))
    if (!solved.ok) {
      return { ...job.state, phase: solved.refusal === "no-time" ? "stopped" : "no-roster", inTheWay }
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
    return { ...job.state, phase: "ready", inTheWay, byWeek }
  }

  const jobOf = async (context: Context, id: string) => {
    const job = await lastOf(context)
    return job?.state.id === id.toLowerCase() ? job : undefined
  }
  const covering = async (context: Context, monday: PlainDate) => {
    const job = await lastOf(context)
    if (job === null) return undefined
    const { week, weeks } = job.state
    return monday >= week && monday < addDays(week, weeks * WEEK_DAYS) ? job : undefined
  }

  return {
    start,
    find: async (context, { week }) => {
      authorise(context, "plan-shifts")
      const monday = readMonday(week)
      if (isRefusal(monday)) return monday
      const job = await covering(context, monday)
      if (job === undefined) return { proposal: null }
      const gone = (performance.now() - job.began) / 1000
      return { proposal: { ...job.state, gone: job.state.phase === "running" ? gone : job.state.seconds } }
    },
    read: async (context, { week }) => {
      authorise(context, "plan-shifts")
      const monday = readMonday(week)
      if (isRefusal(monday)) return monday
      const job = await covering(context, monday)
      const turns = job?.found?.turns ?? []
      return { id: job?.state.id ?? null, turns: turns.filter(({ day }) => mondayOf(day) === monday) }
    },
    take: async (context, given) => {
      authorise(context, "plan-shifts")
      const job = await jobOf(context, given.id)
      // by then there may be a newer one
      const find = () => (jobs.get(context.communityId) === job ? job?.found : undefined)
      const taken = await takeProposal(context, given, find)
      if (isRefusal(taken) || job === undefined) return taken
      const versionOf = new Map(taken.taken.map(({ week, draftVersion }) => [week, draftVersion]))
      const byWeek = job.state.byWeek.map((each) => ({
        ...each,
        taken: versionOf.get(each.week) ?? each.taken,
      }))
      job.state = { ...job.state, byWeek }
      await save(context, job)
      return taken
    },
    stop: async (context, { id }) => {
      authorise(context, "plan-shifts")
      const job = await jobOf(context, id)
      job?.stop.abort()
      return { done: true }
    },
    drop: async (context, { id }) => {
      authorise(context, "plan-shifts")
      const { db, communityId } = context
      const job = await jobOf(context, id)
      if (job === undefined) return { done: true }
      job.stop.abort()
      jobs.set(communityId, null)
      // what is being written down is not there to be deleted yet
      await job.begun.catch(() => undefined)
      await inNeighbourhood(db, communityId, (tx) => deleteKeptProposal(tx, communityId, job.state.id))
      return { done: true }
    },
    settled: async () => {
      for (const job of atWork) job.stop.abort()
      await Promise.all([...atWork].map(({ work }) => work))
    },
  }
}

/** One of a server before this one. */
function foundAgain({ state, draftVersions, turns }: KeptProposal<ProposalState>): Running {
  return {
    state: state.phase === "running" ? { ...state, phase: "lost" } : state,
    draftVersions,
    ...{ began: 0, stop: new AbortController(), begun: Promise.resolve(), work: Promise.resolve() },
    found: turns === null ? undefined : { firstDay: state.week, draftVersions, turns },
  }
}
