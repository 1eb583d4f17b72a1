import { dayOf, type Instant, writtenMoment } from "../../core/kit/dates.ts"
import { outcomeWord } from "../../core/reconcile/outcome-word.ts"
import { rowOutcomes } from "../../core/reconcile/row-outcome.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listRowsOf } from "../../store/reconcile/list-rows.ts"
import { findListShape } from "../../store/reconcile/list-shapes.ts"
import { findCountedList } from "../../store/reconcile/person-lists.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import type { FillShape, Table } from "./list-shape.ts"

/** Writes a workbook, a sheet each; what does so is passed in, since spreadsheets live on a floor of their own. */
export type WriteTables = (tables: readonly Table[]) => Promise<Uint8Array>

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
const added = ["核查结果", "说明", "核查时间"] as const

/**
 * The reply to the sender: their own rows and columns, in their own sheet where it came as one, then what came of each; how many ended how.
 * That it was taken is written down.
 */
export async function writeReply(
  context: Context,
  given: { readonly id: string },
  { writeTables, fillShape }: { readonly writeTables: WriteTables; readonly fillShape: FillShape },
): Promise<
  { readonly name: string; readonly type: string; readonly content: Uint8Array } | Refusal<"not-found">
> {
  authorise(context, "reconcile")
  const { communityId } = context
  const read = await inNeighbourhood(context.db, communityId, async (tx) => {
    const list = await findCountedList(tx, communityId, given.id)
    if (list === undefined) return null
    const page = { today: dayOf(context.now()), show: "all", offset: 0, limit: list.counts.rows } as const
    const data = { rows: list.counts.rows, ended: list.counts.ended }
    await recordAudit(tx, context, { action: "list.reply", subjectKind: "list", subjectId: list.id, data })
    const shape = await findListShape(tx, communityId, list.id)
    return { list, shape, rows: await listRowsOf(tx, communityId, list.id, page) }
  })
  if (read === null) return refuse("not-found", "id")
  const { list, shape, rows } = read
  const { header, sender, title } = list.detail
  const own = rows.map(({ cells }) => header.map((_, at) => cells[at] ?? ""))
  const answers = rows.map(({ outcome, reason, outcomeAt }) =>
    outcome === null || outcomeAt === null
      ? ["核查中", "", ""]
      : [outcomeWord(outcome, list.asks), reason, writtenMoment(outcomeAt as Instant)],
  )
  const counted = rowOutcomes.map((outcome) => [
    outcomeWord(outcome, list.asks),
    String(rows.filter((row) => row.outcome === outcome).length),
  ])
  const open = rows.filter(({ outcome }) => outcome === null).length
  const statistics: Table = {
    sheet: "统计",
    header: ["核查结果", "人数"],
    rows: [...counted, ["核查中", String(open)], ["合计", String(rows.length)]],
  }
  const name = `${[sender, title].filter((part) => part !== "").join("-")}-核查结果.xlsx`
  return { name, type: XLSX, content: await content() }

  function content(): Promise<Uint8Array> {
    if (shape?.lines.length === rows.length) {
      const filling = { ...shape, width: header.length, rows: own, besides: [statistics] }
      return fillShape(shape.content, { ...filling, added: { header: added, rows: answers } })
    }
    const answered: Table = {
      sheet: "核查结果",
      header: [...header, ...added],
      rows: own.map((cells, at) => [...cells, ...(answers[at] ?? [])]),
    }
    return writeTables([answered, statistics])
  }
}
