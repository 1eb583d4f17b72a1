import type { GridMaker } from "./grid.ts"

const separators = [",", ";", "\t"] as const
const SAMPLE_CHARACTERS = 20_000

/**
 * Reads separated text as RFC 4180 has it, and what people make of it: any line ending, text after a
 * closing quote, a quote
 * that is never closed (it is then a character like others). Lines are counted as a spreadsheet shows them.
 */
export function readCsv(text: string, grids: GridMaker): void {
  eachRow(text, separatorOf(text), grids.addRow)
}

/** The separator that splits the beginning of the text into most cells. */
function separatorOf(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARACTERS)
  const counted = separators.map((separator) => {
    let cells = 0
    eachRow(sample, separator, (_, row) => {
      cells += row.length
    })
    return { separator, cells }
  })
  return counted.reduce((best, other) => (other.cells > best.cells ? other : best)).separator
}

function eachRow(text: string, separator: string, take: (line: number, cells: string[]) => void): void {
  const separatorCode = separator.charCodeAt(0)
  let at = 0
  for (let line = 1; at < text.length; line++) {
    const cells: string[] = []
    for (;;) {
      const quoted = text.charCodeAt(at) === QUOTE ? readQuoted(text, at) : null
      const rest = quoted?.end ?? at
      const end = endOfCell(text, rest, separatorCode)
      cells.push(quoted === null ? text.slice(rest, end) : quoted.value + text.slice(rest, end))
      at = end + 1
      if (text.charCodeAt(end) !== separatorCode) break
    }
    if (text.charCodeAt(at - 1) === RETURN && text.charCodeAt(at) === NEWLINE) at++
    take(line, cells)
  }
}

const QUOTE = 0x22
const NEWLINE = 0x0a
const RETURN = 0x0d

function endOfCell(text: string, from: number, separator: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === separator || code === NEWLINE || code === RETURN) break
    at++
  }
  return at
}

function readQuoted(text: string, start: number): { value: string; end: number } | null {
  let value = ""
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return null
    value += text.slice(from, quote)
    if (text.charCodeAt(quote + 1) !== QUOTE) return { value, end: quote + 1 }
    value += '"'
    from = quote + 2
  }
}
