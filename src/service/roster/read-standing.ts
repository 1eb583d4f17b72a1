import { addDays, daysBetween, type PlainDate } from "../../core/kit/dates.ts"
import { STANDING_DAYS, type Standing, standingOf } from "../../core/roster/standing.ts"
import type { Tx } from "../../store/database/db.ts"
import { readDutyGround, readPast } from "./read-duty-ground.ts"

/**
 * What people were told, with enough of the days before and after for the rules that hold on some days. `of`: whose rules will be
 * asked; null: everybody's.
 */
export async function readStanding(
  tx: Tx,
  communityId: string,
  days: { readonly from: PlainDate; readonly until: PlainDate },
  of: readonly string[] | null,
): Promise<Standing> {
  const firstDay = addDays(days.from, -STANDING_DAYS.before)
  const lastDay = addDays(days.until, STANDING_DAYS.after)
  const ground = await readDutyGround(tx, communityId, {
    firstDay,
    days: daysBetween(firstDay, lastDay) + 1,
  })
  // what was before the first day is read with the ground
  const since = await readPast(tx, communityId, { from: firstDay, until: lastDay })
  const duties = new Map(ground.past)
  for (const [workerId, turns] of since) duties.set(workerId, [...(duties.get(workerId) ?? []), ...turns])
  return standingOf(ground, duties, of)
}
