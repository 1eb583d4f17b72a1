import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

/** The telephone and the home of people, by their ids. */
export async function findPersonNumbers(
  tx: Tx,
  communityId: string,
  personIds: readonly string[],
  today: PlainDate,
): Promise<Map<string, { readonly phone: string; readonly homeId: string | null }>> {
  const { rows } = await tx.client.query<{ id: string; phone: string; homeId: string | null }>(
    `select distinct on (i.person_id) i.person_id as id, i.phone, h.dwelling_id as "homeId" from person_identity i
     left join stay h on h.community_id = i.community_id and h.person_id = i.person_id
       and (h.from_on is null or h.from_on <= $3) and (h.to_on is null or $3 < h.to_on)
     where i.community_id = $1 and i.person_id = any($2::uuid[]) order by i.person_id, h.stay_id`,
    [communityId, personIds, today],
  )
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}
