/** Whole numbers of 32 bits, as many as come. */
export type GrowingNumbers = {
  readonly held: Int32Array
  readonly size: number
  readonly push: (value: number) => void
  /** Gives back the room that was held in store. */
  readonly trim: () => Int32Array
}

export function growingNumbers(): GrowingNumbers {
  let held = new Int32Array(1024)
  let size = 0
  return {
    get held() {
      return held
    },
    get size() {
      return size
    },
    push: (value) => {
      if (size === held.length) {
        const wider = new Int32Array(widerThan(size))
        wider.set(held)
        held = wider
      }
      held[size] = value
      size += 1
    },
    trim: () => {
      if (size < held.length) held = held.slice(0, size)
      return held
    },
  }
}

export type GrowingBytes = {
  readonly held: Uint8Array
  /** Makes room for so many bytes. */
  readonly reserve: (size: number) => void
  readonly trim: (size: number) => void
}

export function growingBytes(): GrowingBytes {
  let held = new Uint8Array(1024)
  return {
    get held() {
      return held
    },
    reserve: (size) => {
      if (size <= held.length) return
      const wider = new Uint8Array(Math.max(size, widerThan(held.length)))
      wider.set(held)
      held = wider
    },
    trim: (size) => {
      held = held.slice(0, size)
    },
  }
}

function widerThan(size: number): number {
  return size + (size >> 1)
}
