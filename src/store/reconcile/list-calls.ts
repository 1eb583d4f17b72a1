import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

const IS_OPEN = "p.status in ('not-yet', 'not-attempted', 'nobody-there')"

export type AskedToday = {
  readonly id: string
  readonly homeId: string | null
  readonly phoneKey: Buffer | null
}

/** Calls that ask a home or number for a list already: still to be made, or made today. */
export async function listAskedToday(tx: Tx, communityId: string, today: PlainDate): Promise<AskedToday[]> {
  const { rows } = await tx.client.query<AskedToday>(
    `select p.check_id as id, p.dwelling_id as "homeId", p.phone_key as "phoneKey" from planned_check p
     where p.community_id = $1 and p.kind = 'call' and p.source = 'verification' and (${IS_OPEN}
       or (p.status in ('fine', 'not-fine') and p.status_at >= $2::date::timestamp at time zone 'Asia/Shanghai'))
     order by p.check_id`,
    [communityId, today],
  )
  return rows
}

/** Writes which call asks a row. */
export async function saveRowCalls(
  tx: Tx,
  communityId: string,
  calls: readonly { readonly rowId: string; readonly checkId: string }[],
): Promise<void> {
  await tx.client.query(
    `update list_row r set check_id = c.check_id from unnest($2::uuid[], $3::uuid[]) as c (id, check_id)
     where r.community_id = $1 and r.row_id = c.id`,
    [communityId, calls.map(({ rowId }) => rowId), calls.map(({ checkId }) => checkId)],
  )
}

/** Calls that nobody has made and that ask no row that is still open are called off: nobody is called for nothing. */
export async function callOffIdleCalls(
  tx: Tx,
  communityId: string,
  rowIds: readonly string[],
  at: Instant,
): Promise<void> {
  await tx.client.query(
    `update planned_check p set status = 'called-off', status_at = $3, held_by = null, held_until = null
     where p.community_id = $1 and p.source = 'verification' and ${IS_OPEN}
       and p.source_id in (select list_id from list_row where community_id = $1 and row_id = any($2::uuid[]))
       and p.check_id in (select check_id from list_row where community_id = $1 and row_id = any($2::uuid[]))
       and not exists (select from list_row o
         join person_list l on l.community_id = o.community_id and l.list_id = o.list_id and l.taken_back_at is null
         where o.community_id = $1 and o.check_id = p.check_id and o.outcome is null)`,
    [communityId, rowIds, at],
  )
}

/**
 * Rows whose call nobody has made are asked by it no more. A call that was planned for their list and asks no other open row is called off.
 */
export async function releaseRowCalls(
  tx: Tx,
  communityId: string,
  rowIds: readonly string[],
  at: Instant,
): Promise<void> {
  const { rows } = await tx.client.query<{ checkId: string }>(
    `update list_row r set check_id = null from planned_check p
     where r.community_id = $1 and r.row_id = any($2::uuid[]) and p.community_id = $1 and p.check_id = r.check_id and ${IS_OPEN}
     returning p.check_id as "checkId"`,
    [communityId, rowIds],
  )
  await tx.client.query(
    `update planned_check p set status = 'called-off', status_at = $4, held_by = null, held_until = null
     where p.community_id = $1 and p.check_id = any($2::uuid[]) and p.source = 'verification' and ${IS_OPEN}
       and p.source_id in (select list_id from list_row where community_id = $1 and row_id = any($3::uuid[]))
       and not exists (select from list_row o where o.community_id = $1 and o.check_id = p.check_id and o.outcome is null)`,
    [communityId, rows.map(({ checkId }) => checkId), rowIds, at],
  )
}

/** Rows whose call was called off are asked by none. */
export async function forgetCalledOff(tx: Tx, communityId: string, rowIds: readonly string[]): Promise<void> {
  await tx.client.query(
    `update list_row r set check_id = null from planned_check p
     where r.community_id = $1 and r.row_id = any($2::uuid[]) and p.community_id = $1 and p.check_id = r.check_id
       and p.status = 'called-off'`,
    [communityId, rowIds],
  )
}
