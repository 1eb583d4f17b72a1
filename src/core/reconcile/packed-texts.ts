import { hashOfText, isSameText, type KeptTexts, roomForTexts, textAt, writeText } from "./kept-texts.ts"
import type { Texts } from "./texts.ts"

/** The texts that are kept at any time. */
export function textsOver(kept: KeptTexts, placeOf: (text: string) => number): Texts {
  return {
    get length() {
      return kept.size
    },
    at: (place) => (place < kept.size ? textAt(kept, place) : undefined),
    packed: { kept, placeOf },
  }
}

/** Texts of which no more come; where a text stands among them is found only if it is asked for. */
export function packedTexts(kept: KeptTexts): Texts {
  let find: ((text: string) => number) | undefined
  return textsOver(kept, (text) => {
    find ??= finderIn(kept)
    return find(text)
  })
}

function finderIn(kept: KeptTexts): (text: string) => number {
  const bits = 33 - Math.clz32(kept.size)
  // a place plus one; by the highest bits, in whose order texts may stand already
  const table = new Int32Array(2 ** bits)
  const next = (slot: number) => (slot + 1) & (table.length - 1)
  for (let place = 0; place < kept.size; place += 1) {
    let slot = hashOfText(kept, place) >>> (32 - bits)
    while ((table[slot] ?? 0) > 0) slot = next(slot)
    table[slot] = place + 1
  }
  return (text) => {
    const written = roomForTexts(1, 3 * text.length)
    writeText(written, text)
    let slot = hashOfText(written, 0) >>> (32 - bits)
    for (let held = table[slot] ?? 0; held > 0; held = table[slot] ?? 0) {
      if (isSameText(kept, held - 1, written, 0)) return held - 1
      slot = next(slot)
    }
    return -1
  }
}
