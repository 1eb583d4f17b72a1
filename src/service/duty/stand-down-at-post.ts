import { addDays, dayOf, type Instant } from "../../core/kit/dates.ts"
import { listStandingAbsences } from "../../store/roster/absences.ts"
import { listHelpers } from "../../store/roster/duty-day.ts"
import { recordAudit } from "../audit.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { raiseGaps } from "../my-duty/duty-gaps.ts"
import { writeAbsence } from "./free-turns.ts"
import { handOverAtPost } from "./hand-over-at-post.ts"

/**
 * Somebody came to the post with a fever: they rest until the office says otherwise, their turns are free, and the office has
 * a task for each; what they have in hand there goes to colleagues. That it was a fever is kept nowhere. Done before it changes
 * nothing.
 */
export async function standDownAtPost(work: DeskWork, workerId: string, at: Instant): Promise<void> {
  const { tx, communityId } = work
  const from = dayOf(at)
  const known = await listStandingAbsences(tx, communityId, from)
  if (known.some((each) => each.workerId === workerId && each.why === "stood-down")) return
  const id = work.newId()
  const helper = (await listHelpers(tx, communityId)).find((each) => each.id === workerId)
  const handOverId = helper === undefined ? null : await handOverAtPost(work, helper)
  const absence = { id, workerId, from, until: null, why: "stood-down", handOverId } as const
  // a turn that began before midnight is of the day before
  const freed = (await writeAbsence(work, absence, { since: addDays(from, -1), at })) ?? []
  await raiseGaps(work, freed)
  await recordAudit(tx, work, {
    ...{ action: "duty.stand-down", subjectKind: "absence", subjectId: id },
    data: { freed: freed.length, at: "post" },
  })
}
