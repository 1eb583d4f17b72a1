import { readFileSync } from "node:fs"
import { type List, listOf } from "../../src/core/reconcile/list.ts"
import { fillMergedCells } from "../../src/core/reconcile/merged-cells.ts"
import { createRoomTable, type Room, type RoomTable } from "../../src/core/reconcile/room-table.ts"
import { readCsv } from "../kit/csv.ts"

/** A list from a file whose first column holds the rows' ids. */
export function readList(file: string): List {
  const [header = [], ...rows] = readCsv(readFileSync(file, "utf8"))
  return listOf(header, fillMergedCells(header, rows))
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
