import { type CompareUnits, distanceOfUnits, editDistance } from "./edit-distance.ts"
import { plainText } from "./plain-text.ts"

/**
 * A day of birth as far as it is known: `digits` of year, month and day (8), of year and month (6) or of the year (4).
 * `fromAge`: reckoned from an age, so the year may be one off.
 */
export type Birth = { readonly digits: string; readonly fromAge: boolean }

/** Reads a date in the ways people write it, or an age at `thisYear`; null when it is neither. */
export function readBirth(written: string, thisYear: number): Birth | null {
  const text = plainText(written)
  const parts = /^(\d{4})[年./-](\d{1,2})(?:[月./-](\d{1,2}))?/.exec(text)
  if (parts !== null) {
    const [, year = "", month = "", day] = parts
    return { digits: year + month.padStart(2, "0") + (day?.padStart(2, "0") ?? ""), fromAge: false }
  }
  const turned = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text)
  if (turned !== null) {
    const [, day = "", month = "", year = ""] = turned
    return { digits: year + month.padStart(2, "0") + day.padStart(2, "0"), fromAge: false }
  }
  if (/^\d{8}$/.test(text)) return { digits: text, fromAge: false }
  if (/^(1[89]|20)\d\d(0[1-9]|1[0-2])?年?$/.test(text))
    return { digits: text.replace("年", ""), fromAge: false }
  if (/^(1[89]|20)\d\d年?$/.test(text)) return { digits: text.slice(0, 4), fromAge: false }
  const age = /^(\d{1,3}) ?(?:周?岁)?$/.exec(text)?.[1]
  if (age !== undefined && Number(age) < 120) return { digits: String(thisYear - Number(age)), fromAge: true }
  return null
}

/** How two days of birth may agree, the closest first. */
export const BIRTH_LEVELS = [
  "same",
  "same-month",
  "same-year",
  "slip",
  "other-day",
  "near",
  "different",
] as const

const [SAME, SAME_MONTH, SAME_YEAR, SLIP, OTHER_DAY, NEAR, DIFFERENT] = [1, 2, 3, 4, 5, 6, 7]

export function compareBirths(one: Birth, other: Birth): number {
  const years = Math.abs(Number(one.digits.slice(0, 4)) - Number(other.digits.slice(0, 4)))
  if (one.fromAge || other.fromAge) return years <= 1 ? SAME_YEAR : years <= 3 ? NEAR : DIFFERENT
  const length = Math.min(one.digits.length, other.digits.length)
  const [a, b] = [one.digits.slice(0, length), other.digits.slice(0, length)]
  if (a === b) return length === 8 ? SAME : length === 6 ? SAME_MONTH : SAME_YEAR
  if (isSlip(a, b)) return SLIP
  return years === 0 ? OTHER_DAY : years <= 2 ? NEAR : DIFFERENT
}

/** The same of two different days of eight digits. */
export const compareDayUnits: CompareUnits = (one, start, end, other, startOther, endOther) => {
  if (distanceOfUnits(one, start, end, other, startOther, endOther, 1) <= 1) return SLIP
  let years = 0
  let [isTurned, isOneMonth] = [true, true]
  for (let at = 0; at < 8; at += 1) {
    if (at < 6) isOneMonth &&= one[start + at] === other[startOther + at]
    if (at < 4) years = 10 * years + (one[start + at] ?? 0) - (other[startOther + at] ?? 0)
    const turned = at < 4 ? at : at < 6 ? at + 2 : at - 2
    isTurned &&= one[start + turned] === other[startOther + at]
  }
  if (isTurned || isOneMonth) return SLIP
  return years === 0 ? OTHER_DAY : Math.abs(years) <= 2 ? NEAR : DIFFERENT
}

/** One digit off or swapped, another day of the month, or day and month the wrong way round. */
function isSlip(one: string, other: string): boolean {
  if (one.length < 6) return false
  if (editDistance(one, other, 1) <= 1) return true
  if (one.length === 8 && one.slice(0, 6) === other.slice(0, 6)) return true
  const turned = one.slice(0, 4) + one.slice(6) + one.slice(4, 6)
  return one.length === 8 && turned === other
}
