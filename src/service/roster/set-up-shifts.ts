import { addDays, dayOf, laterOf, type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import { usualShifts } from "../../core/roster/usual-shifts.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listPosts } from "../../store/gate/posts.ts"
import { listDemands, listDutyPosts, listShiftHours } from "../../store/roster/posts.ts"
import {
  insertDemands,
  insertDutyPost,
  insertShiftHours,
  listDemandsAt,
  saveDemandUntil,
  saveDutyPostClosed,
  saveShiftHoursEnded,
} from "../../store/roster/set-up.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"

type Done = { readonly done: true }
const done: Done = { done: true }
/** No demand is made for longer. */
const FAR = addDays("2020-01-01" as PlainDate, 36_500)

/** Posts, hours and what is wanted there from today on; and gates that have no post yet. */
export async function readShiftSetUp(context: Context) {
  authorise(context, "plan-shifts")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const posts = await listDutyPosts(tx, communityId)
    const gates = await listPosts(tx, communityId)
    const from = dayOf(context.now())
    return {
      posts,
      hours: await listShiftHours(tx, communityId),
      demands: await listDemands(tx, communityId, { from, until: FAR }),
      gates: gates
        .filter(({ id, closedAt }) => closedAt === null && !posts.some(({ gatePostId }) => gatePostId === id))
        .map(({ id, name }) => ({ id, name })),
    }
  })
}

/** The usual beginning: every gate a post, four shifts of six hours, three people with one lead. What is there stays. */
export async function startShifts(
  context: Context,
  given: { readonly commandId: string; readonly from: string },
): Promise<Done | Refusal<"no-gates" | "bad-input" | "command-id-taken">> {
  return atDesk<Done, "no-gates" | "bad-input">(
    context,
    "plan-shifts",
    given,
    "shifts.start",
    async (work) => {
      const { tx, communityId, newId } = work
      const from = parsePlainDate(given.from)
      if (from === null) return refuse("bad-input", "from")
      const at = work.now()
      for (const { id, name, closedAt } of await listPosts(tx, communityId)) {
        const known = await listDutyPosts(tx, communityId)
        if (closedAt !== null || known.some(({ gatePostId }) => gatePostId === id)) continue
        await insertDutyPost(tx, communityId, { id: newId(), name, gatePostId: id, at })
      }
      const posts = await listDutyPosts(tx, communityId)
      if (posts.length === 0) return refuse("no-gates")
      if ((await listShiftHours(tx, communityId)).length === 0)
        for (const hours of usualShifts.hours)
          await insertShiftHours(tx, communityId, { id: newId(), ...hours }, at)
      const known = await listDemands(tx, communityId, { from, until: FAR })
      const fresh = posts.filter(({ id }) => !known.some(({ postId }) => postId === id))
      const hours = await listShiftHours(tx, communityId)
      const { heads, leads, weekdays } = usualShifts
      await insertDemands(
        tx,
        communityId,
        fresh.flatMap((post) =>
          hours.map((each) => ({
            ...{ id: newId(), postId: post.id, hoursId: each.id, weekdays, heads, leads },
            ...{ skill: null, from, until: null },
          })),
        ),
        at,
      )
      await recordAudit(tx, work, { action: "shifts.start", data: { posts: fresh.length } })
      return done
    },
  )
}

export async function addDutyPost(
  context: Context,
  given: { readonly commandId: string; readonly id: string; readonly name: string },
): Promise<Done | Refusal<"already-known" | "bad-input" | "command-id-taken">> {
  return atDesk<Done, "already-known" | "bad-input">(
    context,
    "plan-shifts",
    given,
    "shifts.add-post",
    async ({ tx, communityId, now }) => {
      const name = given.name.trim()
      if (name === "") return refuse("bad-input", "name")
      const post = { id: given.id.toLowerCase(), name, gatePostId: null, at: now() }
      return (await insertDutyPost(tx, communityId, post)) ? done : refuse("already-known", "name")
    },
  )
}

/** From now on nobody is planned there. */
export async function closeDutyPost(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<Done | Refusal<"not-found" | "command-id-taken">> {
  return atDesk<Done, "not-found">(
    context,
    "plan-shifts",
    given,
    "shifts.close-post",
    async ({ tx, communityId, now }) =>
      (await saveDutyPostClosed(tx, communityId, given.id, now())) ? done : refuse("not-found", "id"),
  )
}

export async function addShiftHours(
  context: Context,
  given: {
    readonly commandId: string
    readonly id: string
    readonly name: string
    readonly start: number
    readonly minutes: number
  },
): Promise<Done | Refusal<"already-known" | "bad-input" | "command-id-taken">> {
  return atDesk<Done, "already-known" | "bad-input">(
    context,
    "plan-shifts",
    given,
    "shifts.add-hours",
    async ({ tx, communityId, now }) => {
      const { start, minutes } = given
      const hours = { id: given.id.toLowerCase(), name: given.name.trim(), start, minutes }
      if (hours.name === "") return refuse("bad-input", "name")
      return (await insertShiftHours(tx, communityId, hours, now())) ? done : refuse("already-known", "name")
    },
  )
}

export async function endShiftHours(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<Done | Refusal<"not-found" | "command-id-taken">> {
  return atDesk<Done, "not-found">(
    context,
    "plan-shifts",
    given,
    "shifts.end-hours",
    async ({ tx, communityId, now }) =>
      (await saveShiftHoursEnded(tx, communityId, given.id, now())) ? done : refuse("not-found", "id"),
  )
}

export type DemandToSet = {
  readonly commandId: string
  readonly postId: string
  readonly hoursId: string
  readonly weekdays: readonly number[]
  readonly heads: number
  readonly leads: number
  readonly skill: string | null
  readonly from: string
  /** The last day; null: from then on. */
  readonly until: string | null
}

/**
 * What is wanted at a post in some hours on some weekdays from a day on, in place of what was wanted then. Where it ends, what
 * was goes on after it.
 */
export async function setDemand(
  context: Context,
  given: DemandToSet,
): Promise<Done | Refusal<"not-found" | "bad-input" | "command-id-taken">> {
  return atDesk<Done, "not-found" | "bad-input">(
    context,
    "plan-shifts",
    given,
    "shifts.set-demand",
    async ({ tx, communityId, now, newId }) => {
      const { postId, hoursId, weekdays, heads, leads } = given
      const from = parsePlainDate(given.from)
      if (from === null || from < dayOf(now())) return refuse("bad-input", "from")
      const until = given.until === null ? null : parsePlainDate(given.until)
      if (given.until !== null && (until === null || until < from)) return refuse("bad-input", "until")
      if (leads > heads) return refuse("bad-input", "leads")
      const posts = await listDutyPosts(tx, communityId)
      const hours = await listShiftHours(tx, communityId)
      if (!posts.some(({ id }) => id === postId)) return refuse("not-found", "postId")
      if (!hours.some(({ id }) => id === hoursId)) return refuse("not-found", "hoursId")
      const replaced = await listDemandsAt(tx, communityId, { postId, hoursId, from })
      const rest = []
      for (const demand of replaced) {
        if (!demand.weekdays.some((day) => weekdays.includes(day))) continue
        if (until !== null && demand.from > until) continue
        await saveDemandUntil(tx, communityId, demand.id, addDays(from, -1))
        const left = demand.weekdays.filter((day) => !weekdays.includes(day))
        const start = laterOf(demand.from, from)
        if (left.length > 0) rest.push({ ...demand, id: newId(), weekdays: left, from: start })
        const again = demand.weekdays.filter((day) => weekdays.includes(day))
        if (until !== null && (demand.until === null || demand.until > until))
          rest.push({ ...demand, id: newId(), weekdays: again, from: addDays(until, 1) })
      }
      const skill = given.skill?.trim() || null
      const wanted = { id: newId(), postId, hoursId, weekdays, heads, leads, skill, from, until }
      await insertDemands(tx, communityId, heads === 0 ? rest : [...rest, wanted], now())
      return done
    },
  )
}
