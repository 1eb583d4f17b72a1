import { addDays, daysBetween, getPlainDate } from "../kit/dates.ts"
import { bytesOfHex, hexOf } from "../kit/hex.ts"
import { decodeBase45, encodeBase45 } from "./base45.ts"
import { type CborValue, decodeCbor, encodeCbor } from "./cbor.ts"
import { toLowS } from "./low-s.ts"
import type { PassClaims } from "./pass.ts"
import { passKinds } from "./words.ts"

/** What every code of a pass begins with; the digit is the version of its form. */
export const PASS_PREFIX = "SW1:"

/** A code taken apart, its signature not looked at yet. */
export type ReadPassCode =
  | {
      readonly ok: true
      readonly claims: PassClaims
      readonly keyId: string
      /** The bytes that were signed, and the signature: r and s, 32 bytes each. */
      readonly signed: Uint8Array<ArrayBuffer>
      readonly signature: Uint8Array<ArrayBuffer>
    }
  /** Some other code; letters that no code has; or bytes that are no pass as we write it. */
  | { readonly ok: false; readonly result: "not-a-pass" | "damaged" | "forged" }

/** What is to be signed for a pass, and how its code is finished with the signature. */
export function passToSign(
  claims: PassClaims,
  keyId: string,
): {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly finish: (signature: Uint8Array) => string
} {
  const header = encodeCbor(headerOf(keyId))
  const payload = encodeCbor(payloadOf(claims))
  return {
    bytes: toBeSigned(header, payload),
    finish: (signature) => {
      const whole = { tag: COSE_SIGN1, value: [header, new Map(), payload, toLowS(signature)] }
      return PASS_PREFIX + encodeBase45(encodeCbor(whole))
    },
  }
}

/** Takes a code apart; whatever is not exactly as passToSign writes it is refused. */
export function readPassCode(text: string): ReadPassCode {
  if (!text.startsWith(PASS_PREFIX)) return { ok: false, result: "not-a-pass" }
  const bytes = decodeBase45(text.slice(PASS_PREFIX.length))
  if (bytes === null) return { ok: false, result: "damaged" }
  return readSign1(decodeCbor(bytes)) ?? { ok: false, result: "forged" }
}

/** COSE (RFC 9052): the tag of a message with one signature, the header's names, the number of ES256. */
const COSE_SIGN1 = 18
const [ALGORITHM, KEY_ID, ES256] = [1, 4, -7] as const
/** The payload's names. */
const [PASS, HOME, KIND, FROM, UNTIL] = [1, 2, 3, 4, 5] as const
const FIRST_DAY = getPlainDate("2020-01-01")
const MOST_DAYS = 36_524
const CODE_BYTES = 8
const KEY_ID_BYTES = 4
const SIGNATURE_BYTES = 64

function headerOf(keyId: string): CborValue {
  return new Map<number, CborValue>([
    [ALGORITHM, ES256],
    [KEY_ID, bytesOfHex(keyId)],
  ])
}

function payloadOf({ pass, home, kind, from, until }: PassClaims): CborValue {
  return new Map<number, CborValue>([
    [PASS, bytesOfHex(pass)],
    [HOME, bytesOfHex(home)],
    [KIND, passKinds.indexOf(kind)],
    [FROM, daysBetween(FIRST_DAY, from)],
    [UNTIL, daysBetween(FIRST_DAY, until)],
  ])
}

function toBeSigned(header: Uint8Array, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  return encodeCbor(["Signature1", header, new Uint8Array(), payload])
}

function readSign1(message: CborValue | null): ReadPassCode | null {
  if (typeof message !== "object" || message === null || !("tag" in message)) return null
  if (message.tag !== COSE_SIGN1 || !Array.isArray(message.value) || message.value.length !== 4) return null
  const [header, unprotected, payload, signature] = message.value as CborValue[]
  if (!isBytes(header) || !isBytes(payload) || !isBytes(signature, SIGNATURE_BYTES)) return null
  if (!(unprotected instanceof Map) || unprotected.size > 0) return null
  const keyId = readHeader(decodeCbor(header))
  const claims = readPayload(decodeCbor(payload))
  if (keyId === null || claims === null) return null
  return { ok: true, claims, keyId, signed: toBeSigned(header, payload), signature: signature.slice() }
}

function readHeader(header: CborValue | null): string | null {
  if (!(header instanceof Map) || header.size !== 2 || header.get(ALGORITHM) !== ES256) return null
  const keyId = header.get(KEY_ID)
  return isBytes(keyId, KEY_ID_BYTES) ? hexOf(keyId) : null
}

function readPayload(payload: CborValue | null): PassClaims | null {
  if (!(payload instanceof Map) || payload.size !== UNTIL) return null
  const [pass, home] = [payload.get(PASS), payload.get(HOME)]
  const kind = passKinds[Number(payload.get(KIND))]
  const [from, until] = [payload.get(FROM), payload.get(UNTIL)]
  if (!isBytes(pass, CODE_BYTES) || !isBytes(home, CODE_BYTES)) return null
  if (kind === undefined || typeof payload.get(KIND) !== "number" || !isDay(from) || !isDay(until))
    return null
  return {
    pass: hexOf(pass),
    home: hexOf(home),
    kind,
    from: addDays(FIRST_DAY, from),
    until: addDays(FIRST_DAY, until),
  }
}

function isBytes(value: unknown, length?: number): value is Uint8Array {
  return value instanceof Uint8Array && (length === undefined || value.length === length)
}

function isDay(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= MOST_DAYS
}
