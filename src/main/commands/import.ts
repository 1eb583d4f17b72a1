import { readdir, readFile, stat } from "node:fs/promises"
import { basename, extname, join } from "node:path"
import { parseArgs } from "node:util"
import type { BookFile } from "../../service/imports/book-tools.ts"
import type { ImportLine, ImportResult } from "../../service/imports/import-result.ts"
import { runImport } from "../../service/imports/run-import.ts"
import { openBooks } from "../books.ts"
import { type Command, UsageError } from "../command.ts"
import { readConfig } from "../config.ts"
import { openData } from "../open-data.ts"
import { findOrMakeNeighbourhood } from "../the-neighbourhood.ts"

export const importCommand: Command = {
  usage: "shouwang import PATH... [--json] [--neighbourhood NAME]",
  summary: "imports a committee's books: .xlsx and .csv files, or folders of them",
  details: `Books are recognised by their headers. Rows known already change nothing; bad rows are refused one by one and
kept on a list that the import page shows. It works while the server runs too; into an empty data directory it
makes the neighbourhood itself.

--json             prints the result as JSON
--neighbourhood    which one, where there are several; or what a new one is called

Exit code 0: every file was read and no row was refused. 1: some file or row was refused; the rest was imported.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: "boolean" }, neighbourhood: { type: "string" } },
    })
    if (positionals.length === 0) throw new UsageError("Name the files or folders to import.")
    const paths = (await Promise.all(positionals.map(filesIn))).flat()
    if (paths.length === 0) throw new UsageError("There is no .xlsx, .xls or .csv file there.")
    const read = readConfig(process.env)
    if (!read.ok) throw new UsageError(read.mistake)
    const data = await openData(read.config)
    if (!data.ok) {
      console.error(data.words)
      return 1
    }
    const books = openBooks()
    try {
      const found = await findOrMakeNeighbourhood(data.ground, values.neighbourhood)
      if (!found.ok) {
        console.error(found.words)
        return 1
      }
      const importer = { ...data.ground, communityId: found.communityId, accountId: null }
      const files = await Promise.all(paths.map(readBookFile))
      const result = await runImport(importer, data.ground.newId(), files, books.readBook)
      if (result === null) throw new Error("a new import was taken for an old one")
      console.log(values.json ? JSON.stringify(result) : tableOf(result))
      return result.lines.every((line) => line.refused === 0 && line.refusal === null) ? 0 : 1
    } finally {
      await books.close()
      await data.close()
    }
  },
}

const BOOKS = new Set([".xlsx", ".xls", ".csv"])

/** A file as it is, a folder's books in the order of their names. */
async function filesIn(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null)
  if (found === null) throw new UsageError(`There is no ${path}.`)
  if (!found.isDirectory()) return [path]
  const names = await readdir(path)
  return names
    .filter(
      (name) => BOOKS.has(extname(name).toLowerCase()) && !name.startsWith("~$") && !name.startsWith("."),
    )
    .sort()
    .map((name) => join(path, name))
}

async function readBookFile(path: string): Promise<BookFile> {
  return { name: basename(path), bytes: await readFile(path) }
}

function tableOf(result: ImportResult): string {
  const numbers = (line: ImportLine) => [line.read, line.new, line.known, line.changed, line.refused]
  const rows = [
    ["form", "read", "new", "known", "changed", "refused", "file"],
    ...result.lines.map((line) => [line.form ?? "?", ...numbers(line).map(String), whyOf(line)]),
  ]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? "")))) ?? []
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - widthOf(cell)))
      .join("  ")
      .trimEnd(),
  )
  const later =
    result.acceptedLater > 0 ? [`Rows refused before and accepted now: ${result.acceptedLater}`] : []
  return [...table, ...later].join("\n")
}

function whyOf(line: ImportLine): string {
  if (line.refusal === null) return line.file
  const missing = line.missing.length > 0 ? ` (${line.missing.join(", ")})` : ""
  return `${line.file}: ${line.refusal}${missing}`
}

/** Chinese characters take two columns of a terminal. */
function widthOf(text: string): number {
  return [...text].reduce((width, char) => width + (char > "\u2e7f" ? 2 : 1), 0)
}
