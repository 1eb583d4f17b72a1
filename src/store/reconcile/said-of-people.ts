import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

export type SaidOfPeople = {
  readonly one: string
  readonly other: string
  readonly said: "same" | "not-same" | "undone"
}

/** Keeps what somebody said of two people of the register. */
export async function insertSaidOfPeople(
  tx: Tx,
  communityId: string,
  said: SaidOfPeople & { readonly id: string; readonly at: Instant; readonly accountId: string },
): Promise<void> {
  await tx.client.query(
    `insert into likeness (community_id, likeness_id, one_kind, one_id, other_kind, other_id, said, said_at, said_by)
     values ($1, $2, 'person', $3, 'person', $4, $5, $6, $7)`,
    [communityId, said.id, said.one, said.other, said.said, said.at, said.accountId],
  )
}

/** All that was said of two people of the register, in the order it was said; of who was merged it is said of who is kept. */
export async function listSaidOfPeople(tx: Tx, communityId: string): Promise<SaidOfPeople[]> {
  const { rows } = await tx.client.query<SaidOfPeople>(
    `select coalesce(a.kept_id, l.one_id) as one, coalesce(b.kept_id, l.other_id) as other, l.said from likeness l
     left join person_merge a on a.community_id = $1 and a.gone_id = l.one_id and a.undone_at is null
     left join person_merge b on b.community_id = $1 and b.gone_id = l.other_id and b.undone_at is null
     where l.community_id = $1 and l.one_kind = 'person' and l.other_kind = 'person'
       and coalesce(a.kept_id, l.one_id) <> coalesce(b.kept_id, l.other_id)
     order by l.said_at, l.likeness_id`,
    [communityId],
  )
  return rows
}
