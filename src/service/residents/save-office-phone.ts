import { updateOfficePhone } from "../../store/residents/office-phone.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { changeCards } from "./change-cards.ts"

/** The committee's telephone, for cards and for the residents' page. */
export async function saveOfficePhone(
  context: Context,
  given: { readonly commandId: string; readonly phone: string },
): Promise<{ readonly done: true } | Refusal<"command-id-taken">> {
  return changeCards<{ readonly done: true }, never>(context, given, "card.phone", async (tx) => {
    await updateOfficePhone(tx, context.communityId, given.phone.trim())
    await recordAudit(tx, context, { action: "card.phone" })
    return { done: true }
  })
}
