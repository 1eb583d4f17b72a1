import type { Tx } from "../database/db.ts"

/** A pass issued here, as a row of a book would name it. */
export type PassIssuedHere = {
  readonly plainNumber: string
  readonly dwellingId: string
  readonly rowKey: Buffer
}

export async function listPassesIssuedHere(tx: Tx, communityId: string): Promise<PassIssuedHere[]> {
  const { rows } = await tx.client.query<PassIssuedHere>(
    `select p.plain_number as "plainNumber", p.dwelling_id as "dwellingId", f.row_key as "rowKey"
     from pass p join fact f on f.community_id = p.community_id and f.fact_id = p.pass_id
     where p.community_id = $1 and p.until_on is not null and f.row_key is not null`,
    [communityId],
  )
  return rows
}

/** What was decided here of a pass and no book undoes: that it is stopped, or that it was found after a day of loss. */
export type PassDecidedHere = { readonly stopped: boolean; readonly foundAfter: readonly string[] }

/** Passes that were stopped or found again here, by their ids. */
export async function listPassesDecidedHere(
  tx: Tx,
  communityId: string,
): Promise<Map<string, PassDecidedHere>> {
  const { rows } = await tx.client.query<{ id: string } & PassDecidedHere>(
    `select p.pass_id as id, p.stop is not null as stopped,
       coalesce(array_agg(t.before->>'挂失日期') filter (where t.before->>'挂失日期' is not null), '{}') as "foundAfter"
     from pass p left join transition t on t.community_id = p.community_id and t.subject_id = p.pass_id
       and t.subject_kind = 'matter' and t.name = 'found'
     where p.community_id = $1 group by p.pass_id, p.stop
     having p.stop is not null or count(t.transition_id) > 0`,
    [communityId],
  )
  return new Map(rows.map(({ id, stopped, foundAfter }) => [id, { stopped, foundAfter }]))
}
