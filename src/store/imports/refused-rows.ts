import type { RowRefusal } from "../../core/forms/cell.ts"
import { type FormName, formNames } from "../../core/forms/form-name.ts"
import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { bulkInsert } from "./bulk-insert.ts"

/** A row refused only because its door was not known: it is read again whenever the register grows. */
export type WaitingRow = {
  readonly refusalId: string
  readonly rowKey: Buffer
  readonly form: FormName
  readonly file: string
  readonly sheet: string
  readonly line: number
  readonly header: readonly string[]
  readonly cells: readonly string[]
}

export type NewRefusal = WaitingRow & {
  readonly importId: string
  readonly column: string
  readonly reason: RowRefusal
  readonly waitsForDoor: boolean
  readonly refusedAt: Instant
}

export async function listWaitingRows(tx: Tx): Promise<WaitingRow[]> {
  const rows = await tx.query
    .selectFrom("refused_row")
    .selectAll()
    .where("waits_for_door", "=", true)
    .where("settled_at", "is", null)
    .orderBy("refusal_id")
    .execute()
  return rows.map((row) => ({
    refusalId: row.refusal_id,
    rowKey: row.row_key,
    form: getFormName(row.form),
    file: row.file,
    sheet: row.sheet,
    line: row.line,
    header: row.header as string[],
    cells: row.cells as string[],
  }))
}

/** Keeps refused rows, each once however often its book is read. */
export async function addRefusals(
  tx: Tx,
  communityId: string,
  refusals: readonly NewRefusal[],
): Promise<void> {
  const known = await tx.query
    .selectFrom("refused_row")
    .select("row_key")
    .where("community_id", "=", communityId)
    .execute()
  const seen = new Set(known.map((row) => row.row_key.toString("hex")))
  const fresh = refusals.filter((refusal) => {
    const key = refusal.rowKey.toString("hex")
    return seen.has(key) ? false : seen.add(key)
  })
  await bulkInsert(
    tx,
    "refused_row",
    [
      ...[
        "community_id",
        "refusal_id",
        "import_id",
        "row_key",
        "form",
        "file",
        "sheet",
        "line",
        "column_name",
      ],
      ...["reason", "header", "cells", "waits_for_door", "retention", "refused_at"],
    ],
    fresh.map((row) => [
      ...[
        communityId,
        row.refusalId,
        row.importId,
        row.rowKey,
        row.form,
        row.file,
        row.sheet,
        row.line,
        row.column,
      ],
      ...[row.reason, row.header, row.cells, row.waitsForDoor, "campaign", row.refusedAt],
    ]),
  )
}

/** Takes rows off the list: mended by a later book, or accepted once their door was known. */
export async function settleRefusals(
  tx: Tx,
  refusalIds: readonly string[],
  how: "mended" | "accepted-later",
  at: Instant,
): Promise<void> {
  if (refusalIds.length === 0) return
  await tx.query
    .updateTable("refused_row")
    .set({ settled_at: at, settled_how: how })
    .where("refusal_id", "in", [...refusalIds])
    .where("settled_at", "is", null)
    .execute()
}

export type OpenRefusal = Omit<WaitingRow, "form" | "rowKey"> & {
  readonly form: string
  readonly column: string | null
  readonly reason: string
}

/** Every row that waits to be mended, in the order of the books. */
export async function listOpenRefusals(tx: Tx): Promise<OpenRefusal[]> {
  const rows = await tx.query
    .selectFrom("refused_row")
    .selectAll()
    .where("settled_at", "is", null)
    .orderBy("form")
    .orderBy("file")
    .orderBy("line")
    .execute()
  return rows.map((row) => ({
    refusalId: row.refusal_id,
    form: row.form,
    file: row.file,
    sheet: row.sheet,
    line: row.line,
    column: row.column_name,
    reason: row.reason,
    header: row.header as string[],
    cells: row.cells as string[],
  }))
}

/** Puts rows aside at a moment, or back onto the list with null. */
export async function putRefusalsAside(
  tx: Tx,
  refusalIds: readonly string[],
  at: Instant | null,
): Promise<void> {
  if (refusalIds.length === 0) return
  const back = at === null
  await tx.query
    .updateTable("refused_row")
    .set({ settled_at: at, settled_how: back ? null : "put-aside" })
    .where("refusal_id", "in", [...refusalIds])
    .where((where) => (back ? where("settled_how", "=", "put-aside") : where("settled_at", "is", null)))
    .execute()
}

function getFormName(text: string): FormName {
  const name = formNames.find((candidate) => candidate === text)
  if (name === undefined) throw new Error("a refused row names a form that does not exist")
  return name
}
