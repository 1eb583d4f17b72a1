import { type CompareUnits, distanceOfUnits, editDistance } from "./edit-distance.ts"
import { plainText } from "./plain-text.ts"

/** The telephone numbers of one cell, without blanks and prefixes; masked digits are `*`. */
export type Phones = readonly string[]

/** Reads one or several numbers; null when there is none, or a spreadsheet has cut it to `1.38E+10`. */
export function readPhones(written: string): Phones | null {
  if (/^1\d{10}$/.test(written)) return [written]
  const plain = plainText(written)
  const numbers = plain.split(/[/,;|、\n]+| {2,}|(?<=\d{8}) (?=1\d{10})/).map(readOne)
  const known = [...new Set(numbers.filter((number) => number !== ""))].sort()
  return known.length === 0 ? null : known
}

function readOne(text: string): string {
  if (/^\d(\.\d+)?e\+?\d+$/.test(text.trim())) return ""
  const digits = text.replace(/[^\d*]/g, "")
  const mobile = /^(?:0|86|\+?0086)?(1[\d*]{10})$/.exec(digits)?.[1]
  if (mobile !== undefined) return mobile
  const landline = /^(?:86)?0?(?:10|2\d|[3-9]\d\d)?([2-9]\d{7})$/.exec(digits)?.[1]
  return landline ?? (digits.length >= 7 ? digits : "")
}

/** How the numbers of two cells may agree, the closest first. */
export const PHONE_LEVELS = ["same", "as-far-as-shown", "one-digit-off", "different"] as const

const [SAME, AS_SHOWN, ONE_OFF, DIFFERENT] = [1, 2, 3, 4]

export function comparePhones(some: Phones, others: Phones): number {
  let best = DIFFERENT
  for (const one of some) for (const other of others) best = Math.min(best, comparePair(one, other))
  return best
}

function comparePair(one: string, other: string): number {
  if (one.includes("*") || other.includes("*")) return fits(one, other) ? AS_SHOWN : DIFFERENT
  if (one === other) return SAME
  return editDistance(one, other, 1) <= 1 ? ONE_OFF : DIFFERENT
}

/** The same of two different numbers without masks. */
export const comparePhoneUnits: CompareUnits = (one, start, end, other, startOther, endOther) => {
  return distanceOfUnits(one, start, end, other, startOther, endOther, 1) <= 1 ? ONE_OFF : DIFFERENT
}

/** Whether two numbers agree in every place that both show. */
function fits(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  for (let at = 0; at < one.length; at += 1) {
    if (one[at] !== other[at] && one[at] !== "*" && other[at] !== "*") return false
  }
  return true
}
