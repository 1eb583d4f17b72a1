import { dayOf } from "../../core/kit/dates.ts"
import type { Waterfall } from "../../core/reconcile/explain.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { findRowWhy, listRowsById } from "../../store/reconcile/list-rows.ts"
import { findPersonList } from "../../store/reconcile/person-lists.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { readMatchAsk } from "./match-ask.ts"
import type { Matcher } from "./matcher.ts"

/**
 * Why a row and a person have their score, step by step, as it was learned when the row was matched; of somebody whom matching did not
 * find the row is held against the register alone. No word of either.
 */
export async function explainRow(
  context: Context,
  given: { readonly row: string; readonly person: string },
  matcher: Pick<Matcher, "explain">,
): Promise<Waterfall | Refusal<"not-found">> {
  authorise(context, "reconcile")
  const { communityId } = context
  const today = dayOf(context.now())
  const [rowId, personId] = [given.row.toLowerCase(), given.person.toLowerCase()]
  const known = await inNeighbourhood(context.db, communityId, async (tx) => {
    const [row] = await listRowsById(tx, communityId, [rowId], today)
    const list = row === undefined ? undefined : await findPersonList(tx, communityId, row.listId)
    if (list === undefined) return refuse("not-found", "row")
    const why = await findRowWhy(tx, communityId, rowId, personId)
    const rows = row === undefined ? [] : [row]
    return why ?? { ask: await readMatchAsk(tx, context.db, communityId, { ...list.detail, rows }, today) }
  })
  if (isRefusal(known) || "steps" in known) return known
  return (await matcher.explain(known.ask, personId, rowId)) ?? refuse("not-found", "person")
}
