import { addDays, daysBetween, type PlainDate } from "../../core/kit/dates.ts"
import { CARRIED_DAYS } from "../../core/roster/desk-rows.ts"
import { STANDING_DAYS, type Standing, standingOf } from "../../core/roster/standing.ts"
import type { Tx } from "../../store/database/db.ts"
import { readDutyGround, readPast } from "./read-duty-ground.ts"

/** What people were told, with enough of the days before and after for the rules that hold on some days. */
export async function readStanding(
  tx: Tx,
  communityId: string,
  days: { readonly from: PlainDate; readonly until: PlainDate },
): Promise<Standing> {
  const firstDay = addDays(days.from, -STANDING_DAYS.before)
  const lastDay = addDays(days.until, STANDING_DAYS.after)
  const ground = await readDutyGround(tx, communityId, {
    firstDay,
    days: daysBetween(firstDay, lastDay) + 1,
  })
  const duties = await readPast(tx, communityId, { from: addDays(firstDay, -CARRIED_DAYS), until: lastDay })
  return standingOf(ground, duties)
}
