import type { Instant } from "../kit/dates.ts"
import { addMinutes } from "../kit/moments.ts"

/** A credential lasts as long as the longest shift, a join code as long as a phone needs to read it. */
const life = { credentialMinutes: 12 * 60, joinCodeMinutes: 10 } as const

export function credentialEnd(from: Instant): Instant {
  return addMinutes(from, life.credentialMinutes)
}

export function joinCodeEnd(from: Instant): Instant {
  return addMinutes(from, life.joinCodeMinutes)
}
