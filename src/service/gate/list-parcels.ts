import { addDays, type Instant, instantOfShanghai, type PlainDate } from "../../core/kit/dates.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listParcels as listParcelRows } from "../../store/gate/parcels.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

/** Parcels that wait on the posts' shelves, and those picked up on a day. */
export async function listParcels(context: Context, given: { readonly on: PlainDate }) {
  authorise(context, "see-posts")
  const from = instantOfShanghai(given.on, "00:00") as Instant
  const to = instantOfShanghai(addDays(given.on, 1), "00:00") as Instant
  const rows = await inNeighbourhood(context.db, context.communityId, (tx) =>
    listParcelRows(tx, context.communityId, { from, to }),
  )
  return { parcels: rows.map(({ door, ...row }) => ({ ...row, door: door ?? "" })) }
}
