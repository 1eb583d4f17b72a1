import { addDays, clockOf, dayOf, type Instant } from "../../core/kit/dates.ts"
import { policyOn } from "../../core/policy/policy.ts"
import { insertAbsence, listStandingAbsences } from "../../store/roster/absences.ts"
import { type DayTurn, listTurnsOfWorker } from "../../store/roster/duty-day.ts"
import { listDutyPosts, listShiftHours } from "../../store/roster/posts.ts"
import { endTurns } from "../../store/roster/turn-changes.ts"
import { recordAudit } from "../audit.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { raiseGaps } from "../my-duty/duty-gaps.ts"
import { addMessage } from "./add-message.ts"

/** Whether somebody does not stand by the rule of that day. */
export function isFeverishAt(
  { policies }: Pick<DeskWork, "policies">,
  celsius: number | null,
  at: Instant,
): boolean {
  const rule = policyOn(policies, "fever-threshold", dayOf(at))
  return celsius !== null && rule !== null && celsius >= rule.celsius
}

/**
 * Somebody came to the post with a fever: they rest until the office says otherwise, their turns are free, and the office has
 * a task for each. That it was a fever is kept nowhere. Done before it changes nothing.
 */
export async function standDownAtPost(work: DeskWork, workerId: string, at: Instant): Promise<void> {
  const { tx, communityId } = work
  const from = dayOf(at)
  const known = await listStandingAbsences(tx, communityId, from)
  if (known.some((each) => each.workerId === workerId && each.why === "stood-down")) return
  const id = work.newId()
  const absence = { id, workerId, from, until: null, why: "stood-down" as const, handOverId: null }
  await insertAbsence(tx, communityId, absence, { at: work.now(), accountId: null })
  // one that began before midnight is of the day before
  const turns = await listTurnsOfWorker(tx, communityId, workerId, { from: addDays(from, -1), until: null })
  const freed = turns.filter(({ signedInAt, endsAt, postId }) => {
    return signedInAt === null && endsAt > at && postId !== null
  })
  await endTurns(
    tx,
    communityId,
    freed.map((turn) => turn.id),
    { why: "away", at: work.now(), by: id },
  )
  await addMessage(work, { workerId, what: "stood-down", aboutId: id, isTold: false })
  await raiseGaps(work, await named(work, freed))
  await recordAudit(tx, work, {
    ...{ action: "duty.stand-down", subjectKind: "absence", subjectId: id },
    data: { freed: freed.length, at: "post" },
  })
}

async function named({ tx, communityId }: DeskWork, turns: readonly DayTurn[]) {
  const posts = await listDutyPosts(tx, communityId)
  const hours = await listShiftHours(tx, communityId)
  return turns.flatMap(({ day, postId, hoursId, startsAt }) => {
    if (postId === null || hoursId === null) return []
    const [post, of] = [posts.find(({ id }) => id === postId), hours.find(({ id }) => id === hoursId)]
    return [{ day, postId, hoursId, clock: clockOf(startsAt), post: post?.name ?? "", hours: of?.name ?? "" }]
  })
}
