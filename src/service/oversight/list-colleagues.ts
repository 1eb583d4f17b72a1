import { mayDo } from "../../core/access/roles.ts"
import { taskTeams } from "../../core/oversight/task-sight.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listColleagues as listColleagueRows } from "../../store/oversight/colleagues.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

/** To whom a task can be given. */
export async function listColleagues(context: Context) {
  authorise(context, "use-tasks")
  const all = await inNeighbourhood(context.db, context.communityId, (tx) =>
    listColleagueRows(tx, context.communityId),
  )
  return {
    teams: taskTeams,
    colleagues: all
      .filter(({ role, disabled }) => !disabled && mayDo(role, "use-tasks"))
      .map(({ id, name, role }) => ({ id, name, role })),
  }
}
