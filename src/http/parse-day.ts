import { type PlainDate, parsePlainDate } from "../core/kit/dates.ts"
import type { Refusal } from "../service/context.ts"
import { refuse } from "../service/refusal.ts"

/** Calls a use case with the day that a request asks for; the schema lets 30 February pass, this does not. */
export async function onDay<Given extends { readonly on: string }, Reply>(
  given: Given,
  ask: (given: Given & { readonly on: PlainDate }) => Promise<Reply>,
): Promise<Reply | Refusal<"bad-input">> {
  const on = parsePlainDate(given.on)
  return on === null ? refuse("bad-input", "on") : ask({ ...given, on })
}
