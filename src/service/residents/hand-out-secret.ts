import type { Instant } from "../../core/kit/dates.ts"
import { addMinutes } from "../../core/kit/moments.ts"
import { groupedCode } from "../../core/residents/secret-code.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { findOwnPerson } from "../../store/residents/own-data.ts"
import { findPersonSecret, insertPersonSecret } from "../../store/residents/person-secrets.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { ensureHomeKey } from "../gate/home-codes.ts"
import { once } from "../once.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { personToken } from "./home-key.ts"

export type SecretToHandOut = {
  readonly commandId: string
  readonly id: string
  readonly personId: string
  /** How staff know that it is the person: by a document, or by face. */
  readonly checked: "document" | "known"
  readonly days: number
}

export type HandedOut = { readonly token: string; readonly code: string; readonly until: Instant }

/** Hands a person the secret by which they see what is kept of them; the one before ends. It is kept nowhere as it stands. */
export async function handOutSecret(
  context: Context,
  given: SecretToHandOut,
): Promise<HandedOut | Refusal<"not-found" | "already-known" | "command-id-taken">> {
  authorise(context, "hear-residents")
  const { communityId, accountId } = context
  const id = given.id.toLowerCase()
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const made = personToken(await ensureHomeKey(tx, context), communityId, id)
    const done = await once(tx, context, given.commandId, "secret.hand-out", async () => {
      const { personId, checked, days } = given
      if ((await findOwnPerson(tx, communityId, personId)) === undefined)
        return refuse("not-found", "personId")
      if (await findPersonSecret(tx, communityId, id)) return refuse("already-known", "id")
      const until = addMinutes(context.now(), days * 24 * 60)
      const secret = { id, personId, secretHash: made.hash, codeHash: made.codeHash, until }
      await insertPersonSecret(tx, communityId, secret, { at: context.now(), accountId })
      await recordAudit(tx, context, {
        ...{ action: "secret.hand-out", subjectKind: "person", subjectId: personId, data: { checked, days } },
      })
      return { done: true } as const
    })
    if (isRefusal(done)) return done
    const secret = await findPersonSecret(tx, communityId, id)
    if (secret === undefined) return refuse("not-found", "id")
    return { token: made.token, code: groupedCode(made.code), until: secret.until }
  })
}
