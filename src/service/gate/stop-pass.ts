import { settledOnOf } from "../../core/forms/fact-kind.ts"
import type { PassMove } from "../../core/gate/pass-moves.ts"
import { dayOf, type PlainDate, writtenMoment } from "../../core/kit/dates.ts"
import { type PassChange, type PassRow, updatePass } from "../../store/gate/passes.ts"
import { findMatter, saveMatterChanges } from "../../store/imports/matters.ts"
import { addTallies } from "../../store/report/tallies.ts"
import { recordAudit } from "../audit.ts"
import type { PassWork } from "./change-passes.ts"

/** Makes a move that the table of moves allows: of the pass, and of the day of loss that its book and the summary know. */
export async function makePassMove(work: PassWork, pass: PassRow, move: PassMove): Promise<void> {
  const { tx, communityId } = work
  await updatePass(tx, communityId, pass.id, changeOf(work, pass, move))
  if (move === "lose" || move === "void") await fillLoss(work, pass, dayOf(work.now()))
  if (move === "find") await fillLoss(work, pass, null)
  await recordAudit(tx, work, { action: `pass.${move}`, subjectKind: "pass", subjectId: pass.id })
}

function changeOf({ now }: PassWork, pass: PassRow, move: PassMove): PassChange {
  const good = { suspendedAt: null, stop: null, stoppedAt: null }
  switch (move) {
    case "lose":
      return { ...good, stop: "lost", stoppedAt: now() }
    case "void":
      // lost first: it is no good since then
      return { ...good, stop: "void", stoppedAt: pass.status === "lost" ? pass.stoppedSince : now() }
    case "suspend":
      return { ...good, suspendedAt: now() }
    case "find":
    case "resume":
      return good
  }
}

const LOST_ON = "挂失日期"

/** Fills the day of loss into what the pass opened, or takes it out; the day's count goes with it. */
async function fillLoss(work: PassWork, pass: PassRow, lostOn: PlainDate | null): Promise<void> {
  const { tx, communityId, accountId } = work
  const matter = await findMatter(tx, communityId, pass.id)
  if (matter === undefined) throw new Error("a pass has opened nothing")
  const before = settledOnOf("通行证发放", matter.state)
  if (before === lostOn || (before !== null && lostOn !== null)) return
  const { [LOST_ON]: _, ...rest } = matter.state
  const state = lostOn === null ? rest : { ...rest, [LOST_ON]: lostOn }
  const now = work.now()
  const written = writtenMoment(now)
  const transition = { id: work.newId(), name: lostOn === null ? "found" : "filled" }
  // what was said here is younger than any book written before
  const age = { form: written, batch: written }
  await saveMatterChanges(tx, communityId, [{ matter, state, settledOn: lostOn, age, transition }], {
    at: now,
    accountId,
  })
  const day = lostOn ?? before
  if (day === null) return
  await addTallies(tx, communityId, [
    { day, measure: "passes-lost", item: "", amount: lostOn === null ? -1 : 1 },
  ])
}
