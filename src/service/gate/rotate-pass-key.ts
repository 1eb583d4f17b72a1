import { retirePassKey } from "../../store/gate/gate-keys.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { changePassKeys } from "./change-pass-keys.ts"
import { ensurePassKey, makeGateKey } from "./gate-keys.ts"

/** A new key signs from now on. The private part of the one before is destroyed; what it signed stays good. */
export async function rotatePassKey(
  context: Context,
  given: { readonly commandId: string },
): Promise<{ readonly keyId: string } | Refusal<"command-id-taken">> {
  return changePassKeys(context, given, "pass-key.rotate", async (tx) => {
    const before = await ensurePassKey(tx, context)
    await retirePassKey(tx, context.communityId, before.keyId, context.now())
    const { keyId } = await makeGateKey(tx, context, "pass")
    await recordAudit(tx, context, { action: "pass-key.rotate", data: { before: before.keyId, keyId } })
    return { keyId }
  })
}
