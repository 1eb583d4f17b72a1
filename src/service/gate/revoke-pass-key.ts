import { dayOf } from "../../core/kit/dates.ts"
import { listGateKeys, revokePassKey as revokeKeyRow } from "../../store/gate/gate-keys.ts"
import { countPassesByKey } from "../../store/gate/pass-state.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { changePassKeys } from "./change-pass-keys.ts"
import { ensurePassKey } from "./gate-keys.ts"

/** Gives a key up for leaked, once its id was typed out: nothing it signed is good, a new one signs. Says how many passes are to be printed anew. */
export async function revokePassKey(
  context: Context,
  given: { readonly commandId: string; readonly keyId: string; readonly confirm: string },
): Promise<{ readonly passes: number } | Refusal<"not-found" | "key-not-confirmed" | "command-id-taken">> {
  return changePassKeys(context, given, "pass-key.revoke", async (tx) => {
    const { communityId } = context
    const keys = await listGateKeys(tx, communityId, "pass")
    const key = keys.find(({ keyId, revokedAt }) => keyId === given.keyId && revokedAt === null)
    if (key === undefined) return refuse("not-found", "keyId")
    if (given.confirm.trim().toLowerCase() !== key.keyId) return refuse("key-not-confirmed", "confirm")
    const now = context.now()
    const passes = (await countPassesByKey(tx, communityId, dayOf(now))).get(key.keyId) ?? 0
    await revokeKeyRow(tx, communityId, key.keyId, now)
    await ensurePassKey(tx, context)
    await recordAudit(tx, context, { action: "pass-key.revoke", data: { keyId: key.keyId, passes } })
    return { passes }
  })
}
