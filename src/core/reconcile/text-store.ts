import {
  copyText,
  hashOfText,
  INLINE,
  isSameText,
  roomForTexts,
  widenTexts,
  writeText,
} from "./kept-texts.ts"
import { textsOver } from "./packed-texts.ts"
import type { Texts } from "./texts.ts"

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
  const kept = roomForTexts(1 << 8, 0)
  // open addressing: a slot holds a place plus one, and no more than half of them are taken
  let slots = new Int32Array(SLOT << 6)
  let written = roomForTexts(1, 1 << 8)

  /** Writes a text by itself, to be held against others, and says its hash. */
  const write = (text: string) => {
    if (3 * text.length > written.tails.length) written = roomForTexts(1, 6 * text.length)
    writeText(written, text)
    return hashOfText(written, 0)
  }
  /** The slot of the text that was written, or the empty one where it belongs. */
  const slotOf = (hash: number) => {
    const table = slots
    let slot = firstSlot(hash, table.length)
    for (let held = table[slot] ?? 0; held > 0; held = table[slot] ?? 0) {
      if (table[slot + 1] === hash && isSameText(kept, held - 1, written, 0)) return slot
      slot = (slot + SLOT) & (table.length - SLOT)
    }
    return slot
  }
  const add = () => {
    const length = written.heads[0] ?? 0
    widenTexts(kept, kept.size + 1, kept.tailEnd + (length > INLINE ? length : 0))
    copyText(written, 0, kept, kept.size)
    kept.size += 1
  }
  const placeOf = (text: string) => {
    const hash = write(text)
    const slot = slotOf(hash)
    const held = slots[slot] ?? 0
    if (held > 0) return held - 1
    add()
    slots[slot] = kept.size
    slots[slot + 1] = hash
    if (kept.size > slots.length / 4) slots = widenedSlots(slots)
    return kept.size - 1
  }
  const find = (text: string) => (slots[slotOf(write(text))] ?? 0) - 1
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
