import type { BookFile } from "../imports/book-tools.ts"

export type Table = {
  readonly sheet: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Makes of a workbook the one sheet as it looks, with every line from the first row on emptied; null where it cannot be done. */
export type KeepShape = (
  file: BookFile,
  of: { readonly sheet: string; readonly firstLine: number },
) => Promise<Uint8Array | null>

/** Writes rows into it, each on its line, with columns that are added behind them, and sheets besides. */
export type FillShape = (
  shape: Uint8Array,
  filling: {
    readonly sheet: string
    readonly lines: readonly number[]
    readonly width: number
    readonly rows: readonly (readonly string[])[]
    readonly added: { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }
    readonly besides: readonly Table[]
  },
) => Promise<Uint8Array>
