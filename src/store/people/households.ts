import type { Instant } from "../../core/kit/dates.ts"
import type { Tenure } from "../../core/report/board.ts"
import type { Tx } from "../database/db.ts"

export type ImportedHousehold = {
  readonly tenure: Tenure
  readonly householder: string
  readonly phone: string
  readonly size: number
  readonly content: Buffer
}

/** Households that came from a book, by the hex of the fingerprint they are known by. */
export async function listImportedHouseholds(
  tx: Tx,
): Promise<Map<string, { readonly id: string; readonly content: Buffer | null }>> {
  const rows = await tx.query
    .selectFrom("household")
    .select(["household_id", "row_key", "row_content"])
    .where("row_key", "is not", null)
    .execute()
  return new Map(
    rows.map((row) => [
      row.row_key?.toString("hex") ?? "",
      { id: row.household_id, content: row.row_content },
    ]),
  )
}

/** Corrects a household to what a newer book says, and keeps what stood before. */
export async function updateImportedHousehold(
  work: {
    readonly tx: Tx
    readonly communityId: string
    readonly accountId: string | null
    readonly now: Instant
    readonly newId: () => string
  },
  householdId: string,
  household: ImportedHousehold,
): Promise<void> {
  const { query } = work.tx
  const before = await query
    .selectFrom("household")
    .innerJoin("household_detail", "household_detail.household_id", "household.household_id")
    .select(["household.dwelling_id", "tenure", "size", "householder", "phone"])
    .where("household.household_id", "=", householdId)
    .executeTakeFirstOrThrow()
  const { tenure, size, householder, phone, content } = household
  await query
    .updateTable("household")
    .set({ tenure, size, row_content: content })
    .where("household_id", "=", householdId)
    .execute()
  await query
    .updateTable("household_detail")
    .set({ householder, phone })
    .where("household_id", "=", householdId)
    .execute()
  await query
    .insertInto("register_change")
    .values({
      community_id: work.communityId,
      change_id: work.newId(),
      subject_kind: "household",
      subject_id: householdId,
      dwelling_id: before.dwelling_id,
      action: "corrected-by-import",
      effective_on: work.now.slice(0, 10),
      before: JSON.stringify(before),
      after: JSON.stringify({ tenure, size, householder, phone }),
      reason: "",
      retention: "register",
      recorded_at: work.now,
      recorded_by: work.accountId,
    })
    .execute()
}
