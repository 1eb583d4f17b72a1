import { inNeighbourhood } from "../../store/database/db.ts"
import { countOutcomes } from "../../store/reconcile/list-rows.ts"
import { findCountedList } from "../../store/reconcile/person-lists.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import { presentList } from "./list-view.ts"

/** One list: its columns, how far it is, what its rows ended as. */
export async function getList(context: Context, given: { readonly id: string }) {
  authorise(context, "reconcile")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const list = await findCountedList(tx, communityId, given.id)
    if (list === undefined) return refuse("not-found", "id")
    const { header, kinds } = list.detail
    const outcomes = await countOutcomes(tx, communityId, list.id)
    return { list: presentList(list, context.now()), header, kinds, outcomes }
  })
}
