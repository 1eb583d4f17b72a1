import { decodeBase45, encodeBase45 } from "../../src/core/gate/base45.ts"
import { type CborValue, decodeCbor, encodeCbor } from "../../src/core/gate/cbor.ts"
import type { PassClaims } from "../../src/core/gate/pass.ts"
import { PASS_PREFIX } from "../../src/core/gate/pass-code.ts"
import { passKinds } from "../../src/core/gate/words.ts"
import { addDays } from "../../src/core/kit/dates.ts"
import type { Random } from "../../src/core/kit/random.ts"
import { codeOf, makeSigningKey, type SigningKey, signWith } from "./pass-keys.ts"

/** A code that no committee gave out, and what was done to make it. */
export type Forgery = { readonly how: string; readonly text: string }

/** A pass that was given out. */
export type Given = { readonly claims: PassClaims; readonly text: string; readonly key: SigningKey }

type Parts = {
  readonly header: Uint8Array
  readonly unprotected: Uint8Array
  readonly payload: Uint8Array
  readonly signature: Uint8Array
}

const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/**
 * Makes forged and mutated passes out of given ones, without end and the same for the same seed but for the signatures. The forger has
 * passes of others, a key pair of their own, and knows the form; not the committee's keys.
 */
export function makeForger(given: readonly Given[], random: Random): () => Forgery {
  const own = makeSigningKey()
  const texts = new Set(given.map(({ text }) => text))
  const hows = Object.entries(waysToForge(given, own, random))
  const next = (): Forgery => {
    const [how, forge] = random.pick(hows)
    const text = forge(random.pick(given))
    // a change that changes nothing is no forgery
    return text === null || texts.has(text) ? next() : { how, text }
  }
  return next
}

function waysToForge(given: readonly Given[], own: SigningKey, random: Random) {
  const other = () => random.pick(given)
  const flip = (part: keyof Parts) => (one: Given) => {
    const parts = partsOf(one)
    return textOf({ ...parts, [part]: flipped(parts[part], random) })
  }
  const withHeader = (one: Given, entries: [number, CborValue][]) =>
    textOf({ ...partsOf(one), header: encodeCbor(new Map(entries)) })
  const kid = (key: SigningKey) => Uint8Array.from(Buffer.from(key.keyId, "hex"))
  return {
    "bit of the whole": (one) => PASS_PREFIX + encodeBase45(flipped(bytesOf(one.text), random)),
    "bit of the header": flip("header"),
    "bit of the payload": flip("payload"),
    "bit of the signature": flip("signature"),
    "letter of the text": (one) => replaced(one.text, random),
    "letters swapped": (one) => swapped(one.text, random),
    "text cut off": (one) => one.text.slice(0, random.whole(0, one.text.length - 1)),
    "text cut at the front": (one) => PASS_PREFIX + one.text.slice(PASS_PREFIX.length + random.whole(1, 20)),
    "bytes cut off": (one) => {
      const bytes = bytesOf(one.text)
      return PASS_PREFIX + encodeBase45(bytes.slice(0, random.whole(0, bytes.length - 1)))
    },
    "bytes behind": (one) =>
      PASS_PREFIX + encodeBase45(Uint8Array.of(...bytesOf(one.text), ...someBytes(random))),
    "other algorithm": (one) =>
      withHeader(one, [
        [1, random.pick([-35, -36, -8, -37, -257, -47, 5, 0, "none", "ES256"])],
        [4, kid(one.key)],
      ]),
    "no algorithm": (one) => withHeader(one, [[4, kid(one.key)]]),
    "other good key named": (one) =>
      withHeader(one, [
        [1, -7],
        [4, kid(other().key)],
      ]),
    "forger's key named": (one) => codeOf(one.claims, own),
    "signed by the forger in a good key's name": (one) => codeOf(someOther(one, random), own, one.key.keyId),
    "replayed in a forger's name": (one) =>
      withHeader(one, [
        [1, -7],
        [4, kid(own)],
      ]),
    "key outside the signed header": (one) =>
      textOf({ ...partsOf(one), unprotected: encodeCbor(new Map([[4, kid(own)]])) }),
    "signature of another pass": (one) => textOf({ ...partsOf(one), signature: partsOf(other()).signature }),
    "claims of another pass": (one) => textOf({ ...partsOf(one), payload: partsOf(other()).payload }),
    "claims changed": (one) => {
      const { text } = one
      const changed = codeOf(someOther(one, random), own, one.key.keyId)
      return textOf({ ...partsOfText(changed), signature: partsOfText(text).signature })
    },
    "other form of the signature": (one) => {
      const parts = partsOf(one)
      return textOf({ ...parts, signature: malleated(parts.signature) })
    },
    "signature of nothing": (one) => textOf({ ...partsOf(one), signature: emptySignature(random) }),
    "signature in DER": (one) => {
      const { signature } = partsOf(one)
      return textOf({ ...partsOf(one), signature: derOf(signature) })
    },
    "signed over the payload alone": (one) => {
      const { payload } = partsOf(one)
      return textOf({ ...partsOf(one), signature: signWith(own, payload) })
    },
    "written otherwise": (one) => PASS_PREFIX + encodeBase45(random.pick(otherEncodings)(partsOf(one))),
    "payload written otherwise": (one) =>
      textOf({ ...partsOf(one), payload: random.pick(otherPayloads)(partsOf(one).payload) }),
    "header written otherwise": (one) => {
      const { header } = partsOf(one)
      return textOf({ ...partsOf(one), header: random.pick(otherPayloads)(header) })
    },
    "letter cases": (one) =>
      random.pick([one.text.toLowerCase(), `sw1:${one.text.slice(4)}`, mixed(one.text, random)]),
    "white space": (one) => random.pick(whiteSpaces)(one.text, random),
    "other signs for the same": (one) => random.pick(lookalikes)(one.text),
    "other prefix": (one) =>
      random.pick(["SW2:", "SW1", "HC1:", "", "SW1:SW1:", "SW1;", "SW1:", "https://sw1/"]) +
      one.text.slice(4),
    "group beyond two bytes": (one) => beyond(one.text, random),
  } satisfies Record<string, (one: Given) => string | null>
}

function bytesOf(text: string): Uint8Array {
  const bytes = decodeBase45(text.slice(PASS_PREFIX.length))
  if (bytes === null) throw new Error("no code of ours")
  return bytes
}

function partsOf({ text }: Given): Parts {
  return partsOfText(text)
}

function partsOfText(text: string): Parts {
  const message = decodeCbor(bytesOf(text)) as { readonly value: readonly CborValue[] }
  const [header, , payload, signature] = message.value as Uint8Array[]
  if (!header || !payload || !signature) throw new Error("no code of ours")
  return { header, payload, signature, unprotected: Uint8Array.of(0xa0) }
}

function textOf(parts: Parts): string {
  return PASS_PREFIX + encodeBase45(whole(parts))
}

/** The message as it should be, put together by hand, so that its parts may be anything. */
function whole(
  { header, unprotected, payload, signature }: Parts,
  head: readonly number[] = [0xd2, 0x84],
): Uint8Array {
  const parts = [
    Uint8Array.from(head),
    encodeCbor(header),
    unprotected,
    encodeCbor(payload),
    encodeCbor(signature),
  ]
  return joined(parts)
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

/** The same message by other rules of writing. */
const otherEncodings: readonly ((parts: Parts) => Uint8Array)[] = [
  // without a tag, with another, with two, with a longer head
  (parts) => whole(parts, [0x84]),
  (parts) => whole(parts, [0xd1, 0x84]),
  (parts) => whole(parts, [0xd8, 0x62, 0x84]),
  (parts) => whole(parts, [0xd2, 0xd2, 0x84]),
  (parts) => whole(parts, [0xd8, 0x3d, 0xd2, 0x84]),
  (parts) => whole(parts, [0xd8, 0x12, 0x84]),
  (parts) => whole(parts, [0xd9, 0x00, 0x12, 0x84]),
  // an array of longer head, of no definite length, of one item more or less
  (parts) => whole(parts, [0xd2, 0x98, 0x04]),
  (parts) => Uint8Array.of(...whole(parts, [0xd2, 0x9f]), 0xff),
  (parts) => Uint8Array.of(...whole(parts, [0xd2, 0x85]), 0xf6),
  (parts) => whole(parts, [0xd2, 0x83]),
  // strings of longer heads, of no definite length, of a length beyond the input
  (parts) => joined([Uint8Array.of(0xd2, 0x84, 0x58, parts.header.length), parts.header, tailOf(parts)]),
  (parts) => joined([Uint8Array.of(0xd2, 0x84, 0x59, 0, parts.header.length), parts.header, tailOf(parts)]),
  (parts) =>
    joined([Uint8Array.of(0xd2, 0x84, 0x5f, 0x49), parts.header, Uint8Array.of(0xff), tailOf(parts)]),
  (parts) =>
    joined([Uint8Array.of(0xd2, 0x84, 0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff), parts.header]),
  // the header as text, the other map with something in it
  (parts) => joined([Uint8Array.of(0xd2, 0x84, 0x69), parts.header, tailOf(parts)]),
  (parts) => whole({ ...parts, unprotected: Uint8Array.of(0xa1, 0x01, 0x26) }),
  (parts) => whole({ ...parts, unprotected: Uint8Array.of(0xb8, 0x00) }),
  (parts) => whole({ ...parts, unprotected: Uint8Array.of(0xf6) }),
]

function tailOf({ unprotected, payload, signature }: Parts): Uint8Array {
  return joined([unprotected, encodeCbor(payload), encodeCbor(signature)])
}

/** A map by other rules of writing. */
const otherPayloads: readonly ((map: Uint8Array) => Uint8Array)[] = [
  (map) => Uint8Array.of(0xb8, (map[0] ?? 0) & 0x1f, ...map.slice(1)),
  (map) => Uint8Array.of(0xbf, ...map.slice(1), 0xff),
  (map) => Uint8Array.of(map[0] ?? 0, 0x18, ...map.slice(1)),
  (map) => Uint8Array.of((map[0] ?? 0) + 1, ...map.slice(1), 0x05, 0x00),
  (map) => Uint8Array.of((map[0] ?? 0) + 1, ...map.slice(1), 0x18, 0x63, 0xf6),
  (map) => Uint8Array.of((map[0] ?? 0) - 1, ...map.slice(1)),
  (map) => Uint8Array.of(...map, 0x00),
  (map) => encodeCbor([...map]),
  (map) => encodeCbor(new Map([[1, map]])),
]

const whiteSpaces: readonly ((text: string, random: Random) => string)[] = [
  (text) => ` ${text}`,
  (text) => `${text} `,
  (text) => `${text}\n`,
  (text) => `${text}\r\n`,
  (text) => `\ufeff${text}`,
  (text) => text.replace(":", ": "),
  (text, random) => inserted(text, random.pick([" ", "\t", "\u00a0", "\u200b", "\u3000"]), random),
  (text) => text.replaceAll(" ", ""),
  (text) => text.replaceAll(" ", "+"),
  (text) => encodeURIComponent(text),
]

const lookalikes: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll("O", "0"),
  (text) => text.replaceAll("1", "I"),
  (text) => Array.from(text, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join(""),
  (text) =>
    `${text.slice(0, 4)}${Array.from(text.slice(4), (sign) => (sign > " " ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign)).join("")}`,
  (text) => text.replace("SW1", "ЅW1"),
]

function flipped(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = Uint8Array.from(bytes)
  for (let left = random.whole(1, 3); left > 0; left--) {
    const at = random.whole(0, copy.length - 1)
    copy[at] = (copy[at] ?? 0) ^ (1 << random.whole(0, 7))
  }
  return copy
}

function replaced(text: string, random: Random): string {
  const at = random.whole(0, text.length - 1)
  const sign = random.pick([..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"])
  return text.slice(0, at) + sign + text.slice(at + 1)
}

function swapped(text: string, random: Random): string {
  const at = random.whole(0, text.length - 2)
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
}

function inserted(text: string, sign: string, random: Random): string {
  const at = random.whole(0, text.length)
  return text.slice(0, at) + sign + text.slice(at)
}

function mixed(text: string, random: Random): string {
  return Array.from(text, (sign) => (random.chance(0.1) ? sign.toLowerCase() : sign)).join("")
}

/** A group of letters that says more than two bytes hold, and would be the same after a careless cut. */
function beyond(text: string, random: Random): string | null {
  const group =
    PASS_PREFIX.length + 3 * random.whole(0, Math.floor((text.length - PASS_PREFIX.length) / 3) - 1)
  const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
  const value = [...text.slice(group, group + 3)].reduceRight(
    (sum, sign) => sum * 45 + alphabet.indexOf(sign),
    0,
  )
  const more = value + 0x10000
  if (more >= 45 ** 3) return null
  const letters = [more % 45, Math.floor(more / 45) % 45, Math.floor(more / 2025)].map((digit) =>
    alphabet.charAt(digit),
  )
  return text.slice(0, group) + letters.join("") + text.slice(group + 3)
}

function someBytes(random: Random): number[] {
  return Array.from({ length: random.whole(1, 8) }, () => random.whole(0, 255))
}

function someOther({ claims }: Given, random: Random): PassClaims {
  const changed: PassClaims[] = [
    { ...claims, until: addDays(claims.until, random.whole(1, 300)) },
    { ...claims, from: addDays(claims.from, -random.whole(1, 20)) },
    { ...claims, kind: passKinds.find((kind) => kind !== claims.kind) ?? "resident" },
    { ...claims, home: Array.from({ length: 16 }, () => random.whole(0, 15).toString(16)).join("") },
    { ...claims, pass: Array.from({ length: 16 }, () => random.whole(0, 15).toString(16)).join("") },
  ]
  return random.pick(changed)
}

function malleated(signature: Uint8Array): Uint8Array {
  const s = ORDER - BigInt(`0x${Buffer.from(signature.subarray(32)).toString("hex")}`)
  return Uint8Array.of(...signature.subarray(0, 32), ...Buffer.from(s.toString(16).padStart(64, "0"), "hex"))
}

/** Numbers that careless verifiers took: nought, the order, one. */
function emptySignature(random: Random): Uint8Array {
  const halves = [0n, 1n, ORDER, ORDER - 1n, ORDER / 2n, 2n ** 256n - 1n]
  const half = () => Buffer.from(random.pick(halves).toString(16).padStart(64, "0"), "hex")
  return Uint8Array.of(...half(), ...half())
}

function derOf(signature: Uint8Array): Uint8Array {
  const whole = [signature.subarray(0, 32), signature.subarray(32)].flatMap((half) => [
    0x02,
    0x21,
    0x00,
    ...half,
  ])
  return Uint8Array.of(0x30, whole.length, ...whole)
}
