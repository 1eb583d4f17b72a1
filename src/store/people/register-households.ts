import type { HouseholdState } from "../../core/people/register-rules.ts"
import type { Tx } from "../database/db.ts"

export async function findHousehold(
  tx: Tx,
  communityId: string,
  householdId: string,
): Promise<HouseholdState | undefined> {
  const { rows } = await tx.client.query<HouseholdState>(
    `select h.dwelling_id as "dwellingId", h.tenure, coalesce(d.householder, '') as householder,
       coalesce(d.phone, '') as phone, h.size, h.from_on as "from", h.to_on as "to"
     from household h
     left join household_detail d on d.community_id = h.community_id and d.household_id = h.household_id
     where h.community_id = $1 and h.household_id = $2`,
    [communityId, householdId],
  )
  return rows[0]
}

export async function insertHousehold(
  tx: Tx,
  communityId: string,
  householdId: string,
  household: HouseholdState,
  rowKey: Buffer,
): Promise<void> {
  const { dwellingId, tenure, householder, phone, size, from, to } = household
  await tx.query
    .insertInto("household")
    .values({
      ...{ community_id: communityId, household_id: householdId, dwelling_id: dwellingId },
      ...{ tenure, size, from_on: from, to_on: to, row_key: rowKey },
    })
    .execute()
  await tx.query
    .insertInto("household_detail")
    .values({
      community_id: communityId,
      household_id: householdId,
      retention: "register",
      ...{ householder, phone },
    })
    .execute()
}

export async function updateHousehold(
  tx: Tx,
  communityId: string,
  householdId: string,
  household: HouseholdState,
): Promise<void> {
  const { tenure, householder, phone, size, from, to } = household
  await tx.query
    .updateTable("household")
    .set({ tenure, size, from_on: from, to_on: to })
    .where("community_id", "=", communityId)
    .where("household_id", "=", householdId)
    .execute()
  await tx.query
    .updateTable("household_detail")
    .set({ householder, phone })
    .where("community_id", "=", communityId)
    .where("household_id", "=", householdId)
    .execute()
}

export async function isHouseholdKeyTaken(tx: Tx, communityId: string, rowKey: Buffer): Promise<boolean> {
  const row = await tx.query
    .selectFrom("household")
    .select("household_id")
    .where("community_id", "=", communityId)
    .where("row_key", "=", rowKey)
    .executeTakeFirst()
  return row !== undefined
}
