import { placesByHead } from "./radix-sort.ts"
import type { Texts } from "./texts.ts"
import { hashOfBytes, textOfUtf8, writeUtf8 } from "./utf8.ts"

/**
 * Keeps texts as UTF-8, which takes a fourth of the room that strings take, and numbers them from 0 in the order they
 * come. `placeOf` keeps each different text once; bytes are those from `start` to `end`.
 */
export type TextStore = {
  readonly add: (from: Uint8Array, start: number, end: number) => void
  readonly placeOf: (text: string) => number
  /** The places of `count` texts, written to `places`: text `at` stands in `from` from `ends[at]` to `ends[at + 1]`. */
  readonly placesOfBytes: (from: Uint8Array, ends: Int32Array, count: number, places: Int32Array) => void
  readonly size: () => number
  /** The texts, as many as there are at any time; room held in store was never written to and takes no memory. */
  readonly texts: Texts
}

/** A slot's second number is the text's hash, so that neither a longer table nor a text that is not here asks for bytes. */
const SLOT = 2

export function createTextStore(): TextStore {
  let bytes = new Uint8Array(1 << 10)
  // text `place` stands from starts[place] to starts[place + 1]
  let starts = new Int32Array(1 << 8)
  let size = 0
  // open addressing: a slot holds a place plus one, and no more than half of them are taken
  let slots = new Int32Array(SLOT << 6)
  let written = new Uint8Array(1 << 8)

  const add = (from: Uint8Array, start: number, end: number) => {
    let to = starts[size] ?? 0
    if (to + end - start > bytes.length)
      bytes = widened(bytes, Math.max(to + end - start, 1.4 * bytes.length))
    if (size + 2 > starts.length) starts = widened(starts, 1.4 * starts.length)
    const kept = bytes
    for (let at = start; at < end; at += 1) {
      kept[to] = from[at] ?? 0
      to += 1
    }
    size += 1
    starts[size] = to
  }
  /** The slot of a text, or the empty one where it belongs. */
  const slotOf = (hash: number, from: Uint8Array, start: number, end: number) => {
    const [table, kept, begins] = [slots, bytes, starts]
    const mask = table.length - SLOT
    const length = end - start
    let slot = firstSlot(hash, table.length)
    for (let held = table[slot] ?? 0; held > 0; held = table[slot] ?? 0) {
      if (table[slot + 1] === hash) {
        const begin = begins[held - 1] ?? 0
        if ((begins[held] ?? 0) - begin === length) {
          let at = 0
          while (at < length && kept[begin + at] === from[start + at]) at += 1
          if (at === length) return slot
        }
      }
      slot = (slot + SLOT) & mask
    }
    return slot
  }
  const placeOfBytes = (hash: number, from: Uint8Array, start: number, end: number) => {
    const slot = slotOf(hash, from, start, end)
    const held = slots[slot] ?? 0
    if (held > 0) return held - 1
    add(from, start, end)
    slots[slot] = size
    slots[slot + 1] = hash
    if (size > slots.length / 4) slots = widenedSlots(slots)
    return size - 1
  }
  let hashes = new Int32Array(0)
  const placesOfBytes = (from: Uint8Array, ends: Int32Array, count: number, places: Int32Array) => {
    if (count > hashes.length) hashes = new Int32Array(count)
    const own = hashes
    for (let at = 0; at < count; at += 1) own[at] = hashOfText(from, ends[at] ?? 0, ends[at + 1] ?? 0)
    // in the order in which they stand in the table: one after the other from all over it, each would wait for memory
    const order = placesByHead(own, count)
    for (let next = 0; next < count; next += 1) {
      const at = order[next] ?? 0
      places[at] = placeOfBytes(own[at] ?? 0, from, ends[at] ?? 0, ends[at + 1] ?? 0)
    }
  }
  const write = (text: string) => {
    if (3 * text.length > written.length) written = new Uint8Array(6 * text.length)
    return writeUtf8(written, text)
  }
  const texts: Texts = {
    get length() {
      return size
    },
    at: (place) => (place < size ? textOfUtf8(bytes, starts[place] ?? 0, starts[place + 1] ?? 0) : undefined),
    packed: {
      look: (place, look) => look(bytes, starts[place] ?? 0, starts[place + 1] ?? 0),
      compare: (one, other, compare) =>
        compare(
          bytes,
          starts[one] ?? 0,
          starts[one + 1] ?? 0,
          bytes,
          starts[other] ?? 0,
          starts[other + 1] ?? 0,
        ),
      placeOf: (text) => {
        const end = write(text)
        return (slots[slotOf(hashOfText(written, 0, end), written, 0, end)] ?? 0) - 1
      },
    },
  }
  return {
    add,
    placeOf: (text) => {
      const end = write(text)
      return placeOfBytes(hashOfText(written, 0, end), written, 0, end)
    },
    placesOfBytes,
    size: () => size,
    texts,
  }
}

/** FNV leaves some bits poor, and the highest choose the slot. */
function hashOfText(bytes: Uint8Array, start: number, end: number): number {
  const hash = hashOfBytes(bytes, start, end)
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return mixed ^ (mixed >>> 13)
}

/** Slots stand in the order of the hashes. */
function firstSlot(hash: number, size: number): number {
  return SLOT * (hash >>> (Math.clz32(size / SLOT) + 1))
}

function widenedSlots(slots: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(2 * slots.length)
  const mask = wider.length - SLOT
  for (let from = 0; from < slots.length; from += SLOT) {
    const held = slots[from] ?? 0
    if (held === 0) continue
    const hash = slots[from + 1] ?? 0
    let slot = firstSlot(hash, wider.length)
    while ((wider[slot] ?? 0) > 0) slot = (slot + SLOT) & mask
    wider[slot] = held
    wider[slot + 1] = hash
  }
  return wider
}

function widened<T extends Uint8Array | Int32Array>(held: T, size: number): T {
  const wider = new (held.constructor as new (size: number) => T)(Math.ceil(size))
  wider.set(held)
  return wider
}
