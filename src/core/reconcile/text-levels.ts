import { editDistance } from "./edit-distance.ts"

/** How two texts may agree, the closest first. */
export const TEXT_LEVELS = ["same", "one-sign-off", "alike", "shared-word", "different"] as const

const [SAME, ONE_OFF, ALIKE, SHARED_WORD, DIFFERENT] = [1, 2, 3, 4, 5]

/** Words, names, streets: by the signs that differ, then by whole words. */
export function compareTexts(one: string, other: string): number {
  if (one === other) return SAME
  const longer = Math.max(one.length, other.length)
  const most = longer <= 3 ? 1 : Math.floor(longer / 3)
  const distance = editDistance(one, other, most)
  if (distance === 1 && longer >= 4) return ONE_OFF
  if (distance <= most && longer >= 4) return ALIKE
  if (longer >= 4 && isBeginning(one, other)) return ALIKE
  return shareWord(one, other) ? SHARED_WORD : DIFFERENT
}

function isBeginning(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  return short.length >= 3 && long.startsWith(short)
}

function shareWord(one: string, other: string): boolean {
  if (!one.includes(" ") && !other.includes(" ")) return false
  const words = other.split(" ")
  return one.split(" ").some((word) => word.length > 2 && words.includes(word))
}

/** How two numbers or codes may agree, the closest first. */
export const CODE_LEVELS = ["same", "one-sign-off", "two-signs-off", "different"] as const

const [CODE_SAME, CODE_ONE_OFF, CODE_TWO_OFF, CODE_DIFFERENT] = [1, 2, 3, 4]

/** House numbers, postcodes, document numbers: short ones must agree, longer ones may slip, or agree in their first half. */
export function compareCodes(one: string, other: string): number {
  if (one === other) return CODE_SAME
  const longer = Math.max(one.length, other.length)
  const distance = editDistance(one, other, 2)
  if (distance === 1 && longer >= 2) return CODE_ONE_OFF
  if (distance === 2 && longer >= 5) return CODE_TWO_OFF
  const half = Math.ceil(longer / 2)
  return longer >= 5 && one.slice(0, half) === other.slice(0, half) ? CODE_TWO_OFF : CODE_DIFFERENT
}
