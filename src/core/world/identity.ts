import type { PlainDate } from "../kit/dates.ts"
import type { Random } from "../kit/random.ts"
import type { Sex } from "./names.ts"

/** Area codes that no place in China has, so that no number made here can be anybody's. */
const areaCodes = ["981106", "981207", "982301", "982414", "985103", "986208", "987311", "989012"]
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Hands out numbers of papers and telephones, none of them twice in one world. */
export type Identities = {
  readonly idNumber: (birth: PlainDate, sex: Sex) => string
  readonly passport: () => string
  readonly phone: () => string
}

export function createIdentities(random: Random): Identities {
  const given = new Set<string>()
  const fresh = (draw: () => string): string => {
    for (;;) {
      const number = draw()
      if (!given.has(number)) {
        given.add(number)
        return number
      }
    }
  }
  return {
    idNumber: (birth, sex) =>
      fresh(() => {
        const order = random.whole(0, 499) * 2 + (sex === "男" ? 1 : 0)
        const body = `${random.pick(areaCodes)}${birth.replaceAll("-", "")}${String(order).padStart(3, "0")}`
        return body + checkCharacter(body)
      }),
    passport: () => fresh(() => `ZZ98${random.whole(10_000, 99_999)}`),
    // No operator holds 142, 143 or 144.
    phone: () => fresh(() => `14${random.whole(2, 4)}${random.whole(10_000_000, 99_999_999)}`),
  }
}

/**
 * The last character of an 18-character ID number from the first seventeen digits (GB 11643-1999, ISO 7064
 * MOD 11-2).
 */
function checkCharacter(body: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return "10X98765432".charAt(sum % 11)
}
