import { toHalfWidth } from "../../core/place/door.ts"
import { fingerprint } from "../../store/people/person-keys.ts"

/** Fewer digits are no number: a door, a slip of the finger. */
const FEWEST_DIGITS = 7

/** A telephone number as forms write it, of what was typed or pasted; empty where it is none. */
export function readNumber(written: string): string {
  const digits = toHalfWidth(written)
    .replace(/^\s*\+?86(?=1\d{10}\s*$)/, "")
    .replace(/\D/g, "")
  return digits.length < FEWEST_DIGITS || digits.length > 20 ? "" : digits
}

/** The keyed fingerprint under which a number is known again; null where there is none. */
export function phoneKeyOf(fingerprintKey: Buffer, number: string): Buffer | null {
  return number === "" ? null : fingerprint(fingerprintKey, `phone\u001f${number}`)
}
