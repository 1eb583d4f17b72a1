import { setTimeout as sleep } from "node:timers/promises"
import type pg from "pg"
import type { Removal } from "../../core/erasure/certificate.ts"
import type { Db } from "../database/db.ts"

const LOCK_NOT_AVAILABLE = "55P03"
const PAUSE_MS = 250

/**
 * Removes what deleted rows left on the disk: rewrites the tables with their indexes, and turns the write-ahead log over. A
 * transaction that began before the deletion holds its rows; it is waited for, `patienceMs` at most. Needs connections
 * that own the tables, and works outside any transaction.
 */
export async function removeRemains(db: Db, tables: readonly string[], patienceMs: number): Promise<Removal> {
  const deadline = performance.now() + patienceMs
  const client = await db.pool.connect()
  try {
    await client.query(`set lock_timeout = ${Math.max(1, Math.round(patienceMs))}`)
    for (const table of tables) {
      if (!(await packTable(client, table, deadline))) return "held-up"
      await client.query(`analyze ${table}`)
    }
    // old samples of values; where we may not, PostgreSQL warns and skips it
    await client.query("vacuum full pg_statistic")
    return (await turnLogOver(client, deadline)) ? "removed" : "rows-only"
  } catch (error) {
    if (isCode(error, LOCK_NOT_AVAILABLE)) return "held-up"
    throw error
  } finally {
    // the setting goes with the connection
    client.release(true)
  }
}

/** Writes a table and its indexes anew. False when dead rows had to be copied along, since a transaction may still see them. */
async function packTable(client: pg.PoolClient, table: string, deadline: number): Promise<boolean> {
  for (;;) {
    let copiedAlong = 0
    const onNotice = (notice: { readonly detail?: string | undefined }) => {
      // "3 dead row versions cannot be removed yet."
      copiedAlong += Number(/\d+/.exec(notice.detail ?? "")?.[0] ?? 0)
    }
    client.on("notice", onNotice)
    try {
      await client.query(`vacuum (full, verbose) ${table}`)
    } finally {
      client.off("notice", onNotice)
    }
    if (copiedAlong === 0) return true
    if (performance.now() > deadline) return false
    await sleep(PAUSE_MS)
  }
}

/**
 * Makes the server drop the segments of its log that were written until now. False where it is not known that they are gone: not our
 * server, or one that keeps or reuses them.
 */
async function turnLogOver(client: pg.PoolClient, deadline: number): Promise<boolean> {
  const { rows } = await client.query<{ ours: boolean; last: string }>(`
    select current_setting('wal_recycle') = 'off' and current_setting('archive_mode') = 'off'
        and has_function_privilege('pg_ls_waldir()', 'execute')
        and has_function_privilege('pg_switch_wal()', 'execute')
        and pg_has_role('pg_checkpoint', 'usage') as ours,
      pg_walfile_name(pg_current_wal_lsn()) as last`)
  const [found] = rows
  if (found === undefined || !found.ours) return false
  for (;;) {
    await client.query("checkpoint")
    await client.query("select pg_switch_wal()")
    await client.query("checkpoint")
    const left = await client.query(
      "select from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$' and substr(name, 9) <= substr($1, 9)",
      [found.last],
    )
    if (left.rowCount === 0) return true
    if (performance.now() > deadline) return false
    await sleep(PAUSE_MS)
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code
}
