import { type KeptTexts, startAt } from "./kept-texts.ts"
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

/** Numbers the values of a field from 1; nought is for none. */
export type Numbering<V> = {
  readonly ofValue: (value: V | null) => number
  /** The numbers of the values of texts, by their place. */
  readonly ofTexts: (texts: Texts, read: (text: string) => V | null) => Int32Array
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
  const others = createTextStore()
  const recent = new Map<V, number>()
  let cells: Texts = []
  let cellCount = 0
  let plain = new Uint8Array(0)
  const ofValue = (value: V | null) => {
    if (value === null) return 0
    const known = recent.get(value)
    if (known !== undefined) return known
    const written = write(value)
    const place = cells.packed?.placeOf(written) ?? -1
    const number = place >= 0 ? place + 1 : cellCount + others.placeOf(written) + 1
    if (recent.size < RECENT) recent.set(value, number)
    return number
  }
  return {
    ofValue,
    ofTexts: (texts, read) => {
      const isFirst = cellCount === 0 && others.size() === 0
      const kept = isFirst && isWritten !== undefined ? texts.packed?.kept : undefined
      const numbers = new Int32Array(texts.length)
      if (kept !== undefined) {
        cells = texts
        cellCount = texts.length
        plain = new Uint8Array(texts.length + 1)
      }
      for (let place = 0; place < numbers.length; place += 1) {
        if (kept !== undefined && isWritten?.(kept.bytes, startAt(kept, place), kept.ends[place + 1] ?? 0)) {
          plain[place + 1] = 1
          numbers[place] = place + 1
        } else numbers[place] = ofValue(read(texts.at(place) ?? ""))
      }
      return numbers
    },
    idOf: (written) => {
      const place = cells.packed?.placeOf(written) ?? -1
      if (place >= 0) return place + 1
      const other = others.texts.packed?.placeOf(written) ?? -1
      return other < 0 ? 0 : cellCount + other + 1
    },
    isPlain: (number) => plain[number] === 1,
    cells: () => cells.packed?.kept,
    most: () => cellCount + others.size(),
    writtenAs: (number) =>
      (number <= cellCount ? cells.at(number - 1) : others.texts.at(number - 1 - cellCount)) ?? "",
  }
}
