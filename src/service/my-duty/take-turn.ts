import type { PlainDate } from "../../core/kit/dates.ts"
import { spanOf } from "../../core/roster/duty-day.ts"
import { openTo } from "../../core/roster/owed-turns.ts"
import { backUntil, whyNotOpen } from "../../core/roster/sign-up.ts"
import { companyOf, placesOn, type Slot, type Standing } from "../../core/roster/standing.ts"
import { objection, type TurnObjection } from "../../core/roster/turn-objection.ts"
import { mondayOf } from "../../core/roster/week.ts"
import { insertDutyMessages } from "../../store/roster/duty-messages.ts"
import { findTurns, listOpenWeeks } from "../../store/roster/sign-ups.ts"
import { endTurns, insertTurns } from "../../store/roster/turn-changes.ts"
import { listTurns } from "../../store/roster/turns.ts"
import { recordAudit } from "../audit.ts"
import type { Ground, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { readStanding } from "../roster/read-standing.ts"
import { noObjections, type Objections, withObjections } from "../roster/with-objections.ts"
import { closeGap } from "./duty-gaps.ts"
import { atOwnPage, type OwnWork } from "./with-duty-link.ts"

export type TurnToTake = {
  readonly key: string
  readonly commandId: string
  readonly day: string
  readonly postId: string
  readonly hoursId: string
  /** Of an organisation, how many it sends; somebody comes alone, or with the family that always comes along. */
  readonly heads?: number
}

/** Signs somebody, and the family that always comes along, up for an open place; with objections it is not done. */
export async function takeTurn(
  ground: Ground,
  given: TurnToTake,
): Promise<Objections | Refusal<"wrong-duty-link" | "command-id-taken">> {
  return withObjections((object) =>
    atOwnPage(ground, given, "turn.take", async (work) => {
      const objections = await take(work, {
        day: given.day as PlainDate,
        postId: given.postId.toLowerCase(),
        hoursId: given.hoursId.toLowerCase(),
        sent: given.heads ?? 1,
      })
      return objections.length > 0 ? object(objections) : noObjections
    }),
  )
}

async function take(
  work: OwnWork,
  { sent, ...slot }: Slot & { readonly sent: number },
): Promise<readonly TurnObjection[]> {
  const { tx, communityId, holder, now, newId } = work
  const brought = holder.kind === "organisation" ? sent : 1
  const standing = await readStanding(tx, communityId, { from: slot.day, until: slot.day }, [holder.id])
  const hours = standing.ground.hours.find(({ id }) => id === slot.hoursId)
  if (hours === undefined) return [objection("full")]
  const monday = mondayOf(slot.day)
  const [week] = await listOpenWeeks(tx, communityId, { from: monday, until: monday })
  const times = spanOf(slot.day, hours)
  const closed = whyNotOpen(times, week, now())
  const objections = closed.length > 0 ? closed : whyNotBring(standing, holder, slot, brought)
  if (objections.length > 0) return objections
  const company =
    holder.kind === "organisation"
      ? Array.from({ length: brought }, () => ({ id: holder.id }))
      : companyOf(standing.ground, holder.id)
  const turns = company.map(({ id }) => ({
    ...{ id: newId(), workerId: id, source: "sign-up" as const, ...slot, ...times },
  }))
  await insertTurns(tx, communityId, turns, { at: now(), accountId: null })
  const others = turns.filter(({ workerId }) => workerId !== holder.id)
  await insertDutyMessages(
    tx,
    communityId,
    others.map(({ id, workerId }) => ({ id: newId(), workerId, what: "changed" as const, aboutId: id })),
    now(),
  )
  for (const { id } of turns)
    await recordAudit(tx, work, { action: "turn.take", subjectKind: "turn", subjectId: id })
  const { heads, stand } = placesOn(standing, slot)
  if (stand + company.length >= heads) await closeGap(work, slot)
  return []
}

function whyNotBring(
  standing: Standing,
  holder: OwnWork["holder"],
  slot: Slot,
  heads: number,
): readonly TurnObjection[] {
  const { most, objections } = openTo(standing, holder, slot)
  if (objections.length > 0) return objections
  return heads > most ? [objection("full")] : []
}

/** Takes one's own sign-up back, with that of the family; from the evening before it is the office's. */
export async function giveBackTurn(
  ground: Ground,
  given: { readonly key: string; readonly commandId: string; readonly turnId: string },
): Promise<
  | { readonly done: true }
  | Refusal<"wrong-duty-link" | "not-found" | "too-late-to-give-back" | "command-id-taken">
> {
  return atOwnPage(ground, given, "turn.give-back", async (work) => {
    const { tx, communityId, holder, now } = work
    const [turn] = await findTurns(tx, communityId, [given.turnId.toLowerCase()])
    const isOwn = turn?.workerId === holder.id && turn.endedAt === null && turn.source === "sign-up"
    if (turn === undefined || !isOwn) return refuse("not-found", "turnId")
    if (backUntil(turn.day) <= now()) return refuse("too-late-to-give-back", "turnId")
    const standing = await readStanding(tx, communityId, { from: turn.day, until: turn.day }, [])
    const company = companyOf(standing.ground, holder.id).map(({ id }) => id)
    const sameDay = await listTurns(tx, communityId, { from: turn.day, until: turn.day })
    const ids = sameDay
      .filter(({ workerId, postId, hoursId }) => {
        return company.includes(workerId) && postId === turn.postId && hoursId === turn.hoursId
      })
      .map(({ id }) => id)
    await endTurns(tx, communityId, ids, { why: "taken-back", at: now() })
    for (const id of ids) {
      await recordAudit(tx, work, { action: "turn.give-back", subjectKind: "turn", subjectId: id })
    }
    return { done: true as const }
  })
}
