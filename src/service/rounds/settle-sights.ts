import { addDays, dayOf } from "../../core/kit/dates.ts"
import type { NewTask } from "../../core/oversight/task.ts"
import { closeTasksOf, insertTasks } from "../../store/oversight/tasks.ts"
import { settleChecks } from "../../store/rounds/planned-checks.ts"
import type { SpreadWork } from "../desk/spread-work.ts"
import type { Sight } from "../imports/ripples.ts"
import { missedCause } from "./missed-cause.ts"

/**
 * Settles the planned checks that were seen to, and closes the tasks that said they were missing. A fever or a symptom of today
 * or yesterday raises a task at once; one out of an older book is history.
 */
export async function settleSights(work: SpreadWork, sights: readonly Sight[]): Promise<void> {
  if (sights.length === 0) return
  const { tx, communityId } = work
  const now = work.now()
  const news = sights.map(({ cause, fine, fact }) => ({
    cause,
    status: fine ? ("fine" as const) : ("not-fine" as const),
    at: fact.at ?? now,
    factId: fact.id,
  }))
  await settleChecks(tx, communityId, news)
  const by = { at: now, accountId: work.accountId }
  await closeTasksOf(
    tx,
    communityId,
    sights.map(({ cause }) => missedCause(cause)),
    "came-in",
    by,
  )
  const since = addDays(dayOf(now), -1)
  const fevers = sights.filter(({ fine, day }) => !fine && day >= since)
  await insertTasks(
    tx,
    communityId,
    fevers.map(({ fact, cause }): NewTask => {
      return {
        id: work.newId(),
        kind: "fever",
        source: "itself",
        team: "staff",
        ownerId: null,
        dueAt: now,
        dwellingId: fact.dwellingId,
        personId: fact.personId,
        about: { kind: "fact", id: fact.id },
        cause: `fever ${cause}`,
        detail: { title: "" },
      }
    }),
    by,
  )
}
