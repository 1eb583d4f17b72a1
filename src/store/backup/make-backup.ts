import { createHash, randomUUID } from "node:crypto"
import { open, rename, rm } from "node:fs/promises"
import { dirname } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGzip } from "node:zlib"
import type pg from "pg"
import { to as copyTo } from "pg-copy-streams"
import type { Instant } from "../../core/kit/dates.ts"
import type { Db } from "../database/db.ts"
import { syncDirectory } from "../supervisor/durable-file.ts"
import { makeHeader, type Secret } from "./backup-header.ts"
import { type Frame, writeFrames } from "./frames.ts"
import { seal } from "./seal.ts"
import { listApplied, listTables, quoted, quotedList } from "./tables.ts"

export type MadeBackup = {
  readonly bytes: number
  /** Of the file, as `sha256sum` gives it. */
  readonly sha256: string
  /** Table → rows. */
  readonly rows: Readonly<Record<string, number>>
}

/**
 * Writes every table, as it stands at one moment, into one compressed and encrypted file; takes the same memory however
 * much there is, and lets everybody work on meanwhile. Needs connections that own the tables. The file is there whole or
 * not at all; one that is there already is replaced.
 */
export async function makeBackup(db: Db, path: string, secret: Secret, madeAt: Instant): Promise<MadeBackup> {
  const client = await db.pool.connect()
  try {
    await client.query("begin isolation level repeatable read read only")
    await client.query(
      "set local datestyle = 'ISO, YMD'; set local bytea_output = 'hex'; set local timezone = 'UTC'",
    )
    const written = await writeWhole(client, path, secret, madeAt)
    await client.query("commit")
    client.release()
    return written
  } catch (error) {
    client.release(true)
    throw error
  }
}

async function writeWhole(
  client: pg.PoolClient,
  path: string,
  secret: Secret,
  madeAt: Instant,
): Promise<MadeBackup> {
  const header = await makeHeader(secret, madeAt, await listApplied(client))
  const draft = `${path}.${randomUUID()}.unfinished`
  const rows: Record<string, number> = {}
  const hash = createHash("sha256")
  let bytes = 0
  const file = await open(draft, "wx", 0o600)
  try {
    await pipeline(
      Readable.from(writeFrames(readTables(client, rows))),
      createGzip(),
      (source: AsyncIterable<Buffer>) => seal(source, header.fileKey, header.bytes),
      async (source: AsyncIterable<Buffer>) => {
        for await (const chunk of withFront(header.bytes, source)) {
          hash.update(chunk)
          bytes += chunk.length
          await file.writeFile(chunk)
        }
      },
    )
    await file.sync()
  } catch (error) {
    await file.close()
    await rm(draft, { force: true })
    throw error
  }
  await file.close()
  await rename(draft, path)
  await syncDirectory(dirname(path))
  return { bytes, sha256: hash.digest("hex"), rows }
}

async function* readTables(
  client: pg.PoolClient,
  counts: Record<string, number>,
): AsyncGenerator<Exclude<Frame, { readonly kind: "manifest" }>> {
  for (const { name, columns } of await listTables(client)) {
    yield { kind: "table", table: name, columns }
    const source = client.query(copyTo(`copy ${quoted(name)} (${quotedList(columns)}) to stdout`))
    for await (const bytes of source) yield { kind: "rows", bytes: bytes as Buffer }
    counts[name] = source.rowCount
  }
}

async function* withFront(front: Buffer, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield front
  yield* source
}
