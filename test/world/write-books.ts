import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { utils, write } from "@e965/xlsx"
import iconv from "iconv-lite"
import { type FormName, formNames } from "../../src/core/forms/form-name.ts"
import type { Book, Books } from "../../src/core/world/world.ts"

export type CsvEncoding = "utf8-bom" | "utf8" | "gb18030"

export type WriteOptions = {
  readonly csv?: CsvEncoding
  /** No workbook: nineteen .csv files. */
  readonly csvOnly?: boolean
}

/** The workbooks a committee keeps, by file name; every other book is a .csv. */
const workbooks: Readonly<Record<string, readonly FormName[]>> = {
  "住户名册.xlsx": ["楼栋", "住户", "人员"],
  "返沪人员登记表.xlsx": ["返沪人员登记"],
  "居家隔离台账.xlsx": ["居家隔离台账"],
  "志愿者名册.xlsx": ["志愿者名册"],
}
const numeric = new Set(["弄", "层数", "每层户数", "人数"])

/**
 * Writes the books into a folder, made if need be, and returns the paths of the files in the order written.
 */
export function writeBooks(folder: string, books: Books, options: WriteOptions = {}): string[] {
  mkdirSync(folder, { recursive: true })
  const inWorkbooks = options.csvOnly ? [] : Object.entries(workbooks)
  const bound = new Set(inWorkbooks.flatMap(([, forms]) => forms))
  const files = [
    ...inWorkbooks.map(([name, forms]) => [name, workbook(forms.map((form) => books[form]))] as const),
    ...formNames
      .filter((form) => !bound.has(form))
      .map((form) => [`${form}.csv`, csvBytes(books[form], options.csv ?? "utf8-bom")] as const),
  ]
  return files.map(([name, bytes]) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  })
}

/** One book as .csv (RFC 4180, lines end in CRLF). */
export function csvBytes(book: Book, encoding: CsvEncoding): Buffer {
  const text = [book.header, ...book.rows].map((row) => `${row.map(quoted).join(",")}\r\n`).join("")
  if (encoding === "gb18030") return iconv.encode(text, "gb18030")
  return Buffer.from(encoding === "utf8-bom" ? `\uFEFF${text}` : text, "utf8")
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** Counts stand as numbers and all else as text, as people type them; empty cells stay empty. */
function workbook(books: readonly Book[]): Buffer {
  const made = utils.book_new()
  for (const { name, header, rows } of books) {
    const cells = rows.map((row) => {
      return row.map((cell, at) => (cell === "" ? null : numeric.has(header[at] ?? "") ? Number(cell) : cell))
    })
    utils.book_append_sheet(made, utils.aoa_to_sheet([[...header], ...cells]), name)
  }
  return write(made, { type: "buffer", bookType: "xlsx", compression: true }) as Buffer
}
