/** Told the cells of a CSV file one by one, as UTF-8: the bytes from `start` to `end`, which are written over afterwards. */
export type CellListener = {
  readonly cell: (bytes: Uint8Array, start: number, end: number) => void
  readonly endRow: () => void
}

export type CellReader = {
  /** The next `size` bytes of the file. */
  readonly take: (bytes: Uint8Array, size: number) => void
  readonly end: () => void
}

const [COMMA, QUOTE, RETURN, NEWLINE] = [0x2c, 0x22, 0x0d, 0x0a]
const MARK = [0xef, 0xbb, 0xbf]

/**
 * Reads a CSV file piece by piece: quotes, line breaks within quotes, CRLF, a byte order mark. Empty lines are no rows. A
 * plain cell is handed on where it stands; only quoted ones and those cut by the end of a piece are put together.
 */
export function createCellReader({ cell, endRow }: CellListener): CellReader {
  let held = new Uint8Array(4096)
  let size = 0
  let cells = 0
  let isFirst = true
  let isQuoted = false
  // whether the cell began with a quote: then a quote in it is the end of it, or the first of two that mean one
  let wasQuoted = false
  const keep = (bytes: Uint8Array, start: number, end: number) => {
    if (size + end - start > held.length) {
      const wider = new Uint8Array(2 * (size + end - start))
      wider.set(held)
      held = wider
    }
    held.set(bytes.subarray(start, end), size)
    size += end - start
  }
  const endCell = (bytes: Uint8Array, start: number, end: number) => {
    if (size === 0) cell(bytes, start, end)
    else {
      keep(bytes, start, end)
      cell(held, 0, size)
    }
    size = 0
    cells += 1
    wasQuoted = false
  }
  const endLine = (bytes: Uint8Array, start: number, end: number) => {
    // CRLF ends one line, and the second of the two looks like an empty one
    if (cells === 0 && size === 0 && start === end && !wasQuoted) return
    endCell(bytes, start, end)
    cells = 0
    endRow()
  }
  const take = (bytes: Uint8Array, count: number) => {
    let start = isFirst && MARK.every((byte, at) => bytes[at] === byte) ? MARK.length : 0
    isFirst = false
    for (let at = start; at < count; at += 1) {
      const byte = bytes[at] ?? 0
      // all that means anything comes before the letters and digits
      if (byte > COMMA) continue
      if (byte === QUOTE) {
        if (isQuoted) {
          keep(bytes, start, at)
          isQuoted = false
          start = at + 1
        } else if (wasQuoted || (size === 0 && start === at)) {
          isQuoted = true
          start = wasQuoted ? at : at + 1
          wasQuoted = true
        }
      } else if (isQuoted) continue
      else if (byte === COMMA) {
        endCell(bytes, start, at)
        start = at + 1
      } else if (byte === NEWLINE || byte === RETURN) {
        endLine(bytes, start, at)
        start = at + 1
      }
    }
    keep(bytes, start, count)
  }
  return { take, end: () => endLine(held, 0, 0) }
}
