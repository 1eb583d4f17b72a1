import { addDays, dayOf, type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import { endOwnAbsence, insertOwnAbsence } from "../../store/roster/own-duty.ts"
import { endTurns } from "../../store/roster/turn-changes.ts"
import { listTurns } from "../../store/roster/turns.ts"
import { recordAudit } from "../audit.ts"
import type { Ground, Refusal } from "../context.ts"
import { type Returned, returnTurns } from "../duty/return-turns.ts"
import { refuse } from "../refusal.ts"
import { dropSwapsWith } from "../swaps/drop-swaps.ts"
import { raiseGaps } from "./duty-gaps.ts"
import { atOwnPage, type OwnWork } from "./with-duty-link.ts"

/** For longer somebody talks to the office. */
const MOST_DAYS = 60

/** Somebody cannot come on some days. Turns they were told of are free at once and the office is told; why is not asked. */
export async function sayAway(
  ground: Ground,
  given: {
    readonly key: string
    readonly commandId: string
    readonly id: string
    readonly from: string
    readonly until: string
  },
): Promise<
  { readonly turns: number } | Refusal<"wrong-duty-link" | "wrong-day" | "already-known" | "command-id-taken">
> {
  return atOwnPage(ground, given, "absence.say", async (work) => {
    const { tx, communityId, holder, now } = work
    const [from, until] = [parsePlainDate(given.from), parsePlainDate(given.until)]
    const today = dayOf(now())
    if (from === null || from < today || from > addDays(today, MOST_DAYS)) return refuse("wrong-day", "from")
    if (until === null || until < from || until > addDays(from, MOST_DAYS))
      return refuse("wrong-day", "until")
    const absence = { id: given.id.toLowerCase(), workerId: holder.id, from, until, at: now() }
    if (!(await insertOwnAbsence(tx, communityId, absence))) return refuse("already-known", "id")
    const turns = await freeTurns(work, absence)
    const subject = { subjectKind: "worker", subjectId: holder.id }
    await recordAudit(tx, work, { action: "absence.say", ...subject, data: { turns } })
    return { turns }
  })
}

async function freeTurns(
  work: OwnWork,
  absence: { readonly id: string; readonly from: PlainDate; readonly until: PlainDate },
): Promise<number> {
  const { tx, communityId, holder, now } = work
  const turns = await listTurns(tx, communityId, absence)
  const own = turns.filter(
    ({ workerId, startsAt, postId }) => workerId === holder.id && startsAt > now() && postId !== null,
  )
  const ids = own.map(({ id }) => id)
  await dropSwapsWith(work, ids)
  await endTurns(tx, communityId, ids, { why: "away", at: now(), by: absence.id })
  await raiseGaps(work, own)
  return own.length
}

/** They can come after all: turns that were freed are theirs again, where the place is open still and the rules allow it. */
export async function takeBackAway(
  ground: Ground,
  given: { readonly key: string; readonly commandId: string; readonly id: string },
): Promise<Returned | Refusal<"wrong-duty-link" | "not-found" | "command-id-taken">> {
  return atOwnPage(ground, given, "absence.take-back", async (work) => {
    const { tx, communityId, holder, now } = work
    const ended = await endOwnAbsence(tx, communityId, { id: given.id, workerId: holder.id, at: now() })
    if (!ended) return refuse("not-found", "id")
    const returned = await returnTurns(work, given.id.toLowerCase(), { isUndone: false })
    const subject = { subjectKind: "worker", subjectId: holder.id }
    const data = { turns: returned.back.length }
    await recordAudit(tx, work, { action: "absence.take-back", ...subject, data })
    return returned
  })
}
