import {
  copyText,
  type GrowingTexts,
  hashOfText,
  isSameText,
  type KeptTexts,
  roomForTexts,
  withoutStore,
} from "./kept-texts.ts"
import { packedTexts } from "./packed-texts.ts"
import type { Texts } from "./texts.ts"

/** Each different text of a column once, and for each cell the place of its text among them. */
export type SharedTexts = { readonly texts: Texts; readonly places: Int32Array }

/** About so many cells are looked through at a time: what that takes stays in the processor's own memory. */
const PART = 8192
const MOST_BITS = 11

/** Finds the different texts among cells. */
export type TextSharer = (blocks: readonly KeptTexts[]) => SharedTexts

/** For columns, one after the other, of no more than so many cells, and bytes of their tails. */
export function createTextSharer(mostCells: number, mostTails: number): TextSharer {
  const room = { parts: roomForTexts(mostCells, mostTails), found: roomForTexts(mostCells, mostTails) }
  return (blocks) => shareTexts(blocks, room)
}

/**
 * A table of a million texts lies all over the memory, and every look into it would wait. So the cells are put in parts by
 * the highest bits of their hashes first, words and all, and each part is looked through by itself; texts that are found
 * stand in the order of these bits.
 */
function shareTexts(
  blocks: readonly KeptTexts[],
  { parts, found }: { readonly parts: GrowingTexts; readonly found: GrowingTexts },
): SharedTexts {
  parts.tailEnd = 0
  found.tailEnd = 0
  const { origins, ends } = putInParts(blocks, parts)
  const largest = ends.reduce((most, end, part) => Math.max(most, end - (ends[part - 1] ?? 0)), 0)
  // of the texts of a part: a place plus one, no more than two thirds of the slots taken
  const table = new Int32Array(tableSize(largest))
  const places = new Int32Array(origins.length)
  let size = 0
  let at = 0
  for (const end of ends) {
    const mask = tableSize(end - at) - 1
    table.fill(0, 0, mask + 1)
    for (; at < end; at += 1) {
      let slot = hashOfText(parts, at) & mask
      let held = table[slot] ?? 0
      while (held > 0 && !isSameText(found, held - 1, parts, at)) {
        slot = (slot + 1) & mask
        held = table[slot] ?? 0
      }
      if (held === 0) {
        copyText(parts, at, found, size)
        size += 1
        held = size
        table[slot] = held
      }
      places[origins[at] ?? 0] = held - 1
    }
  }
  return { texts: packedTexts(withoutStore(found, size)), places }
}

/** The least power of two that is half as much again. */
function tableSize(count: number): number {
  return 2 ** (32 - Math.clz32(1.5 * count))
}

/**
 * Writes the cells to `parts` in the order of the highest bits of their hashes; says where each came from, and where each part ends.
 */
function putInParts(
  blocks: readonly KeptTexts[],
  parts: GrowingTexts,
): { readonly origins: Int32Array; readonly ends: Int32Array } {
  const size = blocks.reduce((sum, block) => sum + block.size, 0)
  const bits = Math.min(MOST_BITS, 32 - Math.clz32(size / PART))
  const partOf = (hash: number) => (bits === 0 ? 0 : hash >>> (32 - bits))
  // where the cells of each part begin
  const firsts = new Int32Array(2 ** bits + 1)
  const partsOfCells = new Uint16Array(size)
  let cell = 0
  for (const block of blocks) {
    for (let at = 0; at < block.size; at += 1, cell += 1) {
      const part = partOf(hashOfText(block, at))
      partsOfCells[cell] = part
      firsts[part + 1] = (firsts[part + 1] ?? 0) + 1
    }
  }
  for (let part = 1; part < firsts.length; part += 1)
    firsts[part] = (firsts[part] ?? 0) + (firsts[part - 1] ?? 0)
  const origins = new Int32Array(size)
  cell = 0
  for (const block of blocks) {
    for (let at = 0; at < block.size; at += 1, cell += 1) {
      const part = partsOfCells[cell] ?? 0
      const place = firsts[part] ?? 0
      firsts[part] = place + 1
      origins[place] = cell
      copyText(block, at, parts, place)
    }
  }
  // filling has moved each part's beginning to its end
  return { origins, ends: firsts.subarray(0, -1) }
}
