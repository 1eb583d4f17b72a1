import { inNeighbourhood } from "../../store/database/db.ts"
import { countTasks, listTasks as listTaskRows, type TaskView } from "../../store/oversight/task-rows.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { eyesOf, presentTask } from "./task-view.ts"

/** More than anybody reads; what is over it stands in the number. */
const MOST = 300

/** The tasks of a view that this account may see, and how many there are in each. */
export async function listTasks(
  context: Context,
  given: { readonly view: TaskView; readonly homeId?: string },
) {
  authorise(context, "use-tasks")
  const now = context.now()
  const eyes = eyesOf(context)
  return inNeighbourhood(context.db, context.communityId, async (tx) => {
    const wanted = { now, homeId: given.homeId ?? null, most: MOST + 1 }
    const [rows, counts] = await Promise.all([
      listTaskRows(tx, context.communityId, eyes, given.view, wanted),
      countTasks(tx, context.communityId, eyes, now),
    ])
    return {
      tasks: rows.slice(0, MOST).map((row) => presentTask(row, context, now)),
      counts,
      more: rows.length > MOST,
    }
  })
}

/** How many tasks are open, mine, my team's, late. */
export async function countOpenTasks(context: Context) {
  authorise(context, "use-tasks")
  return inNeighbourhood(context.db, context.communityId, (tx) =>
    countTasks(tx, context.communityId, eyesOf(context), context.now()),
  )
}
