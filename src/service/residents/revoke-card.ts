import { endHomeCard } from "../../store/residents/home-cards.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { changeCards } from "./change-cards.ts"

/** A card that is lost or in other hands opens nothing any more. */
export async function revokeCard(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  return changeCards(context, given, "card.revoke", async (tx) => {
    if (!(await endHomeCard(tx, context.communityId, given.id, context.now())))
      return refuse("not-found", "id")
    await recordAudit(tx, context, { action: "card.revoke", subjectKind: "card", subjectId: given.id })
    return { done: true } as const
  })
}
