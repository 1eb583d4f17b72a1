import { bytesOfHex, hexOf } from "../kit/hex.ts"

/** The order of the curve P-256. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
const HALF = 32

/**
 * Whether an ECDSA signature (r and s, 32 bytes each) is the one of its two forms that is accepted. Anybody can make (r, n - s)
 * of (r, s); refusing it keeps one text to a signing.
 */
export function isLowS(signature: Uint8Array): boolean {
  return signature.length === 2 * HALF && sOf(signature) <= ORDER / 2n
}

/** The accepted form of a signature. */
export function toLowS(signature: Uint8Array): Uint8Array<ArrayBuffer> {
  const s = isLowS(signature) ? sOf(signature) : ORDER - sOf(signature)
  return Uint8Array.of(...signature.subarray(0, HALF), ...bytesOfHex(s.toString(16).padStart(2 * HALF, "0")))
}

function sOf(signature: Uint8Array): bigint {
  return BigInt(`0x${hexOf(signature.subarray(HALF))}`)
}
