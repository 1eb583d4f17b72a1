import { toHalfWidth } from "../place/door.ts"

/** Signs that nobody takes for another when they are read out or written by hand: no 0 and O, no 1 and I. */
const SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

export const CODE_LENGTH = 12

/** Twelve signs, 60 bits, from as many random bytes. */
export function codeOfBytes(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, CODE_LENGTH), (byte) => SIGNS[byte & 31]).join("")
}

/** A code as somebody typed it: small letters, full width, blanks and hyphens; null where it is none. */
export function readSecretCode(typed: string): string | null {
  const plain = toHalfWidth(typed)
    .replace(/[\s\-—–]/g, "")
    .toUpperCase()
  if (plain.length !== CODE_LENGTH) return null
  return Array.from(plain).every((sign) => SIGNS.includes(sign)) ? plain : null
}

/** As it stands on paper: three groups of four. */
export function groupedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1-")
}
