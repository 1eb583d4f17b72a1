import {
  copyTexts,
  type GrowingTexts,
  INLINE,
  inlineStart,
  type KeptTexts,
  roomForTexts,
  widenTexts,
  writeHead,
} from "./kept-texts.ts"

/** Cells in the order they came, as many as come, block by block: hardly anything that was written is copied to make room. */
export type CellBlocks = {
  /** The block that takes the next cell. */
  readonly open: () => GrowingTexts
  /** Leaves out all that were added. */
  readonly clear: () => void
  readonly size: () => number
  /** How many bytes their tails take. */
  readonly tails: () => number
  /** All that were added; nothing can be added any more. */
  readonly finish: () => readonly KeptTexts[]
}

/** What takes the cells of a row, one after the other; all that are more than those go to `rest`. */
export type RowRoom = { readonly cells: readonly CellBlocks[]; readonly rest: CellBlocks }

/** Takes up rows cell by cell, as UTF-8. */
export type RowSink = {
  readonly first: RowRoom
  /** The row has so many cells; says what takes those of the next. */
  readonly endRow: (count: number) => RowRoom
}

/** So many cells a block holds. */
const BLOCK = 1 << 16

/** Tails are made room for by so many bytes at least. */
const TAILS = 1 << 12

export function createCellBlocks(): CellBlocks {
  let block = roomForTexts(BLOCK, 0)
  let blocks = [block]
  return {
    open: () => {
      if (block.size === BLOCK) {
        block = roomForTexts(BLOCK, 0)
        blocks.push(block)
      }
      return block
    },
    clear: () => {
      // what is written next relies on nought behind it
      block.heads.fill(0)
      block.size = 0
      block.tailEnd = 0
      blocks = [block]
    },
    size: () => blocks.reduce((sum, { size }) => sum + size, 0),
    tails: () => blocks.reduce((sum, { tailEnd }) => sum + tailEnd, 0),
    finish: () => {
      const all = blocks
      blocks = []
      return all
    },
  }
}

/** Where the bytes of a block's next cell are written: at first in its head, where no more than `INLINE` have room. */
export function cellStart({ size }: KeptTexts): number {
  return inlineStart(size)
}

/** Moves the cell that fills its head, or all the tails, to where more of it has room; says where it begins there. */
export function moveToTails(block: GrowingTexts, written: number): number {
  const { size, bytes, tailEnd } = block
  widenTexts(block, size, tailEnd + Math.max(TAILS, 2 * written))
  const start = inlineStart(size)
  if (written === INLINE) block.tails.set(bytes.subarray(start, start + written), tailEnd)
  return tailEnd
}

/** The cell that was written to a block has so many bytes. */
export function endCell(block: GrowingTexts, length: number): void {
  writeHead(block, block.size, block.tailEnd, length)
  block.size += 1
  if (length > INLINE) block.tailEnd += length
}

/** The cells one behind the other. */
export function inOnePiece(cells: CellBlocks): KeptTexts {
  const whole = roomForTexts(cells.size(), cells.tails())
  for (const block of cells.finish()) {
    copyTexts(block, whole, whole.size)
    whole.size += block.size
  }
  return whole
}
