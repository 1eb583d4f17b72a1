import { inNeighbourhood } from "../../store/database/db.ts"
import { findNextDoubtful } from "../../store/reconcile/list-rows.ts"
import { findPersonList } from "../../store/reconcile/person-lists.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"

/** The next row of a list that somebody has to look at. */
export async function nextDoubtful(
  context: Context,
  given: { readonly id: string; readonly after?: number },
) {
  authorise(context, "reconcile")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const list = await findPersonList(tx, communityId, given.id)
    if (list === undefined) return refuse("not-found", "id")
    return findNextDoubtful(tx, communityId, list.id, given.after ?? -1)
  })
}
