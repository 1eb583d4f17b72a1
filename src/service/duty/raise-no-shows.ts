import { dayOf } from "../../core/kit/dates.ts"
import { addMinutes } from "../../core/kit/moments.ts"
import { policyOn } from "../../core/policy/policy.ts"
import { insertTasks } from "../../store/oversight/tasks.ts"
import { missTurns } from "../../store/roster/duty-day.ts"
import type { SpreadWork } from "../desk/spread-work.ts"

/** There is one open task of a turn that nobody came for. */
export function noShowCause(turnId: string): string {
  return `no-show ${turnId}`
}

/** Turns that began some minutes ago and have nobody: they are missed, and those that still last are somebody's task at once. */
export async function raiseNoShows(work: SpreadWork): Promise<number> {
  const now = work.now()
  const minutes = policyOn(work.policies, "duty", dayOf(now))?.alarmMinutes
  if (minutes === undefined) return 0
  const missed = await missTurns(work.tx, work.communityId, { now, begun: addMinutes(now, -minutes) })
  const lasting = missed.filter(({ isLasting }) => isLasting)
  await openNoShowTasks(work, lasting)
  return missed.length
}

export async function openNoShowTasks(
  work: Pick<SpreadWork, "tx" | "communityId" | "now" | "newId">,
  turns: readonly { readonly id: string; readonly name: string }[],
): Promise<void> {
  const now = work.now()
  const tasks = turns.map(({ id, name }) => ({
    ...{ id: work.newId(), kind: "no-show" as const, source: "itself" as const, team: "staff" as const },
    ...{ ownerId: null, dueAt: now, dwellingId: null, personId: null },
    ...{ about: { kind: "duty-turn" as const, id }, cause: noShowCause(id) },
    // where, and nobody's name
    detail: { title: "", note: name },
  }))
  await insertTasks(work.tx, work.communityId, tasks, { at: now, accountId: null })
}
