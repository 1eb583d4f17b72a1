import { dayOf } from "../../core/kit/dates.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import { insertHomeCard, listStairwellCards } from "../../store/residents/home-cards.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { changeCards } from "./change-cards.ts"
import { cardToken } from "./home-key.ts"

/** A card for every home of a stairwell that is lived in and has none; gives the cards of all of them, to print. */
export async function issueCardsOfStairwell(
  context: Context,
  given: { readonly commandId: string; readonly homeId: string },
): Promise<{ readonly made: number; readonly ids: string[] } | Refusal<"not-found" | "command-id-taken">> {
  return changeCards(context, given, "card.issue-stairwell", async (tx, homeKey) => {
    const { communityId, accountId } = context
    const home = await findDwelling(tx, communityId, given.homeId)
    if (home === undefined) return refuse("not-found", "homeId")
    const homes = await listStairwellCards(tx, communityId, home.stairwellId, dayOf(context.now()))
    const by = { at: context.now(), accountId }
    const ids: string[] = []
    for (const { dwellingId, cardId } of homes) {
      const id = cardId ?? context.newId()
      ids.push(id)
      if (cardId !== null) continue
      const codeHash = cardToken(homeKey, communityId, id).hash
      await insertHomeCard(tx, communityId, { id, dwellingId, codeHash }, by)
    }
    const made = homes.filter(({ cardId }) => cardId === null).length
    await recordAudit(tx, context, {
      ...{ action: "card.issue-stairwell", subjectKind: "stairwell", subjectId: home.stairwellId },
      data: { cards: made },
    })
    return { made, ids }
  })
}
