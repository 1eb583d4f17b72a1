import { setImmediate as nextTurn } from "node:timers/promises"
import type { PlainDate } from "../../core/kit/dates.ts"
import { earlierRows } from "../../core/reconcile/earlier-rows.ts"
import type { ListColumnKind } from "../../core/reconcile/list-column.ts"
import { listHouseholds } from "../../core/reconcile/list-households.ts"
import { createReaders } from "../../core/reconcile/readers.ts"
import { createRoomTable, type Room } from "../../core/reconcile/room-table.ts"
import { readRowWords } from "../../core/reconcile/row-words.ts"
import type { UnknownRow } from "../../store/reconcile/rows-to-match.ts"

/** What a row says by itself, whoever it is: with whom it shares a home, where it stood before, whether it is of a lane that is not ours. */
export type SaidByRow = {
  readonly household: number | null
  readonly earlier: readonly string[]
  readonly isElsewhere: boolean
}

/** So many rows are read at a time: whoever asks the server for something else has a turn in between. */
const PORTION = 1_000

export async function whatRowsSay(
  kinds: readonly ListColumnKind[],
  rows: readonly { readonly cells: readonly string[] }[],
  known: { readonly rooms: readonly Room[]; readonly unknown: readonly UnknownRow[] },
  today: PlainDate,
): Promise<SaidByRow[]> {
  const rooms = createRoomTable(known.rooms)
  const readers = createReaders({ thisYear: Number(today.slice(0, 4)), rooms })
  const earlierOf = earlierRows(
    readers,
    known.unknown.map((row) => ({ ...readRowWords(row.kinds, row.cells, today), id: row.id })),
  )
  const said: { readonly marks: readonly string[]; readonly earlier: string[]; readonly lane: string }[] = []
  for (let at = 0; at < rows.length; at += PORTION) {
    await nextTurn()
    for (const { cells } of rows.slice(at, at + PORTION)) {
      const words = readRowWords(kinds, cells, today)
      const door = readers.door(words.door)
      const numbers = (readers.phone(words.phone) ?? []).filter((number) => !number.includes("*"))
      const room = door == null || door.room === "" ? [] : [`${door.lane} ${door.number} ${door.room}`]
      said.push({ marks: [...numbers, ...room], earlier: earlierOf(words), lane: door?.lane ?? "" })
    }
  }
  const households = listHouseholds(said.map(({ marks }) => marks))
  return said.map(({ earlier, lane }, at) => ({
    ...{ household: households[at] ?? null, earlier },
    isElsewhere: lane !== "" && !rooms.isLane(lane),
  }))
}
