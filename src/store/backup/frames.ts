import { createHash } from "node:crypto"
import { BackupError } from "./backup-refusal.ts"

/** What a backup holds inside: for each table its name and columns, its rows as COPY writes them; at the end what there was. */
export type Frame =
  | { readonly kind: "table"; readonly table: string; readonly columns: readonly string[] }
  | { readonly kind: "rows"; readonly bytes: Buffer }
  | { readonly kind: "manifest"; readonly manifest: Manifest }

export type Manifest = {
  /** Table → rows. */
  readonly rows: Readonly<Record<string, number>>
  /** Of all frames before this one. */
  readonly sha256: string
}

const TABLE = 1
const ROWS = 2
const MANIFEST = 3
const FRONT = 5
const LARGEST = 64 * 1_048_576

/** Writes frames one after another; the manifest is made here. */
export async function* writeFrames(
  frames: AsyncIterable<Exclude<Frame, { readonly kind: "manifest" }>>,
): AsyncGenerator<Buffer> {
  const hash = createHash("sha256")
  const rows: Record<string, number> = {}
  let table = ""
  for await (const frame of frames) {
    if (frame.kind === "table") {
      table = frame.table
      rows[table] = 0
    } else rows[table] = (rows[table] ?? 0) + countRows(frame.bytes)
    const payload =
      frame.kind === "table" ? jsonOf({ table: frame.table, columns: frame.columns }) : frame.bytes
    const front = frontOf(frame.kind === "table" ? TABLE : ROWS, payload)
    hash.update(front).update(payload)
    yield front
    yield payload
  }
  const manifest = jsonOf({ rows, sha256: hash.digest("hex") } satisfies Manifest)
  yield frontOf(MANIFEST, manifest)
  yield manifest
}

/** Reads frames back and checks at the end that they are what was written; throws a BackupError where not. */
export async function* readFrames(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  const hash = createHash("sha256")
  const rows: Record<string, number> = {}
  let table = ""
  let manifest: Manifest | null = null
  for await (const { kind, front, payload } of split(source)) {
    if (manifest !== null) throw new BackupError("damaged")
    if (kind === MANIFEST) {
      manifest = JSON.parse(payload.toString("utf8")) as Manifest
      if (manifest.sha256 !== hash.digest("hex") || !sameCounts(manifest.rows, rows)) {
        throw new BackupError("damaged")
      }
      yield { kind: "manifest", manifest }
      continue
    }
    hash.update(front).update(payload)
    if (kind === TABLE) {
      const named = JSON.parse(payload.toString("utf8")) as { table: string; columns: string[] }
      table = named.table
      rows[table] = 0
      yield { kind: "table", ...named }
    } else {
      rows[table] = (rows[table] ?? 0) + countRows(payload)
      yield { kind: "rows", bytes: payload }
    }
  }
  if (manifest === null) throw new BackupError("truncated")
}

async function* split(source: AsyncIterable<Buffer>) {
  let rest: Buffer = Buffer.alloc(0)
  for await (const bytes of source) {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
    while (rest.length >= FRONT) {
      const kind = rest[0] ?? 0
      const length = rest.readUInt32BE(1)
      if (kind < TABLE || kind > MANIFEST || length > LARGEST) throw new BackupError("damaged")
      if (rest.length < FRONT + length) break
      yield { kind, front: rest.subarray(0, FRONT), payload: rest.subarray(FRONT, FRONT + length) }
      rest = rest.subarray(FRONT + length)
    }
  }
  if (rest.length > 0) throw new BackupError("truncated")
}

function frontOf(kind: number, payload: Buffer): Buffer {
  const front = Buffer.alloc(FRONT)
  front.writeUInt8(kind)
  front.writeUInt32BE(payload.length, 1)
  return front
}

function jsonOf(value: object): Buffer {
  return Buffer.from(JSON.stringify(value))
}

/** COPY's text format ends each row with a line feed and writes those inside values as `\n`. */
function countRows(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1
  return count
}

function sameCounts(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean {
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
}
