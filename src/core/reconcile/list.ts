import { growingWhole } from "./growing.ts"
import type { Texts } from "./texts.ts"

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
