import { areSame, textsOver } from "./packed-texts.ts"
import type { Texts } from "./texts.ts"
import { hashOfBytes, mixed, writeUtf8 } from "./utf8.ts"

/** Keeps each different text once, as UTF-8, and numbers them from 0 in the order they come. */
export type TextStore = {
  readonly placeOf: (text: string) => number
  readonly size: () => number
  /** The texts, as many as there are at any time; room held in store was never written to and takes no memory. */
  readonly texts: Texts
}

/** A slot's second number is the text's hash, so that neither a longer table nor a text that is not here asks for bytes. */
const SLOT = 2

export function createTextStore(): TextStore {
  const kept = { bytes: new Uint8Array(1 << 10), starts: new Int32Array(1 << 8), size: 0 }
  // open addressing: a slot holds a place plus one, and no more than half of them are taken
  let slots = new Int32Array(SLOT << 6)
  let written = new Uint8Array(1 << 8)

  const write = (text: string) => {
    if (3 * text.length > written.length) written = new Uint8Array(6 * text.length)
    return writeUtf8(written, text)
  }
  /** The slot of the text that was written, or the empty one where it belongs. */
  const slotOf = (hash: number, end: number) => {
    const [table, { bytes, starts }] = [slots, kept]
    let slot = firstSlot(hash, table.length)
    for (let held = table[slot] ?? 0; held > 0; held = table[slot] ?? 0) {
      if (
        table[slot + 1] === hash &&
        areSame(bytes, starts[held - 1] ?? 0, starts[held] ?? 0, written, 0, end)
      )
        return slot
      slot = (slot + SLOT) & (table.length - SLOT)
    }
    return slot
  }
  const add = (end: number) => {
    const to = kept.starts[kept.size] ?? 0
    if (to + end > kept.bytes.length)
      kept.bytes = widened(kept.bytes, Math.max(to + end, 1.4 * kept.bytes.length))
    if (kept.size + 2 > kept.starts.length) kept.starts = widened(kept.starts, 1.4 * kept.starts.length)
    kept.bytes.set(written.subarray(0, end), to)
    kept.size += 1
    kept.starts[kept.size] = to + end
  }
  const find = (text: string) => {
    const end = write(text)
    return (slots[slotOf(mixed(hashOfBytes(written, 0, end)), end)] ?? 0) - 1
  }
  const placeOf = (text: string) => {
    const end = write(text)
    const hash = mixed(hashOfBytes(written, 0, end))
    const slot = slotOf(hash, end)
    const held = slots[slot] ?? 0
    if (held > 0) return held - 1
    add(end)
    slots[slot] = kept.size
    slots[slot + 1] = hash
    if (kept.size > slots.length / 4) slots = widenedSlots(slots)
    return kept.size - 1
  }
  return { placeOf, size: () => kept.size, texts: textsOver(kept, find) }
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
