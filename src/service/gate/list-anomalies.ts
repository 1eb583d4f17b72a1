import { clockOf, dayOf, type Instant, instantOfShanghai, type PlainDate } from "../../core/kit/dates.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { type AnomalyDetail, listAnomalies as listAnomalyRows } from "../../store/gate/anomalies.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

/** What nobody has looked at yet, and what was settled since a day. */
export async function listAnomalies(context: Context, given: { readonly since: PlainDate }) {
  authorise(context, "see-entries")
  const since = instantOfShanghai(given.since, "00:00") as Instant
  const rows = await inNeighbourhood(context.db, context.communityId, (tx) =>
    listAnomalyRows(tx, context.communityId, since),
  )
  return {
    anomalies: rows.map(({ door, detail, ...row }) => ({
      ...row,
      door: door ?? "",
      detail: detailText(detail, row.at),
    })),
  }
}

/** What a kind needs besides, in signs that every language reads. */
function detailText({ post, at, minutes, celsius, emergency }: AnomalyDetail, near: Instant): string {
  if (at !== undefined) {
    const day = dayOf(at) === dayOf(near) ? "" : `${dayOf(at)} `
    return `${post ?? ""} ${day}${clockOf(at)}`
  }
  return String(minutes ?? celsius ?? emergency ?? "")
}
