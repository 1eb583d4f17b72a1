import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

export type ImportRunRow<Result> = {
  readonly importId: string
  readonly startedAt: Instant
  readonly finishedAt: Instant | null
  readonly result: Result | null
}

/** Writes down that an import begins; false when this import was begun before. */
export async function startImportRun(
  tx: Tx,
  run: {
    readonly communityId: string
    readonly importId: string
    readonly startedAt: Instant
    readonly recordedBy: string | null
  },
): Promise<boolean> {
  const started = await tx.query
    .insertInto("import_run")
    .values({
      community_id: run.communityId,
      import_id: run.importId,
      started_at: run.startedAt,
      recorded_by: run.recordedBy,
    })
    .onConflict((conflict) => conflict.columns(["community_id", "import_id"]).doNothing())
    .executeTakeFirst()
  return started.numInsertedOrUpdatedRows === 1n
}

/**
 * Writes down how an import ended: with its result, or without one when it failed as a whole. What is written down already
 * stays: a commit whose answer was lost on the way is no failure.
 */
export async function finishImportRun(
  tx: Tx,
  importId: string,
  finishedAt: Instant,
  result: object | null,
): Promise<void> {
  await tx.query
    .updateTable("import_run")
    .set({ finished_at: finishedAt, result: result === null ? null : JSON.stringify(result) })
    .where("import_id", "=", importId)
    .where("finished_at", "is", null)
    .execute()
}

/** The newest imports first. `Result` is what `finishImportRun` was given. */
export async function listImportRuns<Result>(tx: Tx, communityId: string): Promise<ImportRunRow<Result>[]> {
  const rows = await tx.query
    .selectFrom("import_run")
    .select(["import_id", "started_at", "finished_at", "result"])
    .where("community_id", "=", communityId)
    .orderBy("started_at", "desc")
    .limit(100)
    .execute()
  return rows.map((row) => ({
    importId: row.import_id,
    startedAt: row.started_at as Instant,
    finishedAt: row.finished_at as Instant | null,
    result: row.result as Result | null,
  }))
}
