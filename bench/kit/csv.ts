/** The rows of a CSV text: quotes, line breaks within quotes, CRLF, a byte order mark. Empty lines are no rows. */
export function* readCsv(text: string): Generator<string[]> {
  const cells = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|\r|$)/y
  cells.lastIndex = text.startsWith("\ufeff") ? 1 : 0
  let row: string[] = []
  while (cells.lastIndex < text.length) {
    const found = cells.exec(text)
    if (found === null) throw new SyntaxError("a quoted cell does not end")
    const [, cell = "", end] = found
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === ",") {
      if (cells.lastIndex === text.length) row.push("")
      else continue
    }
    if (row.length > 1 || row[0] !== "") yield row
    row = []
  }
}

/** A cell as it stands in a CSV text. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
