import { dayOf } from "../../core/kit/dates.ts"
import { type DoorOutcome, statusAfter } from "../../core/rounds/attempt.ts"
import { isOpen } from "../../core/rounds/round-list.ts"
import { findFact, insertTakingBack } from "../../store/imports/facts.ts"
import { closeTasksOf, reopenTaskOf } from "../../store/oversight/tasks.ts"
import { reopenChecks } from "../../store/rounds/planned-checks.ts"
import { findLastTry, markOnItsWay, takeBackTry, type UndoneNote } from "../../store/rounds/round-notes.ts"
import { findPlannedCheck } from "../../store/rounds/settle-by-id.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { changeLater } from "../desk/change-later.ts"
import { takeBackRow } from "../desk/take-back-row.ts"
import { settleReadingAnew } from "../readings/settle-reading-anew.ts"
import { missedCause } from "./missed-cause.ts"

const REASON = "上门时在手机上撤销"

/** Takes back what was written at a door and had arrived: it is kept, and counts no more. */
export async function takeBackRoundEntry(work: DeskWork, note: UndoneNote): Promise<void> {
  const { tx, communityId } = work
  const by = { at: work.now(), accountId: work.accountId }
  const { undoId, entryId, what, about } = note
  // what could not be taken has a task of the office, which is needed no more
  await closeTasksOf(tx, communityId, [`round-entry ${entryId}`, `not-fine ${entryId}`], "taken-back", by)
  if (what === "handed-over") {
    if (about !== null) await takeBackHandedOver(work, about)
    return
  }
  const fact = await findFact(tx, communityId, entryId)
  if (fact === undefined || !(await takeBackFact(work, fact, { id: undoId, reason: REASON }))) return
  if (fact.kind === "reading" && fact.personId !== null && fact.day !== null) {
    const { personId, day } = fact
    await settleReadingAnew(work, { personId, day, slot: fact.data["时段"] ?? "" })
  }
  if (about !== null && what !== "reading") await takeBackCheckTry(work, about, entryId)
}

/** Takes one fact of a round back, whether it is a book's row or a try; what it had settled is open again. False: it was already. */
export async function takeBackFact(
  work: DeskWork,
  fact: { readonly id: string; readonly kind: string },
  given: { readonly id: string; readonly reason: string },
): Promise<boolean> {
  const { tx, communityId, accountId } = work
  const { id: factId, kind } = fact
  if (kind !== "attempt") return takeBackRow(work, { ...given, factId })
  const at = work.now()
  if (!(await insertTakingBack(tx, communityId, { ...given, factId, day: dayOf(at), at, accountId })))
    return false
  await reopenChecks(tx, communityId, factId)
  return true
}

/**
 * One try fewer at a check; where that leaves it open, the try before it says how it stands, and the task that the one taken back
 * (`factId`) had closed is open again.
 */
export async function takeBackCheckTry(work: DeskWork, checkId: string, factId: string): Promise<void> {
  const { tx, communityId } = work
  const before = await findLastTry(tx, communityId, checkId, dayOf(work.now()))
  const status = before === undefined ? null : statusAfter(before.outcome as DoorOutcome, before.isFine)
  await takeBackTry(tx, communityId, checkId, before && status ? { ...before, status } : null)
  const check = await findPlannedCheck(tx, communityId, checkId)
  if (check && isOpen(check)) await reopenTaskOf(tx, communityId, missedCause(check.cause), factId)
}

async function takeBackHandedOver(work: DeskWork, needId: string): Promise<void> {
  await changeLater(work, "生活需求", needId, { 办结时间: null }, "hand-back")
  await markOnItsWay(work.tx, work.communityId, needId, work.now())
}
