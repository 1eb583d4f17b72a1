import { checkCharacter } from "../people/id-number.ts"
import { editDistance } from "./edit-distance.ts"
import { plainText } from "./plain-text.ts"

/**
 * A document number with what is not shown as `*`: a resident ID has 18 signs, any other document its own. `isSound`:
 * whole, and its check character is right.
 */
export type Document = {
  readonly text: string
  readonly isResidentId: boolean
  readonly isWhole: boolean
  readonly isSound: boolean
}

const HIDDEN = "*"

/** Reads a document number as people write it; null when nothing of it is known. */
export function readDocument(written: string): Document | null {
  const text = plainText(written)
    .replace(/[\s'"`-]/g, "")
    .toUpperCase()
  if (text === "" || /^\d(\.\d+)?E\+?\d+$/.test(text)) return null
  if (/^\d{3}[\dX]$/.test(text)) return residentId(`${HIDDEN.repeat(14)}${text}`)
  if (/^\d{15}$/.test(text)) return residentId(withCheck(`${text.slice(0, 6)}19${text.slice(6)}`))
  if (/^\d{17}\*?$/.test(text)) return residentId(withCheck(text.slice(0, 17)))
  if (text.length < 5) return null
  return documentFrom(/^[\d*]{17}[\dX*]$/.test(text) ? withoutCutDigits(text) : text)
}

/** The document number again that was kept as its text. */
export function documentFrom(text: string): Document {
  if (/^[\d*]{17}[\dX*]$/.test(text)) return residentId(text)
  return { text, isResidentId: false, isWhole: !text.includes(HIDDEN), isSound: false }
}

function residentId(text: string): Document {
  const isWhole = !text.includes(HIDDEN)
  return { text, isResidentId: true, isWhole, isSound: isWhole && checkCharacter(text) === text[17] }
}

function withCheck(digits: string): string {
  return `${digits}${checkCharacter(digits)}`
}

/** A spreadsheet keeps fifteen digits and writes noughts for the rest: those say nothing. */
function withoutCutDigits(text: string): string {
  const isCut = /^\d{15}000$/.test(text) && checkCharacter(text) !== "0"
  return isCut ? `${text.slice(0, 15)}${HIDDEN.repeat(3)}` : text
}

/** The eight digits of birth, as far as shown; null for other documents. */
export function birthDigits({ text, isResidentId }: Document): string | null {
  const digits = isResidentId ? text.slice(6, 14) : ""
  return /^\d{4}/.test(digits) ? digits.replace(/\*/g, "") : null
}

/** 男 or 女, from the last digit before the check character; null where it is not shown. */
export function sexOf({ text, isResidentId }: Document): "男" | "女" | null {
  const digit = isResidentId ? text.charAt(16) : HIDDEN
  return /\d/.test(digit) ? (Number(digit) % 2 === 1 ? "男" : "女") : null
}

/**
 * How two document numbers may agree, the closest first. `both-sound`: they differ and both have the right check
 * character, which no slip of the pen leaves right.
 */
export const DOCUMENT_LEVELS = [
  "same",
  "as-far-as-shown",
  "last-four",
  "slip",
  "different",
  "both-sound",
] as const

const [SAME, AS_SHOWN, LAST_FOUR, SLIP, DIFFERENT, BOTH_SOUND] = [1, 2, 3, 4, 5, 6]

export function compareDocuments(one: Document, other: Document): number {
  if (one.isWhole && other.isWhole) {
    if (one.text === other.text) return SAME
    if (one.isSound && other.isSound) return BOTH_SOUND
    return editDistance(one.text, other.text, 2) <= 2 ? SLIP : DIFFERENT
  }
  if (one.text.length !== other.text.length) return DIFFERENT
  return compareShown(one.text, other.text)
}

function compareShown(one: string, other: string): number {
  let shown = 0
  let unequal = 0
  for (let at = 0; at < one.length; at += 1) {
    if (one[at] === HIDDEN || other[at] === HIDDEN) continue
    shown += 1
    if (one[at] !== other[at]) unequal += 1
  }
  if (shown === 0) return 0
  if (unequal === 0) return shown > 6 ? AS_SHOWN : LAST_FOUR
  return shown > 6 && unequal === 1 ? SLIP : DIFFERENT
}
