import { mayDo } from "../../core/access/roles.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listRoundPhones as listRows } from "../../store/gate/round-phones.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

/** The phones that carry a list now or still have something to send: one's own; for whoever runs the posts, all. */
export async function listRoundPhones(context: Context) {
  authorise(context, "use-tasks")
  const { communityId, accountId } = context
  const ofAll = mayDo(context.role, "run-posts")
  const now = context.now()
  const rows = await inNeighbourhood(context.db, communityId, (tx) =>
    listRows(tx, communityId, ofAll ? null : accountId, now),
  )
  return {
    phones: rows.map(({ id, owner, ownerId, joinedAt, heardAt, waiting, until, revokedAt }) => ({
      ...{ id, owner, joinedAt, heardAt, waiting, until },
      own: ownerId === accountId,
      carries: revokedAt === null && until > now,
    })),
  }
}
