import { inNeighbourhood } from "../../store/database/db.ts"
import { finishImportRun, startImportRun } from "../../store/imports/import-runs.ts"
import { learnSizes } from "../../store/imports/learn-sizes.ts"
import type { BookFile, ReadBook } from "./book-tools.ts"
import { type Importer, importBooks } from "./import-books.ts"
import type { ImportResult, ImportSheet } from "./import-result.ts"

/** What a person who waits is told. */
export type ImportProgress =
  | { readonly phase: "reading" | "writing"; readonly progress: number }
  | { readonly phase: "done"; readonly progress: 1; readonly result: ImportResult }
  | { readonly phase: "failed"; readonly progress: 1 }

/** The share of the whole that reading the files takes. */
const READING = 0.5

/**
 * Reads files and imports them; the import's id comes from who asks, and a second asking with it does nothing and gives
 * null. What fails as a whole leaves no row behind, is written down as failed, and is thrown.
 */
export async function runImport(
  importer: Importer,
  importId: string,
  files: readonly BookFile[],
  readBook: ReadBook,
  tell: (progress: ImportProgress) => void = () => undefined,
): Promise<ImportResult | null> {
  const { db, communityId, accountId, now } = importer
  const isNew = await inNeighbourhood(db, communityId, (tx) =>
    startImportRun(tx, { communityId, importId, startedAt: now(), recordedBy: accountId }),
  )
  if (!isNew) return null
  try {
    const sheets = await readSheets(files, readBook, tell)
    const result = await importBooks(importer, importId, sheets, (share) =>
      tell({ phase: "writing", progress: READING + share * (1 - READING) }),
    )
    await learnSizes(importer.ownerDb)
    tell({ phase: "done", progress: 1, result })
    return result
  } catch (error) {
    tell({ phase: "failed", progress: 1 })
    await inNeighbourhood(db, communityId, (tx) => finishImportRun(tx, importId, now(), null))
    throw error
  }
}

async function readSheets(
  files: readonly BookFile[],
  readBook: ReadBook,
  tell: (progress: ImportProgress) => void,
): Promise<ImportSheet[]> {
  const sheets: ImportSheet[] = []
  for (const [index, file] of files.entries()) {
    tell({ phase: "reading", progress: (index / files.length) * READING })
    const read = await readBook(file)
    if (read.ok) sheets.push(...read.tables.map((table) => ({ file: file.name, nth: index, table })))
    else sheets.push({ file: file.name, refusal: read.refusal })
  }
  return sheets
}
