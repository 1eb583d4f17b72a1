import { forms } from "../../core/forms/forms.ts"
import { bookWords } from "../../core/gate/words.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { maskedCell } from "../../core/report/book-cells.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { type BookRow, countBookRows, listBookRows } from "../../store/gate/gate-book.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

export type EntriesWanted = {
  readonly on: PlainDate
  readonly post?: string
  /** The entry that the page before ended with. */
  readonly before?: string
  readonly all?: boolean
}

const PAGE = 100
/** Far above what a neighbourhood's gates see in a day. */
const WHOLE_DAY = 50_000

const emergencies: ReadonlySet<string> = new Set(Object.values(bookWords.emergency))

/** A day's gate book, books and posts in one, the newest first; names masked. */
export async function listEntries(context: Context, wanted: EntriesWanted) {
  authorise(context, "see-entries")
  const { communityId } = context
  const limit = wanted.all ? WHOLE_DAY : PAGE
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const total = await countBookRows(tx, communityId, wanted)
    const rows = await listBookRows(tx, communityId, wanted, limit + 1)
    const page = rows.slice(0, limit)
    return {
      total,
      entries: page.map(presentEntry),
      next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    }
  })
}

function presentEntry(row: BookRow) {
  const { id, at, source, homeId, values, isUndone, receivedAt } = row
  const cell = (column: string) => maskedCell(forms.门岗登记, column, values[column] ?? "")
  return {
    id,
    homeId,
    receivedAt,
    at: at ?? cell("时间"),
    post: cell("门岗"),
    source: source === "gate" ? ("post" as const) : ("book" as const),
    direction: cell("方向"),
    kind: cell("类别"),
    door: cell("门牌"),
    pass: cell("通行证号"),
    celsius: cell("体温"),
    verdict: cell("结果"),
    reason: cell("原因"),
    person: cell("姓名"),
    guard: cell("值守人"),
    undone: isUndone,
    emergency: emergencies.has(values["类别"] ?? ""),
  }
}
