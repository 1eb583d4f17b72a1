import { dayOf } from "../../core/kit/dates.ts"
import { taskTeams } from "../../core/oversight/task-sight.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { countCallsAnswered, countLateTasks, listColleagues } from "../../store/oversight/colleagues.ts"
import { countInHand } from "../../store/oversight/hand-overs.ts"
import { listTasks } from "../../store/oversight/task-rows.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { noneInHand } from "./in-hand.ts"
import { eyesOf, presentTask } from "./task-view.ts"

const MOST_WAITING = 200

/** How much each colleague has in hand, and what waits on others. Whoever has left is there while something is still theirs. */
export async function getOversight(context: Context) {
  authorise(context, "hand-over")
  const now = context.now()
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const counts = await countInHand(tx, communityId, dayOf(now))
    const late = new Map((await countLateTasks(tx, communityId, now)).map((one) => [one.accountId, one]))
    const calls = new Map(
      (await countCallsAnswered(tx, communityId, dayOf(now))).map(({ accountId, count }) => [
        accountId,
        count,
      ]),
    )
    const colleagues = (await listColleagues(tx, communityId)).map((one) => {
      const inHand = noneInHand()
      for (const { accountId, kind, count } of counts) if (accountId === one.id) inHand[kind] = count
      const { late: lateTasks = 0, waiting = 0 } = late.get(one.id) ?? {}
      return { ...one, inHand, late: lateTasks, waiting, callsToday: calls.get(one.id) ?? 0 }
    })
    const waiting = await listTasks(tx, communityId, eyesOf(context), "waiting", {
      ...{ now, homeId: null, most: MOST_WAITING },
    })
    return {
      colleagues: colleagues.filter(
        ({ role, disabled, inHand }) =>
          Object.values(inHand).some((count) => count > 0) || (!disabled && taskTeams.includes(role)),
      ),
      waiting: waiting
        .map((row) => presentTask(row, context, now))
        .toSorted((one, other) => ((one.waitingSince ?? "") < (other.waitingSince ?? "") ? -1 : 1)),
    }
  })
}
