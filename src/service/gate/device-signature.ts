import { type KeyObject, verify } from "node:crypto"
import { promisify } from "node:util"

const SIGNATURE_BYTES = 64

/** Whether a device signed this very text: ES256, r and s one after the other, in base64url. Worked out beside other work. */
export async function isSignedBy(key: KeyObject, text: string, signature: string): Promise<boolean> {
  const bytes = Buffer.from(signature, "base64url")
  if (bytes.length !== SIGNATURE_BYTES) return false
  const signed = Buffer.from(text, "utf8")
  return verifyBeside("sha256", signed, { key, dsaEncoding: "ieee-p1363" }, bytes)
}

const verifyBeside = promisify(verify)
