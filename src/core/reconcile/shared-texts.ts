import type { Cells } from "./gathered-cells.ts"
import { areSame, packedTexts } from "./packed-texts.ts"
import type { Texts } from "./texts.ts"
import { hashOfBytes, mixed } from "./utf8.ts"

/** Each different text of a column once, and for each cell the place of its text among them. */
export type SharedTexts = { readonly texts: Texts; readonly places: Int32Array }

/** About so many cells are looked through at a time: what that takes stays in the processor's own memory. */
const PART = 2048
const MOST_BITS = 11

/**
 * A table of a million texts lies all over the memory, and every look into it would wait. So the cells are put in parts by
 * the highest bits of their hashes first, bytes and all, and each part is looked through by itself; texts that are found
 * stand in the order of these bits.
 */
export function shareTexts(cells: Cells): SharedTexts {
  const { starts, bytes, hashes, origins, ends } = inParts(cells)
  const places = new Int32Array(cells.size)
  const largest = ends.reduce((most, end, part) => Math.max(most, end - (ends[part - 1] ?? 0)), 0)
  // of the texts of a part: a place plus one, no more than half of the slots taken
  const table = new Int32Array(tableSize(largest))
  const found = { bytes: new Uint8Array(bytes.length), starts: new Int32Array(cells.size + 1) }
  const foundHashes = new Uint32Array(cells.size)
  let size = 0
  let at = 0
  for (const end of ends) {
    const mask = tableSize(end - at) - 1
    table.fill(0, 0, mask + 1)
    for (; at < end; at += 1) {
      const hash = hashes[at] ?? 0
      const start = starts[at] ?? 0
      const next = starts[at + 1] ?? 0
      let slot = mixed(hash) & mask
      let held = table[slot] ?? 0
      while (held > 0 && (foundHashes[held - 1] !== hash || !isText(found, held - 1, bytes, start, next))) {
        slot = (slot + 1) & mask
        held = table[slot] ?? 0
      }
      if (held === 0) {
        foundHashes[size] = hash
        addText(found, size, bytes, start, next)
        size += 1
        held = size
        table[slot] = held
      }
      places[origins[at] ?? 0] = held - 1
    }
  }
  // room that is not needed is given back
  const texts = packedTexts({
    bytes: found.bytes.slice(0, found.starts[size]),
    starts: found.starts.slice(0, size + 1),
    hashes: foundHashes.slice(0, size),
    size,
  })
  return { texts, places }
}

/** The least power of two that is at least twice as much. */
function tableSize(count: number): number {
  return 2 ** (33 - Math.clz32(count))
}

type Found = { readonly bytes: Uint8Array; readonly starts: Int32Array }

function isText(
  { bytes, starts }: Found,
  place: number,
  from: Uint8Array,
  start: number,
  end: number,
): boolean {
  return areSame(bytes, starts[place] ?? 0, starts[place + 1] ?? 0, from, start, end)
}

function addText(found: Found, place: number, bytes: Uint8Array, start: number, end: number): void {
  let to = found.starts[place] ?? 0
  for (let at = start; at < end; at += 1) {
    found.bytes[to] = bytes[at] ?? 0
    to += 1
  }
  found.starts[place + 1] = to
}

/** The cells in the order of their hashes' highest bits, with their hashes and where each came from; `ends`: of each part. */
function inParts({ bytes, starts, size }: Cells) {
  const bits = Math.min(MOST_BITS, 32 - Math.clz32(size / PART))
  const partOf = (hash: number) => (bits === 0 ? 0 : mixed(hash) >>> (32 - bits))
  const own = new Uint32Array(size)
  // where the cells of each part begin, and their bytes
  const [firsts, offsets] = [new Int32Array(2 ** bits + 1), new Int32Array(2 ** bits + 1)]
  for (let at = 0; at < size; at += 1) {
    const start = starts[at] ?? 0
    const end = starts[at + 1] ?? 0
    const hash = hashOfBytes(bytes, start, end)
    own[at] = hash
    const next = partOf(hash) + 1
    firsts[next] = (firsts[next] ?? 0) + 1
    offsets[next] = (offsets[next] ?? 0) + end - start
  }
  for (let part = 1; part < firsts.length; part += 1) {
    firsts[part] = (firsts[part] ?? 0) + (firsts[part - 1] ?? 0)
    offsets[part] = (offsets[part] ?? 0) + (offsets[part - 1] ?? 0)
  }
  const partBytes = new Uint8Array(starts[size] ?? 0)
  const partStarts = new Int32Array(size + 1)
  const hashes = new Uint32Array(size)
  const origins = new Int32Array(size)
  for (let at = 0; at < size; at += 1) {
    const hash = own[at] ?? 0
    const part = partOf(hash)
    const place = firsts[part] ?? 0
    firsts[part] = place + 1
    hashes[place] = hash
    origins[place] = at
    let to = offsets[part] ?? 0
    partStarts[place] = to
    const end = starts[at + 1] ?? 0
    for (let from = starts[at] ?? 0; from < end; from += 1) {
      partBytes[to] = bytes[from] ?? 0
      to += 1
    }
    offsets[part] = to
  }
  partStarts[size] = partBytes.length
  // filling has moved each part's beginning to its end
  return { bytes: partBytes, starts: partStarts, hashes, origins, ends: firsts.subarray(0, -1) }
}
