import { dayOf } from "../../core/kit/dates.ts"
import { type DoorOutcome, statusAfter } from "../../core/rounds/attempt.ts"
import { findFact, insertTakingBack } from "../../store/imports/facts.ts"
import { closeTasksOf } from "../../store/oversight/tasks.ts"
import { reopenChecks } from "../../store/rounds/planned-checks.ts"
import { findLastTry, markOnItsWay, takeBackTry, type UndoneNote } from "../../store/rounds/round-notes.ts"
import { findPlannedCheck } from "../../store/rounds/settle-by-id.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { changeLater } from "../desk/change-later.ts"
import { takeBackRow } from "../desk/take-back-row.ts"
import { settleReadingAnew } from "../readings/settle-reading-anew.ts"

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
  if (fact === undefined) return
  if (fact.kind === "attempt") {
    const taking = { id: undoId, factId: entryId, day: dayOf(by.at), ...by, reason: REASON }
    if (!(await insertTakingBack(tx, communityId, taking))) return
    await reopenChecks(tx, communityId, entryId)
  } else if (!(await takeBackRow(work, { id: undoId, factId: entryId, reason: REASON }))) return
  if (fact.kind === "reading" && fact.personId !== null && fact.day !== null) {
    const { personId, day } = fact
    await settleReadingAnew(work, { personId, day, slot: fact.data["时段"] ?? "" })
  }
  if (about !== null && what !== "reading") await takeBackCheckTry(work, about)
}

async function takeBackCheckTry({ tx, communityId }: DeskWork, checkId: string): Promise<void> {
  const check = await findPlannedCheck(tx, communityId, checkId)
  if (check === undefined) return
  const before = await findLastTry(tx, communityId, check)
  const status = before === undefined ? null : statusAfter(before.outcome as DoorOutcome, true)
  await takeBackTry(tx, communityId, checkId, before && status ? { ...before, status } : null)
}

async function takeBackHandedOver(work: DeskWork, needId: string): Promise<void> {
  await changeLater(work, "生活需求", needId, { 办结时间: null }, "hand-back")
  await markOnItsWay(work.tx, work.communityId, needId, work.now())
}
