import { dayOf } from "../../core/kit/dates.ts"
import { findRollRow } from "../../store/roster/roll.ts"
import { saveSaid, saveWorker as saveWorkerRow } from "../../store/roster/roll-changes.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { mayTouch } from "./roll-sight.ts"
import { settleGiven, type WorkerGiven } from "./worker-given.ts"
import { writeVolunteer } from "./write-volunteer.ts"

type WorkerToSave = WorkerGiven & { readonly commandId: string; readonly id: string }
type Saved =
  | { readonly done: true }
  | Refusal<"not-found" | "not-asking" | "not-on-roll" | "bad-input" | "command-id-taken">

/** Changes what the roll has of somebody who is on it. */
export function saveWorker(context: Context, given: WorkerToSave): Promise<Saved> {
  return write(context, given, "worker.save")
}

/** Takes on somebody who asked to join, with what they said as it was settled: from now on they may be rostered, and have a row in the book. */
export function takeOnWorker(context: Context, given: WorkerToSave): Promise<Saved> {
  return write(context, given, "worker.take-on")
}

function write(
  context: Context,
  given: WorkerToSave,
  action: "worker.save" | "worker.take-on",
): Promise<Saved> {
  return atDesk(context, "run-roll", given, action, async (work) => {
    const { tx, communityId } = work
    const worker = await findRollRow(tx, communityId, given.id, dayOf(work.now()))
    if (worker === undefined || worker.name === "" || !mayTouch(work, worker))
      return refuse("not-found", "id")
    if (action === "worker.take-on" && worker.stage !== "asked") return refuse("not-asking", "id")
    if (action === "worker.save" && worker.stage !== "active") return refuse("not-on-roll", "id")
    const settled = await settleGiven(work, worker.id, given, worker.personId)
    if (isRefusal(settled)) return settled
    if (action === "worker.take-on") {
      await writeVolunteer(work, worker.id, settled)
      await saveSaid(tx, communityId, worker.id, { door: "", family: "" })
    } else await saveWorkerRow(tx, communityId, worker.id, settled.fields)
    await recordAudit(tx, work, { action, subjectKind: "worker", subjectId: worker.id })
    return { done: true as const }
  })
}
