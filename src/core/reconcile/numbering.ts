import { type Bits, bitsFor, hasBit, setBit } from "./bits.ts"
import { bytesOf, endOf, type KeptTexts, startOf } from "./kept-texts.ts"
import { createTextStore } from "./text-store.ts"
import type { Texts } from "./texts.ts"

/** How a field's values are written down. */
export type Writing<V> = {
  /** The text by which a value is known and kept, and its value again: of a million values none is kept as an object. */
  readonly write: (value: V) => string
  readonly read: (written: string) => V
  /** Whether a cell's bytes, from `start` to `end`, are just what their value would be written as: such are not read. */
  readonly isWritten?: (bytes: Uint8Array, start: number, end: number) => boolean
}

/** The numbers of the values of texts: where a text is just as its value is written its place plus one. */
export type TextNumbers = { readonly isPlain: Bits; readonly others: Int32Array }

export function numberAt({ isPlain, others }: TextNumbers, place: number): number {
  return hasBit(isPlain, place) ? place + 1 : (others[place] ?? 0)
}

/** Numbers the values of a field from 1; nought is for none. */
export type Numbering<V> = {
  readonly ofValue: (value: V | null) => number
  readonly ofTexts: (texts: Texts, read: (text: string) => V | null) => TextNumbers
  /** No number is higher; some may be nobody's. */
  readonly most: () => number
  readonly writtenAs: (number: number) => string
  /** The number of the value that is written so; nought when there is none. */
  readonly idOf: (written: string) => number
  /** Whether a value stands in its cell just as it is written. */
  readonly isPlain: (number: number) => boolean
  /** The cells in which such values stand, that of number 1 at place 0; none where no cells are kept as bytes. */
  readonly cells: () => KeptTexts | undefined
}

/** So many values are known again without being written. */
const RECENT = 20_000

/**
 * Values are known by the text they are written as. Cells that are kept as bytes are looked up among themselves first: of
 * a million telephone numbers nearly all stand in their cells as they would be written, and their place is their number.
 */
export function createNumbering<V>({ write, isWritten }: Writing<V>): Numbering<V> {
  const rest = createTextStore()
  const recent = new Map<V, number>()
  let cells: Texts = []
  let cellCount = 0
  let plain = bitsFor(0)
  const ofValue = (value: V | null) => {
    if (value === null) return 0
    const known = recent.get(value)
    if (known !== undefined) return known
    const written = write(value)
    const place = cells.packed?.placeOf(written) ?? -1
    const number = place >= 0 ? place + 1 : cellCount + rest.placeOf(written) + 1
    if (recent.size < RECENT) recent.set(value, number)
    return number
  }
  return {
    ofValue,
    ofTexts: (texts, read) => {
      const isFirst = cellCount === 0 && rest.size() === 0
      const kept = isFirst && isWritten !== undefined ? texts.packed?.kept : undefined
      const isPlain = bitsFor(kept === undefined ? 0 : texts.length)
      const others = new Int32Array(texts.length)
      if (kept !== undefined) {
        cells = texts
        cellCount = texts.length
        plain = isPlain
      }
      for (let place = 0; place < others.length; place += 1) {
        if (
          kept !== undefined &&
          isWritten?.(bytesOf(kept, place), startOf(kept, place), endOf(kept, place))
        ) {
          setBit(isPlain, place)
        } else others[place] = ofValue(read(texts.at(place) ?? ""))
      }
      return { isPlain, others }
    },
    idOf: (written) => {
      const place = cells.packed?.placeOf(written) ?? -1
      if (place >= 0) return place + 1
      const other = rest.texts.packed?.placeOf(written) ?? -1
      return other < 0 ? 0 : cellCount + other + 1
    },
    isPlain: (number) => hasBit(plain, number - 1),
    cells: () => cells.packed?.kept,
    most: () => cellCount + rest.size(),
    writtenAs: (number) =>
      (number <= cellCount ? cells.at(number - 1) : rest.texts.at(number - 1 - cellCount)) ?? "",
  }
}
