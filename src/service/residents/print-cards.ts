import { inNeighbourhood } from "../../store/database/db.ts"
import { listCardsToPrint } from "../../store/residents/home-cards.ts"
import { getOfficePhone } from "../../store/residents/office-phone.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { ensureHomeKey } from "../gate/home-codes.ts"
import { once } from "../once.ts"
import { isRefusal } from "../refusal.ts"
import { cardToken } from "./home-key.ts"

type Done = { readonly done: true }

/** Cards in use as they are printed. That they were printed is written down, their tokens are not. */
export async function printCards(
  context: Context,
  given: { readonly commandId: string; readonly ids: readonly string[] },
): Promise<
  | {
      readonly phone: string
      readonly cards: { readonly id: string; readonly door: string; readonly token: string }[]
    }
  | Refusal<"command-id-taken">
> {
  authorise(context, "hear-residents")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const done = await once<Done, never>(tx, context, given.commandId, "card.print", async () => {
      await recordAudit(tx, context, { action: "card.print", data: { cards: given.ids.length } })
      return { done: true }
    })
    if (isRefusal(done)) return done
    const homeKey = await ensureHomeKey(tx, context)
    const cards = await listCardsToPrint(tx, communityId, given.ids)
    return {
      phone: await getOfficePhone(tx, communityId),
      cards: cards.map((card) => ({ ...card, token: cardToken(homeKey, communityId, card.id).token })),
    }
  })
}
