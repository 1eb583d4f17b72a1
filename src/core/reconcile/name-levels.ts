import { editDistance } from "./edit-distance.ts"
import { isUntyped, type Name } from "./read-name.ts"

/** How two names may agree, the closest first. A comparison gives the place in this list from 1; 0 is "cannot be said". */
export const NAME_LEVELS = [
  "same",
  "same-sound",
  "like-sound",
  "sign-left-out",
  "sign-changed",
  "given-name",
  "short-form",
  "surname",
  "different",
] as const

const [SAME, SAME_SOUND, LIKE_SOUND, LEFT_OUT, CHANGED, GIVEN_NAME, SHORT_FORM, SURNAME, DIFFERENT] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9,
]

export function compareNames(one: Name, other: Name): number {
  if (one.form === "foreign" || other.form === "foreign") return compareForeign(one, other)
  if (one.form !== "full" || other.form !== "full") return compareShort(one, other)
  if (one.units.length === other.units.length) {
    const whole = !one.units.some(isUntyped)
    if (whole && agree(one.units, other.units)) return SAME
    if (agree(one.sounds, other.sounds)) return SAME_SOUND
    if (agree(one.loose, other.loose)) return LIKE_SOUND
  }
  const [short, long] = one.units.length <= other.units.length ? [one, other] : [other, one]
  if (fillsIn(short, long) || fillsIn(long, short))
    return saysSurnameAlone(short) || saysSurnameAlone(long) ? SHORT_FORM : LIKE_SOUND
  if (isLeftOut(short, long)) return LEFT_OUT
  if (isChanged(short, long)) return CHANGED
  if (isGivenNameOf(short, long)) return GIVEN_NAME
  return one.loose[0] === other.loose[0] ? SURNAME : DIFFERENT
}

function agree(some: readonly string[], others: readonly string[]): boolean {
  for (let at = 0; at < some.length; at += 1) if (some[at] !== others[at]) return false
  return true
}

/** What two names share from the front and from the back, by their loose sounds. */
function shared(short: Name, long: Name): { readonly front: number; readonly back: number } {
  const most = short.loose.length
  let front = 0
  while (front < most && short.loose[front] === long.loose[front]) front += 1
  let back = 0
  while (back < most - front && short.loose.at(-1 - back) === long.loose.at(-1 - back)) back += 1
  return { front, back }
}

/** Whether one name is the other with a character that was not typed, or that was typed as its two halves. */
function fillsIn(gap: Name, whole: Name): boolean {
  const { front, back } = gap.loose.length <= whole.loose.length ? shared(gap, whole) : shared(whole, gap)
  const missing = gap.units.slice(front, gap.units.length - back)
  const typed = whole.units.slice(front, whole.units.length - back)
  if (front + back === 0 || missing.length === 0) return false
  if (missing.length === 1) return isUntyped(missing[0] ?? "") && typed.length <= 2
  return (
    missing.length === 2 &&
    typed.length === 1 &&
    whole.units.length === 3 &&
    front + back === 2 &&
    whole.surnameLength === 1 &&
    gap.surnameLength === 1
  )
}

/** Whether nothing of the given name was typed. */
function saysSurnameAlone({ units, surnameLength }: Name): boolean {
  return units.slice(surnameLength).every(isUntyped)
}

/** Whether characters were left out of the longer name, the surname standing. */
function isLeftOut(short: Name, long: Name): boolean {
  if (short.loose.length === long.loose.length || short.surnameLength !== long.surnameLength) return false
  const { front, back } = shared(short, long)
  return front >= short.surnameLength && front + back === short.loose.length
}

/** Whether one character of three or more is another one: a wrong character, but also how brothers and sisters are named. */
function isChanged(short: Name, long: Name): boolean {
  if (short.loose.length !== long.loose.length || long.loose.length < 3) return false
  const { front, back } = shared(short, long)
  return front >= short.surnameLength && front + back === long.loose.length - 1
}

function isGivenNameOf(short: Name, long: Name): boolean {
  return (
    short.loose.length >= 2 &&
    short.loose.length === long.loose.length - long.surnameLength &&
    agree(short.loose, long.loose.slice(long.surnameLength))
  )
}

function compareShort(one: Name, other: Name): number {
  const [short, long] = one.form !== "full" ? [one, other] : [other, one]
  const sign = short.loose[0]
  if (short.form === "nick")
    return long.loose.at(-1) === sign || long.loose[0] === sign ? SHORT_FORM : DIFFERENT
  const surname = long.form === "nick" ? 1 : long.surnameLength
  return long.loose.slice(0, surname).join("") === short.loose.join("") || long.loose[0] === sign
    ? SHORT_FORM
    : DIFFERENT
}

/** Names in Latin letters and names in Chinese characters cannot be held against each other. */
function compareForeign(one: Name, other: Name): number {
  if (one.form !== other.form) return 0
  if (agreeAll(one.units, other.units)) return SAME
  const [a, b] = [one.units.join(""), other.units.join("")]
  if (editDistance(a, b, 2) <= 2) return LIKE_SOUND
  return one.units.some((word) => word.length > 2 && other.units.includes(word)) ? LEFT_OUT : DIFFERENT
}

function agreeAll(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && agree(some, others)
}
