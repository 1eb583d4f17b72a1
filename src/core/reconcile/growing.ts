/** Whole numbers of 32 bits, as many as come. */
export type Growing = {
  readonly push: (value: number) => void
  /** The numbers, without the room that was held in store; nothing can be added any more. */
  readonly finish: () => Int32Array
}

export function growing(): Growing {
  let held = new Int32Array(1024)
  let size = 0
  return {
    push: (value) => {
      if (size === held.length) {
        const wider = new Int32Array(Math.ceil(1.4 * size))
        wider.set(held)
        held = wider
      }
      held[size] = value
      size += 1
    },
    finish: () => {
      const kept = held.slice(0, size)
      held = new Int32Array(0)
      return kept
    },
  }
}
