import type { PersonState } from "../../core/people/register-rules.ts"
import type { Tx } from "../database/db.ts"

export async function findPerson(
  tx: Tx,
  communityId: string,
  personId: string,
): Promise<PersonState | undefined> {
  const { rows } = await tx.client.query<PersonState>(
    `select name, coalesce(sex, '') as sex, id_number as "idNumber", id_kind as "idKind", phone
     from person_identity where community_id = $1 and person_id = $2`,
    [communityId, personId],
  )
  return rows[0]
}

export async function insertPerson(
  tx: Tx,
  communityId: string,
  personId: string,
  person: PersonState,
  madeAt: string,
): Promise<void> {
  await tx.query
    .insertInto("person")
    .values({ community_id: communityId, person_id: personId, made_at: madeAt })
    .execute()
  const { name, sex, idNumber, idKind, phone } = person
  await tx.query
    .insertInto("person_identity")
    .values({
      ...{ community_id: communityId, person_id: personId, retention: "campaign" },
      ...{ name, sex: sex || null, id_number: idNumber, id_kind: idKind, phone },
    })
    .execute()
}

export async function updatePerson(
  tx: Tx,
  communityId: string,
  personId: string,
  person: PersonState,
): Promise<void> {
  const { name, sex, idNumber, idKind, phone } = person
  await tx.query
    .updateTable("person_identity")
    .set({ name, sex: sex || null, id_number: idNumber, id_kind: idKind, phone })
    .where("community_id", "=", communityId)
    .where("person_id", "=", personId)
    .execute()
}

/** Who is known under a key. */
export async function findPersonByKey(tx: Tx, communityId: string, key: Buffer): Promise<string | undefined> {
  const row = await tx.query
    .selectFrom("person_key")
    .select("person_id")
    .where("community_id", "=", communityId)
    .where("key", "=", key)
    .executeTakeFirst()
  return row?.person_id
}

/** Lets a person be known under a key, unless someone else is. */
export async function addPersonKey(
  tx: Tx,
  communityId: string,
  key: Buffer,
  personId: string,
): Promise<void> {
  await tx.query
    .insertInto("person_key")
    .values({ community_id: communityId, key, person_id: personId })
    .onConflict((conflict) => conflict.columns(["community_id", "key"]).doNothing())
    .execute()
}

export async function deletePersonKey(
  tx: Tx,
  communityId: string,
  key: Buffer,
  personId: string,
): Promise<void> {
  await tx.query
    .deleteFrom("person_key")
    .where("community_id", "=", communityId)
    .where("key", "=", key)
    .where("person_id", "=", personId)
    .execute()
}
