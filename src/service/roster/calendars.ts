import { createHmac } from "node:crypto"
import { addDays, dayOf, type Instant, type PlainDate } from "../../core/kit/dates.ts"
import { type CalendarTurn, writeCalendar } from "../../core/roster/calendar.ts"
import { getCommunity } from "../../store/access/communities.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import {
  type CalendarRow,
  findWorkerByFeed,
  listCalendarTurns,
  saveFeedHash,
} from "../../store/roster/calendar.ts"
import { listWorkerNames } from "../../store/roster/worker-names.ts"
import { parseSessionCookie } from "../access/session-token.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Ground, Refusal } from "../context.ts"
import { ensureHomeKey } from "../gate/home-codes.ts"
import { once } from "../once.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { mayTouch } from "../roll/roll-sight.ts"
import { readMonday } from "./at-plan.ts"
import { WEEK_DAYS } from "./read-week.ts"

/** A feed goes back so far and no further ahead. */
const FEED_DAYS = { before: 35, ahead: 120 }

/** The secret address of a worker's own calendar; the one before ends. */
export async function makeCalendarLink(
  context: Context,
  given: { readonly commandId: string; readonly workerId: string },
): Promise<{ readonly token: string } | Refusal<"not-found" | "command-id-taken">> {
  authorise(context, "plan-shifts")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const workerId = given.workerId.toLowerCase()
    const token = `${communityId}.${await feedSecret(tx, context, workerId, given.commandId.toLowerCase())}`
    const key = parseSessionCookie(token)
    if (key === null) throw new Error("an address that cannot be read")
    const done = await once(tx, context, given.commandId, "shifts.calendar", async () => {
      if (!(await saveFeedHash(tx, communityId, workerId, key.tokenHash)))
        return refuse("not-found", "workerId")
      const audited = { action: "shifts.calendar", subjectKind: "worker", subjectId: workerId }
      await recordAudit(tx, context, audited)
      return { done: true } as const
    })
    return isRefusal(done) ? done : { token }
  })
}

/** It follows from the command that asked for it, so that it can be told again and is kept nowhere. */
async function feedSecret(tx: Tx, context: Context, workerId: string, commandId: string): Promise<string> {
  const key = await ensureHomeKey(tx, context)
  return createHmac("sha256", key).update(`duty-calendar\n${workerId}\n${commandId}`).digest("base64url")
}

/** A worker's turns for their own calendar program, by the secret of its address. */
export async function readCalendar(
  ground: Ground,
  query: { readonly key: string },
): Promise<string | Refusal<"not-found">> {
  const key = parseSessionCookie(query.key)
  if (key === null) return refuse("not-found")
  const { communityId, tokenHash } = key
  return inNeighbourhood(ground.db, communityId, async (tx) => {
    const workerId = await findWorkerByFeed(tx, communityId, tokenHash)
    if (workerId === undefined) return refuse("not-found")
    const today = dayOf(ground.now())
    const span = { from: addDays(today, -FEED_DAYS.before), until: addDays(today, FEED_DAYS.ahead) }
    const rows = await listCalendarTurns(tx, communityId, { ...span, workerId })
    const { name } = await getCommunity(tx, communityId)
    const turns = rows.map((row) => turnOf(row, { title: `值守 ${row.hours}`, place: `${name} ${row.post}` }))
    return writeCalendar({ name: `${name}值守`, host: communityId }, turns)
  })
}

/** Everybody's turns of a week, as a file for the office. */
export async function downloadCalendar(
  context: Context,
  query: { readonly week: string },
): Promise<{ readonly week: PlainDate; readonly text: string } | Refusal<"bad-input">> {
  authorise(context, "plan-shifts")
  const { communityId } = context
  const week = readMonday(query.week)
  if (isRefusal(week)) return week
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const span = { from: week, until: addDays(week, WEEK_DAYS - 1) }
    const rows = await listCalendarTurns(tx, communityId, { ...span, workerId: null })
    const named = await listWorkerNames(
      tx,
      communityId,
      rows.map(({ workerId }) => workerId),
    )
    const names = new Map(
      named.map((one) => [one.id, mayTouch(context, one) ? (one.name ?? "已删除") : "居委会工作人员"]),
    )
    const { name } = await getCommunity(tx, communityId)
    const turns = rows
      .filter(({ endedAt }) => endedAt === null)
      .map((row) =>
        turnOf(row, { title: `${row.post} ${row.hours} ${names.get(row.workerId) ?? ""}`, place: row.post }),
      )
    return { week, text: writeCalendar({ name: `${name}值守 ${week}`, host: communityId }, turns) }
  })
}

function turnOf(
  { id, startsAt, endsAt, madeAt, endedAt, revision }: CalendarRow,
  { title, place }: { readonly title: string; readonly place: string },
): CalendarTurn {
  const changedAt: Instant = endedAt ?? madeAt
  const isCancelled = endedAt !== null
  return { id, title, place, note: "", startsAt, endsAt, changedAt, isCancelled, sequence: revision }
}
