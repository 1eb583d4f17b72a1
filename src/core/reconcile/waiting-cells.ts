import type { TextStore } from "./text-store.ts"

/** So many cells wait to be looked up together. */
const MANY = 1 << 13

/** Cells of a column, on their way into a store of texts. */
export type WaitingCells = {
  /** The bytes from `start` to `end`. */
  readonly add: (from: Uint8Array, start: number, end: number) => void
  /** Looks up those that still wait. */
  readonly finish: () => void
}

/**
 * Lets the cells of a column wait until there are many, and tells `placed` their places in the store in the order they came.
 * Of a million different texts each one that is looked up by itself waits for memory; many are looked up in an order that spares that.
 */
export function createWaitingCells(store: TextStore, placed: (place: number) => void): WaitingCells {
  let bytes = new Uint8Array(16 * MANY)
  // cell `at` stands from ends[at] to ends[at + 1]
  const ends = new Int32Array(MANY + 1)
  const places = new Int32Array(MANY)
  let count = 0
  const finish = () => {
    store.placesOfBytes(bytes, ends, count, places)
    for (let at = 0; at < count; at += 1) placed(places[at] ?? 0)
    count = 0
  }
  return {
    add: (from, start, end) => {
      let to = ends[count] ?? 0
      if (to + end - start > bytes.length) {
        const wider = new Uint8Array(2 * (to + end - start))
        wider.set(bytes)
        bytes = wider
      }
      const held = bytes
      for (let at = start; at < end; at += 1) {
        held[to] = from[at] ?? 0
        to += 1
      }
      count += 1
      ends[count] = to
      if (count === MANY) finish()
    },
    finish,
  }
}
