/** Some cells of a column as UTF-8: cell `at` stands from `starts[at]` to `starts[at + 1]`. */
export type CellBlock = { readonly bytes: Uint8Array; readonly starts: Int32Array; size: number }

/** Cells in the order they came. */
export type Cells = { readonly blocks: readonly CellBlock[]; readonly size: number; readonly bytes: number }

export type GatheredCells = {
  /** The bytes from `start` to `end`. */
  readonly add: (from: Uint8Array, start: number, end: number) => void
  readonly size: () => number
  /** How many bytes they have together. */
  readonly bytes: () => number
  /** All that were added; nothing can be added any more. */
  readonly finish: () => Cells
}

/** A block holds so many cells and bytes at most, or one cell of more bytes. */
const [BLOCK_CELLS, BLOCK_BYTES] = [1 << 14, 1 << 18]

/** Cells as many as come, block by block: nothing that was written is copied to make room. */
export function createGatheredCells(): GatheredCells {
  let block = blockFor(0)
  let blocks = [block]
  let size = 0
  let bytes = 0
  return {
    add: (from, start, end) => {
      let to = block.starts[block.size] ?? 0
      if (block.size === BLOCK_CELLS || to + end - start > block.bytes.length) {
        block = blockFor(end - start)
        blocks.push(block)
        to = 0
      }
      const held = block.bytes
      for (let at = start; at < end; at += 1) {
        held[to] = from[at] ?? 0
        to += 1
      }
      block.size += 1
      block.starts[block.size] = to
      size += 1
      bytes += end - start
    },
    size: () => size,
    bytes: () => bytes,
    finish: () => {
      const cells = { blocks, size, bytes }
      blocks = []
      return cells
    },
  }
}

function blockFor(bytes: number): CellBlock {
  return {
    bytes: new Uint8Array(Math.max(bytes, BLOCK_BYTES)),
    starts: new Int32Array(BLOCK_CELLS + 1),
    size: 0,
  }
}

/** The cells one behind the other. */
export function inOnePiece({
  blocks,
  size,
  bytes,
}: Cells): Omit<CellBlock, "size"> & { readonly size: number } {
  const whole = { bytes: new Uint8Array(bytes), starts: new Int32Array(size + 1), size }
  let first = 0
  let offset = 0
  for (const block of blocks) {
    const end = block.starts[block.size] ?? 0
    whole.bytes.set(block.bytes.subarray(0, end), offset)
    for (let at = 1; at <= block.size; at += 1) whole.starts[first + at] = offset + (block.starts[at] ?? 0)
    first += block.size
    offset += end
  }
  return whole
}
