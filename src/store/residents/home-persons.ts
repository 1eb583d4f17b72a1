import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

/** Somebody of a home, whom a report may be about. */
export type HomePerson = {
  readonly personId: string
  readonly name: string
  readonly idNumber: string
  /** Their case in this home that is active. */
  readonly caseId: string | null
}

/** Who lives in a home on a day, and who is in quarantine there. */
export async function listHomePersons(
  tx: Tx,
  communityId: string,
  dwellingId: string,
  on: PlainDate,
): Promise<HomePerson[]> {
  const { rows } = await tx.client.query<HomePerson>(
    `select p.person_id as "personId", p.name, p.id_number as "idNumber", c.case_id as "caseId"
     from person_identity p
     left join lateral (select case_id from quarantine_case q where q.community_id = $1 and q.person_id = p.person_id
       and q.dwelling_id = $2 and q.opened_on <= $3 and (q.ended_on is null or q.ended_on > $3)
       order by q.opened_on desc limit 1) c on true
     where p.community_id = $1 and (c.case_id is not null or exists (
       select from stay h where h.community_id = $1 and h.person_id = p.person_id and h.dwelling_id = $2
         and (h.from_on is null or h.from_on <= $3) and (h.to_on is null or $3 < h.to_on)))
     order by c.case_id is null, p.name, p.person_id`,
    [communityId, dwellingId, on],
  )
  return rows
}

/** The home in which a person is in quarantine, else lives, on a day. */
export async function findHomeOfPerson(
  tx: Tx,
  communityId: string,
  personId: string,
  on: PlainDate,
): Promise<string | null> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select id from (
       select dwelling_id as id, 0 as place from quarantine_case where community_id = $1 and person_id = $2
         and opened_on <= $3 and (ended_on is null or ended_on > $3)
       union all
       select dwelling_id, 1 from stay where community_id = $1 and person_id = $2
         and (from_on is null or from_on <= $3) and (to_on is null or $3 < to_on)) homes
     order by place, id limit 1`,
    [communityId, personId, on],
  )
  return rows[0]?.id ?? null
}
