/** Told the cells of a CSV file one by one, as UTF-8: the first `end` bytes, which are written over afterwards. */
export type CellListener = {
  readonly cell: (bytes: Uint8Array, end: number) => void
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
 * Reads a CSV file piece by piece: quotes, line breaks within quotes, CRLF, a byte order mark. Empty lines are no rows.
 */
export function createCellReader({ cell, endRow }: CellListener): CellReader {
  let held = new Uint8Array(4096)
  let size = 0
  let cells = 0
  let state: "start" | "plain" | "quoted" | "after quote" = "start"
  let beforeReturn = false
  const keep = (byte: number) => {
    if (size === held.length) {
      const wider = new Uint8Array(2 * size)
      wider.set(held)
      held = wider
    }
    held[size] = byte
    size += 1
  }
  const endCell = () => {
    cell(held, size)
    cells += 1
    size = 0
    state = "start"
  }
  const endLine = () => {
    if (cells === 0 && size === 0 && state === "start") return
    endCell()
    cells = 0
    endRow()
  }
  let seen = 0
  const takeByte = (byte: number) => {
    if (state === "quoted") {
      if (byte === QUOTE) state = "after quote"
      else keep(byte)
    } else if (byte === COMMA) endCell()
    else if (byte === NEWLINE || byte === RETURN) {
      if (byte === RETURN || !beforeReturn) endLine()
    } else if (byte === QUOTE && state === "after quote") {
      keep(byte)
      state = "quoted"
    } else if (byte === QUOTE && state === "start" && size === 0) state = "quoted"
    else {
      keep(byte)
      state = "plain"
    }
    beforeReturn = byte === RETURN && state === "start"
  }
  return {
    take: (bytes, count) => {
      let at = 0
      while (seen < MARK.length && at < count && bytes[at] === MARK[seen]) {
        seen += 1
        at += 1
      }
      seen = MARK.length
      for (; at < count; at += 1) takeByte(bytes[at] ?? 0)
    },
    end: endLine,
  }
}
