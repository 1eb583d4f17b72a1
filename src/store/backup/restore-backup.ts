import { createReadStream } from "node:fs"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGunzip } from "node:zlib"
import { from as copyFrom } from "pg-copy-streams"
import { alone, asOwner, type Connection, type Db } from "../database/db.ts"
import { listMigrations, lockMigrations, migrate, runMigration } from "../database/migrate.ts"
import { type BackupHeader, openHeader, readHeader } from "./backup-header.ts"
import type { BackupKey } from "./backup-keys.ts"
import { BackupError, type BackupRefusal, refusing } from "./backup-refusal.ts"
import { type Frame, type Manifest, readFrames } from "./frames.ts"
import { unseal } from "./seal.ts"
import { holdsRows, listApplied, listTables, quoted, quotedList } from "./tables.ts"

/** A backup that was read through to its end and is whole. */
export type CheckedBackup = {
  readonly ok: true
  readonly path: string
  readonly header: BackupHeader
  readonly rows: Manifest["rows"]
  readonly open: () => AsyncGenerator<Frame>
}

type Refused = { readonly ok: false; readonly refusal: BackupRefusal }

/** Reads a backup through, without writing anything: is it ours, whole, of a version we know, and can it be opened? */
export async function checkBackup(
  path: string,
  given: {
    readonly dataDir: string
    readonly passphrase?: string | undefined
    readonly key?: BackupKey | undefined
  },
): Promise<CheckedBackup | Refused> {
  return refusing(async () => {
    const { header, bytes } = await readHeader(path)
    const known = new Set(await listMigrations())
    if (!header.migrations.every((name) => known.has(name))) throw new BackupError("newer-backup")
    const fileKey = await openHeader(header, given)
    const open = () => readFile(path, fileKey, bytes)
    let rows: Manifest["rows"] = {}
    for await (const frame of open()) if (frame.kind === "manifest") rows = frame.manifest.rows
    return { ok: true, path, header, rows, open }
  })
}

/**
 * Puts a checked backup into an empty database, or with `overwrite` in place of what it holds, in one transaction: all of it or
 * nothing. An older backup is brought up to date after that. Needs connections that own the tables.
 */
export async function restoreBackup(
  db: Db,
  backup: CheckedBackup,
  options: { readonly overwrite: boolean },
): Promise<{ readonly ok: true; readonly rows: Manifest["rows"] } | Refused> {
  const restored = await refusing(() =>
    asOwner(db, async ({ client }) => {
      await lockMigrations(client)
      await clear(client, backup.header.migrations, options.overwrite)
      await fill(client, backup.open())
      return { ok: true, rows: backup.rows } as const
    }),
  )
  if (restored.ok) await migrate(db)
  return restored
}

/** Leaves the tables of the backup's own time, all empty. Tables that are those already stay, as a city has spread them. */
async function clear(client: Connection, wanted: readonly string[], overwrite: boolean): Promise<void> {
  const tables = await listTables(client)
  if (!overwrite && (await holdsRows(client, tables))) throw new BackupError("not-empty")
  const names = quotedList(tables.map((table) => table.name))
  const applied = await listApplied(client)
  if (applied.length === wanted.length && wanted.every((name) => applied.includes(name))) {
    await client.query(`truncate ${names}`)
    return
  }
  if (tables.length > 0) await client.query(`drop table ${names} cascade`)
  await client.query(
    "create table migration (name text primary key, applied_at timestamptz not null default now())",
  )
  for (const name of wanted) await runMigration(client, name)
}

async function fill(client: Connection, frames: AsyncGenerator<Frame>): Promise<void> {
  let current = await frames.next()
  while (!current.done) {
    const frame = current.value
    if (frame.kind !== "table") {
      current = await frames.next()
      continue
    }
    const rows = async function* () {
      for (current = await frames.next(); !current.done; current = await frames.next()) {
        if (current.value.kind !== "rows") return
        yield current.value.bytes
      }
    }
    await alone({ client }, () =>
      pipeline(
        Readable.from(rows()),
        client.query(copyFrom(`copy ${quoted(frame.table)} (${quotedList(frame.columns)}) from stdin`)),
      ),
    )
  }
}

async function* readFile(path: string, fileKey: Buffer, header: Buffer): AsyncGenerator<Frame> {
  const gunzip = createGunzip()
  const done = pipeline(
    createReadStream(path),
    (source: AsyncIterable<Buffer>) => unseal(source, fileKey, header),
    gunzip,
  )
  // its error comes through gunzip as well
  done.catch(() => undefined)
  yield* readFrames(gunzip)
  await done
}
