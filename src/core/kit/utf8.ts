/** The UTF-8 bytes of a text. */
export function utf8Of(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = []
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0
    if (code < 0x80) bytes.push(code)
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code, 0))
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(code, 6), tail(code, 0))
    else bytes.push(0xf0 | (code >> 18), tail(code, 12), tail(code, 6), tail(code, 0))
  }
  return Uint8Array.from(bytes)
}

/** The text of UTF-8 bytes; null where they are none, or not the shortest that say it. */
export function textOfUtf8(bytes: Uint8Array): string | null {
  const signs: string[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = lengthOf(bytes[at] ?? 0)
    const sign = bytes.subarray(at, at + length)
    const code = sign.reduce(
      (sum, byte, index) => (index === 0 ? headOf(byte) : (sum << 6) | (byte & 0x3f)),
      0,
    )
    if (code > 0x10ffff) return null
    const text = String.fromCodePoint(code)
    // written again it must be the same: no longer form, no half of a pair, no tail that is none
    const again = utf8Of(text)
    if (isHalf(code) || again.length !== sign.length || again.some((byte, index) => byte !== sign[index]))
      return null
    signs.push(text)
    at += length
  }
  return signs.join("")
}

function tail(code: number, shift: number): number {
  return 0x80 | ((code >> shift) & 0x3f)
}

function lengthOf(head: number): number {
  if (head < 0xc0) return 1
  if (head < 0xe0) return 2
  return head < 0xf0 ? 3 : 4
}

function headOf(head: number): number {
  if (head < 0xc0) return head
  if (head < 0xe0) return head & 0x1f
  return head < 0xf0 ? head & 0x0f : head & 0x07
}

function isHalf(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff
}
