/** What the first byte begins with, by how many follow. */
const HEADS = [0, 0xc0, 0xe0, 0xf0]

/** Writes a text as UTF-8 and says where it ends; half of a pair is written as if it were a sign. */
export function writeUtf8(bytes: Uint8Array, text: string): number {
  let end = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) {
      bytes[end] = unit
      end += 1
      continue
    }
    const code = text.codePointAt(at) ?? unit
    if (code > 0xffff) at += 1
    const tails = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3
    bytes[end] = (HEADS[tails] ?? 0) | (code >> (6 * tails))
    for (let tail = 1; tail <= tails; tail += 1) {
      bytes[end + tail] = 0x80 | ((code >> (6 * (tails - tail))) & 0x3f)
    }
    end += tails + 1
  }
  return end
}

/** Texts up to this length are made from an array of just their length, which is much the fastest way. */
const SHORT = 64
const shortUnits = Array.from({ length: SHORT + 1 }, (_, length) => new Array<number>(length).fill(0))

/** Texts longer than this are put together in pieces: a call takes only so many arguments. */
const PIECE = 4096

/** The text of UTF-8 bytes. Unlike the kit's reader it takes what is no UTF-8 as it comes, and is made for millions. */
export function textOfUtf8(bytes: Uint8Array, start: number, end: number): string {
  const units = shortUnits[end - start]
  if (units === undefined) return textOfAny(bytes, start, end)
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte >= 0x80) return textOfAny(bytes, start, end)
    units[at - start] = byte
  }
  return String.fromCharCode.apply(null, units)
}

function textOfAny(bytes: Uint8Array, start: number, end: number): string {
  let text = ""
  let units: number[] = []
  for (let at = start; at < end; ) {
    const head = bytes[at] ?? 0
    const length = head < 0xc0 ? 1 : head < 0xe0 ? 2 : head < 0xf0 ? 3 : 4
    let code = length === 1 ? head : head & (0xff >> (length + 1))
    for (let tail = 1; tail < length; tail += 1) code = (code << 6) | ((bytes[at + tail] ?? 0) & 0x3f)
    at += length
    if (code > 0xffff) units.push(0xd7c0 + (code >> 10), 0xdc00 | (code & 0x3ff))
    else units.push(code)
    if (units.length >= PIECE) {
      text += String.fromCharCode(...units)
      units = []
    }
  }
  return text + String.fromCharCode(...units)
}
