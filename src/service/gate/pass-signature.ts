import { createPrivateKey, type KeyObject, sign, verify } from "node:crypto"
import type { VerifySignature } from "../../core/gate/check-pass.ts"
import { publicKeyOf } from "./p256-key.ts"

/** The ES256 signature (r and s) over bytes, by a private key in PKCS #8. */
export function signBytes(privateKey: Buffer, bytes: Uint8Array): Buffer {
  const key = createPrivateKey({ key: privateKey, format: "der", type: "pkcs8" })
  return sign("sha256", bytes, { key, dsaEncoding: "ieee-p1363" })
}

/** The server's own way to verify what phones verify by WebCrypto; keys are read once each. */
export function makeVerifier(): VerifySignature {
  const keys = new Map<string, KeyObject>()
  return async (point, signature, bytes) => {
    const key = keys.get(point) ?? publicKeyOf(Buffer.from(point, "base64url"))
    if (key === null) return false
    keys.set(point, key)
    return verify("sha256", bytes, { key, dsaEncoding: "ieee-p1363" }, signature)
  }
}
