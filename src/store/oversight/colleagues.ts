import type { Role } from "../../core/access/roles.ts"
import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { notCorrected } from "../report/not-corrected.ts"
import { LATE_FROM } from "./task-rows.ts"

export type ColleagueRow = {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly disabled: boolean
}

/** Everybody with an account, those who are still at work first. */
export async function listColleagues(tx: Tx, communityId: string): Promise<ColleagueRow[]> {
  const { rows } = await tx.client.query<ColleagueRow>(
    `select account_id as id, name, role, disabled_at is not null as disabled from account
     where community_id = $1 order by disabled_at is not null, name, account_id`,
    [communityId],
  )
  return rows
}

/** Calls that each colleague answered on a day. */
export async function countCallsAnswered(
  tx: Tx,
  communityId: string,
  day: PlainDate,
): Promise<{ readonly accountId: string; readonly count: number }[]> {
  const { rows } = await tx.client.query(
    `select f.account_id as "accountId", count(*) as count from phone_call f
     where f.community_id = $1 and f.account_id is not null and f.at >= ($2 || 'T00:00:00+08:00')::timestamptz
       and f.at < ($2 || 'T00:00:00+08:00')::timestamptz + interval '1 day' and ${notCorrected} group by f.account_id`,
    [communityId, day],
  )
  return rows
}

/** Late tasks of each colleague, and what each has that waits on others. */
export async function countLateTasks(
  tx: Tx,
  communityId: string,
  now: Instant,
): Promise<{ readonly accountId: string; readonly late: number; readonly waiting: number }[]> {
  const { rows } = await tx.client.query(
    `select t.owner_id as "accountId", count(*) filter (where t.due_at is not null and ${LATE_FROM} <= $2) as late,
       count(*) filter (where t.waiting_on is not null) as waiting
     from task t where t.community_id = $1 and t.owner_id is not null and t.done_at is null group by t.owner_id`,
    [communityId, now],
  )
  return rows
}
