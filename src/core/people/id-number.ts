import { toHalfWidth } from "../place/door.ts"

/**
 * What a written document number is: a resident ID with the right check character, another document (passport,
 * permit), a resident ID whose check character is wrong, or none. Only the first two say who someone is.
 */
export type IdKind = "resident-id" | "other" | "wrong-check" | "none"

export type IdNumber = { readonly kind: IdKind; readonly text: string }

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = "10X98765432"

/** Numbers of the first generation had 15 digits and no check character. */
const OLD_LENGTH = 15

/**
 * Reads a document number as people write it: full-width, blanks, a small x. The area code is not looked at, since
 * many valid old codes were abolished (GB 11643-1999 for the check character).
 */
export function readIdNumber(written: string): IdNumber {
  const text = toHalfWidth(written).replace(/\s+/g, "").toUpperCase()
  if (text === "") return { kind: "none", text }
  if (!/^\d{17}[\dX]$/.test(text)) return { kind: looksLikeResidentId(text) ? "wrong-check" : "other", text }
  return { kind: checkCharacter(text) === text[17] ? "resident-id" : "wrong-check", text }
}

/** Digits of nearly the right length, or cut by a spreadsheet to 1.1E+17: a resident ID gone wrong, no other document. */
function looksLikeResidentId(text: string): boolean {
  return (
    (/^\d{14,}X?$/.test(text) && text.length !== OLD_LENGTH) ||
    /^\d\.\d+E\+?\d+$/.test(text) ||
    text.includes("*")
  )
}

/** The check character that belongs behind the first seventeen digits of a resident ID. */
export function checkCharacter(text: string): string | undefined {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return CHECKS[sum % 11]
}
