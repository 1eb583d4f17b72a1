import type { PlainDate } from "../../core/kit/dates.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { type RowsTable, readCountedRows } from "./counted-rows.ts"
import type { RowsIndicator } from "./row-sources.ts"

const ROWS_A_PAGE = 100
const FARTHEST = 1_000_000_000

/** One page of the rows behind a number, names masked; `next` is the offset to ask the next page with. */
export async function getRows(
  context: Context,
  given: { readonly indicator: RowsIndicator; readonly on: PlainDate; readonly after?: number | undefined },
): Promise<RowsTable & { readonly indicator: string; readonly on: PlainDate; readonly next: number | null }> {
  authorise(context, "see-facts")
  const { indicator, on } = given
  const offset = Math.min(Math.max(0, given.after ?? 0), FARTHEST)
  const table = await inNeighbourhood(context.db, context.communityId, (tx) =>
    readCountedRows(tx, context.communityId, { indicator, on }, { offset, limit: ROWS_A_PAGE }),
  )
  const after = offset + table.rows.length
  return { ...table, indicator, on, next: after < table.total && table.rows.length > 0 ? after : null }
}
