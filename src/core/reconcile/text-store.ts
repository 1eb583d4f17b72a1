import type { Texts } from "./texts.ts"
import { textOfUtf8, writeUtf8 } from "./utf8.ts"

/**
 * Keeps texts as UTF-8, which takes a fourth of the room that strings take, and numbers them from 0 in the order they
 * come. `placeOf` keeps each different text once; bytes are those from `start` to `end`.
 */
export type TextStore = {
  readonly add: (from: Uint8Array, start: number, end: number) => void
  readonly placeOf: (text: string) => number
  readonly placeOfBytes: (from: Uint8Array, start: number, end: number) => number
  readonly size: () => number
  /** The texts, without the room that was held in store; nothing can be added any more. */
  readonly finish: () => Texts
}

export function createTextStore(): TextStore {
  let bytes = new Uint8Array(1 << 10)
  // text `place` stands from starts[place] to starts[place + 1]
  let starts = new Int32Array(1 << 8)
  let size = 0
  // open addressing: a slot holds a place plus one, and no more than half of them are taken
  let slots = new Int32Array(1 << 6)
  let written = new Uint8Array(1 << 8)

  const reserve = (more: number) => {
    const needed = (starts[size] ?? 0) + more
    if (needed > bytes.length) bytes = widened(bytes, Math.max(needed, 1.4 * bytes.length))
    if (size + 2 > starts.length) starts = widened(starts, 1.4 * starts.length)
  }
  const add = (from: Uint8Array, start: number, end: number) => {
    reserve(end - start)
    let to = starts[size] ?? 0
    for (let at = start; at < end; at += 1) {
      bytes[to] = from[at] ?? 0
      to += 1
    }
    size += 1
    starts[size] = to
  }
  const isAt = (place: number, from: Uint8Array, start: number, end: number) => {
    let at = starts[place] ?? 0
    if ((starts[place + 1] ?? 0) - at !== end - start) return false
    for (let own = start; own < end; own += 1) {
      if (bytes[at] !== from[own]) return false
      at += 1
    }
    return true
  }
  const placeOfBytes = (from: Uint8Array, start: number, end: number) => {
    const mask = slots.length - 1
    let slot = hashOfBytes(from, start, end) & mask
    for (let held = slots[slot] ?? 0; held > 0; held = slots[slot] ?? 0) {
      if (isAt(held - 1, from, start, end)) return held - 1
      slot = (slot + 1) & mask
    }
    add(from, start, end)
    slots[slot] = size
    if (2 * size > slots.length) widenSlots()
    return size - 1
  }
  const widenSlots = () => {
    slots = new Int32Array(2 * slots.length)
    const mask = slots.length - 1
    for (let place = 0; place < size; place += 1) {
      let slot = hashOfBytes(bytes, starts[place] ?? 0, starts[place + 1] ?? 0) & mask
      while ((slots[slot] ?? 0) > 0) slot = (slot + 1) & mask
      slots[slot] = place + 1
    }
  }
  return {
    add,
    placeOf: (text) => {
      if (3 * text.length > written.length) written = new Uint8Array(6 * text.length)
      return placeOfBytes(written, 0, writeUtf8(written, text))
    },
    placeOfBytes,
    size: () => size,
    finish: () => {
      const [keptBytes, keptStarts] = [bytes.slice(0, starts[size] ?? 0), starts.slice(0, size + 1)]
      bytes = new Uint8Array(0)
      starts = new Int32Array(0)
      slots = new Int32Array(0)
      return {
        length: size,
        at: (place) =>
          place < size
            ? textOfUtf8(keptBytes, keptStarts[place] ?? 0, keptStarts[place + 1] ?? 0)
            : undefined,
      }
    },
  }
}

/** FNV-1a over bytes; it leaves the low bits poor, and they choose the slot. */
function hashOfBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

function widened<T extends Uint8Array | Int32Array>(held: T, size: number): T {
  const wider = new (held.constructor as new (size: number) => T)(Math.ceil(size))
  wider.set(held)
  return wider
}
