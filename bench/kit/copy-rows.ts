import { Readable, Writable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { from as copyFrom, to as copyTo } from "pg-copy-streams"
import { asOwner, type Db, type Tx } from "../../src/store/database/db.ts"

/** The rows of one table in COPY's text format. */
export type TableRows = { readonly table: string; readonly rows: number; readonly text: Buffer }

/** All rows of a database that holds one neighbourhood, tables that others refer to first. */
export async function dumpRows(db: Db): Promise<TableRows[]> {
  return asOwner(db, async (tx) => {
    const dumped: TableRows[] = []
    for (const table of await tablesInOrder(tx)) {
      const text = await readAll(tx, table)
      const rows = text.reduce((lines, byte) => lines + (byte === NEWLINE ? 1 : 0), 0)
      if (rows > 0) dumped.push({ table, rows, text })
    }
    return dumped
  })
}

/** Copies them into the same tables of an empty database, in one transaction, every key and index in its place. */
export async function copyAll(db: Db, dumped: readonly TableRows[]): Promise<void> {
  await asOwner(db, async (tx) => {
    for (const { table, text } of dumped) {
      await pipeline(Readable.from(pieces(text)), tx.client.query(copyFrom(`copy ${table} from stdin`)))
    }
  })
}

const NEWLINE = 10
const PIECE = 1 << 18

function* pieces(text: Buffer): Generator<Buffer> {
  for (let start = 0; start < text.length; start += PIECE) yield text.subarray(start, start + PIECE)
}

async function readAll(tx: Tx, table: string): Promise<Buffer> {
  const read: Buffer[] = []
  const sink = new Writable({
    write: (piece: Buffer, _encoding, done) => {
      read.push(piece)
      done()
    },
  })
  await pipeline(tx.client.query(copyTo(`copy (select * from ${table}) to stdout`)), sink)
  return Buffer.concat(read)
}

async function tablesInOrder(tx: Tx): Promise<string[]> {
  const { rows: tables } = await tx.client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
     and relname <> 'migration' order by relname`,
  )
  const { rows: keys } = await tx.client.query<{ from: string; to: string }>(
    "select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint where contype = 'f'",
  )
  const ordered = new Set<string>()
  const add = (name: string) => {
    if (ordered.has(name)) return
    for (const key of keys) if (key.from === name && key.to !== name) add(key.to)
    ordered.add(name)
  }
  for (const { name } of tables) add(name)
  return [...ordered]
}
