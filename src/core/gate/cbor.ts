import { textOfUtf8, utf8Of } from "../kit/utf8.ts"

/** What passes are written in: the part of CBOR (RFC 8949) that they need. */
export type CborValue =
  | number
  | string
  | Uint8Array
  | readonly CborValue[]
  | ReadonlyMap<number | string, CborValue>
  | { readonly tag: number; readonly value: CborValue }

/** The one encoding of a value (RFC 8949, 4.2.1): shortest heads, definite lengths, keys in the order of their bytes. */
export function encodeCbor(value: CborValue): Uint8Array<ArrayBuffer> {
  if (typeof value === "number") return value < 0 ? head(NEGATIVE, -1 - value) : head(UNSIGNED, value)
  if (typeof value === "string") return withHead(TEXT, utf8Of(value))
  if (value instanceof Uint8Array) return withHead(BYTES, value)
  if (isMap(value)) return encodeMap(value)
  if (isTagged(value)) return join([head(TAG, value.tag), encodeCbor(value.value)])
  return join([head(ARRAY, value.length), ...value.map(encodeCbor)])
}

/**
 * Reads one value that fills the bytes; null for anything that encodeCbor would not have written: longer heads, indefinite
 * lengths, keys twice or out of order, lengths beyond the input, trailing bytes, floats, numbers past 2^53, too deep.
 */
export function decodeCbor(bytes: Uint8Array): CborValue | null {
  const read = readValue(bytes, 0, 0)
  return read === null || read.next !== bytes.length ? null : read.value
}

const [UNSIGNED, NEGATIVE, BYTES, TEXT, ARRAY, MAP, TAG] = [0, 1, 2, 3, 4, 5, 6] as const
const DEEPEST = 4

type Read<T> = { readonly value: T; readonly next: number } | null

function readValue(bytes: Uint8Array, at: number, depth: number): Read<CborValue> {
  const read = depth > DEEPEST ? null : readHead(bytes, at)
  if (read === null) return null
  const { value, next } = read
  switch ((bytes[at] ?? 0) >> 5) {
    case UNSIGNED:
      return read
    case NEGATIVE:
      return { value: -1 - value, next }
    case BYTES:
      return next + value > bytes.length
        ? null
        : { value: bytes.slice(next, next + value), next: next + value }
    case TEXT:
      return readText(bytes, next, value)
    case ARRAY:
      return readItems(bytes, next, value, depth)
    case MAP:
      return readMap(bytes, next, value, depth)
    case TAG:
      return readTagged(bytes, read, depth)
    default:
      return null
  }
}

/** A head's number in its shortest form. */
function readHead(bytes: Uint8Array, at: number): Read<number> {
  const first = bytes[at]
  if (first === undefined) return null
  const short = first & 0x1f
  if (short < 24) return { value: short, next: at + 1 }
  const length = [1, 2, 4, 8][short - 24]
  if (length === undefined || at + 1 + length > bytes.length) return null
  const value = bytes.subarray(at + 1, at + 1 + length).reduce((sum, byte) => sum * 256 + byte, 0)
  const least = length === 1 ? 24 : 256 ** (length / 2)
  return value < least || value >= Number.MAX_SAFE_INTEGER ? null : { value, next: at + 1 + length }
}

function readText(bytes: Uint8Array, from: number, length: number): Read<string> {
  if (from + length > bytes.length) return null
  const value = textOfUtf8(bytes.subarray(from, from + length))
  return value === null ? null : { value, next: from + length }
}

function readItems(bytes: Uint8Array, from: number, count: number, depth: number): Read<CborValue[]> {
  const value: CborValue[] = []
  let next = from
  // every item is at least a byte long, so no count makes this loop longer than the input
  while (value.length < count) {
    const item = readValue(bytes, next, depth + 1)
    if (item === null) return null
    value.push(item.value)
    next = item.next
  }
  return { value, next }
}

function readMap(
  bytes: Uint8Array,
  from: number,
  count: number,
  depth: number,
): Read<Map<number | string, CborValue>> {
  const value = new Map<number | string, CborValue>()
  let next = from
  let before: Uint8Array | null = null
  while (value.size < count) {
    const key = readValue(bytes, next, depth + 1)
    if (key === null || (typeof key.value !== "number" && typeof key.value !== "string")) return null
    const written = bytes.subarray(next, key.next)
    // the order of the bytes also leaves no place for a key twice
    if (before !== null && compareBytes(before, written) >= 0) return null
    const item = readValue(bytes, key.next, depth + 1)
    if (item === null) return null
    value.set(key.value, item.value)
    before = written
    next = item.next
  }
  return { value, next }
}

function readTagged(
  bytes: Uint8Array,
  tag: { readonly value: number; readonly next: number },
  depth: number,
): Read<CborValue> {
  const tagged = readValue(bytes, tag.next, depth + 1)
  return tagged === null ? null : { value: { tag: tag.value, value: tagged.value }, next: tagged.next }
}

function encodeMap(map: ReadonlyMap<number | string, CborValue>): Uint8Array<ArrayBuffer> {
  const entries = [...map]
    .map(([key, value]) => ({ key: encodeCbor(key), value: encodeCbor(value) }))
    .sort((one, other) => compareBytes(one.key, other.key))
  return join([head(MAP, entries.length), ...entries.flatMap(({ key, value }) => [key, value])])
}

function withHead(major: number, content: Uint8Array): Uint8Array<ArrayBuffer> {
  return join([head(major, content.length), content])
}

function head(major: number, value: number): Uint8Array<ArrayBuffer> {
  if (!Number.isSafeInteger(value)) throw new RangeError("not a whole number that passes are written with")
  if (value < 24) return Uint8Array.of((major << 5) | value)
  const step = value < 2 ** 8 ? 0 : value < 2 ** 16 ? 1 : value < 2 ** 32 ? 2 : 3
  const length = 2 ** step
  const tail = Array.from({ length }, (_, index) => Math.floor(value / 256 ** (length - 1 - index)) % 256)
  return Uint8Array.of((major << 5) | (24 + step), ...tail)
}

function isMap(value: object): value is ReadonlyMap<number | string, CborValue> {
  return value instanceof Map
}

function isTagged(value: object): value is { readonly tag: number; readonly value: CborValue } {
  return "tag" in value
}

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const differs = one.findIndex((byte, index) => byte !== other[index])
  return differs < 0 ? one.length - other.length : (one[differs] ?? 0) - (other[differs] ?? -1)
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
