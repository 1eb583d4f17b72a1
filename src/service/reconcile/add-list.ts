import { type Instant, instantOf } from "../../core/kit/dates.ts"
import type { ListColumnKind } from "../../core/reconcile/list-column.ts"
import type { ListQuestion } from "../../core/reconcile/row-outcome.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { getFingerprintKey } from "../../store/gate/guards.ts"
import { lockBooks } from "../../store/imports/known-register.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { insertListRows } from "../../store/reconcile/list-rows.ts"
import { insertListShape, type ListShape } from "../../store/reconcile/list-shapes.ts"
import { insertPersonList, isListKnown } from "../../store/reconcile/person-lists.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import type { ReadBook } from "../imports/book-tools.ts"
import { once } from "../once.ts"
import { isRefusal, refuse } from "../refusal.ts"
import type { KeepShape } from "./list-shape.ts"
import { layoutKeyOf } from "./propose-list.ts"
import { type ListSource, type ReadSheet, readList } from "./read-list.ts"

export type ListToAdd = {
  readonly commandId: string
  readonly id: string
  readonly sender: string
  readonly title: string
  readonly asks: ListQuestion
  readonly dueAt: string | null
  readonly sheet: string
  readonly kinds: readonly ListColumnKind[]
}

type Code =
  | "too-large"
  | "unreadable-list"
  | "empty-list"
  | "no-name-column"
  | "too-many-rows"
  | "bad-input"
  | "already-known"

/** A street's longest lists have as many; of more no screen and no reply is quick any more. */
const MOST_ROWS = 50_000

/** Takes a list in; its rows wait to be matched. */
export async function addList(
  context: Context,
  given: ListToAdd,
  source: ListSource,
  { readList: readFile, keepShape }: { readonly readList: ReadBook; readonly keepShape: KeepShape },
): Promise<Added | Refusal<Code | "command-id-taken">> {
  authorise(context, "reconcile")
  const read = await readList(readFile, source)
  if (isRefusal(read)) return read
  const sheet = read.find((one) => one.sheet === given.sheet)
  if (sheet === undefined) return refuse("bad-input", "sheet")
  const { header, rows } = sheet
  if (given.kinds.length !== header.length) return refuse("bad-input", "kinds")
  if (!given.kinds.includes("name")) return refuse("no-name-column", "kinds")
  if (rows.length > MOST_ROWS) return refuse("too-many-rows")
  const dueAt = momentOf(given.dueAt)
  if (dueAt === undefined) return refuse("bad-input", "dueAt")
  const sender = given.sender.trim()
  if (sender === "") return refuse("bad-input", "sender")
  const shape = await shapeOf(source, sheet, keepShape)
  const { communityId, accountId } = context
  return inNeighbourhood(context.db, communityId, (tx) =>
    once<Added, Code>(tx, context, given.commandId, "list.add", async () => {
      const id = given.id.toLowerCase()
      if (await isListKnown(tx, communityId, id)) return refuse("already-known", "id")
      await insertPersonList(tx, communityId, {
        ...{ id, asks: given.asks, madeAt: context.now(), madeBy: accountId, dueAt },
        layoutKey: layoutKeyOf(await getFingerprintKey(tx, communityId), sender, header),
        detail: { sender, title: given.title.trim(), header, kinds: given.kinds },
      })
      if (shape !== null) await insertListShape(tx, communityId, id, shape)
      await insertListRows(
        tx,
        communityId,
        id,
        rows.map((cells) => ({ id: context.newId(), cells })),
      )
      const data = { rows: rows.length, asks: given.asks }
      await recordAudit(tx, context, { action: "list.add", subjectKind: "list", subjectId: id, data })
      // last, so that no deed at the desk waits while many rows are written: only a campaign that is deleted meanwhile matters to them
      if ((await lockBooks(tx, communityId)) === null)
        throw new Error("the neighbourhood's campaign was deleted")
      await notifyChange(tx, communityId)
      return { id, rows: rows.length }
    }),
  )
}

type Added = { readonly id: string; readonly rows: number }

/** How the sheet looks, where it came as a workbook. */
async function shapeOf(
  source: ListSource,
  { sheet, lines }: ReadSheet,
  keepShape: KeepShape,
): Promise<ListShape | null> {
  if (!("file" in source) || lines === null || !/\.xlsx$/i.test(source.file.name)) return null
  const content = await keepShape(source.file, { sheet, firstLine: Math.min(...lines) })
  return content === null || content.length > LARGEST_SHAPE ? null : { sheet, lines, content }
}

/** A sheet with more than its look in it is not kept. */
const LARGEST_SHAPE = 4_000_000

/** Undefined where there is no such moment. */
export function momentOf(text: string | null): Instant | null | undefined {
  if (text === null) return null
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : instantOf(at)
}
