import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { from as copyFrom } from "pg-copy-streams"
import { alone, type Tx } from "../database/db.ts"

/** What a cell of a bulk row may be; objects become JSON. */
export type BulkValue = string | number | boolean | null | Buffer | object

const ROWS_A_CHUNK = 2_000

/** So few rows, as one deed writes, go in by themselves: a temporary table would cost more than they do. */
const FEW_ROWS = 20

/**
 * Inserts many rows at once by COPY. Row-level security allows no COPY into the table itself, so the rows pass through a
 * temporary one of the same shape; every table's policy holds on the way out of it.
 */
export async function bulkInsert(
  tx: Tx,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly BulkValue[])[],
): Promise<void> {
  if (rows.length === 0) return
  const names = columns.join(", ")
  if (rows.length <= FEW_ROWS) return insertFew(tx, `${table} (${names})`, rows)
  const stage = `stage_${table}`
  await tx.client.query(
    `create temp table if not exists ${stage} on commit drop as select ${names} from ${table} limit 0`,
  )
  await copyRows(tx, stage, names, rows)
  await tx.client.query(`insert into ${table} (${names}) select ${names} from ${stage}`)
  await tx.client.query(`truncate ${stage}`)
}

async function insertFew(tx: Tx, into: string, rows: readonly (readonly BulkValue[])[]): Promise<void> {
  const values: unknown[] = []
  const given = rows.map((row) => `(${row.map((value) => `$${values.push(parameterOf(value))}`).join(", ")})`)
  await tx.client.query(`insert into ${into} values ${given.join(", ")}`, values)
}

/** As text, as COPY has it, so that the column says what it is. */
function parameterOf(value: BulkValue): string | null | Buffer {
  if (value === null || Buffer.isBuffer(value) || typeof value === "string") return value
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}

/** Streams rows into a table by COPY, in PostgreSQL's text format. */
async function copyRows(
  tx: Tx,
  table: string,
  names: string,
  rows: readonly (readonly BulkValue[])[],
): Promise<void> {
  await alone(tx, async () => {
    const sink = tx.client.query(copyFrom(`copy ${table} (${names}) from stdin`))
    await pipeline(Readable.from(chunks(rows)), sink)
  })
}

function* chunks(rows: readonly (readonly BulkValue[])[]): Generator<string> {
  for (let start = 0; start < rows.length; start += ROWS_A_CHUNK) {
    const lines = rows.slice(start, start + ROWS_A_CHUNK).map((row) => `${row.map(copyText).join("\t")}\n`)
    yield lines.join("")
  }
}

function copyText(value: BulkValue): string {
  if (value === null) return "\\N"
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString("hex")}`
  if (typeof value === "number" || typeof value === "boolean") return String(value)
  const text = typeof value === "string" ? value : JSON.stringify(value)
  return SPECIAL.test(text) ? text.replace(SPECIALS, escaped) : text
}

const SPECIAL = /[\\\t\n\r]/
const SPECIALS = /[\\\t\n\r]/g
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" }

function escaped(char: string): string {
  return ESCAPES[char] ?? char
}
