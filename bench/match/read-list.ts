import { closeSync, openSync, readFileSync, readSync } from "node:fs"
import { createCellBlocks, inOnePiece, type RowSink } from "../../src/core/reconcile/cell-blocks.ts"
import { textAt } from "../../src/core/reconcile/kept-texts.ts"
import type { List } from "../../src/core/reconcile/list.ts"
import { fillMerged } from "../../src/core/reconcile/merged-cells.ts"
import { createPackedLists, type PackedLists } from "../../src/core/reconcile/packed-lists.ts"
import { createRoomTable, type Room, type RoomTable } from "../../src/core/reconcile/room-table.ts"
import type { Texts } from "../../src/core/reconcile/texts.ts"
import { readCsv } from "../kit/csv.ts"
import { createCellReader } from "./read-cells.ts"

const CHUNK = 1 << 20

/** Lists from files whose first column holds the rows' ids; of a long one no more than a piece is held at a time. */
export function readLists(files: readonly string[]): List<Texts>[] {
  const lists = createPackedLists()
  for (const file of files) readList(file, lists)
  return lists.finish().map(fillMerged)
}

function readList(file: string, lists: PackedLists): void {
  const heads = createCellBlocks()
  let list: RowSink | undefined
  const begin = () => {
    const header = inOnePiece(heads)
    list = lists.begin(Array.from({ length: header.size }, (_, place) => textAt(header, place)))
    return list.first
  }
  const reader = createCellReader({
    first: { cells: [], rest: heads },
    endRow: (count) => (list === undefined ? begin() : list.endRow(count)),
  })
  const chunk = new Uint8Array(CHUNK)
  const open = openSync(file, "r")
  for (let size = readSync(open, chunk); size > 0; size = readSync(open, chunk)) reader.take(chunk, size)
  closeSync(open)
  reader.end()
  // an empty file is an empty list
  if (list === undefined) begin()
}

/** The committee's table of rooms: 弄, 号, 栋, 单元, 室. */
export function readRooms(file: string): RoomTable {
  const [header = [], ...rows] = readCsv(readFileSync(file, "utf8"))
  const at = (name: string) => header.findIndex((cell) => cell.trim() === name)
  const places = { lane: at("弄"), number: at("号"), block: at("栋"), unit: at("单元"), room: at("室") }
  return createRoomTable(
    rows.map((row): Room => {
      const cell = (place: number) => (row[place] ?? "").trim()
      return {
        ...{ lane: cell(places.lane), number: cell(places.number), room: cell(places.room) },
        ...{ block: cell(places.block), unit: cell(places.unit) },
      }
    }),
  )
}
