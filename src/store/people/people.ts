import type { Tx } from "../database/db.ts"

/** Every key of the neighbourhood's people, and whether its person has a document number that says who they are. */
export async function listPersonKeys(
  tx: Tx,
): Promise<{ readonly key: Buffer; readonly personId: string; readonly hasNumber: boolean }[]> {
  const rows = await tx.query
    .selectFrom("person_key")
    .innerJoin("person_identity", (join) =>
      join
        .onRef("person_identity.community_id", "=", "person_key.community_id")
        .onRef("person_identity.person_id", "=", "person_key.person_id"),
    )
    .select(["key", "person_key.person_id", "id_kind"])
    .execute()
  return rows.map((row) => ({
    key: row.key,
    personId: row.person_id,
    hasNumber: row.id_kind === "resident-id" || row.id_kind === "other",
  }))
}

/** Stays that came from a book, by the hex of the fingerprint they are known by. */
export async function listImportedStays(
  tx: Tx,
): Promise<Map<string, { readonly id: string; readonly personId: string; readonly content: Buffer | null }>> {
  const rows = await tx.query
    .selectFrom("stay")
    .select(["stay_id", "person_id", "row_key", "row_content"])
    .where("row_key", "is not", null)
    .execute()
  return new Map(
    rows.map((row) => [
      row.row_key?.toString("hex") ?? "",
      { id: row.stay_id, personId: row.person_id, content: row.row_content },
    ]),
  )
}
