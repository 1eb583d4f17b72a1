import type { Texts } from "./texts.ts"
import { hashOfBytes, mixed, textOfUtf8, writeUtf8 } from "./utf8.ts"

/** Texts as UTF-8, which takes a fourth of the room that strings take: text `place` stands from `starts[place]` to `starts[place + 1]`. */
export type KeptTexts = {
  readonly bytes: Uint8Array
  readonly starts: Int32Array
  readonly size: number
  /** Their hashes, where they are known. */
  readonly hashes?: Uint32Array
}

/** The texts that are kept at any time. */
export function textsOver(kept: KeptTexts, placeOf: (text: string) => number): Texts {
  return {
    get length() {
      return kept.size
    },
    at: (place) =>
      place < kept.size
        ? textOfUtf8(kept.bytes, kept.starts[place] ?? 0, kept.starts[place + 1] ?? 0)
        : undefined,
    packed: {
      look: (place, look) => look(kept.bytes, kept.starts[place] ?? 0, kept.starts[place + 1] ?? 0),
      hashAt: (place) =>
        kept.hashes?.[place] ?? hashOfBytes(kept.bytes, kept.starts[place] ?? 0, kept.starts[place + 1] ?? 0),
      compare: (one, other, compare) => {
        const { bytes, starts } = kept
        return compare(
          bytes,
          starts[one] ?? 0,
          starts[one + 1] ?? 0,
          bytes,
          starts[other] ?? 0,
          starts[other + 1] ?? 0,
        )
      },
      placeOf,
    },
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

function finderIn({ bytes, starts, size, hashes }: KeptTexts): (text: string) => number {
  const bits = 33 - Math.clz32(size)
  // a place plus one; by the highest bits, in whose order texts may stand already
  const table = new Int32Array(2 ** bits)
  const next = (slot: number) => (slot + 1) & (table.length - 1)
  for (let place = 0; place < size; place += 1) {
    const hash = hashes?.[place] ?? hashOfBytes(bytes, starts[place] ?? 0, starts[place + 1] ?? 0)
    let slot = mixed(hash) >>> (32 - bits)
    while ((table[slot] ?? 0) > 0) slot = next(slot)
    table[slot] = place + 1
  }
  return (text) => {
    const written = new Uint8Array(3 * text.length)
    const end = writeUtf8(written, text)
    let slot = mixed(hashOfBytes(written, 0, end)) >>> (32 - bits)
    for (let held = table[slot] ?? 0; held > 0; held = table[slot] ?? 0) {
      if (areSame(bytes, starts[held - 1] ?? 0, starts[held] ?? 0, written, 0, end)) return held - 1
      slot = next(slot)
    }
    return -1
  }
}

/** Whether the bytes of two texts are the same. */
export function areSame(
  one: Uint8Array,
  start: number,
  end: number,
  other: Uint8Array,
  startOther: number,
  endOther: number,
): boolean {
  if (end - start !== endOther - startOther) return false
  for (let at = start; at < end; at += 1) if (one[at] !== other[startOther + at - start]) return false
  return true
}
