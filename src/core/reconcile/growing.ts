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

function grow<T extends Float64Array | Int32Array>(make: (size: number) => T): Growing<T> {
  let held = make(1024)
  let size = 0
  return {
    push: (value) => {
      if (size === held.length) {
        const wider = make(Math.ceil(1.4 * size))
        wider.set(held)
        held = wider
      }
      held[size] = value
      size += 1
    },
    finish: () => {
      const kept = held.slice(0, size) as T
      held = make(0)
      return kept
    },
  }
}
