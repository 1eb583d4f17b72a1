import { inNeighbourhood } from "../../store/database/db.ts"
import { listPersonLists } from "../../store/reconcile/person-lists.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { presentList } from "./list-view.ts"

/** Every list, the most pressing first, and whoever has sent one. */
export async function listLists(context: Context) {
  authorise(context, "reconcile")
  const lists = await inNeighbourhood(context.db, context.communityId, (tx) =>
    listPersonLists(tx, context.communityId),
  )
  return {
    lists: lists.map((list) => presentList(list, context.now())),
    senders: [...new Set(lists.map(({ detail }) => detail.sender))].filter((sender) => sender !== ""),
  }
}
