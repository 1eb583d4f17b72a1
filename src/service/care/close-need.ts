import { type Instant, writtenMoment } from "../../core/kit/dates.ts"
import { findNeedState } from "../../store/care/needs.ts"
import type { Refusal } from "../context.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { writeNeedStep } from "./write-need-step.ts"

/** What a home had wished for is handed over; one that is settled already stays as it is. */
export async function closeNeed(
  work: DeskWork,
  needId: string,
  at: Instant,
): Promise<{ readonly done: true } | Refusal<"not-found" | "time-to-come" | "before-start">> {
  const { tx, communityId } = work
  const need = await findNeedState(tx, communityId, needId)
  if (need === undefined) return refuse("not-found", "id")
  if (need.settledOn !== null) return { done: true }
  if (at > work.now()) return refuse("time-to-come", "at")
  const moment = writtenMoment(at)
  if (moment.slice(0, need.openedAt.length) < need.openedAt) return refuse("before-start", "at")
  const { promisedFor, note } = need
  const ownerId = need.ownerId ?? work.accountId
  const after = { status: "handed-over", ownerId, promisedFor, settledAt: moment, note } as const
  await writeNeedStep(work, need, after, "hand-over")
  return { done: true }
}
