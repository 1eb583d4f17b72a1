import { readdir, readFile } from "node:fs/promises"
import type pg from "pg"
import type { Connection, Db } from "./db.ts"

const LOCK_KEY = 0x5357_6d67
const folder = new URL("../migrations/", import.meta.url)

/**
 * Brings the database to the newest numbered migration, one transaction each, under an advisory lock so that two
 * starters do it once. Returns the names of those applied now. Needs a connection that owns the tables.
 */
export async function migrate(db: Db): Promise<string[]> {
  const client = await db.pool.connect()
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK_KEY])
    try {
      return await applyPending(client)
    } finally {
      await client.query("select pg_advisory_unlock($1)", [LOCK_KEY])
    }
  } finally {
    client.release()
  }
}

/** The names of all migrations of this version, in order. */
export async function listMigrations(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort()
}

/** Holds off whoever wants to migrate, until the transaction ends. */
export async function lockMigrations(client: Connection): Promise<void> {
  await client.query("select pg_advisory_xact_lock($1)", [LOCK_KEY])
}

/** Runs one migration in the caller's transaction, without writing down that it was. */
export async function runMigration(client: Connection, name: string): Promise<void> {
  await client.query(await readFile(new URL(name, folder), "utf8"))
}

async function applyPending(client: pg.PoolClient): Promise<string[]> {
  await client.query(
    "create table if not exists migration (name text primary key, applied_at timestamptz not null default now())",
  )
  const done = await client.query<{ name: string }>("select name from migration")
  const applied = new Set(done.rows.map((row) => row.name))
  const pending = (await listMigrations()).filter((name) => !applied.has(name))
  for (const name of pending) {
    await client.query("begin")
    try {
      await runMigration(client, name)
      await client.query("insert into migration (name) values ($1)", [name])
      await client.query("commit")
    } catch (error) {
      await client.query("rollback")
      throw error
    }
  }
  return pending
}
