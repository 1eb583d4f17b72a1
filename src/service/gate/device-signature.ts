import { createPublicKey, type KeyObject, verify } from "node:crypto"
import { promisify } from "node:util"

/** What stands before an uncompressed P-256 point in a public key's DER (RFC 5480). */
const SPKI_OF_P256 = Buffer.from("3059301306072a8648ce3d020106082a8648ce3d030107034200", "hex")
const POINT_BYTES = 65
const SIGNATURE_BYTES = 64

/** The public key of a point; null where it is no point of P-256. */
export function publicKeyOf(point: Buffer): KeyObject | null {
  if (point.length !== POINT_BYTES || point[0] !== 4) return null
  try {
    return createPublicKey({ key: Buffer.concat([SPKI_OF_P256, point]), format: "der", type: "spki" })
  } catch {
    return null
  }
}

/** Whether a device signed this very text: ES256, r and s one after the other, in base64url. Worked out beside other work. */
export async function isSignedBy(key: KeyObject, text: string, signature: string): Promise<boolean> {
  const bytes = Buffer.from(signature, "base64url")
  if (bytes.length !== SIGNATURE_BYTES) return false
  const signed = Buffer.from(text, "utf8")
  return verifyBeside("sha256", signed, { key, dsaEncoding: "ieee-p1363" }, bytes)
}

const verifyBeside = promisify(verify)
