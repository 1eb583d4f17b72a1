/** Cells of a column as UTF-8, in the order they came: cell `at` stands from `starts[at]` to `starts[at + 1]`. */
export type Cells = { readonly bytes: Uint8Array; readonly starts: Int32Array; readonly size: number }

export type GatheredCells = {
  /** The bytes from `start` to `end`. */
  readonly add: (from: Uint8Array, start: number, end: number) => void
  readonly size: () => number
  /** All that were added; nothing can be added any more. */
  readonly finish: () => Cells
}

/** Room grows by so much; what was never written to takes no memory. */
const GROWTH = 1.4

export function createGatheredCells(): GatheredCells {
  let bytes = new Uint8Array(1 << 12)
  let starts = new Int32Array(1 << 8)
  let size = 0
  return {
    add: (from, start, end) => {
      let to = starts[size] ?? 0
      if (to + end - start > bytes.length) {
        const wider = new Uint8Array(Math.ceil(GROWTH * (to + end - start)))
        wider.set(bytes)
        bytes = wider
      }
      if (size + 2 > starts.length) {
        const wider = new Int32Array(Math.ceil(GROWTH * starts.length))
        wider.set(starts)
        starts = wider
      }
      const held = bytes
      for (let at = start; at < end; at += 1) {
        held[to] = from[at] ?? 0
        to += 1
      }
      size += 1
      starts[size] = to
    },
    size: () => size,
    finish: () => {
      const cells = { bytes, starts, size }
      bytes = new Uint8Array(0)
      starts = new Int32Array(0)
      return cells
    },
  }
}
