import { inNeighbourhood } from "../../store/database/db.ts"
import { type HomeCardRow, listHomeCards } from "../../store/residents/home-cards.ts"
import { getOfficePhone } from "../../store/residents/office-phone.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

/** A home's cards, the newest first, and the telephone that stands on them. */
export async function listCards(
  context: Context,
  given: { readonly homeId: string },
): Promise<{ readonly phone: string; readonly cards: readonly HomeCardRow[] }> {
  authorise(context, "hear-residents")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => ({
    phone: await getOfficePhone(tx, communityId),
    cards: await listHomeCards(tx, communityId, given.homeId),
  }))
}
