import { closeSync, openSync, writeSync } from "node:fs"
import { type KeptTexts, startAt } from "../../src/core/reconcile/kept-texts.ts"
import type { List } from "../../src/core/reconcile/list.ts"
import type { Matching } from "../../src/core/reconcile/match.ts"
import type { Texts } from "../../src/core/reconcile/texts.ts"
import { csvCell } from "../kit/csv.ts"

const PIECE = 1 << 16

/** Any one part of a line is shorter; longer ids are written by themselves. */
const ROOM = 1 << 10

/** So many pairs are written at a time. */
const BATCH = 1 << 10

const [QUOTE, COMMA, RETURN, NEWLINE, ONE] = [0x22, 0x2c, 0x0d, 0x0a, 0x31]

/** Writes the pairs at p ≥ 0.5 as CSV, the first file's row first, and says how many; neither pairs nor ids become objects. */
export function writePairs(file: string, lists: readonly List<Texts>[], matching: Matching): number {
  const writer = createWriter(file)
  const ids = { list: new Uint8Array(2 * BATCH), row: new Int32Array(2 * BATCH) }
  const chances = new Float64Array(BATCH)
  let size = 0
  let count = 0
  const findIds = createFinder(lists, ids)
  const flush = () => {
    findIds(2 * size, (at, kept, start, end) => {
      if (kept === undefined || !writer.copy(kept.bytes, start, end))
        writer.text(csvCell(lists[ids.list[at] ?? 0]?.ids.at(ids.row[at] ?? 0) ?? ""))
      writer.sign(COMMA)
      if (at % 2 === 0) return
      const chance = chances[(at - 1) / 2] ?? 0
      // most are as good as certain, and a number is slow to become text
      if (chance >= 1 - 5e-7) writer.sign(ONE)
      else writer.text(`${Number(chance.toFixed(6))}`)
      writer.sign(NEWLINE)
    })
    count += size
    size = 0
  }
  const put = (at: number, list: number, row: number) => {
    ids.list[at] = list
    ids.row[at] = row
  }
  writer.text("id1,id2,p\n")
  matching.eachPairOfRows((list, row, otherList, otherRow, chance) => {
    if (chance < 0.5 || (lists.length > 1 && list === otherList)) return
    const isInOrder = list <= otherList
    put(2 * size, isInOrder ? list : otherList, isInOrder ? row : otherRow)
    put(2 * size + 1, isInOrder ? otherList : list, isInOrder ? otherRow : row)
    chances[size] = chance
    size += 1
    if (size === BATCH) flush()
  })
  flush()
  writer.end()
  return count
}

type IdListener = (at: number, kept: KeptTexts | undefined, start: number, end: number) => void

/**
 * Shows the first so many of the ids, each with where its bytes stand. These are all over the memory, and looking for one after
 * the other would be mostly waiting: so all are looked for at once before any is shown.
 */
function createFinder(
  lists: readonly List<Texts>[],
  { list, row }: { readonly list: Uint8Array; readonly row: Int32Array },
): (count: number, show: IdListener) => void {
  const all = lists.map(({ ids }) => ids.packed?.kept)
  const starts = new Int32Array(row.length)
  const ends = new Int32Array(row.length)
  const firsts = new Uint8Array(row.length)
  return (count, show) => {
    for (let at = 0; at < count; at += 1) {
      const kept = all[list[at] ?? 0]
      if (kept === undefined) continue
      starts[at] = startAt(kept, row[at] ?? 0)
      ends[at] = kept.ends[(row[at] ?? 0) + 1] ?? 0
    }
    for (let at = 0; at < count; at += 1) firsts[at] = all[list[at] ?? 0]?.bytes[starts[at] ?? 0] ?? 0
    for (let at = 0; at < count; at += 1) show(at, all[list[at] ?? 0], starts[at] ?? 0, ends[at] ?? 0)
  }
}

function createWriter(file: string) {
  const open = openSync(file, "w")
  const held = Buffer.alloc(PIECE + ROOM)
  let size = 0
  const flush = () => {
    writeSync(open, held, 0, size)
    size = 0
  }
  return {
    text: (text: string) => {
      if (size >= PIECE || text.length > ROOM / 3) flush()
      if (text.length > ROOM / 3) writeSync(open, text)
      else size += held.write(text, size)
    },
    sign: (byte: number) => {
      held[size] = byte
      size += 1
    },
    /** Copies a text that needs no quotes; says whether this was one. */
    copy: (bytes: Uint8Array, start: number, end: number) => {
      if (end - start > ROOM / 3) return false
      if (size >= PIECE) flush()
      let to = size
      for (let at = start; at < end; at += 1) {
        const byte = bytes[at] ?? 0
        if (byte === COMMA || byte === QUOTE || byte === NEWLINE || byte === RETURN) return false
        held[to] = byte
        to += 1
      }
      size = to
      return true
    },
    end: () => {
      flush()
      closeSync(open)
    },
  }
}
