import { addDays, type PlainDate } from "../../core/kit/dates.ts"
import { CARRIED_DAYS } from "../../core/roster/desk-rows.ts"
import { STANDING_DAYS, type Standing, standingOf } from "../../core/roster/standing.ts"
import type { Tx } from "../../store/database/db.ts"
import { readDutyGround, readPast } from "../roster/read-duty-ground.ts"

/** A turn that counts for nothing: nobody came for it. */
export type Gone = {
  readonly workerId: string
  readonly day: PlainDate
  readonly postId: string | null
  readonly hoursId: string | null
}

/** What people were told of some days and the days around them, with what tires everybody. */
export async function readStanding(
  tx: Tx,
  communityId: string,
  days: { readonly from: PlainDate; readonly until: PlainDate },
  gone: readonly Gone[] = [],
): Promise<Standing> {
  const firstDay = addDays(days.from, -STANDING_DAYS.before)
  const lastDay = addDays(days.until, STANDING_DAYS.after)
  const count = Math.round((Date.parse(lastDay) - Date.parse(firstDay)) / 86_400_000) + 1
  const ground = await readDutyGround(tx, communityId, { firstDay, days: count })
  const duties = await readPast(tx, communityId, { from: addDays(firstDay, -CARRIED_DAYS), until: lastDay })
  const keys = new Set(gone.map(keyOf))
  const published = (ground.published ?? []).filter((turn) => !keys.has(keyOf(turn)))
  return standingOf({ ...ground, published }, duties)
}

function keyOf({ workerId, day, postId, hoursId }: Gone): string {
  return `${workerId} ${day} ${postId} ${hoursId}`
}
