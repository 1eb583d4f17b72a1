import { inflateRawSync } from "node:zlib"
import { type BookLimits, BookRefused } from "./limits.ts"

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const MOST_ENTRIES = 5_000
/** Compression beyond this is a bomb: XML of a real sheet shrinks some 10 to 50 times. */
const MOST_RATIO = 1_000

/**
 * Inflates every part of a workbook once, under a limit, before the workbook library sees it: the sizes that a zip declares
 * may lie, and that library believes them. XML that declares entities is refused: no spreadsheet program writes it.
 */
export function checkZip(bytes: Uint8Array, limits: BookLimits): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = limits.inflatedBytes
  for (const entry of entriesOf(file)) {
    const inflated = inflate(entry, left)
    left -= inflated.length
    if (left < 0) throw new BookRefused("too-large")
    if (inflated.length > 1_048_576 && inflated.length > entry.data.length * MOST_RATIO)
      throw new BookRefused("too-large")
    if (declaresEntities(entry.name, inflated)) throw new BookRefused("unsafe")
  }
}

type Entry = { readonly name: string; readonly method: number; readonly data: Buffer }

function entriesOf(file: Buffer): Entry[] {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > file.length || file.readUInt32LE(end) !== END_OF_DIRECTORY)
    throw new BookRefused("damaged")
  const count = file.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) throw new BookRefused("too-large")
  const entries: Entry[] = []
  let at = file.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new BookRefused("damaged")
    if ((file.readUInt16LE(at + 8) & 1) === 1) throw new BookRefused("password-protected")
    const nameLength = file.readUInt16LE(at + 28)
    const local = file.readUInt32LE(at + 42)
    if (local + 30 > file.length) throw new BookRefused("damaged")
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    entries.push({
      name: file.toString("utf8", at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      data: file.subarray(start, start + file.readUInt32LE(at + 20)),
    })
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

function inflate(entry: Entry, left: number): Buffer {
  if (entry.method === 0) return entry.data
  if (entry.method !== 8) throw new BookRefused("damaged")
  try {
    return inflateRawSync(entry.data, { maxOutputLength: Math.max(1, left) })
  } catch (error) {
    const tooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE"
    throw new BookRefused(tooLarge ? "too-large" : "damaged")
  }
}

function declaresEntities(name: string, inflated: Buffer): boolean {
  if (!/\.(xml|rels|vml)$/i.test(name)) return false
  // a document type stands before the first element, near the beginning
  return /<!DOCTYPE|<!ENTITY/i.test(inflated.toString("latin1", 0, 4_096).replaceAll("\0", ""))
}
