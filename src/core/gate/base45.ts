const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
const BASE = ALPHABET.length

/** Bytes in the letters of a QR code's alphanumeric mode (RFC 9285). */
export function encodeBase45(bytes: Uint8Array): string {
  const groups: string[] = []
  for (let at = 0; at < bytes.length; at += 2) {
    const isPair = at + 1 < bytes.length
    const value = isPair ? (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) : (bytes[at] ?? 0)
    groups.push(letter(value) + letter(value / BASE) + (isPair ? letter(value / BASE ** 2) : ""))
  }
  return groups.join("")
}

/** The bytes of a base45 text; null for any text that encoding would not have made. */
export function decodeBase45(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 3 === 1) return null
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 3) {
    const digits = Array.from(text.slice(at, at + 3), (sign) => ALPHABET.indexOf(sign))
    const value = digits.reduceRight((sum, digit) => sum * BASE + digit, 0)
    if (digits.includes(-1) || value > (digits.length === 3 ? 0xffff : 0xff)) return null
    if (digits.length === 3) bytes.push(value >> 8)
    bytes.push(value & 0xff)
  }
  return Uint8Array.from(bytes)
}

function letter(value: number): string {
  return ALPHABET.charAt(Math.floor(value) % BASE)
}
