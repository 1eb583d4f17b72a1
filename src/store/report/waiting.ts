import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { doorOrder, doorText, joinDoor } from "./rows-page.ts"

/** Someone in quarantine on a day; `slots`: bit 1 morning taken, bit 2 afternoon. */
export type WaitingCase = {
  readonly homeId: string
  readonly door: string
  readonly name: string
  readonly dueOn: PlainDate
  readonly slots: number
  /** When on this day it was registered; empty where that was earlier. */
  readonly openedClock: string
}

/** Everyone in quarantine on a day, by door, with the readings of that day. */
export async function listWaitingCases(tx: Tx, communityId: string, on: PlainDate): Promise<WaitingCase[]> {
  const { rows } = await tx.client.query<WaitingCase>({
    name: "waiting-cases",
    text: `select c.dwelling_id as "homeId", ${doorText} as door, coalesce(p.name, '') as name, c.due_on as "dueOn",
       coalesce(r.slots, 0)::int as slots, case when c.opened_on = $2 then c.opened_clock else '' end as "openedClock"
     from quarantine_case c ${joinDoor("c")}
     left join person_identity p on p.community_id = c.community_id and p.person_id = c.person_id
     left join reading_day r on r.community_id = c.community_id and r.day = $2 and r.person_id = c.person_id
     where c.community_id = $1 and c.opened_on <= $2 and (c.ended_on is null or c.ended_on > $2)
     order by ${doorOrder}, c.case_id`,
    values: [communityId, on],
  })
  return rows
}

/** Refused rows that nobody has settled, by form. */
export async function listWaitingRefusals(
  tx: Tx,
  communityId: string,
): Promise<{ readonly form: string; readonly rows: number; readonly since: string }[]> {
  const result = await tx.client.query<{ form: string; rows: number; since: string }>({
    name: "waiting-refusals",
    text: `select form, count(*) as rows, min(refused_at) as since from refused_row
     where community_id = $1 and settled_at is null group by form order by form`,
    values: [communityId],
  })
  return result.rows
}
