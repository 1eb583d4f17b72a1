import { layList } from "../../core/reconcile/lay-list.ts"
import { layPasted } from "../../core/reconcile/lay-pasted.ts"
import type { Refusal } from "../context.ts"
import type { BookFile, ReadBook } from "../imports/book-tools.ts"
import { refuse } from "../refusal.ts"

/** A list as it was handed over: a file, or what was pasted. */
export type ListSource = { readonly file: BookFile } | { readonly pasted: string }

export type ReadSheet = {
  readonly sheet: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** On which line of the sheet each row stands; null where that is not known, as of what was pasted. */
  readonly lines: readonly number[] | null
}

/** More columns are no list of people. */
const MOST_COLUMNS = 200
const MOST_SHEETS = 40
const LONGEST_SHEET_NAME = 100
const LONGEST_PASTED = 500_000
/** A cell with more words is no word about a person. */
const LONGEST_CELL = 2_000

/** Reads a list into its sheets, each with the header that it seems to have; a sheet without rows is left out. */
export async function readList(
  readFile: ReadBook,
  source: ListSource,
): Promise<readonly ReadSheet[] | Refusal<"too-large" | "unreadable-list" | "empty-list">> {
  if ("pasted" in source) {
    if (source.pasted.length > LONGEST_PASTED) return refuse("too-large")
    return found([{ sheet: "", ...layPasted(clean(source.pasted)), lines: null }])
  }
  const read = await readFile(source.file)
  if (!read.ok) {
    if (read.refusal === "empty") return refuse("empty-list")
    const isLarge = read.refusal === "too-large" || read.refusal === "too-many-cells"
    return refuse(isLarge ? "too-large" : "unreadable-list")
  }
  const sheets = read.tables.slice(0, MOST_SHEETS).map(({ sheet, header, rows }) => {
    const lines = [header, ...rows.map(({ cells }) => cells)]
    return { sheet: clean(sheet).slice(0, LONGEST_SHEET_NAME), lines, numbers: rows.map(({ line }) => line) }
  })
  const narrow = sheets.filter(({ lines }) => lines.every((cells) => cells.length <= MOST_COLUMNS))
  if (narrow.length === 0 && sheets.length > 0) return refuse("unreadable-list")
  if (narrow.some(({ lines }) => lines.some((cells) => cells.some((cell) => cell.length > LONGEST_CELL)))) {
    return refuse("unreadable-list")
  }
  return found(
    narrow.map(({ sheet, lines, numbers }) => {
      const { header, rows, places } = layList(lines.map((cells) => cells.map(clean)))
      return { sheet, header, rows, lines: places?.map((place) => numbers[place - 1] ?? 0) ?? null }
    }),
  )
}

function found(sheets: readonly ReadSheet[]): readonly ReadSheet[] | Refusal<"empty-list"> {
  const filled = sheets.filter(({ rows, header }) => rows.length > 0 && header.length > 0)
  return filled.length === 0 ? refuse("empty-list") : filled
}

/** Text as the database can hold it. */
function clean(text: string): string {
  return text
    .replaceAll("\u0000", "")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
}
