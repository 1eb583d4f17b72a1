import { BookRefused } from "./limits.ts"

/** Splits the text of a .csv (RFC 4180; separated by comma, semicolon or tab) into its rows' cells. */
export function parseCsv(text: string, mostCells: number): string[][] {
  const separator = separatorOf(text)
  const rows: string[][] = []
  let row: string[] = []
  let cells = 0
  let at = 0
  const endCell = (cell: string) => {
    row.push(cell)
    cells += 1
    if (cells > mostCells) throw new BookRefused("too-many-cells")
  }
  while (at < text.length) {
    const { cell, next } = text[at] === '"' ? quotedCell(text, at, separator) : plainCell(text, at, separator)
    endCell(cell)
    at = next
    const end = text[at]
    if (end === separator) {
      at += 1
      if (at === text.length) endCell("")
      continue
    }
    at += end === "\r" && text[at + 1] === "\n" ? 2 : 1
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return rows
}

type Cell = { readonly cell: string; readonly next: number }

function plainCell(text: string, from: number, separator: string): Cell {
  let next = from
  while (next < text.length && text[next] !== separator && text[next] !== "\n" && text[next] !== "\r")
    next += 1
  return { cell: text.slice(from, next), next }
}

/** A cell in quotes; what follows the closing quote belongs to it too, as Excel reads it. */
function quotedCell(text: string, from: number, separator: string): Cell {
  const parts: string[] = []
  let at = from + 1
  while (at < text.length) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return { cell: parts.join("") + text.slice(at), next: text.length }
    parts.push(text.slice(at, quote))
    if (text[quote + 1] !== '"') {
      const rest = plainCell(text, quote + 1, separator)
      return { cell: parts.join("") + rest.cell, next: rest.next }
    }
    parts.push('"')
    at = quote + 2
  }
  return { cell: parts.join(""), next: at }
}

function separatorOf(text: string): string {
  const firstLine = text.slice(0, Math.max(0, text.search(/[\r\n]|$/)))
  const counts = [",", "\t", ";"].map((separator) => ({
    separator,
    count: firstLine.split(separator).length,
  }))
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).separator
}
