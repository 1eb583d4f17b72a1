import type { RowRefusal } from "../../core/forms/cell.ts"
import { columnName } from "../../core/forms/recognise-form.ts"
import { refusalWords } from "../../core/forms/refusal-words.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listOpenRefusals, type OpenRefusal } from "../../store/imports/refused-rows.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import type { WriteRefusedRows } from "./book-tools.ts"

export type RefusedRow = {
  readonly id: string
  readonly form: string
  readonly file: string
  readonly sheet: string
  readonly line: number
  readonly column: string | null
  readonly reason: string
  readonly value: string
}

const SHOWN = 500

/** The rows that wait to be mended: all are counted, the first 500 shown, the file has every one. */
export async function listRefusedRows(
  context: Context,
): Promise<{ readonly total: number; readonly rows: RefusedRow[] }> {
  authorise(context, "import-books")
  const open = await inNeighbourhood(context.db, context.communityId, listOpenRefusals)
  return { total: open.length, rows: open.slice(0, SHOWN).map(presentRefusal) }
}

/** All refused rows as a workbook that can be mended and imported again. */
export async function fileRefusedRows(
  context: Context,
  writeRefusedRows: WriteRefusedRows,
): Promise<Uint8Array> {
  authorise(context, "import-books")
  const open = await inNeighbourhood(context.db, context.communityId, async (tx) => {
    await recordAudit(tx, context, { action: "refused-rows.export" })
    return listOpenRefusals(tx)
  })
  return writeRefusedRows(open.map((row) => ({ ...row, reason: refusalWords.zh[row.reason as RowRefusal] })))
}

function presentRefusal(row: OpenRefusal): RefusedRow {
  const { refusalId: id, form, file, sheet, line, column, reason } = row
  const index = row.header.findIndex((title) => columnName(title) === column)
  return { id, form, file, sheet, line, column, reason, value: row.cells[index] ?? "" }
}
