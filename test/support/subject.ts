import type { Context } from "../../src/service/context.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"

export type Subject = {
  readonly personId: string
  readonly name: string
  readonly idNumber: string
  readonly phone: string
}

/** Somebody in home quarantine whose name and number nobody else has, and no longer name contains. */
export async function findSubject(context: Context, notThis?: Subject): Promise<Subject> {
  const { rows } = await inNeighbourhood(context.db, context.communityId, (tx) =>
    tx.client.query<Subject>(
      `select p.person_id as "personId", p.name, p.id_number as "idNumber", p.phone
       from person_identity p join quarantine_case c on c.person_id = p.person_id
       where p.phone <> '' and p.id_kind = 'resident-id' and length(p.name) = 3 and p.person_id <> $1
         and not exists (select from person_identity o where o.person_id <> p.person_id
           and (o.phone = p.phone or strpos(o.name, p.name) > 0))
         and not exists (select from fact_detail d where d.data->>'姓名' = p.name
           and d.data->>'手机号' <> p.phone)
       order by (select count(*) from fact f where f.person_id = p.person_id) desc, p.person_id limit 1`,
      [notThis?.personId ?? context.accountId],
    ),
  )
  const [subject] = rows
  if (subject === undefined) throw new Error("the world has nobody to forget")
  return subject
}
