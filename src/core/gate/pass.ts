import type { Instant, PlainDate } from "../kit/dates.ts"
import type { PassKind } from "./words.ts"

/** What a pass's code says: nothing of anybody. */
export type PassClaims = {
  /** The pass's opaque id: 16 hexadecimal digits. */
  readonly pass: string
  /** The home's opaque code: 16 hexadecimal digits. */
  readonly home: string
  readonly kind: PassKind
  /** First and last day on which it is valid. */
  readonly from: PlainDate
  readonly until: PlainDate
}

/** A public key of the committee, as a post holds it. */
export type PassKey = {
  /** 8 hexadecimal digits: the first bytes of the key's SHA-256. */
  readonly keyId: string
  /** The uncompressed P-256 point in base64url: 65 bytes. */
  readonly point: string
  /** When it was given up for leaked: what it signed is no proof any more; null while it is good. */
  readonly revokedAt: Instant | null
}

/** Why a pass that its code or number names is not good any more. */
export type PassStop = "lost" | "suspended" | "void"

/** What a post knows of a pass that was shown, its temperature and home apart. */
export type PassCheck =
  /** The code is signed by a good key; `stop` and day are still to be looked at. */
  | { readonly result: "signed"; readonly claims: PassClaims }
  /** The printed number is on the list: the pass exists, which no copied code proves. */
  | { readonly result: "listed"; readonly pass: string; readonly home: string | null }
  | { readonly result: "unknown-number" }
  /** A code in the form of ours whose signature is wrong. */
  | { readonly result: "forged" }
  /** Its key is none that this post has: a forger's, or one that is newer than what the post knows. */
  | { readonly result: "unknown-key" }
  | { readonly result: "key-revoked"; readonly claims: PassClaims }
  /** Some other code. */
  | { readonly result: "not-a-pass" }
  /** A code that could not be read. */
  | { readonly result: "damaged" }
