import type { PlainDate } from "../../core/kit/dates.ts"
import { spanOf, turnState, wantedAt } from "../../core/roster/duty-day.ts"
import { withoutTurns } from "../../core/roster/seek-ways.ts"
import { placesOn, type Slot, standingOf, whyNotTake } from "../../core/roster/standing.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { closeTasksOf } from "../../store/oversight/tasks.ts"
import {
  findStandInCall,
  insertStandInCall,
  listStandInCalls,
  type StandInCall,
  undoStandInCall,
} from "../../store/roster/absences.ts"
import { type DayTurn, listHelpers, listTurnsBetween, listTurnsById } from "../../store/roster/duty-day.ts"
import { listDemands, listDutyPosts, listShiftHours } from "../../store/roster/posts.ts"
import { endTurns, insertTurns } from "../../store/roster/turn-changes.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type DeskWork } from "../desk/at-desk.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { readTold } from "../roster/read-standing.ts"
import type { WaySeeker } from "../roster/way-seeker.ts"
import { noObjections, type Objections, withObjections } from "../roster/with-objections.ts"
import { addMessage } from "./add-message.ts"
import { noShowCause, openNoShowTasks } from "./raise-no-shows.ts"

/** So many are offered at once. */
const MOST = 3

/**
 * Whom to ring up for a shift that lacks somebody, ranked, with what speaks for each; who said no stands in no list any more. Their
 * numbers are shown for this call alone.
 */
export async function listStandIns(context: Context, slot: Slot, seeker: WaySeeker) {
  authorise(context, "run-duty")
  const { communityId } = context
  const asked = await inNeighbourhood(context.db, communityId, async (tx) => {
    const at = await readSlot(tx, context, slot)
    if (at === null) return refuse("not-found", "postId")
    const calls = (await listStandInCalls(tx, communityId, slot.day)).filter((call) => isAt(call, slot))
    const helpers = new Map((await listHelpers(tx, communityId)).map((helper) => [helper.id, helper]))
    const told = await readTold(tx, communityId, { from: slot.day, until: slot.day })
    return { missed: at.missed, calls, helpers, told }
  })
  if (isRefusal(asked)) return asked
  const { missed, calls, helpers, told } = asked
  const saidNo = calls.flatMap(({ workerId, answer }) => (answer === "cannot" ? [workerId] : []))
  const found = await seeker.standIns({
    ...{ told: withoutTurns(told, missed), slot },
    near: new Set([...helpers.values()].filter(({ isNear }) => isNear).map(({ id }) => id)),
    without: new Set([...saidNo, ...missed.map(({ workerId }) => workerId)]),
  })
  if (isRefusal(found)) return found
  const { missing, lacksLead, ranked } = found
  return {
    ...{ missing, lacksLead, left: ranked.length },
    standIns: ranked.slice(0, MOST).map(({ workerId, ...why }) => ({
      ...{ workerId, name: helpers.get(workerId)?.name ?? "", phone: helpers.get(workerId)?.phone ?? "" },
      ...why,
      noAnswers: calls.filter((call) => call.workerId === workerId && call.answer === "no-answer").length,
    })),
    calls: calls.map(({ id, workerId, answer, calledAt }) => ({
      ...{ id, workerId, answer, calledAt, name: helpers.get(workerId)?.name ?? "" },
    })),
  }
}

/** What somebody said who was rung up. Whoever comes has the turn, if no rule speaks against it by now. */
export async function answerStandIn(
  context: Context,
  given: Slot & {
    readonly commandId: string
    readonly id: string
    readonly workerId: string
    readonly answer: StandInCall["answer"]
  },
): Promise<
  | ({ readonly turnId: string | null } & Objections)
  | Refusal<"not-found" | "already-known" | "command-id-taken">
> {
  const said = await withObjections((object) =>
    atDesk(context, "run-duty", given, "duty.stand-in", async (work) => {
      const { tx, communityId } = work
      const { day, postId, hoursId, workerId, answer } = given
      const slot = { day, postId, hoursId }
      const at = await readSlot(tx, work, slot)
      const isKnown = (await listHelpers(tx, communityId)).some((helper) => helper.id === workerId)
      if (at === null || !isKnown) return refuse("not-found")
      const turnId = answer === "comes" ? work.newId() : null
      const by = { at: work.now(), accountId: work.accountId }
      const call = { id: given.id.toLowerCase(), ...slot, workerId, answer, turnId }
      if (!(await insertStandInCall(tx, communityId, call, by))) return refuse("already-known", "id")
      if (turnId !== null) {
        const told = withoutTurns(await readTold(tx, communityId, { from: day, until: day }), at.missed)
        const standing = standingOf(told.ground, told.duties, [workerId])
        const objections = whyNotTake(standing, workerId, slot)
        if (objections.length > 0) return object(objections)
        const turn = { id: turnId, ...slot, workerId, source: "stand-in", ...at.span } as const
        await insertTurns(tx, communityId, [turn], by)
        await addMessage(work, { workerId, what: "stand-in", aboutId: turnId, isTold: true })
        const { heads, stand } = placesOn(standing, slot)
        if (stand + 1 >= heads) await closeNoShows(work, at.missed)
      }
      await recordAudit(tx, work, {
        ...{ action: "duty.stand-in", subjectKind: "worker", subjectId: workerId },
        data: { answer },
      })
      return { turnId, ...noObjections }
    }),
  )
  return isRefusal(said) ? said : { turnId: null, ...said }
}

/** Takes back what was written of a call: whoever was to come does not, unless they are there by now. */
export async function takeStandInBack(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<{ readonly done: true } | Refusal<"not-found" | "nothing-to-undo" | "command-id-taken">> {
  return atDesk(context, "run-duty", given, "duty.stand-in-back", async (work) => {
    const { tx, communityId } = work
    const call = await findStandInCall(tx, communityId, given.id)
    if (call === undefined) return refuse("not-found", "id")
    const [turn] = call.turnId === null ? [] : await listTurnsById(tx, communityId, [call.turnId])
    if (call.undoneAt !== null || (turn !== undefined && turn.signedInAt !== null))
      return refuse("nothing-to-undo", "id")
    await undoStandInCall(tx, communityId, call.id, work.now())
    if (turn !== undefined) {
      const end = { why: "taken-back", at: work.now() } as const
      await endTurns(tx, communityId, [turn.id], end)
      const at = await readSlot(tx, work, call)
      const name = at?.name ?? ""
      if (at !== null && at.span.endsAt > work.now())
        await openNoShowTasks(
          work,
          at.missed.map(({ id }) => ({ id, name })),
        )
    }
    return { done: true as const }
  })
}

export async function closeNoShows(work: DeskWork, turns: readonly { readonly id: string }[]): Promise<void> {
  const by = { at: work.now(), accountId: work.accountId }
  await closeTasksOf(
    work.tx,
    work.communityId,
    turns.map(({ id }) => noShowCause(id)),
    "stood-in",
    by,
  )
}

/** A shift at a post: its hours, its name, who stands there and who did not come; null where there is none. */
export async function readSlot(
  tx: Tx,
  { communityId, now }: Pick<Context, "communityId" | "now">,
  slot: Slot,
): Promise<{
  readonly span: ReturnType<typeof spanOf>
  readonly name: string
  readonly turns: readonly DayTurn[]
  readonly missed: readonly DayTurn[]
  readonly heads: number
} | null> {
  const post = (await listDutyPosts(tx, communityId)).find(({ id }) => id === slot.postId)
  const hours = (await listShiftHours(tx, communityId)).find(({ id }) => id === slot.hoursId)
  if (post === undefined || hours === undefined) return null
  const span = spanOf(slot.day, hours)
  const demands = await listDemands(tx, communityId, { from: slot.day, until: slot.day })
  const { startsAt: from, endsAt: until } = span
  const all = await listTurnsBetween(tx, communityId, { from, until })
  const turns = all.filter((turn) => isAt(turn, slot))
  const missed = turns.filter((turn) => turnState(turn, now()) === "missed")
  return { span, name: `${post.name} ${hours.name}`, turns, missed, heads: wantedAt(demands, slot).heads }
}

export function isAt(
  one: { readonly day: PlainDate; readonly postId: string | null; readonly hoursId: string | null },
  slot: Slot,
): boolean {
  return one.day === slot.day && one.postId === slot.postId && one.hoursId === slot.hoursId
}
