import { type PlainDate, writtenMoment } from "../../core/kit/dates.ts"
import { getAccountName } from "../../store/access/account-names.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { readCountedRows } from "./counted-rows.ts"
import type { RowsIndicator } from "./row-sources.ts"

/**
 * Writes a workbook of one sheet; what does so is passed in, since spreadsheets live on a floor of their
 * own.
 */
export type WriteTable = (table: {
  readonly sheet: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}) => Promise<Uint8Array>

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/** Far above what a neighbourhood writes in a year; a longer list is cut, and says so. */
const MOST_ROWS = 200_000

/**
 * All rows behind a number as .xlsx, names masked as on the screen. Its last lines say what it is, who took
 * it and when; the taking is written down.
 */
export async function exportRows(
  context: Context,
  writeTable: WriteTable,
  given: { readonly indicator: RowsIndicator; readonly on: PlainDate },
): Promise<{ readonly name: string; readonly type: string; readonly content: Uint8Array }> {
  authorise(context, "export-rows")
  const { indicator, on } = given
  const { table, who } = await inNeighbourhood(context.db, context.communityId, async (tx) => {
    const whole = await readCountedRows(tx, context.communityId, given, { offset: 0, limit: MOST_ROWS })
    const data = { indicator, on, rows: whole.rows.length }
    await recordAudit(tx, context, { action: "rows.export", data })
    return { table: whole, who: await getAccountName(tx, context.communityId, context.accountId) }
  })
  const now = context.now()
  const notes = [
    [],
    [
      `${indicator} ${on}，共 ${table.total} 行${table.total > MOST_ROWS ? `，此处为前 ${MOST_ROWS} 行` : ""}`,
    ],
    [`导出人：${who}；导出时间：${writtenMoment(now)}`],
    ["姓名、证件号、电话已隐去部分。仅供本居民区防疫工作使用，用后请删除。"],
  ]
  const content = await writeTable({
    sheet: indicator,
    header: table.columns,
    rows: [...table.rows.map((row) => row.cells), ...notes],
  })
  return { name: `${indicator}-${on}.xlsx`, type: XLSX, content }
}
