import type { PlainDate } from "../kit/dates.ts"
import type { TallyMeasure } from "./board.ts"
import { type BoardIndex, dayNumber } from "./board-index.ts"
import type { SummaryParts, TodayAndToDate } from "./summary-parts.ts"

/** The parts of a day's summary table out of the board: the same numbers as the database gives. */
export function partsOn(index: BoardIndex, day: PlainDate): SummaryParts {
  const number = dayNumber(index, day)
  const register = registerOn(index, day)
  const opened = { today: 0, toDate: 0 }
  const released = { today: 0, toDate: 0 }
  let casesTransferredToday = 0
  const activeByDoor: Record<string, number> = {}
  for (const row of index.cases) {
    if (row.opened <= number) {
      opened.toDate += 1
      if (row.opened === number) opened.today += 1
      const door = index.doors[row.home]
      if (number < row.ended && door !== undefined) activeByDoor[door] = (activeByDoor[door] ?? 0) + 1
    }
    if (row.ended > number) continue
    if (row.endReason === "released") {
      released.toDate += 1
      if (row.ended === number) released.today += 1
    }
    if (row.endReason === "transferred" && row.ended === number) casesTransferredToday += 1
  }
  const tallies: Partial<Record<TallyMeasure, TodayAndToDate>> = {}
  for (const [measure, count] of index.tallies) tallies[measure] = count(number)
  return {
    day,
    households: register.households,
    people: register.people,
    returnees: index.returnees(number),
    tenants: index.tenants(number),
    casesOpened: opened,
    casesReleased: released,
    casesTransferredToday,
    activeByDoor,
    tallies,
    stock: Object.fromEntries([...index.stock].map(([item, count]) => [item, count(number).toDate])),
  }
}

/** The last count that holds from this day or before; the first one where none does. */
function registerOn(index: BoardIndex, day: PlainDate): { households: number; people: number } {
  const held = index.bundle.register.filter((entry) => entry.from === null || entry.from <= day)
  return held.at(-1) ?? { households: 0, people: 0 }
}
