import { endPersonSecret } from "../../store/residents/person-secrets.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { changeCards } from "./change-cards.ts"

/** A secret that fell into other hands opens nothing any more. */
export async function revokeSecret(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  return changeCards(context, given, "secret.revoke", async (tx) => {
    const personId = await endPersonSecret(tx, context.communityId, given.id, context.now())
    if (personId === undefined) return refuse("not-found", "id")
    await recordAudit(tx, context, { action: "secret.revoke", subjectKind: "person", subjectId: personId })
    return { done: true } as const
  })
}
