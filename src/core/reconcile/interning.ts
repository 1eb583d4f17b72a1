import { createPacking, type Texts } from "./texts.ts"

/** Keeps each different text once and numbers them from 0 in the order they come. */
export type Interning = {
  readonly placeOf: (text: string) => number
  /** The same for the first `end` bytes, which are UTF-8. */
  readonly placeOfBytes: (bytes: Uint8Array, end: number) => number
  readonly size: () => number
  readonly finish: () => Texts
}

export function createInterning(): Interning {
  const packing = createPacking()
  // open addressing: a slot holds a place plus one, and no more than half of them are taken
  let slots = new Int32Array(64)
  const settle = (): number => {
    const mask = slots.length - 1
    let slot = packing.hashOfWritten() & mask
    for (let held = slots[slot] ?? 0; held > 0; held = slots[slot] ?? 0) {
      if (packing.isWritten(held - 1)) return held - 1
      slot = (slot + 1) & mask
    }
    const place = packing.keep()
    slots[slot] = place + 1
    if (2 * (place + 1) > slots.length) widen()
    return place
  }
  const widen = () => {
    slots = new Int32Array(2 * slots.length)
    const mask = slots.length - 1
    for (let place = 0; place < packing.texts.length; place += 1) {
      let slot = packing.hashAt(place) & mask
      while ((slots[slot] ?? 0) > 0) slot = (slot + 1) & mask
      slots[slot] = place + 1
    }
  }
  return {
    placeOf: (text) => {
      packing.write(text)
      return settle()
    },
    placeOfBytes: (bytes, end) => {
      packing.writeBytes(bytes, end)
      return settle()
    },
    size: () => packing.texts.length,
    finish: () => {
      slots = new Int32Array(0)
      return packing.finish()
    },
  }
}
