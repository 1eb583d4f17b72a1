import { inNeighbourhood } from "../../store/database/db.ts"
import { lockBooks } from "../../store/imports/known-register.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { insertTasks } from "../../store/oversight/tasks.ts"
import { missChecks } from "../../store/rounds/planned-checks.ts"
import { planCareAhead } from "../care/plan-care.ts"
import type { Ground } from "../context.ts"
import type { SpreadWork } from "../desk/spread-work.ts"
import { forgetTurnNames } from "../duty/name-turn.ts"
import { raiseNoShows } from "../duty/raise-no-shows.ts"
import { settleGaps } from "../my-duty/duty-gaps.ts"
import { applyPolicies } from "../policy/apply-policies.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { raiseReleases } from "../quarantine/raise-releases.ts"
import { raiseWaitingReports } from "../residents/report-tasks.ts"
import { lapseSwaps } from "../swaps/lapse-swaps.ts"
import { missedCause } from "./missed-cause.ts"
import { planAhead } from "./plan-homes.ts"

/** Each gives how much it changed. */
const steps: readonly ((work: SpreadWork) => Promise<number>)[] = [
  applyPolicies,
  planAhead,
  planCareAhead,
  raiseMissed,
  raiseWaitingReports,
  raiseReleases,
  raiseNoShows,
  lapseSwaps,
  settleGaps,
  forgetTurnNames,
]

/**
 * What the clock alone brings about in a neighbourhood: rules whose day has come, rows for the days to come, planned checks that are missing by now with
 * a task each, releases that are due. Done twice it changes nothing, so that it does not matter who does it or how often. Gives whether anything changed.
 */
export async function raiseDue(ground: Ground, communityId: string): Promise<boolean> {
  return inNeighbourhood(ground.db, communityId, async (tx) => {
    if ((await lockBooks(tx, communityId)) === null) return false
    const policies = await readPolicies(tx, communityId)
    const work: SpreadWork = { ...ground, tx, communityId, accountId: null, policies }
    const counts: number[] = []
    for (const step of steps) counts.push(await step(work))
    if (counts.every((count) => count === 0)) return false
    await notifyChange(tx, communityId)
    return true
  })
}

const taskOf = { reading: "missed-reading", visit: "missed-visit", call: "missed-call" } as const

/** One task for each missing reading, visit and call; a collection or a knock that is missing stands on its round. */
async function raiseMissed(work: SpreadWork): Promise<number> {
  const now = work.now()
  const missed = await missChecks(work.tx, work.communityId, now)
  const tasks = missed.flatMap(({ kind, cause, ...check }) => {
    if (kind === "waste" || kind === "knock") return []
    return [
      {
        id: work.newId(),
        kind: taskOf[kind],
        source: "itself" as const,
        team: "staff" as const,
        ownerId: check.ownerId,
        dueAt: now,
        dwellingId: check.dwellingId,
        personId: check.personId,
        about: { kind: "planned-check" as const, id: check.id },
        cause: missedCause(cause),
        detail: { title: "" },
      },
    ]
  })
  await insertTasks(work.tx, work.communityId, tasks, { at: now, accountId: null })
  return missed.length
}
