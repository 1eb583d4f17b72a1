import { mayDo } from "../../core/access/roles.ts"
import { movesOfNeed } from "../../core/care/need-moves.ts"
import { dayOf } from "../../core/kit/dates.ts"
import { groupBy } from "../../core/kit/group-by.ts"
import { maskNumbersIn } from "../../core/people/mask.ts"
import { walkingOrder } from "../../core/rounds/walking-order.ts"
import { listNeedRows } from "../../store/care/needs.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listRoundHomes } from "../../store/rounds/round-homes.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { whereOf } from "../rounds/get-round.ts"

/**
 * What homes wish for: open, or settled today, in walking order. Whoever only brings things sees the door and what to bring, not
 * whether somebody there is in quarantine or in care.
 */
export async function listNeeds(context: Context) {
  authorise(context, "deliver-needs")
  const { communityId, accountId } = context
  const now = context.now()
  const today = dayOf(now)
  const atDesk = mayDo(context.role, "run-needs")
  const { needs, homes } = await inNeighbourhood(context.db, communityId, async (tx) => {
    const rows = await listNeedRows(tx, communityId, today)
    const ids = [...new Set(rows.map((row) => row.homeId))]
    return { needs: rows, homes: await listRoundHomes(tx, communityId, ids, today) }
  })
  const walked = walkingOrder(homes.map((home) => ({ ...whereOf(home), late: false })))
  const byHome = groupBy(needs, ({ homeId }) => homeId)
  return {
    needs: walked.flatMap((home) =>
      (byHome.get(home.id) ?? []).map((need) => ({
        id: need.id,
        homeId: need.homeId,
        door: home.door,
        category: need.category,
        asked: maskNumbersIn(need.asked),
        since: need.since,
        status: need.status,
        ownerId: need.ownerId,
        owner: need.owner,
        isMine: need.ownerId === accountId,
        promisedFor: need.promisedFor,
        settledAt: need.settledAt,
        note: maskNumbersIn(need.note),
        isLate: need.settledAt === null && need.promisedFor !== null && need.promisedFor <= now,
        why: atDesk ? { quarantined: need.quarantined, care: need.care } : null,
        moves: movesOfNeed(need, { accountId, atDesk }),
        mayTakeBack: atDesk && need.isFresh,
      })),
    ),
  }
}
