import type { Instant, PlainDate } from "../kit/dates.ts"
import { isSamePlace, type Place } from "./draft.ts"

/** What is no longer as somebody was told, or is new to them, and the code of why. */
export type TurnChange = {
  readonly day: PlainDate
  readonly from: Place | null
  readonly to: Place | null
  readonly why: string
}

/** What publishing a week left to tell somebody; null: they have not been told yet. */
export type WeekMessage = {
  readonly what: "published" | "changed"
  readonly changes: readonly TurnChange[]
  readonly toldAt: Instant | null
}

/**
 * Of all that was ever to tell somebody of a week, the oldest first, the last that they are told at once: each change from what they
 * knew, whatever was published in between. Changes that come back to what they knew are none.
 */
export function sinceTold<Message extends WeekMessage>(messages: readonly Message[]): Message | undefined {
  const last = messages.at(-1)
  if (last === undefined) return undefined
  const before = messages.filter(({ toldAt }) => toldAt !== last.toldAt)
  const together = messages.filter(({ toldAt }) => toldAt === last.toldAt)
  // of a week that they know nothing of yet nothing has changed
  if (together.some(({ what }) => what === "published")) return { ...last, what: "published", changes: [] }
  const changes = addedUp(together.flatMap((message) => message.changes))
  return changes.length === 0 ? sinceTold(before) : { ...last, changes }
}

function addedUp(changes: readonly TurnChange[]): TurnChange[] {
  const sums: TurnChange[] = []
  for (const change of changes) {
    const at = sums.findIndex(({ day, to }) => day === change.day && isSamePlace(to, change.from))
    const sum = sums[at]
    if (sum === undefined) sums.push(change)
    else sums[at] = { ...change, from: sum.from }
  }
  return sums
    .filter(({ from, to }) => !isSamePlace(from, to))
    .toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
}
