import type { VerifySignature } from "../../core/gate/check-pass.ts"
import { fromBase64Url } from "./base64url.ts"

const ES256 = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" }

/** Verifies signatures in the browser; every key is imported once. */
export function makeVerifier(): VerifySignature {
  const keys = new Map<string, Promise<CryptoKey>>()
  return async (point, signature, bytes) => {
    const key =
      keys.get(point) ?? crypto.subtle.importKey("raw", fromBase64Url(point), ES256, false, ["verify"])
    keys.set(point, key)
    return crypto.subtle.verify(ES256, await key, signature, bytes)
  }
}
