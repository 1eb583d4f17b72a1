import { createHash, createHmac, randomBytes } from "node:crypto"
import type { Tx } from "../../store/database/db.ts"
import { findHomeKey, keepHomeKey } from "../../store/gate/home-key.ts"
import type { Ground } from "../context.ts"

/** What the homes' opaque codes are made with; made at the first need. */
export async function ensureHomeKey(
  tx: Tx,
  keeper: Pick<Ground, "now"> & { readonly communityId: string },
): Promise<Buffer> {
  const known = await findHomeKey(tx, keeper.communityId)
  return known ?? keepHomeKey(tx, keeper.communityId, { key: randomBytes(KEY_BYTES), at: keeper.now() })
}

/** A home's opaque code: 16 hexadecimal digits that say nothing to who has not the key. */
export function homeCodeOf(homeKey: Buffer, dwellingId: string): string {
  return createHmac("sha256", homeKey).update(dwellingId).digest("hex").slice(0, CODE_DIGITS)
}

/** A pass's opaque id, as its code has it: the first 16 hexadecimal digits of the SHA-256 of its id. */
export function opaquePassId(passId: string): string {
  return createHash("sha256").update(passId).digest("hex").slice(0, CODE_DIGITS)
}

const KEY_BYTES = 32
const CODE_DIGITS = 16
