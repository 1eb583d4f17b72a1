import { dayOf, type PlainDate } from "../../core/kit/dates.ts"
import { type DraftChange, stepOf } from "../../core/roster/draft.ts"
import { faultsOfStep } from "../../core/roster/draft-faults.ts"
import type { Context, Refusal } from "../context.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { mayTouch } from "../roll/roll-sight.ts"
import { atPlan, type PlanCommand, type PlanWork, saveStep } from "./at-plan.ts"
import { WEEK_DAYS } from "./read-week.ts"
import { noObjections, type Objections, withObjections } from "./with-objections.ts"

/** Null: nothing was changed, for what the rules hold against it. */
type Changed = { readonly draftVersion: number | null } & Objections

/** Puts people where the planner wants them, moves them, takes them off, pins them. Rules of rest, age and home are never broken. */
export async function changeDraft(
  context: Context,
  given: PlanCommand & {
    readonly changes: readonly (Omit<DraftChange, "day"> & { readonly day: string })[]
  },
): Promise<
  Changed | Refusal<"not-found" | "time-over" | "bad-input" | "draft-changed" | "command-id-taken">
> {
  const answer = await withObjections<
    { readonly draftVersion: number } & Objections,
    "not-found" | "time-over" | "bad-input" | "draft-changed" | "command-id-taken" | "against-rules"
  >((object) =>
    atPlan<
      { readonly draftVersion: number } & Objections,
      "not-found" | "time-over" | "bad-input" | "against-rules"
    >(context, given, "shifts.change", async (work) => {
      const changes = given.changes.map((change) => ({ ...change, day: change.day as PlainDate }))
      const step = stepOf(work.ground.draft, changes)
      const refused = checkPlaces(work, changes)
      if (refused !== null) return refused
      const objections = faultsOfStep(work.ground, step)
      if (objections.length > 0) return object(objections)
      return { draftVersion: await saveStep(work, "hand", step), ...noObjections }
    }),
  )
  return isRefusal(answer) ? answer : { draftVersion: null, ...answer }
}

function checkPlaces(
  { ground, now, role }: PlanWork,
  changes: readonly DraftChange[],
): Refusal<"not-found" | "time-over" | "bad-input"> | null {
  const { workers, posts, hours, firstDay } = ground
  for (const { workerId, head, day, to } of changes) {
    const worker = workers.find(({ id }) => id === workerId)
    if (worker === undefined || !mayTouch({ role }, worker)) return refuse("not-found", "changes")
    if (to !== null && !posts.some(({ id }) => id === to.postId)) return refuse("not-found", "changes")
    if (to !== null && !hours.some(({ id }) => id === to.hoursId)) return refuse("not-found", "changes")
    const at = Math.round((Date.parse(day) - Date.parse(firstDay)) / 86_400_000)
    if (!(at >= 0 && at < WEEK_DAYS)) return refuse("bad-input", "changes")
    if (head > Math.max(1, worker.heads)) return refuse("bad-input", "changes")
    if (day < dayOf(now())) return refuse("time-over", "changes")
  }
  return null
}
