import type { Instant } from "../../core/kit/dates.ts"
import type { FreeTime } from "../../core/roster/free-times.ts"
import type { ConsentKind } from "../../core/roster/roll.ts"
import type { Tx } from "../database/db.ts"

export type OwnDuty = {
  readonly joinedAt: Instant
  readonly endedAt: Instant | null
  readonly free: FreeTime[]
  readonly skills: string[]
  readonly birthYear: number | null
  readonly birthMonth: number | null
  readonly consents: ConsentKind[]
  readonly turns: number
}

/** What the roll keeps of somebody who is known to be on it, the newest first. */
export async function listOwnDuty(tx: Tx, communityId: string, personId: string): Promise<OwnDuty[]> {
  const { rows } = await tx.client.query<OwnDuty>(
    `select w.asked_at as "joinedAt", w.ended_at as "endedAt", w.free, w.skills, w.birth_year as "birthYear",
       w.birth_month as "birthMonth",
       array(select c.what from worker_consent c where c.community_id = $1 and c.worker_id = w.worker_id
         and c.withdrawn_at is null group by c.what order by c.what) as consents,
       (select count(*)::int from duty_turn t where t.community_id = $1 and t.worker_id = w.worker_id
         and t.ended_at is null) as turns
     from worker w where w.community_id = $1 and w.person_id = $2 order by w.asked_at desc, w.worker_id`,
    [communityId, personId],
  )
  return rows
}
