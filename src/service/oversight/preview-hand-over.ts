import { inNeighbourhood } from "../../store/database/db.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { isRefusal } from "../refusal.ts"
import { countKinds } from "./in-hand.ts"
import { planHandOver } from "./plan-hand-over.ts"

/** The numbers of a hand-over before it is made. */
export async function previewHandOver(
  context: Context,
  given: { readonly fromId: string; readonly toIds: readonly string[] },
) {
  authorise(context, "hand-over")
  return inNeighbourhood(context.db, context.communityId, async (tx) => {
    const plan = await planHandOver(tx, context.communityId, given, context.now())
    if (isRefusal(plan)) return plan
    return {
      inHand: countKinds(plan.given.map(({ item }) => item)),
      to: plan.to.map(({ id, name }) => {
        const own = plan.given.filter(({ toId }) => toId === id).map(({ item }) => item)
        const homes = new Set(own.flatMap(({ homeId }) => (homeId === null ? [] : [homeId])))
        return { id, name, inHand: countKinds(own), homes: homes.size }
      }),
    }
  })
}
