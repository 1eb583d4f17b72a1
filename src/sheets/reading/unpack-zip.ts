import { crc32, inflateRawSync } from "node:zlib"
import { BookRefused } from "./book-refused.ts"
import type { ReadLimits } from "./read-limits.ts"

/**
 * The parts of a zipped book by their names (lower case, `/` between). A part is inflated when it is asked
 * for.
 */
export type ZipParts = {
  readonly names: readonly string[]
  /** Null where there is no such part. */
  readonly read: (name: string) => Uint8Array | null
}

type Entry = {
  readonly method: number
  readonly flags: number
  readonly crc: number
  readonly packedSize: number
  readonly offset: number
}

/** However well it is packed, a file may inflate to so much; beyond that, to so many times its own size. */
const INFLATES_FREELY = 50_000_000
const INFLATES_TIMES = 250

/**
 * Opens a zip archive by its central directory. Sizes written in it are not believed: inflating stops
 * where the limit is
 * reached, and what was inflated must have the checksum.
 */
export function unpackZip(bytes: Uint8Array, limits: ReadLimits): ZipParts {
  const entries = readDirectory(bytes, limits.zipEntries)
  const ratio = Math.max(INFLATES_FREELY, bytes.length * INFLATES_TIMES)
  let left = Math.min(limits.inflatedBytes, ratio)
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name.toLowerCase())
      if (entry === undefined) return null
      const part = inflate(packedBytes(bytes, entry), entry.method, left)
      left -= part.length
      if (crc32(part) !== entry.crc) throw new BookRefused("damaged")
      return part
    },
  }
}

const DIRECTORY_END = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const ENCRYPTED = 1

function readDirectory(bytes: Uint8Array, mostEntries: number): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findDirectoryEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > mostEntries) throw new BookRefused("too-large")
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new BookRefused("damaged")
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength))
    // two parts of one name would be read differently by different programs
    if (entries.has(name)) throw new BookRefused("damaged")
    entries.set(name, {
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      ...sizesOf(view, at, at + 46 + nameLength, extraLength),
    })
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  return entries
}

function findDirectoryEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === DIRECTORY_END) return at
  }
  throw new BookRefused("damaged")
}

function nameOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll("\\", "/").toLowerCase()
}

const IN_EXTRA = 0xffffffff
const ZIP64 = 1

/** Packed size and place of an entry; some programs write them as ZIP64 even in small files. */
function sizesOf(view: DataView, at: number, extra: number, extraLength: number) {
  const size = view.getUint32(at + 24, true)
  let packedSize = view.getUint32(at + 20, true)
  let offset = view.getUint32(at + 42, true)
  if (packedSize !== IN_EXTRA && offset !== IN_EXTRA) return { packedSize, offset }
  let field = extra
  while (field < extra + extraLength && view.getUint16(field, true) !== ZIP64) {
    field += 4 + view.getUint16(field + 2, true)
  }
  let value = field + 4
  const next = () => {
    value += 8
    return Number(view.getBigUint64(value - 8, true))
  }
  if (size === IN_EXTRA) next()
  if (packedSize === IN_EXTRA) packedSize = next()
  if (offset === IN_EXTRA) offset = next()
  return { packedSize, offset }
}

function packedBytes(bytes: Uint8Array, entry: Entry): Uint8Array {
  if (entry.flags & ENCRYPTED) throw new BookRefused("password-protected")
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(entry.offset, true) !== LOCAL_HEADER) throw new BookRefused("damaged")
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  if (start + entry.packedSize > bytes.length) throw new BookRefused("damaged")
  return bytes.subarray(start, start + entry.packedSize)
}

const STORED = 0
const DEFLATED = 8

function inflate(packed: Uint8Array, method: number, most: number): Uint8Array {
  if (method !== STORED && method !== DEFLATED) throw new BookRefused("damaged")
  if (method === STORED && packed.length > most) throw new BookRefused("too-large")
  if (method === STORED || packed.length === 0) return packed
  // zlib takes no limit of zero
  if (most < 1) throw new BookRefused("too-large")
  try {
    return inflateRawSync(packed, { maxOutputLength: most })
  } catch (error) {
    const tooLarge = error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE"
    throw new BookRefused(tooLarge ? "too-large" : "damaged")
  }
}
