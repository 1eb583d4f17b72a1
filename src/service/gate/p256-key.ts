import { createPublicKey, type KeyObject } from "node:crypto"

/** What stands before an uncompressed P-256 point in a public key's DER (RFC 5480). */
const SPKI_OF_P256 = Buffer.from("3059301306072a8648ce3d020106082a8648ce3d030107034200", "hex")
const POINT_BYTES = 65

/** The public key of a point; null where it is no point of P-256. */
export function publicKeyOf(point: Buffer): KeyObject | null {
  if (point.length !== POINT_BYTES || point[0] !== 4) return null
  try {
    return createPublicKey({ key: Buffer.concat([SPKI_OF_P256, point]), format: "der", type: "spki" })
  } catch {
    return null
  }
}
