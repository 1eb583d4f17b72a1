import { plainPassNumber } from "./keyed-table.ts"

/** The first number that is counted: no number begins with 0, which is left out when it is said. */
const FIRST = 100_001
const LAST = 999_999
const DIGITS = 7

/** H. M. Damm's quasigroup of order 10 (2004): finds every wrong digit and every pair of neighbours swapped. */
const DAMM = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
]

/** The pass number after the last one counted (null: the first): six digits that count and one that checks them. */
export function nextPassNumber(last: string | null): string {
  const count = last === null ? FIRST : Number(last.slice(0, DIGITS - 1)) + 1
  if (count > LAST) throw new RangeError("the numbers of passes are used up")
  return `${count}${checkOf(String(count))}`
}

/** A number as it was typed, when it can be one of ours; null where a digit is wrong. */
export function readPassNumber(text: string): string | null {
  const digits = plainPassNumber(text)
  return digits.length === DIGITS && checkOf(digits) === "0" ? digits : null
}

/** A number in groups, to be read out; one from a book as it stands. */
export function groupedPassNumber(number: string): string {
  return /^\d{7}$/.test(number) ? `${number.slice(0, 3)} ${number.slice(3)}` : number
}

function checkOf(digits: string): string {
  return Array.from(digits).reduce((state, digit) => DAMM[Number(state)]?.charAt(Number(digit)) ?? "0", "0")
}
