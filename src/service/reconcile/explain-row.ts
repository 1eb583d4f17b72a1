import { dayOf } from "../../core/kit/dates.ts"
import type { Waterfall } from "../../core/reconcile/explain.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listRowsById } from "../../store/reconcile/list-rows.ts"
import { findPersonList } from "../../store/reconcile/person-lists.ts"
import { listRowsToMatch } from "../../store/reconcile/rows-to-match.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { readMatchAsk } from "./match-ask.ts"
import type { Matcher } from "./matcher.ts"

/** Why a row and a person have their score, step by step; no word of either. */
export async function explainRow(
  context: Context,
  given: { readonly row: string; readonly person: string },
  matcher: Pick<Matcher, "explain">,
): Promise<Waterfall | Refusal<"not-found">> {
  authorise(context, "reconcile")
  const { communityId } = context
  const today = dayOf(context.now())
  const rowId = given.row.toLowerCase()
  const ask = await inNeighbourhood(context.db, communityId, async (tx) => {
    const [row] = await listRowsById(tx, communityId, [rowId], today)
    const list = row === undefined ? undefined : await findPersonList(tx, communityId, row.listId)
    if (list === undefined) return refuse("not-found", "row")
    const rows = await listRowsToMatch(tx, communityId, list.id)
    return readMatchAsk(tx, communityId, { ...list.detail, rows }, today)
  })
  if (isRefusal(ask)) return ask
  return (await matcher.explain(ask, given.person.toLowerCase(), rowId)) ?? refuse("not-found", "person")
}
