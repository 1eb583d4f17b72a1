import { inNeighbourhood } from "../../store/database/db.ts"
import { countAnsweredBy, countCalls, countOpenOf } from "../../store/phone/call-counts.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { dayAsked } from "../day-asked.ts"
import { refuse } from "../refusal.ts"

/** Calls by hour and kind, of a day and up to it: the very facts that the board counts. */
export async function getCallStatistics(context: Context, given: { readonly on?: string | undefined }) {
  authorise(context, "answer-phone")
  const { communityId } = context
  const on = dayAsked(context, given.on)
  if (on === null) return refuse("bad-input", "on")
  return inNeighbourhood(context.db, communityId, async (tx) => ({
    on,
    day: await countCalls(tx, communityId, on, "on"),
    toDate: await countCalls(tx, communityId, on, "to-date"),
    open: await countOpenOf(tx, communityId, on),
    answered: await countAnsweredBy(tx, communityId, on),
  }))
}
