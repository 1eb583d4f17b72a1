import type { Tx } from "../database/db.ts"

/** Somebody who has an account or a PIN and is not on the roll. */
export type NotOnRoll = {
  readonly of: "account" | "guard"
  readonly id: string
  readonly name: string
  /** Of a guard. */
  readonly number: number | null
}

/** Accounts that somebody works under, and guards; none whose row on the roll has ended comes twice. */
export async function listNotOnRoll(tx: Tx, communityId: string): Promise<NotOnRoll[]> {
  const { rows } = await tx.client.query<NotOnRoll>(
    `select 'account' as of, a.account_id as id, a.name, null::int as number from account a
     where a.community_id = $1 and a.disabled_at is null and a.role in ('head', 'staff')
       and not exists (select from worker w where w.community_id = $1 and w.account_id = a.account_id)
     union all
     select 'guard', g.guard_id, g.name, g.number from guard g
     where g.community_id = $1 and g.ended_at is null
       and not exists (select from worker w where w.community_id = $1 and w.guard_id = g.guard_id)
     order by 1, 4, 3`,
    [communityId],
  )
  return rows
}
