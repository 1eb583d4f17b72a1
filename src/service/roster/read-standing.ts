import { addDays, daysBetween, type PlainDate } from "../../core/kit/dates.ts"
import type { Told } from "../../core/roster/seek-ways.ts"
import { STANDING_DAYS, type Standing, standingOf } from "../../core/roster/standing.ts"
import type { Tx } from "../../store/database/db.ts"
import { readPast } from "./read-duties.ts"
import { readDutyGround } from "./read-duty-ground.ts"

type Days = { readonly from: PlainDate; readonly until: PlainDate }

/** What people were told, with enough of the days before and after for the rules that hold on some days. */
export async function readTold(tx: Tx, communityId: string, days: Days): Promise<Told> {
  const firstDay = addDays(days.from, -STANDING_DAYS.before)
  const lastDay = addDays(days.until, STANDING_DAYS.after)
  const ground = await readDutyGround(tx, communityId, {
    firstDay,
    days: daysBetween(firstDay, lastDay) + 1,
    // what was a week ago is counted, by the rule of the days that are asked about
    ruled: days,
  })
  // what was before the first day is read with the ground
  const since = await readPast(tx, communityId, { from: firstDay, until: lastDay })
  const duties = new Map(ground.past)
  for (const [workerId, turns] of since) duties.set(workerId, [...(duties.get(workerId) ?? []), ...turns])
  return { ground, duties }
}

/** The same, ready to be asked about a few: everybody's rules take longer than a server's thread may (see WaySeeker). */
export async function readStanding(
  tx: Tx,
  communityId: string,
  days: Days,
  of: readonly string[],
): Promise<Standing> {
  const { ground, duties } = await readTold(tx, communityId, days)
  return standingOf(ground, duties, of)
}
