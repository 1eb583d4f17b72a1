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
import { DAYS_THAT_BIND, readDutyGround } from "./read-duty-ground.ts"

export const WEEK_DAYS = 7

/** What is planned for some weeks. `caughtUp`: what published turns did to the draft meanwhile; it is in the ground's draft already. */
type Planned = {
  readonly ground: DutyGround
  readonly standing: readonly StandingTurn[]
  /** Of what stands, the turns of those who have left the roll, and those of posts and hours that are no longer used. */
  readonly gone: readonly StandingTurn[]
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
  const before = { from: addDays(monday, -CARRIED_DAYS), until: addDays(monday, -1) }
  const after = { from: addDays(until, 1), until: addDays(until, DAYS_THAT_BIND) }
  const past = await withDrafts(tx, communityId, read, { ...before, turns: read.past })
  const beside = await withDrafts(tx, communityId, read, { ...after, turns: read.beside ?? new Map() })
  const gone = standing.filter((turn) => !isThere(turn))
  return { ground: { ...read, draft, past, beside }, standing, gone, caughtUp }
}

/** Weeks around that are planned and not published yet count as if people had been told: both are to come out in the end. */
async function withDrafts(
  tx: Tx,
  communityId: string,
  ground: DutyGround,
  {
    turns,
    ...span
  }: { readonly from: PlainDate; readonly until: PlainDate; readonly turns: DutyGround["past"] },
): Promise<DutyGround["past"]> {
  const published = new Set(
    await listPublishedWeeks(tx, communityId, { ...span, from: addDays(span.from, -6) }),
  )
  const found = new Map<string, readonly DutyTurn[]>(turns)
  for (const { workerId, day, hoursId } of await listDraft(tx, communityId, span)) {
    const hours = ground.hours.find(({ id }) => id === hoursId)
    if (hours === undefined || published.has(mondayOf(day))) continue
    const { start, minutes } = hours
    const turn = { day, start, minutes, isNight: isNight(hours) }
    const known = found.get(workerId) ?? []
    // who signed up for it already has the turn
    if (!known.some((each) => each.day === day)) found.set(workerId, [...known, turn])
  }
  return found
}
