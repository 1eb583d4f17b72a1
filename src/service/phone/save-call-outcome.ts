import { dayOf, instantOf } from "../../core/kit/dates.ts"
import type { CallOutcome } from "../../core/rounds/attempt.ts"
import { type AfterTry, afterTry } from "../../core/rounds/call-try.ts"
import { isOpen } from "../../core/rounds/round-list.ts"
import { getAccountName } from "../../store/access/account-names.ts"
import { addFacts, findFact } from "../../store/imports/facts.ts"
import { closeTasksOf, insertTasks } from "../../store/oversight/tasks.ts"
import { fingerprint } from "../../store/people/person-keys.ts"
import { type CallToMakeRow, findCallToMake, saveCallTry } from "../../store/phone/calls-to-make.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type DeskWork } from "../desk/at-desk.ts"
import { writeRows } from "../desk/write-rows.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { missedCause } from "../rounds/missed-cause.ts"
import { queueEyes } from "./queue-eyes.ts"
import { type SaidReading, saidReadingRows } from "./said-reading-rows.ts"

export type CallToSettle = {
  readonly commandId: string
  readonly id: string
  readonly callId: string
  readonly outcome: CallOutcome
  readonly fine: boolean
  readonly note: string
  readonly againAt: string | null
  readonly readings: readonly SaidReading[]
}

type Code = "not-found" | "already-known" | "call-held" | "call-over" | "bad-input"

/** Writes down what a call came to, with the temperatures that were said; it is free again, done, or goes to the door. */
export async function saveCallOutcome(
  context: Context,
  given: CallToSettle,
): Promise<{ readonly done: true } | Refusal<Code | "command-id-taken">> {
  return atDesk(context, "answer-phone", given, "call.outcome", async (work) => {
    const { tx, communityId, accountId } = work
    const { eyes, rule } = queueEyes(work, work.policies)
    const id = given.id.toLowerCase()
    const call = await findCallToMake(tx, communityId, given.callId, eyes.now)
    if (call === undefined) return refuse("not-found", "callId")
    if (await findFact(tx, communityId, id)) return refuse("already-known", "id")
    // whoever was too slow still says what was said, as long as no colleague rings there now
    if (call.heldById !== null && call.heldById !== accountId) return refuse("call-held", "callId")
    if (!isOpen(call)) return refuse("call-over", "callId")
    const againAt = given.againAt === null ? null : instantOf(Date.parse(given.againAt))
    if (againAt !== null && againAt <= eyes.now) return refuse("bad-input", "againAt")
    const after = afterTry(call.attempts, { ...given, againAt }, eyes.now, rule)
    const clerk = await getAccountName(tx, communityId, accountId)
    const said = { homeId: call.homeId, door: call.door ?? "", clerk, readings: given.readings }
    const readings = await saidReadingRows(work, said)
    if (isRefusal(readings)) return readings
    await writeTry(work, { id, call, given, clerk })
    const { outcome } = given
    await saveCallTry(tx, communityId, call.id, { ...after, outcome, at: eyes.now, factId: id })
    await followTry(work, call, after, given)
    await writeRows(work, readings)
    return { done: true } as const
  })
}

async function writeTry(
  work: DeskWork,
  tried: {
    readonly id: string
    readonly call: CallToMakeRow
    readonly given: CallToSettle
    readonly clerk: string
  },
): Promise<void> {
  const { id, call, given, clerk } = tried
  const now = work.now()
  const note = given.note.trim()
  await addFacts(
    work.tx,
    work.communityId,
    [
      {
        ...{
          id,
          kind: "attempt",
          day: dayOf(now),
          at: now,
          dwellingId: call.homeId,
          personId: call.personId,
        },
        data: { check: call.id, outcome: given.outcome },
        detail: { 记录人: clerk, ...(note === "" ? {} : { 情况: note }) },
        ...{ rowKey: fingerprint(work.fingerprintKey, `attempt\u001f${id}`), matter: null },
        ...{ recordedAt: now, recordedBy: work.accountId },
      },
    ],
    "desk",
  )
}

/** Closes the task that said the call was missing, or raises one: to go there, or to see to what was said. */
async function followTry(
  work: DeskWork,
  call: CallToMakeRow,
  after: AfterTry,
  given: CallToSettle,
): Promise<void> {
  const by = { at: work.now(), accountId: work.accountId }
  const cause = missedCause(call.cause)
  const isDone = after.status === "fine" || after.status === "not-fine"
  if (isDone && after.raises !== "missed-call") {
    await closeTasksOf(work.tx, work.communityId, [cause], "came-in", by)
  }
  if (after.raises === null) return
  const seen = after.raises === "seen-not-fine"
  await insertTasks(
    work.tx,
    work.communityId,
    [
      {
        ...{ id: work.newId(), kind: after.raises, source: "itself", team: "staff", ownerId: call.ownerId },
        ...{ dueAt: by.at, dwellingId: call.homeId, personId: call.personId },
        ...{ about: { kind: "planned-check", id: call.id }, cause: seen ? `not-fine ${given.id}` : cause },
        detail: { title: "", ...(given.note.trim() === "" ? {} : { note: given.note.trim() }) },
      },
    ],
    by,
  )
}
