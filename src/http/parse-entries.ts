import { type Instant, instantOf, type PlainDate, parsePlainDate } from "../core/kit/dates.ts"
import type { Refusal } from "../service/context.ts"
import { refuse } from "../service/refusal.ts"

type Sent = { readonly at: string; readonly day?: string }
type Parsed<Entry extends Sent> = Entry extends { readonly day: string }
  ? Omit<Entry, "at" | "day"> & { readonly at: Instant; readonly day: PlainDate }
  : Omit<Entry, "at"> & { readonly at: Instant }

/** Calls a use case with entries whose moments and days are real; the schema lets 30 February pass, this does not. */
export async function onEntries<Entry extends Sent, Reply>(
  given: { readonly commandId: string; readonly entries: readonly Entry[] },
  ask: (given: { readonly commandId: string; readonly entries: readonly Parsed<Entry>[] }) => Promise<Reply>,
): Promise<Reply | Refusal<"bad-input">> {
  const { commandId, entries } = given
  for (const { at, day } of entries) {
    if (Number.isNaN(Date.parse(at))) return refuse("bad-input", "at")
    if (day !== undefined && parsePlainDate(day) === null) return refuse("bad-input", "day")
  }
  // each was looked at above, which the compiler cannot see through a spread
  const parsed = entries.map((entry) => ({ ...entry, at: instantOf(Date.parse(entry.at)) }))
  return ask({ commandId, entries: parsed as unknown as readonly Parsed<Entry>[] })
}
