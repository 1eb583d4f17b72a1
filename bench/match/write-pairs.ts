import { closeSync, openSync, writeSync } from "node:fs"
import type { List } from "../../src/core/reconcile/list.ts"
import type { Matching } from "../../src/core/reconcile/match.ts"
import type { Texts } from "../../src/core/reconcile/texts.ts"
import { csvCell } from "../kit/csv.ts"

const PIECE = 1 << 16

/** Any one part of a line is shorter; longer ids are written by themselves. */
const ROOM = 1 << 10

const [QUOTE, COMMA, RETURN, NEWLINE] = [0x22, 0x2c, 0x0d, 0x0a]

/** Writes the pairs at p ≥ 0.5 as CSV, the first file's row first, and says how many; neither pairs nor ids become objects. */
export function writePairs(file: string, lists: readonly List<Texts>[], matching: Matching): number {
  const open = openSync(file, "w")
  const held = Buffer.alloc(PIECE + ROOM)
  let size = 0
  const flush = () => {
    writeSync(open, held, 0, size)
    size = 0
  }
  const writeText = (text: string) => {
    if (text.length > ROOM / 3) {
      flush()
      writeSync(open, text)
    } else size += held.write(text, size)
    if (size >= PIECE) flush()
  }
  /** Ids that need no quotes are copied; says whether this was one. */
  const copy = (bytes: Uint8Array, start: number, end: number) => {
    if (end - start > ROOM) return false
    let to = size
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0
      if (byte === COMMA || byte === QUOTE || byte === NEWLINE || byte === RETURN) return false
      held[to] = byte
      to += 1
    }
    size = to
    return true
  }
  const writeId = (list: number, row: number) => {
    const ids = lists[list]?.ids
    if (ids?.packed?.look(row, copy) !== true) writeText(csvCell(ids?.at(row) ?? ""))
  }
  writeText("id1,id2,p\n")
  let count = 0
  matching.eachPairOfRows((list, row, otherList, otherRow, chance) => {
    if (chance < 0.5 || (lists.length > 1 && list === otherList)) return
    count += 1
    if (list <= otherList) writeId(list, row)
    else writeId(otherList, otherRow)
    writeText(",")
    if (list <= otherList) writeId(otherList, otherRow)
    else writeId(list, row)
    // most are as good as certain, and a number is slow to become text
    writeText(chance >= 1 - 5e-7 ? ",1\n" : `,${Number(chance.toFixed(6))}\n`)
  })
  flush()
  closeSync(open)
  return count
}
