import { type CompareUnits, distanceOfUnits, type Units, withUnits } from "./edit-distance.ts"

/** How two texts may agree, the closest first. */
export const TEXT_LEVELS = [
  "same",
  "one-sign-off",
  "alike",
  "shared-word",
  "initial",
  "elsewhere",
  "different",
] as const

const [SAME, ONE_OFF, ALIKE, SHARED_WORD, INITIAL, DIFFERENT] = [1, 2, 3, 4, 5, 7]

/** What one says here the other says in another column; two texts by themselves never tell. */
export const ELSEWHERE = 6

/** Words, names, streets: by the signs that differ, then by whole words. */
export function compareTexts(one: string, other: string): number {
  return one === other ? SAME : withUnits(one, other, compareTextUnits)
}

/** The same of two different texts. */
export const compareTextUnits: CompareUnits = (one, start, end, other, startOther, endOther) => {
  const longer = Math.max(end - start, endOther - startOther)
  const most = longer <= 3 ? 1 : Math.floor(longer / 3)
  const distance = distanceOfUnits(one, start, end, other, startOther, endOther, most)
  if (distance === 1 && longer >= 4) return ONE_OFF
  if (distance <= most && longer >= 4) return ALIKE
  const shorter = Math.min(end - start, endOther - startOther)
  if (longer >= 4 && shorter >= 3 && begins(one, start, other, startOther, shorter)) return ALIKE
  if (shorter === 1 && longer > 1 && one[start] === other[startOther]) return INITIAL
  return shareWord(one, start, end, other, startOther, endOther) ? SHARED_WORD : DIFFERENT
}

/** Whether two texts have their first `count` signs in common. */
function begins(one: Units, start: number, other: Units, startOther: number, count: number): boolean {
  for (let at = 0; at < count; at += 1) if (one[start + at] !== other[startOther + at]) return false
  return true
}

const BLANK = 0x20

/** Whether a word of more than two signs stands in both. */
function shareWord(
  one: Units,
  start: number,
  end: number,
  other: Units,
  startOther: number,
  endOther: number,
): boolean {
  // two texts of a single word differ
  if (wordEnd(one, start, end) === end && wordEnd(other, startOther, endOther) === endOther) return false
  for (let from = start; from < end; ) {
    const to = wordEnd(one, from, end)
    for (let fromOther = startOther; to - from > 2 && fromOther < endOther; ) {
      const toOther = wordEnd(other, fromOther, endOther)
      if (toOther - fromOther === to - from && begins(one, from, other, fromOther, to - from)) return true
      fromOther = toOther + 1
    }
    from = to + 1
  }
  return false
}

function wordEnd(units: Units, start: number, end: number): number {
  let at = start
  while (at < end && units[at] !== BLANK) at += 1
  return at
}

/** How two numbers or codes may agree, the closest first. */
export const CODE_LEVELS = ["same", "one-sign-off", "two-signs-off", "different"] as const

const [CODE_SAME, CODE_ONE_OFF, CODE_TWO_OFF, CODE_DIFFERENT] = [1, 2, 3, 4]

/** House numbers, postcodes, document numbers: short ones must agree, longer ones may slip, or agree in their first half. */
export function compareCodes(one: string, other: string): number {
  return one === other ? CODE_SAME : withUnits(one, other, compareCodeUnits)
}

/** The same of two different codes. */
export const compareCodeUnits: CompareUnits = (one, start, end, other, startOther, endOther) => {
  const length = end - start
  const lengthOther = endOther - startOther
  const longer = Math.max(length, lengthOther)
  const distance = distanceOfUnits(one, start, end, other, startOther, endOther, 2)
  if (distance === 1 && longer >= 2) return CODE_ONE_OFF
  if (distance === 2 && longer >= 5) return CODE_TWO_OFF
  const half = Math.ceil(longer / 2)
  const agrees = Math.min(length, lengthOther) >= half && begins(one, start, other, startOther, half)
  return longer >= 5 && agrees ? CODE_TWO_OFF : CODE_DIFFERENT
}
