import { type KeptTexts, roomForTexts, startAt, wordAt } from "./kept-texts.ts"

/** Some cells, `size` of them; the next is written from `startAt(block, size)` on and ended by `endCell`. */
export type CellBlock = Omit<KeptTexts, "size"> & { size: number }

/** Cells in the order they came, as many as come, block by block: nothing that was ended is copied to make room. */
export type CellBlocks = {
  /** The block of the next cell; whoever comes to the end of its bytes asks for more room. */
  readonly open: () => CellBlock
  /** A block of twice the room for a cell of which so many bytes are written; they have moved there. */
  readonly widen: (written: number) => CellBlock
  readonly size: () => number
  /** How many bytes they take. */
  readonly bytes: () => number
  /** All that were added; nothing can be added any more. */
  readonly finish: () => readonly CellBlock[]
}

/** A block holds so many cells and bytes at most, or one cell of more bytes. */
const [BLOCK_CELLS, BLOCK_BYTES] = [1 << 14, 1 << 18]

/** Where there is less room than this another block is begun: hardly a cell is longer. */
const LEAST_ROOM = 256

export function createCellBlocks(): CellBlocks {
  let block = blockFor(BLOCK_BYTES)
  let blocks = [block]
  const begin = (bytes: number) => {
    block = blockFor(bytes)
    blocks.push(block)
    return block
  }
  return {
    open: () => {
      const room = block.bytes.length - startAt(block, block.size)
      return block.size === BLOCK_CELLS || room < LEAST_ROOM ? begin(BLOCK_BYTES) : block
    },
    widen: (written) => {
      const start = startAt(block, block.size)
      const cell = block.bytes.subarray(start, start + written)
      const wider = begin(Math.max(2 * written, BLOCK_BYTES))
      wider.bytes.set(cell)
      return wider
    },
    size: () => blocks.reduce((sum, { size }) => sum + size, 0),
    bytes: () => blocks.reduce((sum, { ends, size }) => sum + 4 * wordAt(ends, size), 0),
    finish: () => {
      const all = blocks
      blocks = []
      return all
    },
  }
}

/** The cell that was written to a block ends before `end`. */
export function endCell(block: CellBlock, end: number): void {
  block.ends[block.size + 1] = end
  block.size += 1
}

function blockFor(bytes: number): CellBlock {
  return roomForTexts(BLOCK_CELLS, bytes)
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
