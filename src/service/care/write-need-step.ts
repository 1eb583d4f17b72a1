import type { NeedMove } from "../../core/care/need-moves.ts"
import { type NeedStanding, type StandingNeed, saveNeedState } from "../../store/care/needs.ts"
import { addTransitions } from "../../store/history/transitions.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { changeLater } from "../desk/change-later.ts"

/** Brings a need to where it stands now, its row with it, and keeps what stood before. */
export async function writeNeedStep(
  work: DeskWork,
  need: StandingNeed,
  after: NeedStanding,
  name: NeedMove | "undo",
): Promise<void> {
  const { tx, communityId, accountId } = work
  const now = work.now()
  if (after.settledAt !== need.settledAt) {
    await changeLater(work, "生活需求", need.id, { 办结时间: after.settledAt, 备注: after.note }, name)
  }
  const { status, ownerId, promisedFor, settledAt, note } = need
  const before: NeedStanding = { status, ownerId, promisedFor, settledAt, note }
  await saveNeedState(tx, communityId, { ...need, ...after }, now)
  const step = { id: work.newId(), subjectKind: "need", subjectId: need.id, name, before, after } as const
  await addTransitions(tx, communityId, [step], { at: now, accountId })
}
