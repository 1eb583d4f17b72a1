import type { Instant } from "../../core/kit/dates.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { type ImportRunRow, listImportRuns } from "../../store/imports/import-runs.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import type { BookFile, ReadBook } from "./book-tools.ts"
import type { ImportResult } from "./import-result.ts"
import { type ImportProgress, runImport } from "./run-import.ts"

/** One import as its screen shows it. */
export type ImportState = {
  readonly id: string
  readonly startedAt: Instant
  readonly finishedAt: Instant | null
  readonly phase: ImportProgress["phase"]
  readonly progress: number
  readonly lines: ImportResult["lines"]
  readonly acceptedLater: number
}

/** The imports of this server: those under way, and those written down. */
export type ImportDesk = {
  /** Begins an import and answers at once; one at a time in a neighbourhood. The same id again is answered the same way. */
  readonly start: (
    context: Context,
    importId: string,
    files: readonly BookFile[],
  ) => { readonly id: string } | Refusal<"import-running">
  readonly find: (context: Context, importId: string) => Promise<ImportState | Refusal<"not-found">>
  readonly list: (context: Context) => Promise<ImportState[]>
  /** Ends when nothing is under way any more: a server that stops waits for it. */
  readonly settled: () => Promise<void>
}

/** `report` is told of an import that failed as a whole, without anything of its content. */
export function makeImportDesk(readBook: ReadBook, report: (error: unknown) => void): ImportDesk {
  const running = new Map<
    string,
    { readonly importId: string; told: ImportProgress; readonly done: Promise<void> }
  >()

  const start: ImportDesk["start"] = (context, importId, files) => {
    authorise(context, "import-books")
    const under = running.get(context.communityId)
    if (under !== undefined) return under.importId === importId ? { id: importId } : refuse("import-running")
    const entry = {
      importId,
      told: { phase: "reading", progress: 0 } as ImportProgress,
      done: Promise.resolve(),
    }
    entry.done = runImport(context, importId, files, readBook, (told) => {
      entry.told = told
    })
      .catch(report)
      .then(() => void running.delete(context.communityId))
    running.set(context.communityId, entry)
    return { id: importId }
  }
  const list: ImportDesk["list"] = async (context) => {
    authorise(context, "import-books")
    const runs = await inNeighbourhood(context.db, context.communityId, (tx) =>
      listImportRuns<ImportResult>(tx, context.communityId),
    )
    const under = running.get(context.communityId)
    return runs.map((run) => stateOf(run, under?.importId === run.importId ? under.told : null))
  }
  const find: ImportDesk["find"] = async (context, importId) => {
    const states = await list(context)
    return states.find((state) => state.id === importId) ?? refuse("not-found")
  }
  const settled = async () => {
    await Promise.all([...running.values()].map((entry) => entry.done))
  }
  return { start, find, list, settled }
}

/** A run that is neither under way nor finished was cut off with its server: nothing of it was written. */
function stateOf(run: ImportRunRow<ImportResult>, told: ImportProgress | null): ImportState {
  const { importId: id, startedAt, finishedAt, result } = run
  const lines = result?.lines ?? []
  const acceptedLater = result?.acceptedLater ?? 0
  if (finishedAt === null && told !== null) {
    return { id, startedAt, finishedAt, phase: told.phase, progress: told.progress, lines, acceptedLater }
  }
  return {
    id,
    startedAt,
    finishedAt,
    phase: result === null ? "failed" : "done",
    progress: 1,
    lines,
    acceptedLater,
  }
}
