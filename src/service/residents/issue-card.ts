import { dayOf } from "../../core/kit/dates.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import { hasHomeCard, insertHomeCard } from "../../store/residents/home-cards.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { changeCards } from "./change-cards.ts"
import { cardToken } from "./home-key.ts"

/** A new card for a home; the one before opens nothing from now on. */
export async function issueCard(
  context: Context,
  given: { readonly commandId: string; readonly id: string; readonly homeId: string },
): Promise<{ readonly id: string } | Refusal<"not-found" | "already-known" | "command-id-taken">> {
  return changeCards(context, given, "card.issue", async (tx, homeKey) => {
    const { communityId, accountId } = context
    const id = given.id.toLowerCase()
    const home = await findDwelling(tx, communityId, given.homeId)
    if (home === undefined || (home.endedOn !== null && home.endedOn <= dayOf(context.now()))) {
      return refuse("not-found", "homeId")
    }
    if (await hasHomeCard(tx, communityId, id)) return refuse("already-known", "id")
    const codeHash = cardToken(homeKey, communityId, id).hash
    const by = { at: context.now(), accountId }
    await insertHomeCard(tx, communityId, { id, dwellingId: given.homeId, codeHash }, by)
    await recordAudit(tx, context, { action: "card.issue", subjectKind: "dwelling", subjectId: given.homeId })
    return { id }
  })
}
