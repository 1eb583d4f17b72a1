import { growingWhole } from "./growing.ts"
import { createTextStore, type TextStore } from "./text-store.ts"
import type { Texts } from "./texts.ts"
import { createWaitingCells } from "./waiting-cells.ts"

/** A column of a list: each different text once, and for each row the place of its text among them. */
export type Column<T extends Texts = readonly string[]> = {
  readonly header: string
  readonly texts: T
  readonly rows: Int32Array
}

/** A list of people. `ids` names its rows: unique within the list, and never looked at as evidence. */
export type List<T extends Texts = readonly string[]> = {
  readonly ids: T
  readonly columns: readonly Column<T>[]
}

/** Takes up rows one by one and keeps each different text of a column once. */
export type ListBuilder = { readonly add: (row: readonly string[]) => void; readonly finish: () => List }

/** The first column holds the rows' ids. */
export function createListBuilder(header: readonly string[]): ListBuilder {
  const ids: string[] = []
  const columns = header
    .slice(1)
    .map(() => ({ known: new Map<string, number>(), texts: [] as string[], rows: growingWhole() }))
  return {
    add: (row) => {
      ids.push(row[0] ?? "")
      columns.forEach(({ known, texts, rows }, at) => {
        const text = row[at + 1] ?? ""
        let place = known.get(text)
        if (place === undefined) {
          place = texts.length
          known.set(text, place)
          texts.push(text)
        }
        rows.push(place)
      })
    },
    finish: () => ({
      ids,
      columns: columns.map(({ texts, rows }, at) => ({
        header: (header[at + 1] ?? "").trim(),
        texts,
        rows: rows.finish(),
      })),
    }),
  }
}

export function listOf(header: readonly string[], rows: readonly (readonly string[])[]): List {
  const builder = createListBuilder(header)
  for (const row of rows) builder.add(row)
  return builder.finish()
}

/** Takes up a long list cell by cell, as UTF-8, and keeps it as bytes. */
export type PackedListBuilder = {
  /** The next cell of the row: the bytes from `start` to `end`. */
  readonly addCell: (bytes: Uint8Array, start: number, end: number) => void
  /** What the row has no cells for is empty, and cells without a header are left out. */
  readonly endRow: () => void
  readonly finish: () => List<Texts>
}

/** The texts of several long lists by the header of their column: what several lists say is kept, and read, once. */
export type SharedTexts = Map<string, TextStore>

/** The first column holds the rows' ids. */
export function createPackedListBuilder(header: readonly string[], shared: SharedTexts): PackedListBuilder {
  const ids = createTextStore()
  const columns = header.slice(1).map((written) => {
    const texts = shared.get(written) ?? createTextStore()
    shared.set(written, texts)
    const rows = growingWhole()
    return { header: written.trim(), texts, rows, cells: createWaitingCells(texts, rows.push) }
  })
  const nothing = new Uint8Array(0)
  let cell = 0
  const addCell = (bytes: Uint8Array, start: number, end: number) => {
    if (cell === 0) ids.add(bytes, start, end)
    else columns[cell - 1]?.cells.add(bytes, start, end)
    cell += 1
  }
  return {
    addCell,
    endRow: () => {
      while (cell <= columns.length) addCell(nothing, 0, 0)
      cell = 0
    },
    finish: () => {
      for (const { cells } of columns) cells.finish()
      return {
        ids: ids.texts,
        columns: columns.map(({ header: written, texts, rows }) => ({
          ...{ header: written, texts: texts.texts, rows: rows.finish() },
        })),
      }
    },
  }
}
