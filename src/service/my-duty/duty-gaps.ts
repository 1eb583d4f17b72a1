import { clockOf, dayOf } from "../../core/kit/dates.ts"
import { placesOn, type Slot, slotKey, slotOfKey } from "../../core/roster/standing.ts"
import type { Tx } from "../../store/database/db.ts"
import { listOpenCauses } from "../../store/oversight/task-causes.ts"
import { closeTasksOf, insertTasks } from "../../store/oversight/tasks.ts"
import { listDutyPosts, listShiftHours } from "../../store/roster/posts.ts"
import type { TurnRow } from "../../store/roster/turns.ts"
import type { SpreadWork } from "../desk/spread-work.ts"
import { readStanding } from "../roster/read-standing.ts"

type GapWork = Pick<SpreadWork, "tx" | "communityId" | "accountId" | "now" | "newId">

type FreedTurn = Pick<TurnRow, "day" | "postId" | "hoursId" | "startsAt">

const PREFIX = "duty-gap "

/** Tells the office at once that somebody does not come to turns that were told; one task for each turn of a post. */
export async function raiseGaps(
  { tx, communityId, accountId, now, newId }: GapWork,
  turns: readonly FreedTurn[],
): Promise<void> {
  const [posts, hours] = [await listDutyPosts(tx, communityId), await listShiftHours(tx, communityId)]
  const tasks = turns.flatMap(({ day, postId, hoursId, startsAt }) => {
    if (postId === null || hoursId === null) return []
    const post = posts.find(({ id }) => id === postId)?.name ?? ""
    const of = hours.find(({ id }) => id === hoursId)?.name ?? ""
    const cause = causeOf({ day, postId, hoursId })
    return {
      ...{ id: newId(), kind: "duty-gap" as const, source: "itself" as const, team: "staff" as const },
      // one that is not settled within the hour is late
      ...{ ownerId: null, dueAt: now(), dwellingId: null, personId: null, about: null, cause },
      detail: { title: `${day} ${clockOf(startsAt)} ${post}${of}有人不能来，请补人` },
    }
  })
  await insertTasks(tx, communityId, tasks, { at: now(), accountId })
}

/** Somebody else stands there now. */
export async function closeGap({ tx, communityId, accountId, now }: GapWork, gap: Slot): Promise<void> {
  await closeTasksOf(tx, communityId, [causeOf(gap)], "came-in", { at: now(), accountId })
}

/** Closes what was filled in some other way, and what is over. Gives how many. */
export async function settleGaps({ tx, communityId, now }: SpreadWork): Promise<number> {
  const open = await openGaps(tx, communityId)
  if (open.length === 0) return 0
  const today = dayOf(now())
  const days = open.map(({ day }) => day).sort()
  const [from = today, until = today] = [days[0], days[days.length - 1]]
  const standing = await readStanding(tx, communityId, { from, until }, [])
  const settled = open.filter((gap) => {
    const { heads, stand } = placesOn(standing, gap)
    return gap.day < today || stand >= heads
  })
  await closeTasksOf(tx, communityId, settled.map(causeOf), "came-in", { at: now(), accountId: null })
  return settled.length
}

async function openGaps(tx: Tx, communityId: string): Promise<Slot[]> {
  const causes = await listOpenCauses(tx, communityId, "duty-gap")
  return causes.map((cause) => slotOfKey(cause.slice(PREFIX.length)))
}

function causeOf(slot: Slot): string {
  return PREFIX + slotKey(slot)
}
