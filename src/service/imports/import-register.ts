import { floorOf, parseDoor, positionOf } from "../../core/place/door.ts"
import { bulkInsert } from "../../store/imports/bulk-insert.ts"
import { stairwellRowKey } from "../../store/people/register-row-keys.ts"
import type { ImportRow, ImportWork, KnownStairwell } from "./import-work.ts"
import { stairwellKey } from "./import-work.ts"
import { refuseRow } from "./refuse-row.ts"

/** 楼栋: stairwells with all their doors. A line that contradicts a stairwell already described is refused. */
export async function importStairwells(work: ImportWork, rows: readonly ImportRow[]): Promise<void> {
  const fresh: { readonly key: string; readonly stairwell: KnownStairwell; readonly from: ImportRow }[] = []
  for (const from of rows) {
    const { values, refused } = from.row
    const key = stairwellKey(values["弄"] ?? "", values["号"] ?? "")
    if (refused !== null) {
      const named = values["弄"] !== undefined && values["号"] !== undefined
      if (named) work.register.refused.stairwells.add(key)
      else work.register.refused.unreadable.push(from)
      refuseRow(work, from, refused.column, refused.refusal)
      continue
    }
    if (from.row.mends) work.mended.push(from.row.mends)
    const described = { floors: Number(values["层数"]), doorsPerFloor: Number(values["每层户数"]) }
    const known = work.register.stairwells.get(key)
    if (known === undefined || known.implied) {
      const stairwell = { ...described, id: known?.id ?? work.newId(), implied: false }
      work.register.stairwells.set(key, stairwell)
      fresh.push({ key, stairwell, from })
      from.line.new += 1
    } else if (known.floors === described.floors && known.doorsPerFloor === described.doorsPerFloor) {
      from.line.known += 1
    } else {
      refuseRow(work, from, "层数", "building-contradicts")
    }
  }
  await saveStairwells(
    work,
    fresh.map(({ key, stairwell, from: { row } }) => {
      const { 弄: lane = "", 号: number = "" } = row.values
      return { key, stairwell, rowKey: stairwellRowKey(work.fingerprintKey, lane, number) }
    }),
  )
  await addDoors(
    work,
    fresh.flatMap(({ key, stairwell }) => doorsOf(key, stairwell)),
  )
}

/** Adds doors that the register does not have yet. */
export async function addDoors(work: ImportWork, doors: readonly string[]): Promise<void> {
  const fresh = doors.filter((door) => !work.register.dwellings.has(door))
  const rows = fresh.map((text) => {
    const door = parseDoor(text)
    const stairwell = door && work.register.stairwells.get(stairwellKey(door.lane, door.number))
    if (!door || !stairwell) throw new Error("a door was added without its stairwell")
    const id = work.newId()
    work.register.dwellings.set(text, id)
    return [work.communityId, id, stairwell.id, door.room, floorOf(door.room), positionOf(door.room)]
  })
  const columns = ["community_id", "dwelling_id", "stairwell_id", "room", "floor", "position"]
  await bulkInsert(work.tx, "dwelling", columns, rows)
}

/** Makes the stairwells that homes name while no book of buildings has been read. */
export async function addImpliedStairwells(work: ImportWork, doors: readonly string[]): Promise<void> {
  const implied = new Map<string, KnownStairwell>()
  for (const text of doors) {
    const door = parseDoor(text)
    if (door === null) throw new Error("a door was accepted that cannot be read")
    const key = stairwellKey(door.lane, door.number)
    if (work.register.stairwells.has(key)) continue
    const before = implied.get(key)
    implied.set(key, {
      id: before?.id ?? work.newId(),
      floors: Math.max(before?.floors ?? 1, floorOf(door.room)),
      doorsPerFloor: Math.max(before?.doorsPerFloor ?? 1, positionOf(door.room)),
      implied: true,
    })
  }
  for (const [key, stairwell] of implied) work.register.stairwells.set(key, stairwell)
  await saveStairwells(
    work,
    [...implied].map(([key, stairwell]) => ({ key, stairwell, rowKey: null })),
  )
}

/** Whether a door lies in the grid that the book of buildings gives its stairwell. */
export function liesInStairwell(stairwell: KnownStairwell, room: string): boolean {
  const [floor, position] = [floorOf(room), positionOf(room)]
  return floor >= 1 && floor <= stairwell.floors && position >= 1 && position <= stairwell.doorsPerFloor
}

async function saveStairwells(
  work: ImportWork,
  stairwells: readonly {
    readonly key: string
    readonly stairwell: KnownStairwell
    readonly rowKey: Buffer | null
  }[],
): Promise<void> {
  if (stairwells.length === 0) return
  const values = stairwells.map(({ key, stairwell, rowKey }) => {
    const [lane = "", number = ""] = key.slice(0, -1).split("弄")
    return {
      community_id: work.communityId,
      stairwell_id: stairwell.id,
      lane,
      number,
      floors: stairwell.floors,
      doors_per_floor: stairwell.doorsPerFloor,
      row_key: rowKey,
    }
  })
  await work.tx.query
    .insertInto("stairwell")
    .values(values)
    .onConflict((conflict) =>
      conflict.columns(["community_id", "stairwell_id"]).doUpdateSet((set) => ({
        floors: set.ref("excluded.floors"),
        doors_per_floor: set.ref("excluded.doors_per_floor"),
        row_key: set.ref("excluded.row_key"),
      })),
    )
    .execute()
}

function doorsOf(key: string, stairwell: KnownStairwell): string[] {
  return Array.from({ length: stairwell.floors }, (_, floor) =>
    Array.from(
      { length: stairwell.doorsPerFloor },
      (_, position) => `${key}${floor + 1}${String(position + 1).padStart(2, "0")}室`,
    ),
  ).flat()
}
