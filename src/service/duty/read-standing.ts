import type { PlainDate } from "../../core/kit/dates.ts"
import { type Standing, standingOf } from "../../core/roster/standing.ts"
import type { Tx } from "../../store/database/db.ts"
import { readStanding } from "../roster/read-standing.ts"

/** A turn that counts for nothing: nobody came for it. */
export type Gone = {
  readonly workerId: string
  readonly day: PlainDate
  readonly postId: string | null
  readonly hoursId: string | null
}

/** What people were told of some days and the days around them, without turns that nobody came for. */
export async function readStandingWithout(
  tx: Tx,
  communityId: string,
  days: { readonly from: PlainDate; readonly until: PlainDate },
  gone: readonly Gone[] = [],
): Promise<Standing> {
  const whole = await readStanding(tx, communityId, days, null)
  if (gone.length === 0) return whole
  const { ground, duties } = whole
  const keys = new Set(gone.map(keyOf))
  const published = (ground.published ?? []).filter((turn) => !keys.has(keyOf(turn)))
  return standingOf({ ...ground, published }, duties)
}

function keyOf({ workerId, day, postId, hoursId }: Gone): string {
  return `${workerId} ${day} ${postId} ${hoursId}`
}
