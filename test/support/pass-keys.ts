import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto"
import type { PassClaims, PassKey } from "../../src/core/gate/pass.ts"
import { passToSign } from "../../src/core/gate/pass-code.ts"
import { passKinds } from "../../src/core/gate/words.ts"
import { addDays, getPlainDate, type Instant } from "../../src/core/kit/dates.ts"
import type { Random } from "../../src/core/kit/random.ts"

/** A key pair that signs passes, as nobody but the committee has one. */
export type SigningKey = { readonly keyId: string; readonly point: string; readonly secret: KeyObject }

export function makeSigningKey(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const point = publicKey.export({ format: "der", type: "spki" }).subarray(-65)
  const keyId = createHash("sha256").update(point).digest("hex").slice(0, 8)
  return { keyId, point: point.toString("base64url"), secret: privateKey }
}

export function publicOf({ keyId, point }: SigningKey, revokedAt: Instant | null = null): PassKey {
  return { keyId, point, revokedAt }
}

export function signWith(key: SigningKey, bytes: Uint8Array): Buffer {
  return sign("sha256", bytes, { key: key.secret, dsaEncoding: "ieee-p1363" })
}

/** The code of a pass; `keyId` is what it says of its key, that of the key where nothing else is wanted. */
export function codeOf(claims: PassClaims, key: SigningKey, keyId = key.keyId): string {
  const { bytes, finish } = passToSign(claims, keyId)
  return finish(signWith(key, bytes))
}

export function someClaims(random: Random): PassClaims {
  const hex = () => Array.from({ length: 16 }, () => random.whole(0, 15).toString(16)).join("")
  const from = addDays(getPlainDate("2020-02-10"), random.whole(0, 400))
  return {
    pass: hex(),
    home: hex(),
    kind: random.pick(passKinds),
    from,
    until: addDays(from, random.whole(0, 90)),
  }
}
