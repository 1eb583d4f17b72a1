import { cellStart, endCell, moveToTails, type RowSink } from "../../src/core/reconcile/cell-blocks.ts"
import { type GrowingTexts, INLINE } from "../../src/core/reconcile/kept-texts.ts"

export type CellReader = {
  /** The next `size` bytes of the file. */
  readonly take: (bytes: Uint8Array, size: number) => void
  readonly end: () => void
}

const [COMMA, QUOTE, RETURN, NEWLINE] = [0x2c, 0x22, 0x0d, 0x0a]
const MARK = [0xef, 0xbb, 0xbf]

/**
 * Reads a CSV file piece by piece: quotes, line breaks within quotes, CRLF, a byte order mark. Empty lines are no rows. Each
 * byte is looked at and put where it belongs in one go.
 */
export function createCellReader({ first, endRow }: RowSink): CellReader {
  let row = first
  let place = 0
  let block: GrowingTexts
  // the cell so far stands from `start` up to `end` in `held`, where it has room up to `room`
  let held: Uint8Array
  let start = 0
  let end = 0
  let room = 0
  let isFirst = true
  let isQuoted = false
  // whether the cell began with a quote: then a quote in it is the end of it, or the first of two that mean one
  let wasQuoted = false
  const begin = (next: number) => {
    place = next
    block = (row.cells[place] ?? row.rest).open()
    held = block.bytes
    start = cellStart(block)
    end = start
    room = start + INLINE
    wasQuoted = false
  }
  const widen = () => {
    const written = end - start
    start = moveToTails(block, written)
    held = block.tails
    end = start + written
    room = held.length
  }
  const endLine = () => {
    // CRLF ends one line, and the second of the two looks like an empty one
    if (place === 0 && start === end && !wasQuoted) return
    endCell(block, end - start)
    row = endRow(place + 1)
    begin(0)
  }
  /** A sign that may mean something. */
  const takeSign = (byte: number) => {
    if (byte === COMMA && !isQuoted) {
      endCell(block, end - start)
      begin(place + 1)
    } else if ((byte === NEWLINE || byte === RETURN) && !isQuoted) endLine()
    else if (byte === QUOTE && isQuoted) isQuoted = false
    else if (byte === QUOTE && start === end && !wasQuoted) {
      isQuoted = true
      wasQuoted = true
    } else {
      if (byte === QUOTE && wasQuoted) isQuoted = true
      if (end === room) widen()
      held[end] = byte
      end += 1
    }
  }
  begin(0)
  const take = (bytes: Uint8Array, count: number) => {
    let at = isFirst && MARK.every((byte, place) => bytes[place] === byte) ? MARK.length : 0
    isFirst = false
    while (at < count) {
      const target = held
      const last = Math.min(count, at + room - end)
      let to = end
      let byte = 0
      for (; at < last; at += 1, to += 1) {
        byte = bytes[at] ?? 0
        // all that means anything comes before the letters and digits
        if (byte <= COMMA) break
        target[to] = byte
      }
      end = to
      if (at < last) {
        takeSign(byte)
        at += 1
      } else if (at < count) widen()
    }
  }
  return { take, end: endLine }
}
