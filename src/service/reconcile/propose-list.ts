import { listOf } from "../../core/reconcile/list.ts"
import { guessListColumn, type ListColumnKind } from "../../core/reconcile/list-column.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { getFingerprintKey } from "../../store/gate/guards.ts"
import { fingerprint } from "../../store/people/person-keys.ts"
import { findLastKinds } from "../../store/reconcile/person-lists.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import type { ReadBook } from "../imports/book-tools.ts"
import { isRefusal } from "../refusal.ts"
import { type ListSource, type ReadSheet, readList } from "./read-list.ts"

const SAMPLE_ROWS = 5
const SAMPLE_CHARACTERS = 80

export type Proposed = {
  readonly sheets: readonly (ReadSheetHead & { readonly kinds: readonly ListColumnKind[] })[]
  readonly likeLastTime: boolean
}
type ReadSheetHead = {
  readonly sheet: string
  readonly header: readonly string[]
  readonly rows: number
  readonly sample: readonly (readonly string[])[]
}

/** Reads a list and proposes what its columns hold: as the sender's last list was read, else by header and content. Nothing is kept. */
export async function proposeList(
  context: Context,
  given: { readonly sender: string; readonly source: ListSource },
  readFile: ReadBook,
): Promise<Proposed | Refusal<"too-large" | "unreadable-list" | "empty-list">> {
  authorise(context, "reconcile")
  const read = await readList(readFile, given.source)
  if (isRefusal(read)) return read
  return inNeighbourhood(context.db, context.communityId, async (tx) => {
    const key = await getFingerprintKey(tx, context.communityId)
    const last = await Promise.all(
      read.map((sheet) => lastKinds(tx, context.communityId, key, given.sender, sheet)),
    )
    return {
      sheets: read.map((sheet, at) => ({
        ...{ sheet: sheet.sheet, header: sheet.header, rows: sheet.rows.length },
        kinds: last[at] ?? guessKinds(sheet),
        sample: sheet.rows
          .slice(0, SAMPLE_ROWS)
          .map((cells) => cells.map((cell) => cell.slice(0, SAMPLE_CHARACTERS))),
      })),
      likeLastTime: last.some((kinds) => kinds !== undefined),
    }
  })
}

async function lastKinds(tx: Tx, communityId: string, key: Buffer, sender: string, { header }: ReadSheet) {
  const kinds = await findLastKinds(tx, communityId, layoutKeyOf(key, sender, header))
  return kinds?.length === header.length ? kinds : undefined
}

/** Lists of one sender with one header are read alike. */
export function layoutKeyOf(fingerprintKey: Buffer, sender: string, header: readonly string[]): Buffer {
  return fingerprint(fingerprintKey, `list\u001f${sender.trim()}\u001f${header.join("\u001f")}`)
}

function guessKinds({ header, rows }: ReadSheet): ListColumnKind[] {
  const numbered = rows.map((cells, at) => [String(at), ...cells])
  return listOf(["", ...header], numbered).columns.map(guessListColumn)
}
