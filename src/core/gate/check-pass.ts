import { isLowS } from "./low-s.ts"
import type { PassCheck, PassKey } from "./pass.ts"
import { readPassCode } from "./pass-code.ts"

/** Whether an ES256 signature (r and s) over bytes was made by the key of a point (base64url, uncompressed). */
export type VerifySignature = (
  point: string,
  signature: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
) => Promise<boolean>

/**
 * What the text of a code proves, by the keys that a post holds. A pass is signed, or forged; no code says by which
 * algorithm or key it wants to be looked at, and of no pass is there a second code with the same signature.
 */
export async function checkPassCode(
  text: string,
  keys: readonly PassKey[],
  verify: VerifySignature,
): Promise<PassCheck> {
  const read = readPassCode(text)
  if (!read.ok) return { result: read.result }
  const key = keys.find(({ keyId }) => keyId === read.keyId)
  if (key === undefined) return { result: "unknown-key" }
  if (!isLowS(read.signature) || !(await verify(key.point, read.signature, read.signed)))
    return { result: "forged" }
  return key.revokedAt === null
    ? { result: "signed", claims: read.claims }
    : { result: "key-revoked", claims: read.claims }
}
