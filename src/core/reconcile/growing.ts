/** Numbers, as many as come. */
export type Growing<T> = {
  readonly push: (value: number) => void
  /** The numbers, without the room that was held in store; nothing can be added any more. */
  readonly finish: () => T
}

/** Numbers of any kind that a double can hold. */
export function growing(): Growing<Float64Array> {
  return grow((size) => new Float64Array(size))
}

/** Whole numbers of 32 bits. */
export function growingWhole(): Growing<Int32Array> {
  return grow((size) => new Int32Array(size))
}

/** Room is made piece by piece: to copy what is there into wider room each time leaves several times as much to clear away. */
const [FIRST, MOST] = [1 << 10, 1 << 16]

function grow<T extends Float64Array | Int32Array>(make: (size: number) => T): Growing<T> {
  let full: T[] = []
  let held = make(FIRST)
  let size = 0
  return {
    push: (value) => {
      if (size === held.length) {
        full.push(held)
        held = make(Math.min(MOST, 2 * size))
        size = 0
      }
      held[size] = value
      size += 1
    },
    finish: () => {
      const pieces = [...full, held.subarray(0, size)]
      const all = make(pieces.reduce((sum, { length }) => sum + length, 0))
      let at = 0
      for (const piece of pieces) {
        all.set(piece, at)
        at += piece.length
      }
      full = []
      held = make(0)
      return all
    },
  }
}
