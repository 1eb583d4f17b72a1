import type { CellBlock } from "./cell-blocks.ts"
import { copyText, type HashedTexts, hashOfWords, isSameText, roomForHashed, wordAt } from "./kept-texts.ts"
import { packedTexts } from "./packed-texts.ts"
import type { Texts } from "./texts.ts"

/** Each different text of a column once, and for each cell the place of its text among them. */
export type SharedTexts = { readonly texts: Texts; readonly places: Int32Array }

/** About so many cells are looked through at a time: what that takes stays in the processor's own memory. */
const PART = 8192
const MOST_BITS = 11

/** Finds the different texts among cells. */
export type TextSharer = (blocks: readonly CellBlock[]) => SharedTexts

/** For columns, one after the other, of no more than so many cells and bytes. */
export function createTextSharer(mostCells: number, mostBytes: number): TextSharer {
  const room = { parts: roomForHashed(mostCells, mostBytes), found: roomForHashed(mostCells, mostBytes) }
  return (blocks) => shareTexts(blocks, room)
}

/**
 * A table of a million texts lies all over the memory, and every look into it would wait. So the cells are put in parts by
 * the highest bits of their hashes first, words and all, and each part is looked through by itself; texts that are found
 * stand in the order of these bits.
 */
function shareTexts(
  blocks: readonly CellBlock[],
  { parts, found }: { readonly parts: HashedTexts; readonly found: HashedTexts },
): SharedTexts {
  const { origins, ends } = putInParts(blocks, parts)
  const largest = ends.reduce((most, end, part) => Math.max(most, end - (ends[part - 1] ?? 0)), 0)
  // of the texts of a part: a place plus one, no more than half of the slots taken
  const table = new Int32Array(tableSize(largest))
  const places = new Int32Array(origins.length)
  let size = 0
  let at = 0
  for (const end of ends) {
    const mask = tableSize(end - at) - 1
    table.fill(0, 0, mask + 1)
    for (; at < end; at += 1) {
      const hash = parts.hashes[at] ?? 0
      let slot = hash & mask
      let held = table[slot] ?? 0
      while (held > 0 && (found.hashes[held - 1] !== hash || !isSameText(found, held - 1, parts, at))) {
        slot = (slot + 1) & mask
        held = table[slot] ?? 0
      }
      if (held === 0) {
        copyText(parts, at, found, size)
        found.hashes[size] = hash
        size += 1
        held = size
        table[slot] = held
      }
      places[origins[at] ?? 0] = held - 1
    }
  }
  const words = found.words.slice(0, wordAt(found.ends, size))
  const texts = packedTexts({
    bytes: new Uint8Array(words.buffer),
    words,
    ends: found.ends.slice(0, size + 1),
    hashes: found.hashes.slice(0, size),
    size,
  })
  return { texts, places }
}

/** The least power of two that is at least twice as much. */
function tableSize(count: number): number {
  return 2 ** (33 - Math.clz32(count))
}

/**
 * Writes the cells to `parts` in the order of the highest bits of their hashes; says where each came from, and where each part ends.
 */
function putInParts(
  blocks: readonly CellBlock[],
  parts: HashedTexts,
): { readonly origins: Int32Array; readonly ends: Int32Array } {
  const size = blocks.reduce((sum, block) => sum + block.size, 0)
  const bits = Math.min(MOST_BITS, 32 - Math.clz32(size / PART))
  const partOf = (hash: number) => (bits === 0 ? 0 : hash >>> (32 - bits))
  // where the cells of each part begin, and their words
  const firsts = new Int32Array(2 ** bits + 1)
  const offsets = new Int32Array(2 ** bits + 1)
  const own = new Uint32Array(size)
  let cell = 0
  for (const { words, ends, size } of blocks) {
    for (let at = 0; at < size; at += 1, cell += 1) {
      const first = wordAt(ends, at)
      const last = wordAt(ends, at + 1)
      const hash = hashOfWords(words, first, last)
      own[cell] = hash
      const next = partOf(hash) + 1
      firsts[next] = (firsts[next] ?? 0) + 1
      offsets[next] = (offsets[next] ?? 0) + last - first
    }
  }
  for (let part = 1; part < firsts.length; part += 1) {
    firsts[part] = (firsts[part] ?? 0) + (firsts[part - 1] ?? 0)
    offsets[part] = (offsets[part] ?? 0) + (offsets[part - 1] ?? 0)
  }
  const origins = new Int32Array(size)
  cell = 0
  for (const { words, ends, size } of blocks) {
    for (let at = 0; at < size; at += 1, cell += 1) {
      const hash = own[cell] ?? 0
      const part = partOf(hash)
      const place = firsts[part] ?? 0
      firsts[part] = place + 1
      parts.hashes[place] = hash
      origins[place] = cell
      const first = wordAt(ends, at)
      const last = wordAt(ends, at + 1)
      let to = offsets[part] ?? 0
      parts.ends[place + 1] = 4 * (to - first) + (ends[at + 1] ?? 0)
      for (let from = first; from < last; from += 1, to += 1) parts.words[to] = words[from] ?? 0
      offsets[part] = to
    }
  }
  // filling has moved each part's beginning to its end
  return { origins, ends: firsts.subarray(0, -1) }
}
