import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto"
import type { VerifySignature } from "../../core/gate/check-pass.ts"

/** The ES256 signature (r and s) over bytes, by a private key in PKCS #8. */
export function signBytes(privateKey: Buffer, bytes: Uint8Array): Buffer {
  const key = createPrivateKey({ key: privateKey, format: "der", type: "pkcs8" })
  return sign("sha256", bytes, { key, dsaEncoding: "ieee-p1363" })
}

/** The server's own way to verify what phones verify by WebCrypto; keys are read once each. */
export function makeVerifier(): VerifySignature {
  const keys = new Map<string, KeyObject>()
  return async (point, signature, bytes) => {
    const key = keys.get(point) ?? keyOfPoint(point)
    keys.set(point, key)
    return verify("sha256", bytes, { key, dsaEncoding: "ieee-p1363" }, signature)
  }
}

/** What stands before the point in the DER of every P-256 public key. */
const SPKI_HEAD = Buffer.from("3059301306072a8648ce3d020106082a8648ce3d030107034200", "hex")

function keyOfPoint(point: string): KeyObject {
  const key = Buffer.concat([SPKI_HEAD, Buffer.from(point, "base64url")])
  return createPublicKey({ key, format: "der", type: "spki" })
}
