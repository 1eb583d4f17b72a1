import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

export type ImportedStay = {
  readonly standing: string
  readonly relation: string
  readonly care: string
  readonly sex: string | null
  readonly phone: string
  readonly content: Buffer
}

/** Corrects a stay and its person to what a newer book says, and keeps what stood before. */
export async function updateImportedStay(
  work: {
    readonly tx: Tx
    readonly communityId: string
    readonly accountId: string | null
    readonly now: Instant
    readonly newId: () => string
  },
  stayId: string,
  personId: string,
  stay: ImportedStay,
): Promise<void> {
  const { query } = work.tx
  const before = await query
    .selectFrom("stay")
    .innerJoin("person_identity", "person_identity.person_id", "stay.person_id")
    .select(["dwelling_id", "standing", "relation", "care", "sex", "phone"])
    .where("stay_id", "=", stayId)
    .executeTakeFirstOrThrow()
  const { standing, relation, care, sex, phone, content } = stay
  await query
    .updateTable("stay")
    .set({ standing, relation, care, row_content: content })
    .where("stay_id", "=", stayId)
    .execute()
  await query.updateTable("person_identity").set({ sex, phone }).where("person_id", "=", personId).execute()
  await query
    .insertInto("register_change")
    .values({
      community_id: work.communityId,
      change_id: work.newId(),
      subject_kind: "stay",
      subject_id: stayId,
      dwelling_id: before.dwelling_id,
      person_id: personId,
      action: "corrected-by-import",
      effective_on: work.now.slice(0, 10),
      before: JSON.stringify(before),
      after: JSON.stringify({ standing, relation, care, sex, phone }),
      reason: "",
      retention: "register",
      recorded_at: work.now,
      recorded_by: work.accountId,
    })
    .execute()
}
