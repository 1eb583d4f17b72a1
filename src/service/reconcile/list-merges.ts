import { inNeighbourhood } from "../../store/database/db.ts"
import { listMergeRows } from "../../store/reconcile/merges.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { readFoundPeople } from "./found-people.ts"

/** Mergings, the newest first; of somebody who has been deleted since there is none to be shown. */
export async function listMerges(context: Context) {
  authorise(context, "reconcile")
  return inNeighbourhood(context.db, context.communityId, async (tx) => {
    const rows = await listMergeRows(tx, context.communityId)
    const people = await readFoundPeople(
      tx,
      context.communityId,
      rows.map(({ keptId }) => keptId),
      context.now(),
    )
    return {
      merges: rows.flatMap(({ keptId, goneId: _gone, ...merge }) => {
        const kept = people.get(keptId)
        return kept === undefined ? [] : [{ ...merge, kept }]
      }),
    }
  })
}
