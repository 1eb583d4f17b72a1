import { type FormName, formNames } from "../../core/forms/form-name.ts"
import { forms } from "../../core/forms/forms.ts"
import { type ReadingRules, readRows } from "../../core/forms/read-rows.ts"
import { recogniseForm } from "../../core/forms/recognise-form.ts"
import { identityOf, makeOrdinals } from "../../core/forms/row-identity.ts"
import type { SheetTable } from "../../core/forms/sheet-table.ts"
import type { WaitingRow } from "../../store/imports/refused-rows.ts"
import type { ImportLine, ImportSheet } from "./import-result.ts"
import type { ImportRow } from "./import-work.ts"

export type GatheredRows = {
  readonly lines: readonly ImportLine[]
  /** In the order in which forms lean on each other: the register first. */
  readonly byForm: ReadonlyMap<FormName, readonly ImportRow[]>
}

/** Recognises every sheet by its header and reads its rows; rows that waited for their door are read again beside them. */
export function gatherRows(
  sheets: readonly ImportSheet[],
  waiting: readonly WaitingRow[],
  rules: ReadingRules,
): GatheredRows {
  const byForm = new Map<FormName, ImportRow[]>(formNames.map((name) => [name, []]))
  const lines: ImportLine[] = []
  const ordinalsOfBook = new Map<string, (text: string) => number>()
  for (const sheet of sheets) {
    const line = lineOf(sheet)
    lines.push(line)
    if (line.form === null || "refusal" in sheet) continue
    const book = `${sheet.nth ?? 0} ${sheet.file}`
    const ordinals = ordinalsOfBook.get(book) ?? makeOrdinals()
    ordinalsOfBook.set(book, ordinals)
    byForm
      .get(line.form)
      ?.push(...rowsOf(line.form, { line, book }, cleanTable(sheet.table), ordinals, rules))
    line.read = sheet.table.rows.length
  }
  for (const row of waiting) byForm.get(row.form)?.push(...waitingRow(row, rules))
  return { lines, byForm }
}

function rowsOf(
  name: FormName,
  place: Pick<ImportRow, "line" | "book">,
  table: SheetTable,
  ordinals: (text: string) => number,
  rules: ReadingRules,
): ImportRow[] {
  const form = forms[name]
  return readRows(form, table, rules).map((row) => ({
    form,
    header: table.header,
    row,
    ...place,
    ordinal: ordinals(row.refused === null ? identityOf(form, row.values, 0) : row.cells.join("\u001f")),
    retryOf: null,
  }))
}

function waitingRow(waiting: WaitingRow, rules: ReadingRules): ImportRow[] {
  const form = forms[waiting.form]
  const line = emptyLine(waiting.file, waiting.sheet, waiting.form)
  const table = {
    sheet: waiting.sheet,
    header: waiting.header,
    rows: [{ line: waiting.line, cells: waiting.cells }],
  }
  return readRows(form, table, rules).map((row) => ({
    form,
    header: waiting.header,
    row,
    line,
    book: `waiting ${waiting.file}`,
    ordinal: 1,
    retryOf: { refusalId: waiting.refusalId, rowKey: waiting.rowKey },
  }))
}

function lineOf(sheet: ImportSheet): ImportLine {
  if ("refusal" in sheet) return { ...emptyLine(sheet.file, "", null), refusal: sheet.refusal }
  const { table } = sheet
  if (table.header.length === 0)
    return { ...emptyLine(sheet.file, table.sheet, null), refusal: "empty-sheet" }
  const found = recogniseForm(table.header)
  if (found.ok) return emptyLine(sheet.file, table.sheet, found.form.name)
  const refusal = found.nearest === null ? "unknown-form" : "missing-columns"
  return {
    ...emptyLine(sheet.file, table.sheet, found.nearest?.name ?? null),
    refusal,
    missing: found.missing,
  }
}

function emptyLine(file: string, sheet: string, form: FormName | null): ImportLine {
  return { file, sheet, form, read: 0, new: 0, known: 0, changed: 0, refused: 0, refusal: null, missing: [] }
}

/** NUL and halves of surrogate pairs cannot be stored as text; nobody wrote them on purpose. */
function cleanTable(table: SheetTable): SheetTable {
  const clean = (cell: string) => (UNSTORABLE.test(cell) ? cell.replace(UNSTORABLES, "") : cell)
  return {
    ...table,
    header: table.header.map(clean),
    rows: table.rows.map((row) => ({ line: row.line, cells: row.cells.map(clean) })),
  }
}

const UNSTORABLE = /\0|[\ud800-\udfff]/
const UNSTORABLES = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
