import { plainPassNumber } from "../../core/gate/keyed-table.ts"
import { addPasses } from "../../store/gate/passes.ts"
import { listPassesIssuedHere } from "../../store/gate/passes-in-books.ts"
import type { NewFact } from "../../store/imports/facts.ts"
import { opaquePassId } from "../gate/home-codes.ts"
import type { ImportRow, ImportWork } from "./import-work.ts"

/**
 * Tells which rows of the book of passes are of passes that were issued here, whatever else the row says: by number and door. Gives the
 * fingerprint that such a pass is known by.
 */
export async function findPassesIssuedHere(
  work: ImportWork,
  rows: readonly ImportRow[],
): Promise<(from: ImportRow) => Buffer | undefined> {
  if (rows.length === 0) return () => undefined
  const issued = await listPassesIssuedHere(work.tx, work.communityId)
  const byName = new Map(issued.map((pass) => [`${pass.plainNumber} ${pass.dwellingId}`, pass.rowKey]))
  return ({ form, row }) => {
    if (form.name !== "通行证发放") return undefined
    const dwellingId = work.register.dwellings.get(row.values["门牌"] ?? "")
    return byName.get(`${plainPassNumber(row.values["证号"] ?? "")} ${dwellingId}`)
  }
}

/** The passes of new rows: printed elsewhere, known to the gate by their number alone. */
export async function addBookPasses(work: ImportWork, facts: readonly NewFact[]): Promise<void> {
  const passes = facts.flatMap(({ id, kind, dwellingId, data }) => {
    if (kind !== "pass" || dwellingId === null) return []
    const number = data["证号"] ?? ""
    const named = { id, number, plainNumber: plainPassNumber(number), opaque: opaquePassId(id), dwellingId }
    return [{ ...named, kind: "resident" as const, from: null, until: null, keyId: null }]
  })
  await addPasses(work.tx, work.communityId, passes)
}
