import { closeSync, openSync, writeSync } from "node:fs"
import { growing, growingWhole } from "../../src/core/reconcile/growing.ts"
import { bytesOf, endOf, startOf } from "../../src/core/reconcile/kept-texts.ts"
import type { List } from "../../src/core/reconcile/list.ts"
import type { Matching } from "../../src/core/reconcile/match.ts"
import { placesInOrder } from "../../src/core/reconcile/radix-sort.ts"
import type { Texts } from "../../src/core/reconcile/texts.ts"
import { csvCell } from "../kit/csv.ts"

const PIECE = 1 << 16

/** Any one part of a line is shorter; longer ids are written by themselves. */
const ROOM = 1 << 10

const [QUOTE, COMMA, RETURN, NEWLINE, ONE] = [0x22, 0x2c, 0x0d, 0x0a, 0x31]

/**
 * Writes the pairs at p ≥ 0.5 within one list, or between two, as CSV in the order of the first list's rows, and says how many;
 * neither pairs nor ids become objects.
 */
export function writePairs(file: string, lists: readonly List<Texts>[], matching: Matching): number {
  const found = { one: growingWhole(), other: growingWhole(), chance: growing() }
  matching.eachPairOfRows((list, row, otherList, otherRow, chance) => {
    if (chance < 0.5 || (lists.length > 1 && list === otherList)) return
    found.one.push(list <= otherList ? row : otherRow)
    found.other.push(list <= otherList ? otherRow : row)
    found.chance.push(chance)
  })
  const rows = found.one.finish()
  const order = placesInOrder(new Uint32Array(rows.buffer))
  const [one, other] = [inOrder(rows, order), inOrder(found.other.finish(), order)]
  const chances = inOrder(found.chance.finish(), order)
  const [ids, otherIds] = [lists[0]?.ids ?? [], lists.at(-1)?.ids ?? []]
  const writer = createWriter(file)
  writer.text("id1,id2,p\n")
  for (let at = 0; at < one.length; at += 1) {
    writer.cell(ids, one[at] ?? 0)
    writer.sign(COMMA)
    writer.cell(otherIds, other[at] ?? 0)
    writer.sign(COMMA)
    const chance = chances[at] ?? 0
    // most are as good as certain, and a number is slow to become text
    if (chance >= 1 - 5e-7) writer.sign(ONE)
    else writer.text(`${Number(chance.toFixed(6))}`)
    writer.sign(NEWLINE)
  }
  writer.end()
  return one.length
}

/** Numbers in another order, put so all at once: to look for each when it is written would be mostly waiting for memory. */
function inOrder<T extends Int32Array | Float64Array>(numbers: T, order: Int32Array): T {
  const ordered = numbers.slice() as T
  for (let at = 0; at < order.length; at += 1) ordered[at] = numbers[order[at] ?? 0] ?? 0
  return ordered
}

function createWriter(file: string) {
  const open = openSync(file, "w")
  const held = Buffer.alloc(PIECE + ROOM)
  let size = 0
  const flush = () => {
    writeSync(open, held, 0, size)
    size = 0
  }
  const text = (written: string) => {
    if (size >= PIECE || written.length > ROOM / 3) flush()
    if (written.length > ROOM / 3) writeSync(open, written)
    else size += held.write(written, size)
  }
  /** Copies a text that needs no quotes; says whether this was one. */
  const copy = (bytes: Uint8Array, start: number, end: number) => {
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
  }
  return {
    text,
    sign: (byte: number) => {
      held[size] = byte
      size += 1
    },
    cell: (texts: Texts, place: number) => {
      const kept = texts.packed?.kept
      const [start, end] = kept === undefined ? [0, 0] : [startOf(kept, place), endOf(kept, place)]
      if (kept === undefined || end - start > ROOM / 3 || !copy(bytesOf(kept, place), start, end))
        text(csvCell(texts.at(place) ?? ""))
    },
    end: () => {
      flush()
      closeSync(open)
    },
  }
}
