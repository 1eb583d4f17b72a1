import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { doorText, joinDoor } from "../report/rows-page.ts"

/** Whom a case is about, and where. */
export type CasePerson = {
  readonly caseId: string
  readonly personId: string
  readonly dwellingId: string
  readonly door: string
  readonly name: string
  readonly sex: string
  readonly idKind: string
  readonly idNumber: string
  readonly phone: string
}

export async function findCasePerson(
  tx: Tx,
  communityId: string,
  caseId: string,
): Promise<CasePerson | undefined> {
  const { rows } = await tx.client.query<CasePerson>(
    `select c.case_id as "caseId", c.person_id as "personId", c.dwelling_id as "dwellingId", ${doorText} as door,
       coalesce(p.name, '') as name, coalesce(p.sex, '') as sex, coalesce(p.id_kind, '') as "idKind",
       coalesce(p.id_number, '') as "idNumber", coalesce(p.phone, '') as phone
     from quarantine_case c ${joinDoor("c")}
     left join person_identity p on p.community_id = c.community_id and p.person_id = c.person_id
     where c.community_id = $1 and c.case_id = $2`,
    [communityId, caseId],
  )
  return rows[0]
}

/** Person → the case that keeps them at home on a day, of everyone in a home. */
export async function listCasesAt(
  tx: Tx,
  communityId: string,
  dwellingId: string,
  on: PlainDate,
): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<{ personId: string; caseId: string }>(
    `select person_id as "personId", case_id as "caseId" from quarantine_case
     where community_id = $1 and dwelling_id = $2 and opened_on <= $3 and (ended_on is null or ended_on > $3)`,
    [communityId, dwellingId, on],
  )
  return new Map(rows.map((row) => [row.personId, row.caseId]))
}

/** Where somebody came from and how, as the registration that opened the case says. */
export async function findOpening(
  tx: Tx,
  communityId: string,
  factId: string,
): Promise<Readonly<Record<string, string>>> {
  const { rows } = await tx.client.query<{ data: Record<string, string> }>(
    `select f.data || coalesce(d.data, '{}'::jsonb) as data from fact f
     left join fact_detail d on d.community_id = f.community_id and d.fact_id = f.fact_id
     where f.community_id = $1 and f.fact_id = $2`,
    [communityId, factId],
  )
  return rows[0]?.data ?? {}
}
