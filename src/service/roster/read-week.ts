import { addDays, type PlainDate } from "../../core/kit/dates.ts"
import type { DutyTurn } from "../../core/roster/burden.ts"
import { CARRIED_DAYS } from "../../core/roster/desk-rows.ts"
import { afterStep, catchUp, type DraftStep, type StandingTurn } from "../../core/roster/draft.ts"
import type { DutyGround } from "../../core/roster/duty-ground.ts"
import { isNight } from "../../core/roster/free-times.ts"
import { mondayOf } from "../../core/roster/week.ts"
import type { Tx } from "../../store/database/db.ts"
import { listPlannedTurns } from "../../store/roster/planned-turns.ts"
import { listDraft, listPublishedWeeks } from "../../store/roster/turns.ts"
import { readWeekRow, type WeekRow } from "../../store/roster/weeks.ts"
import { readDutyGround } from "./read-duty-ground.ts"

export const WEEK_DAYS = 7

/** What is planned for some weeks. `caughtUp`: what published turns did to the draft meanwhile; it is in the ground's draft already. */
type Planned = {
  readonly ground: DutyGround
  readonly standing: readonly StandingTurn[]
  readonly caughtUp: DraftStep
}

/** A week as its planner sees it. */
export type Week = Planned & { readonly monday: PlainDate; readonly row: WeekRow }

export async function readWeek(tx: Tx, communityId: string, monday: PlainDate): Promise<Week> {
  const row = await readWeekRow(tx, communityId, monday)
  return { monday, row, ...(await readPlanned(tx, communityId, { monday, weeks: 1, synced: row.synced })) }
}

/** Several weeks on end as one ground, with the row of each. */
export async function readWeeks(
  tx: Tx,
  communityId: string,
  monday: PlainDate,
  weeks: number,
): Promise<Planned & { readonly rows: readonly WeekRow[] }> {
  const rows: WeekRow[] = []
  for (let week = 0; week < weeks; week++) {
    rows.push(await readWeekRow(tx, communityId, addDays(monday, week * WEEK_DAYS)))
  }
  const synced = rows.flatMap((row) => row.synced)
  return { rows, ...(await readPlanned(tx, communityId, { monday, weeks, synced })) }
}

async function readPlanned(
  tx: Tx,
  communityId: string,
  {
    monday,
    weeks,
    synced,
  }: { readonly monday: PlainDate; readonly weeks: number; readonly synced: readonly string[] },
): Promise<Planned> {
  const days = weeks * WEEK_DAYS
  const read = await readDutyGround(tx, communityId, { firstDay: monday, days })
  const until = addDays(monday, days - 1)
  const { standing, known } = await listPlannedTurns(tx, communityId, { from: monday, until, known: synced })
  const isThere = ({ workerId, postId, hoursId }: Pick<StandingTurn, "workerId" | "postId" | "hoursId">) =>
    read.workers.some(({ id }) => id === workerId) &&
    read.posts.some(({ id }) => id === postId) &&
    read.hours.some(({ id }) => id === hoursId)
  const caughtUp = catchUp(read.draft, standing, known)
  const draft = afterStep(read.draft, caughtUp).filter(isThere)
  const past = await withDrafts(tx, communityId, read)
  return { ground: { ...read, draft, past }, standing, caughtUp }
}

/** Weeks before that are planned and not published yet count as if they were stood. */
async function withDrafts(tx: Tx, communityId: string, ground: DutyGround): Promise<DutyGround["past"]> {
  const span = { from: addDays(ground.firstDay, -CARRIED_DAYS), until: addDays(ground.firstDay, -1) }
  const published = new Set(
    await listPublishedWeeks(tx, communityId, { ...span, from: addDays(span.from, -6) }),
  )
  const past = new Map<string, readonly DutyTurn[]>(ground.past)
  for (const { workerId, day, hoursId } of await listDraft(tx, communityId, span)) {
    const hours = ground.hours.find(({ id }) => id === hoursId)
    if (hours === undefined || published.has(mondayOf(day))) continue
    const { start, minutes } = hours
    const turn = { day, start, minutes, isNight: isNight(hours) }
    const known = past.get(workerId) ?? []
    // who signed up for it already has the turn
    if (!known.some((each) => each.day === day)) past.set(workerId, [...known, turn])
  }
  return past
}
