import { type KeptTexts, roomForTexts, roomOf, startAt, wordAt } from "./kept-texts.ts"

/** Some cells, `size` of them. */
export type CellBlock = Omit<KeptTexts, "size"> & { size: number }

/** Cells in the order they came, as many as come, block by block: nothing that was written is copied to make room. */
export type CellBlocks = {
  /** The bytes from `start` to `end`. */
  readonly add: (from: Uint8Array, start: number, end: number) => void
  readonly size: () => number
  /** How many bytes they take. */
  readonly bytes: () => number
  /** All that were added; nothing can be added any more. */
  readonly finish: () => readonly CellBlock[]
}

/** A block holds so many cells and bytes at most, or one cell of more bytes. */
const [BLOCK_CELLS, BLOCK_BYTES] = [1 << 14, 1 << 18]

export function createCellBlocks(): CellBlocks {
  let block = blockFor(0)
  let blocks = [block]
  let size = 0
  let bytes = 0
  return {
    add: (from, start, end) => {
      const room = roomOf(end - start)
      if (block.size === BLOCK_CELLS || startAt(block, block.size) + room > block.bytes.length) {
        block = blockFor(room)
        blocks.push(block)
      }
      const held = block.bytes
      let to = startAt(block, block.size)
      for (let at = start; at < end; at += 1, to += 1) held[to] = from[at] ?? 0
      block.ends[block.size + 1] = to
      block.size += 1
      size += 1
      bytes += room
    },
    size: () => size,
    bytes: () => bytes,
    finish: () => {
      const all = blocks
      blocks = []
      return all
    },
  }
}

function blockFor(bytes: number): CellBlock {
  return roomForTexts(BLOCK_CELLS, Math.max(bytes, BLOCK_BYTES))
}

/** The cells one behind the other. */
export function inOnePiece(cells: CellBlocks): KeptTexts {
  const whole = roomForTexts(cells.size(), cells.bytes())
  let first = 0
  let offset = 0
  for (const block of cells.finish()) {
    const words = wordAt(block.ends, block.size)
    whole.words.set(block.words.subarray(0, words), offset)
    for (let at = 1; at <= block.size; at += 1) whole.ends[first + at] = 4 * offset + (block.ends[at] ?? 0)
    first += block.size
    offset += words
  }
  return { ...whole, size: first }
}
