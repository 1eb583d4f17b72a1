import type { Role } from "../../core/access/roles.ts"
import type { WaitingOn } from "../../core/oversight/task-moves.ts"
import { maySeeTask } from "../../core/oversight/task-sight.ts"
import { maskNumbersIn } from "../../core/people/mask.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listColleagues } from "../../store/oversight/colleagues.ts"
import { listTaskSteps } from "../../store/oversight/task-changes.ts"
import { listTasksById } from "../../store/oversight/task-rows.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import { presentTask } from "./task-view.ts"

/** One task with all that was done with it. */
export async function getTask(context: Context, given: { readonly id: string }) {
  authorise(context, "use-tasks")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const [row] = await listTasksById(tx, communityId, [given.id])
    if (row === undefined || !maySeeTask(context, row)) return refuse("not-found", "id")
    const steps = await listTaskSteps(tx, communityId, given.id)
    const names = new Map((await listColleagues(tx, communityId)).map(({ id, name }) => [id, name]))
    return {
      task: presentTask(row, context, context.now()),
      steps: steps.map(({ name, at, by, after }) => ({
        ...{ name, at, by },
        owner: names.get(after["ownerId"] ?? "") ?? null,
        team: (after["team"] ?? null) as Role | null,
        dueAt: after["dueAt"] ?? null,
        waitingOn: (after["waitingOn"] ?? null) as WaitingOn | null,
        note: maskNumbersIn(after["note"] ?? ""),
      })),
    }
  })
}
