import { mayDo } from "../../core/access/roles.ts"
import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import {
  type Absence,
  type AbsenceWhy,
  endAbsence,
  findAbsence,
  insertAbsence,
} from "../../store/roster/absences.ts"
import { type DayTurn, listHelpers, listMending, listTurnsOfWorker } from "../../store/roster/duty-day.ts"
import { endTurns } from "../../store/roster/turn-changes.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type DeskWork, type SignedInWork } from "../desk/at-desk.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { mayTouch } from "../roll/roll-sight.ts"
import { dropSwapsWith } from "../swaps/drop-swaps.ts"
import { addMessage } from "./add-message.ts"
import { type Returned, returnTurns } from "./return-turns.ts"

export type ToFree = {
  readonly commandId: string
  readonly id: string
  readonly workerId: string
  readonly from: PlainDate
  readonly until: PlainDate | null
}

export type FreedAnswer = { readonly id: string; readonly freed: number }
export type FreeCode = "not-found" | "already-known" | "ends-before-it-begins"

/** Somebody rings up and cannot come: their turns of those days are free. */
export async function reportAway(
  context: Context,
  given: ToFree & { readonly why: "ill" | "away" },
): Promise<FreedAnswer | Refusal<FreeCode | "command-id-taken">> {
  return atDesk(context, "run-duty", given, "duty.away", async (work) => {
    const freed = await freeTurns(work, given, { why: given.why, handOverId: null })
    if (isRefusal(freed)) return freed
    const { id } = freed
    await recordAudit(work.tx, work, { action: "duty.away", subjectKind: "absence", subjectId: id })
    return freed
  })
}

/** Somebody whom the desk may touch is away: their turns that lie in it and have not begun are free. */
export async function freeTurns(
  work: SignedInWork,
  given: ToFree,
  { why, handOverId }: { readonly why: AbsenceWhy; readonly handOverId: string | null },
): Promise<FreedAnswer | Refusal<FreeCode>> {
  const { tx, communityId } = work
  const { workerId, from, until } = given
  const worker = (await listHelpers(tx, communityId)).find(({ id }) => id === workerId)
  if (worker === undefined || !mayTouch(work, worker)) return refuse("not-found", "workerId")
  if (until !== null && until < from) return refuse("ends-before-it-begins", "until")
  const id = given.id.toLowerCase()
  const absence = { id, workerId, from, until, why, handOverId }
  const freed = await writeAbsence(work, absence, { since: from, at: work.now() })
  return freed === null ? refuse("already-known", "id") : { id, freed: freed.length }
}

/**
 * Writes an absence and ends its turns at posts, from a day on, that nobody has begun and that are not over at a moment. Gives
 * them; null: the absence is written already.
 */
export async function writeAbsence(
  work: DeskWork,
  absence: Pick<Absence, "id" | "workerId" | "from" | "until" | "why" | "handOverId">,
  { since, at }: { readonly since: PlainDate; readonly at: Instant },
): Promise<readonly DayTurn[] | null> {
  const { tx, communityId, accountId } = work
  const { id, workerId, until, why } = absence
  if (!(await insertAbsence(tx, communityId, absence, { at: work.now(), accountId }))) return null
  const turns = await listTurnsOfWorker(tx, communityId, workerId, { from: since, until })
  const freed = turns.filter(
    ({ signedInAt, endsAt, postId }) => signedInAt === null && endsAt > at && postId !== null,
  )
  const ids = freed.map((turn) => turn.id)
  await dropSwapsWith(work, ids)
  await endTurns(tx, communityId, ids, { why: "away", at: work.now(), by: id })
  if (why === "stood-down")
    await addMessage(work, { workerId, what: "stood-down", aboutId: id, isTold: false })
  return freed
}

/** The absence was a slip: the turns stand again where nobody else has the place by now, and nobody stands in for them. */
export async function takeAwayBack(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<Returned | Refusal<"not-found" | "nothing-to-undo" | "command-id-taken">> {
  return atDesk(context, "run-duty", given, "duty.away-back", async (work) => {
    const absence = await findTouchable(work, given.id)
    if (absence === undefined || absence.why === "stood-down") return refuse("not-found", "id")
    if (absence.endedAt !== null) return refuse("nothing-to-undo", "id")
    const returned = await restoreTurns(work, absence)
    const subject = { subjectKind: "absence", subjectId: absence.id }
    const data = { turns: returned.back.length }
    await recordAudit(work.tx, work, { action: "duty.away-back", ...subject, data })
    return returned
  })
}

export async function restoreTurns(work: SignedInWork, absence: Absence): Promise<Returned> {
  const { tx, communityId } = work
  await endAbsence(tx, communityId, absence.id, { at: work.now(), isUndone: true })
  const mending = await listMending(tx, communityId, absence.id)
  await endTurns(tx, communityId, mending, { why: "taken-back", at: work.now() })
  return returnTurns(work, absence.id, { isUndone: true })
}

/**
 * They come again, from today on: turns to come stay with whoever has them by now, the others are theirs again, but for those
 * who were stood down: they begin anew.
 */
export async function endAway(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<Returned | Refusal<"not-found" | "nothing-to-undo" | "command-id-taken">> {
  return atDesk(context, "run-duty", given, "duty.away-end", async (work) => {
    const absence = await findTouchable(work, given.id)
    if (absence === undefined) return refuse("not-found", "id")
    // who was stood down comes back by the word of those who may stand down
    if (absence.why === "stood-down" && !mayDo(context.role, "stand-down")) return refuse("not-found", "id")
    if (absence.endedAt !== null) return refuse("nothing-to-undo", "id")
    await endAbsence(work.tx, work.communityId, absence.id, { at: work.now(), isUndone: false })
    const returned =
      absence.why === "stood-down"
        ? { back: [], gone: [] }
        : await returnTurns(work, absence.id, { isUndone: false })
    const subject = { subjectKind: "absence", subjectId: absence.id }
    const data = { turns: returned.back.length }
    await recordAudit(work.tx, work, { action: "duty.away-end", ...subject, data })
    return returned
  })
}

export async function findTouchable(work: SignedInWork, id: string): Promise<Absence | undefined> {
  const absence = await findAbsence(work.tx, work.communityId, id.toLowerCase())
  if (absence === undefined) return undefined
  const helpers = await listHelpers(work.tx, work.communityId)
  const worker = helpers.find((helper) => helper.id === absence.workerId)
  return worker !== undefined && mayTouch(work, worker) ? absence : undefined
}
