import { parsePlainDate } from "../../core/kit/dates.ts"
import { maskName } from "../../core/people/mask.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listOpenReturns } from "../../store/screening/returns.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

/** Returns that residents reported themselves, until somebody has registered them. */
export async function listReturns(context: Context) {
  authorise(context, "screen")
  const rows = await inNeighbourhood(context.db, context.communityId, (tx) =>
    listOpenReturns(tx, context.communityId),
  )
  return {
    returns: rows.map(({ id, receivedAt, channel, door, detail }) => ({
      id,
      receivedAt,
      channel,
      door: door ?? "",
      name: maskName(detail.name ?? ""),
      from: detail.from ?? "",
      arrivedOn: parsePlainDate(detail.arrivedOn ?? ""),
    })),
  }
}
