import type { Cells } from "./gathered-cells.ts"
import { areSame, packedTexts } from "./packed-texts.ts"
import type { Texts } from "./texts.ts"
import { hashOfBytes, mixed } from "./utf8.ts"

/** Each different text of a column once, and for each cell the place of its text among them. */
export type SharedTexts = { readonly texts: Texts; readonly places: Int32Array }

/** About so many cells are looked through at a time: what that takes stays in the processor's own memory. */
const PART = 2048
const MOST_BITS = 11

/** Finds the different texts of columns, one after the other, of no more than so many cells and bytes. */
export function createTextSharer(mostCells: number, mostBytes: number): (cells: Cells) => SharedTexts {
  const room = { parts: roomFor(mostCells, mostBytes), found: roomFor(mostCells, mostBytes) }
  return (cells) => shareTexts(cells, room)
}

/** Texts one behind the other, with their hashes. */
type Room = { readonly bytes: Uint8Array; readonly starts: Int32Array; readonly hashes: Uint32Array }

function roomFor(cells: number, bytes: number): Room {
  return { bytes: new Uint8Array(bytes), starts: new Int32Array(cells + 1), hashes: new Uint32Array(cells) }
}

/**
 * A table of a million texts lies all over the memory, and every look into it would wait. So the cells are put in parts by
 * the highest bits of their hashes first, bytes and all, and each part is looked through by itself; texts that are found
 * stand in the order of these bits.
 */
function shareTexts(
  cells: Cells,
  { parts, found }: { readonly parts: Room; readonly found: Room },
): SharedTexts {
  const { origins, ends } = putInParts(cells, parts)
  const largest = ends.reduce((most, end, part) => Math.max(most, end - (ends[part - 1] ?? 0)), 0)
  // of the texts of a part: a place plus one, no more than half of the slots taken
  const table = new Int32Array(tableSize(largest))
  const places = new Int32Array(cells.size)
  let size = 0
  let at = 0
  for (const end of ends) {
    const mask = tableSize(end - at) - 1
    table.fill(0, 0, mask + 1)
    for (; at < end; at += 1) {
      const hash = parts.hashes[at] ?? 0
      const start = parts.starts[at] ?? 0
      const next = parts.starts[at + 1] ?? 0
      let slot = mixed(hash) & mask
      let held = table[slot] ?? 0
      while (held > 0 && (found.hashes[held - 1] !== hash || !isText(found, held - 1, parts, start, next))) {
        slot = (slot + 1) & mask
        held = table[slot] ?? 0
      }
      if (held === 0) {
        addText(found, size, parts, start, next)
        found.hashes[size] = hash
        size += 1
        held = size
        table[slot] = held
      }
      places[origins[at] ?? 0] = held - 1
    }
  }
  const texts = packedTexts({
    bytes: found.bytes.slice(0, found.starts[size]),
    starts: found.starts.slice(0, size + 1),
    hashes: found.hashes.slice(0, size),
    size,
  })
  return { texts, places }
}

/** The least power of two that is at least twice as much. */
function tableSize(count: number): number {
  return 2 ** (33 - Math.clz32(count))
}

function isText({ bytes, starts }: Room, place: number, parts: Room, start: number, end: number): boolean {
  return areSame(bytes, starts[place] ?? 0, starts[place + 1] ?? 0, parts.bytes, start, end)
}

function addText(found: Room, place: number, parts: Room, start: number, end: number): void {
  let to = found.starts[place] ?? 0
  for (let at = start; at < end; at += 1) {
    found.bytes[to] = parts.bytes[at] ?? 0
    to += 1
  }
  found.starts[place + 1] = to
}

/**
 * Writes the cells to `parts` in the order of the highest bits of their hashes; says where each came from, and where each part ends.
 */
function putInParts(
  { blocks, size, bytes }: Cells,
  parts: Room,
): { readonly origins: Int32Array; readonly ends: Int32Array } {
  const bits = Math.min(MOST_BITS, 32 - Math.clz32(size / PART))
  const partOf = (hash: number) => (bits === 0 ? 0 : mixed(hash) >>> (32 - bits))
  const own = new Uint32Array(size)
  // where the cells of each part begin, and their bytes
  const firsts = new Int32Array(2 ** bits + 1)
  const offsets = new Int32Array(2 ** bits + 1)
  let cell = 0
  for (const block of blocks) {
    for (let at = 0; at < block.size; at += 1, cell += 1) {
      const start = block.starts[at] ?? 0
      const end = block.starts[at + 1] ?? 0
      const hash = hashOfBytes(block.bytes, start, end)
      own[cell] = hash
      const next = partOf(hash) + 1
      firsts[next] = (firsts[next] ?? 0) + 1
      offsets[next] = (offsets[next] ?? 0) + end - start
    }
  }
  for (let part = 1; part < firsts.length; part += 1) {
    firsts[part] = (firsts[part] ?? 0) + (firsts[part - 1] ?? 0)
    offsets[part] = (offsets[part] ?? 0) + (offsets[part - 1] ?? 0)
  }
  const origins = new Int32Array(size)
  cell = 0
  for (const block of blocks) {
    for (let at = 0; at < block.size; at += 1, cell += 1) {
      const hash = own[cell] ?? 0
      const part = partOf(hash)
      const place = firsts[part] ?? 0
      firsts[part] = place + 1
      parts.hashes[place] = hash
      origins[place] = cell
      let to = offsets[part] ?? 0
      parts.starts[place] = to
      const end = block.starts[at + 1] ?? 0
      for (let from = block.starts[at] ?? 0; from < end; from += 1) {
        parts.bytes[to] = block.bytes[from] ?? 0
        to += 1
      }
      offsets[part] = to
    }
  }
  parts.starts[size] = bytes
  // filling has moved each part's beginning to its end
  return { origins, ends: firsts.subarray(0, -1) }
}
