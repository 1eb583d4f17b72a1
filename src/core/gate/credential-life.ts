import { addDays, dayOf, type Instant, instantOfShanghai } from "../kit/dates.ts"
import { addMinutes } from "../kit/moments.ts"

/** A credential lasts as long as the longest shift, a join code as long as a phone needs to read it. */
const life = { credentialMinutes: 12 * 60, joinCodeMinutes: 10 } as const

export function credentialEnd(from: Instant): Instant {
  return addMinutes(from, life.credentialMinutes)
}

/** A list of homes is for its day: whoever carries it is given the next one's on the next. */
export function roundCredentialEnd(from: Instant): Instant {
  const midnight = instantOfShanghai(addDays(dayOf(from), 1), "00:00")
  if (midnight === null) throw new RangeError("a day has no end")
  return midnight
}

export function joinCodeEnd(from: Instant): Instant {
  return addMinutes(from, life.joinCodeMinutes)
}
