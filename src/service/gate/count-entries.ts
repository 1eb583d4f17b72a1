import type { PlainDate } from "../../core/kit/dates.ts"
import type { GateHour } from "../../core/report/gate-hour.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listGateHours } from "../../store/gate/gate-hours.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

/** How many passed in each hour of a day; what was taken back is not counted. */
export async function countEntries(
  context: Context,
  given: { readonly on: PlainDate },
): Promise<{ readonly hours: readonly Omit<GateHour, "day">[] }> {
  authorise(context, "see-posts")
  const hours = await inNeighbourhood(context.db, context.communityId, (tx) =>
    listGateHours(tx, context.communityId, given.on),
  )
  return { hours: hours.map(({ day: _, ...hour }) => hour) }
}
