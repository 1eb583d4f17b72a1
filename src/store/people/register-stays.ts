import type { StayState } from "../../core/people/register-rules.ts"
import type { Tx } from "../database/db.ts"

export async function findStay(tx: Tx, communityId: string, stayId: string): Promise<StayState | undefined> {
  const { rows } = await tx.client.query<StayState>(
    `select ${COLUMNS} from stay h where h.community_id = $1 and h.stay_id = $2`,
    [communityId, stayId],
  )
  return rows[0]
}

/** Every stay of a person, also those that ended. */
export async function listStaysOf(tx: Tx, communityId: string, personId: string): Promise<StayState[]> {
  const { rows } = await tx.client.query<StayState>(
    `select ${COLUMNS} from stay h where h.community_id = $1 and h.person_id = $2 order by h.stay_id`,
    [communityId, personId],
  )
  return rows
}

export async function insertStay(
  tx: Tx,
  communityId: string,
  stayId: string,
  stay: StayState,
  rowKey: Buffer,
): Promise<void> {
  const { dwellingId, personId, standing, relation, care, from, to } = stay
  await tx.query
    .insertInto("stay")
    .values({
      ...{ community_id: communityId, stay_id: stayId, dwelling_id: dwellingId, person_id: personId },
      ...{ standing, relation, care, from_on: from, to_on: to, row_key: rowKey },
    })
    .execute()
}

export async function updateStay(
  tx: Tx,
  communityId: string,
  stayId: string,
  stay: StayState,
): Promise<void> {
  const { standing, relation, care, from, to } = stay
  await tx.query
    .updateTable("stay")
    .set({ standing, relation, care, from_on: from, to_on: to })
    .where("community_id", "=", communityId)
    .where("stay_id", "=", stayId)
    .execute()
}

export async function isStayKeyTaken(tx: Tx, communityId: string, rowKey: Buffer): Promise<boolean> {
  const row = await tx.query
    .selectFrom("stay")
    .select("stay_id")
    .where("community_id", "=", communityId)
    .where("row_key", "=", rowKey)
    .executeTakeFirst()
  return row !== undefined
}

const COLUMNS = `h.dwelling_id as "dwellingId", h.person_id as "personId", h.standing, h.relation, h.care,
  h.from_on as "from", h.to_on as "to"`
