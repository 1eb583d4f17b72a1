import { dayOf, instantOf, type PlainDate } from "../../core/kit/dates.ts"
import { addMinutes } from "../../core/kit/moments.ts"
import { maySignIn, spanOf } from "../../core/roster/duty-day.ts"
import { whyNotTake } from "../../core/roster/standing.ts"
import { isNever, type TurnObjection } from "../../core/roster/turn-objection.ts"
import { listHelpers, listTurnsBetween, listTurnsById } from "../../store/roster/duty-day.ts"
import { listDutyPosts, listShiftHours } from "../../store/roster/posts.ts"
import { insertTurns } from "../../store/roster/turn-changes.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { mayTouch } from "../roll/roll-sight.ts"
import { readStanding } from "../roster/read-standing.ts"
import { noObjections, type Objections, withObjections } from "../roster/with-objections.ts"
import { signTurnIn } from "./sign-turn.ts"

type Made = { readonly id: string }

/** Somebody helps who was not on the roster: they are signed in at once. */
export async function addUnplanned(
  context: Context,
  given: {
    readonly commandId: string
    readonly id: string
    readonly workerId: string
    readonly day: PlainDate
    readonly postId: string
    readonly hoursId: string
    readonly at?: string
  },
): Promise<Objections | Refusal<"not-found" | "already-known" | "not-its-time" | "command-id-taken">> {
  return withObjections((object) =>
    atDesk(context, "run-duty", given, "duty.unplanned", async (work) => {
      const { tx, communityId } = work
      const { day, postId, hoursId, workerId } = given
      const post = (await listDutyPosts(tx, communityId)).find(({ id }) => id === postId)
      const hours = (await listShiftHours(tx, communityId)).find(({ id }) => id === hoursId)
      const helper = (await listHelpers(tx, communityId)).find(({ id }) => id === workerId)
      if (post === undefined || hours === undefined || helper === undefined) return refuse("not-found")
      const at = given.at === undefined ? work.now() : instantOf(Date.parse(given.at))
      const span = spanOf(day, hours)
      const open = { ...span, signedInAt: null, signedOutAt: null, missedAt: null }
      if (at > work.now() || !maySignIn(open, at)) return refuse("not-its-time", "at")
      const standing = await readStanding(tx, communityId, { from: day, until: day }, [workerId])
      const against = whyNotTake(standing, workerId, { day, postId, hoursId }).filter(speaksAgainstHelp)
      if (against.length > 0) return object(against)
      const by = { at: work.now(), accountId: work.accountId }
      const id = given.id.toLowerCase()
      const turn = { id, day, postId, hoursId, workerId, source: "unplanned", ...span } as const
      if (!(await insertTurns(tx, communityId, [turn], by))) return refuse("already-known", "id")
      const [made] = await listTurnsById(tx, communityId, [id])
      if (made === undefined) return refuse("not-found")
      await signTurnIn(work, made, { at, how: "desk" })
      await recordAudit(tx, work, { action: "duty.unplanned", subjectKind: "duty-turn", subjectId: id })
      return noObjections
    }),
  )
}

/** One more pair of hands is welcome: neither the number nor the agreed times speak against them, but rest and age do. */
export function speaksAgainstHelp(objection: TurnObjection): boolean {
  return isNever(objection) || objection.code === "busy"
}

/** Work in the office lasts so long where nobody signs out. */
const OFFICE_MINUTES = 480

/** A colleague signs in for work in the office: it counts for rest, and stands in no duty book. */
export async function signInAtOffice(
  context: Context,
  given: {
    readonly commandId: string
    readonly id: string
    readonly workerId: string
    readonly at?: string
  },
): Promise<
  Made | Refusal<"not-found" | "already-known" | "already-signed" | "not-its-time" | "command-id-taken">
> {
  return atDesk(context, "run-duty", given, "duty.office", async (work) => {
    const { tx, communityId } = work
    const helper = (await listHelpers(tx, communityId)).find(({ id }) => id === given.workerId)
    if (helper?.kind !== "staff" || !mayTouch(context, helper)) return refuse("not-found", "workerId")
    const at = given.at === undefined ? work.now() : instantOf(Date.parse(given.at))
    if (at > work.now()) return refuse("not-its-time", "at")
    const span = { startsAt: at, endsAt: addMinutes(at, OFFICE_MINUTES) }
    const beside = await listTurnsBetween(tx, communityId, { from: at, until: addMinutes(at, 1) })
    const isThere = beside.some(
      ({ workerId, signedInAt, signedOutAt }) =>
        workerId === helper.id && signedInAt !== null && (signedOutAt === null || signedOutAt > at),
    )
    if (isThere) return refuse("already-signed", "workerId")
    const id = given.id.toLowerCase()
    const turn = {
      ...{ id, day: dayOf(at), postId: null, hoursId: null, workerId: helper.id },
      ...{ source: "office" as const, ...span },
    }
    const by = { at: work.now(), accountId: work.accountId }
    if (!(await insertTurns(tx, communityId, [turn], by))) return refuse("already-known", "id")
    const [made] = await listTurnsById(tx, communityId, [id])
    if (made !== undefined) await signTurnIn(work, made, { at, how: "desk" })
    await recordAudit(tx, work, { action: "duty.office", subjectKind: "duty-turn", subjectId: id })
    return { id }
  })
}
