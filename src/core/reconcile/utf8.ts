/** Writes a text as UTF-8 and says where it ends; half of a pair is written as if it were a sign. */
export function writeUtf8(bytes: Uint8Array, text: string): number {
  let end = 0
  const put = (byte: number) => {
    bytes[end] = byte
    end += 1
  }
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) {
      put(unit)
      continue
    }
    const code = text.codePointAt(at) ?? unit
    if (code > 0xffff) at += 1
    if (code < 0x800) put(0xc0 | (code >> 6))
    else {
      if (code < 0x10000) put(0xe0 | (code >> 12))
      else {
        put(0xf0 | (code >> 18))
        put(0x80 | ((code >> 12) & 0x3f))
      }
      put(0x80 | ((code >> 6) & 0x3f))
    }
    put(0x80 | (code & 0x3f))
  }
  return end
}

/** Texts longer than this are put together in pieces: a call takes only so many arguments. */
const PIECE = 4096

const units: number[] = []

/** The text of UTF-8 bytes. Unlike the kit's reader it takes what is no UTF-8 as it comes, and is made for millions. */
export function textOfUtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = ""
  units.length = 0
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
      units.length = 0
    }
  }
  return text + String.fromCharCode(...units)
}
