import type { Role } from "../../core/access/roles.ts"
import type { NewTask } from "../../core/oversight/task.ts"
import { listColleagues } from "../../store/oversight/colleagues.ts"
import { insertTasks } from "../../store/oversight/tasks.ts"
import type { Helper } from "../../store/roster/duty-day.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { makeHandOver } from "../oversight/hand-over.ts"
import { isRefusal } from "../refusal.ts"
import { readWorkload } from "./get-workload.ts"

/** The staff take over; the head only what nobody of them may. */
const takers: readonly (readonly Role[])[] = [["staff"], ["staff", "head"]]

/**
 * What somebody has in hand who is stood down while nobody is there to choose: it goes to those of the office who are neither away
 * nor red. Gives the hand-over; null where nothing was in hand, or nobody may take it: then the head is told.
 */
export async function handOverAtPost(
  work: DeskWork,
  { id, accountId, name }: Helper,
): Promise<string | null> {
  if (accountId === null) return null
  const { tx, communityId } = work
  const loaded = await readWorkload(tx, work)
  const spared = loaded.flatMap(({ helper, load, absence }) =>
    load.level === "red" || absence !== null ? [helper.accountId] : [],
  )
  const able = (await listColleagues(tx, communityId)).filter(
    (one) => one.id !== accountId && !one.disabled && !spared.includes(one.id),
  )
  for (const roles of takers) {
    const toIds = able.filter(({ role }) => roles.includes(role)).map((one) => one.id)
    const made = await makeHandOver(work, { id: work.newId(), fromId: accountId, toIds })
    if (!isRefusal(made)) return made.id
    if (made.refusal !== "nobody-may-take") return null
  }
  const task: NewTask = {
    ...{ id: work.newId(), kind: "own", source: "itself", team: "head", ownerId: null, dueAt: work.now() },
    ...{ dwellingId: null, personId: null, about: null, cause: `hand-over ${id}` },
    detail: { title: `${name}停岗休息，手上的事没有人能接，请到“谁手上有多少”移交` },
  }
  await insertTasks(tx, communityId, [task], { at: work.now(), accountId: null })
  return null
}
