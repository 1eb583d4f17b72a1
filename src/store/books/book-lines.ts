import type { DeskBook } from "../../core/forms/desk-books.ts"
import type { RowValues } from "../../core/forms/form.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { notCorrected } from "../report/not-corrected.ts"

export type BookLineRow = {
  readonly id: string
  readonly values: RowValues
  readonly open: boolean
  readonly recordedBy: string | null
}

const MOST_OPEN = 200

/** A book's lines of a day, the newest first. */
export async function listLinesOfDay(
  tx: Tx,
  communityId: string,
  book: DeskBook,
  on: PlainDate,
): Promise<BookLineRow[]> {
  return list(tx, "f.day = $3", "order by f.at desc nulls last, f.fact_id desc", [communityId, book, on])
}

/** Lines of earlier days that nobody has settled, the oldest first. */
export async function listOpenLines(
  tx: Tx,
  communityId: string,
  book: DeskBook,
  before: PlainDate,
): Promise<BookLineRow[]> {
  const where = `m.opened_on < $3 and m.settled_on is null and ${isWaiting}`
  return list(tx, where, `order by f.day, f.fact_id limit ${MOST_OPEN}`, [communityId, book, before])
}

/** A checkpoint that was found in order waits for nothing, nor does a booking that drew no masks. */
const isWaiting = "coalesce(f.data->>'结果', '') <> '正常' and coalesce(m.state->>'结果', '') <> '未中签'"

async function list(
  tx: Tx,
  where: string,
  order: string,
  values: readonly unknown[],
): Promise<BookLineRow[]> {
  const { rows } = await tx.client.query<BookLineRow>(
    `select f.fact_id as id, f.data || coalesce(d.data, '{}') || coalesce(m.state, '{}') as values,
       m.fact_id is not null and m.settled_on is null and ${isWaiting} as open, a.name as "recordedBy"
     from fact f
     left join fact_detail d on d.community_id = f.community_id and d.fact_id = f.fact_id
     left join matter m on m.community_id = f.community_id and m.fact_id = f.fact_id
     left join account a on a.community_id = f.community_id and a.account_id = f.recorded_by
     where f.community_id = $1 and f.kind = $2 and ${where} and ${notCorrected} ${order}`,
    [...values],
  )
  return rows
}
