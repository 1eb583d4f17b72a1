/**
 * One sheet of a book as read from a file, before anything is known about it. Cells are text: dates of a
 * spreadsheet arrive as `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`, numbers in plain decimals, empty cells as "".
 */
export type SheetTable = {
  readonly sheet: string
  readonly header: readonly string[]
  readonly rows: readonly SheetRow[]
}

/** `line` counts as the person sees it in the file, the header's line included; cells stand in header order. */
export type SheetRow = { readonly line: number; readonly cells: readonly string[] }
