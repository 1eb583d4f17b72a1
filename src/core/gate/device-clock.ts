import { type Instant, instantOf } from "../kit/dates.ts"
import type { EntryHead } from "./entry.ts"

/** Two clocks that differ by less go equally: messages take a while. */
const SAME_MS = 120_000

/** The moment an entry happened, and whether the device's clock was changed around it. */
export type EstimatedMoment = { readonly at: Instant; readonly jumped: boolean }

/**
 * When a device's entries happened by the server's clock, in the device's order. Each has two guesses: by the offset
 * when the device last heard the server, and by the offset now. Where they agree nothing was moved in between. Else
 * the one counts that lies between the last hearing and now, the earlier offset first; both outside: the nearer bound.
 * No entry comes before the one it follows, and none after `receivedAt`. `sentAt` is the device's clock at sending,
 * `after` the moment of the device's last entry that the server has already.
 */
export function estimateMoments(
  heads: readonly Pick<EntryHead, "at" | "heard">[],
  sent: { readonly sentAt: Instant; readonly receivedAt: Instant; readonly after: Instant | null },
): EstimatedMoment[] {
  const received = Date.parse(sent.receivedAt)
  const offsetNow = received - Date.parse(sent.sentAt)
  let floor = sent.after === null ? Number.NEGATIVE_INFINITY : Math.min(Date.parse(sent.after), received)
  return heads.map(({ at, heard }) => {
    const device = Date.parse(at)
    const byNow = device + offsetNow
    const earliest = heard === null ? floor : Math.max(floor, Math.min(Date.parse(heard.server), received))
    const byHeard = heard === null ? byNow : device + Date.parse(heard.server) - Date.parse(heard.device)
    const agree = Math.abs(byHeard - byNow) < SAME_MS
    const isBetween = (guess: number) => guess >= earliest && guess <= received
    const guess = !agree && isBetween(byHeard) ? byHeard : byNow
    const bounded = Math.min(Math.max(guess, earliest), received)
    floor = bounded
    return { at: instantOf(bounded), jumped: !agree || Math.abs(bounded - guess) >= SAME_MS }
  })
}
