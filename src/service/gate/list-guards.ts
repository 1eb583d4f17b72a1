import { inNeighbourhood } from "../../store/database/db.ts"
import { type GuardRow, listGuards as listGuardRows } from "../../store/gate/guards.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

export async function listGuards(context: Context): Promise<{ readonly guards: readonly GuardRow[] }> {
  authorise(context, "run-posts")
  const guards = await inNeighbourhood(context.db, context.communityId, (tx) =>
    listGuardRows(tx, context.communityId),
  )
  return { guards }
}
