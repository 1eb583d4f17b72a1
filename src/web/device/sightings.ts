import type { GateAsk } from "../../core/gate/decide.ts"
import type { Sighting } from "../../core/gate/gate-state.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { minutesBetween } from "../../core/kit/moments.ts"

/** Longer than any rule looks back. */
const KEPT_MINUTES = 120

/** Passes seen at other posts a while ago, held in memory alone. */
export type Sightings = {
  readonly add: (seen: readonly Sighting[], now: Instant) => void
  readonly find: (pass: string, ownPost: string, now: Instant) => GateAsk["seenElsewhere"]
}

export function makeSightings(): Sightings {
  const last = new Map<string, Sighting>()
  return {
    add: (seen, now) => {
      for (const sighting of seen) {
        const key = `${sighting.pass} ${sighting.postId}`
        const known = last.get(key)
        if (known === undefined || known.at < sighting.at) last.set(key, sighting)
      }
      for (const [key, { at }] of last) if (minutesBetween(at, now) > KEPT_MINUTES) last.delete(key)
    },
    find: (pass, ownPost, now) => {
      const elsewhere = [...last.values()].filter((seen) => seen.pass === pass && seen.postId !== ownPost)
      elsewhere.sort((one, other) => (one.at < other.at ? 1 : -1))
      const [newest] = elsewhere
      return newest ? { post: newest.post, minutes: Math.max(0, minutesBetween(newest.at, now)) } : null
    },
  }
}
