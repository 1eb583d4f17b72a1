import { daysBetween, type PlainDate } from "../../core/kit/dates.ts"
import type { Tally } from "../../core/report/board.ts"
import type { Tx } from "../../store/database/db.ts"
import {
  type BoardCaseRow,
  firstReadingDay,
  listReadingMarks,
  listTallies,
  type ReadingMarks,
} from "../../store/report/board-rows.ts"
import type { MonthChanges } from "../../store/report/month-changes.ts"

/**
 * What was read for a board before: a board made anew after a change reads what the change is about; by month, since of ten
 * campaigns one month goes on.
 */
export type BoardMemory = {
  readonly parts: Map<string, Part>
  readonly readings: Months<ReadingMarks>
  readonly tallies: Months<readonly Tally[]>
  /** A case's digits, and of which row they are. */
  readonly digits: Map<string, { readonly of: string; readonly digits: string }>
}

/** Month → what it held, and how often it had been changed before it was read. */
type Months<Held> = Map<PlainDate, { readonly changes: number; readonly held: Held | undefined }>

/** What was made, and of what. */
type Part = { readonly of: readonly unknown[]; readonly held: unknown }

export function makeBoardMemory(): BoardMemory {
  return { parts: new Map(), readings: new Map(), tallies: new Map(), digits: new Map() }
}

/** The same as before while what it is made of is the same. */
export async function recall<Held>(
  { parts }: BoardMemory,
  name: string,
  of: readonly unknown[],
  make: () => Promise<Held> | Held,
): Promise<Held> {
  const before = parts.get(name)
  if (before?.of.every((one, index) => one === of[index])) return before.held as Held
  const held = await make()
  parts.set(name, { of, held })
  return held
}

/** What all facts add up to, by measure, item and day; the same list while it is the same. */
export async function recallTallies(
  tx: Tx,
  communityId: string,
  changes: MonthChanges,
  memory: BoardMemory,
): Promise<readonly Tally[]> {
  const changed = await bringUpToDate(memory.tallies, changes, (months) =>
    listTallies(tx, communityId, months),
  )
  if (changed.length > 0) memory.parts.delete("tallies")
  return recall(memory, "tallies", [], () => joinMonths(memory.tallies))
}

function joinMonths(months: BoardMemory["tallies"]): readonly Tally[] {
  const series = new Map<string, Tally[]>()
  for (const month of [...months.keys()].sort()) {
    for (const tally of months.get(month)?.held ?? []) {
      const key = `${tally.measure}|${tally.item}`
      const days = series.get(key)
      if (days === undefined) series.set(key, [tally])
      else days.push(tally)
    }
  }
  return [...series.keys()].sort().flatMap((key) => series.get(key) ?? [])
}

type Digits = ReadonlyMap<BoardCaseRow, string>

/** Case → one digit a day, from its opening to the last day with a reading; the same map while nothing has changed. */
export async function recallReadings(
  tx: Tx,
  communityId: string,
  cases: readonly BoardCaseRow[],
  changes: MonthChanges,
  memory: BoardMemory,
): Promise<Digits> {
  const changed = await bringUpToDate(memory.readings, changes, (months) =>
    listReadingMarks(tx, communityId, months),
  )
  if (changed.length > 0) memory.parts.delete("digits")
  return recall(memory, "digits", [cases], () => readDigits(cases, changed, memory))
}

function readDigits(
  cases: readonly BoardCaseRow[],
  changed: readonly PlainDate[],
  memory: BoardMemory,
): Digits {
  const before = new Map(memory.digits)
  memory.digits.clear()
  return new Map(
    cases.map((row) => {
      const of = `${row.person} ${row.opened} ${row.ended}`
      const kept = before.get(row.id)
      const isKept = kept?.of === of && !changed.some((month) => isOf(month, row))
      const digits = isKept ? kept.digits : digitsOf(row, memory.readings)
      memory.digits.set(row.id, { of, digits })
      return [row, digits]
    }),
  )
}

/** Reads what has changed since, forgets what is gone, and gives the months that are not what they were. */
async function bringUpToDate<Held>(
  months: Months<Held>,
  changes: MonthChanges,
  read: (months: readonly PlainDate[]) => Promise<ReadonlyMap<PlainDate, Held>>,
): Promise<readonly PlainDate[]> {
  const gone = [...months.keys()].filter((month) => !changes.has(month))
  const changed = [...changes.keys()].filter((month) => months.get(month)?.changes !== changes.get(month))
  const held = await read(changed)
  for (const month of gone) months.delete(month)
  for (const month of changed) months.set(month, { changes: changes.get(month) ?? 0, held: held.get(month) })
  return [...gone, ...changed]
}

function digitsOf(row: BoardCaseRow, months: Months<ReadingMarks>): string {
  const opened = daysBetween(firstReadingDay, row.opened)
  const ended = row.ended === null ? Number.POSITIVE_INFINITY : daysBetween(firstReadingDay, row.ended)
  const digits: number[] = []
  for (const [month, { held }] of months) {
    if (!isOf(month, row)) continue
    for (const [day, digit] of held?.get(row.person) ?? []) {
      if (day >= opened && day <= ended) digits[day - opened] = digit
    }
  }
  return Array.from(digits, (digit = 0) => digit).join("")
}

/** Whether a day of the month may be one of the case. */
function isOf(month: PlainDate, { opened, ended }: BoardCaseRow): boolean {
  return month.slice(0, 7) >= opened.slice(0, 7) && (ended === null || month <= ended)
}
