import { dayOf, daysBetween, type PlainDate } from "../../core/kit/dates.ts"
import type { BoardBundle, BoardCase, BoardHome, TallyMeasure } from "../../core/report/board.ts"
import { getCommunity } from "../../store/access/communities.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { getVersion } from "../../store/live/changes.ts"
import {
  type BoardCaseRow,
  firstReadingDay,
  listBoardCases,
  listBoardHomes,
  listBoardStairwells,
  listReadingMarks,
  listRegisterSteps,
  listScreeningDays,
  listTallies,
  type ReadingMarks,
} from "../../store/report/board-rows.ts"
import type { Context } from "../context.ts"

type Reader = Pick<Context, "db" | "now" | "communityId">

/** What no passer-by is told, not even summed up. */
const ofHealth: ReadonlySet<TallyMeasure> = new Set(["readings", "fevers", "gate-fevers"])

/** Everything the office's board draws, for every day. */
export async function getBoard(reader: Reader): Promise<BoardBundle> {
  return readBundle(reader, true)
}

/** The same for a wall that any passer-by sees: no tenure, no care, no temperatures. */
export async function getWall(reader: Reader): Promise<BoardBundle> {
  return readBundle(reader, false)
}

async function readBundle(reader: Reader, forOffice: boolean): Promise<BoardBundle> {
  const today = dayOf(reader.now())
  return inNeighbourhood(reader.db, reader.communityId, async (tx) => {
    const { communityId } = reader
    // the version first: a change that comes in between is announced again, never missed
    const version = await getVersion(tx, communityId)
    const community = await getCommunity(tx, communityId)
    const stairwells = await listBoardStairwells(tx, communityId)
    const homeRows = await listBoardHomes(tx, communityId, today)
    const caseRows = await listBoardCases(tx, communityId)
    const marks = forOffice ? await listReadingMarks(tx, communityId) : new Map()
    const screenings = await listScreeningDays(tx, communityId)
    const tallies = (await listTallies(tx, communityId)).filter(
      ({ measure }) => forOffice || !ofHealth.has(measure),
    )
    const steps = await listRegisterSteps(tx, communityId)
    const stairwellAt = new Map(stairwells.map((stairwell, index) => [stairwell.id, index]))
    const homes = homeRows.flatMap(({ stairwell, tenure, care, ...home }): BoardHome[] => {
      const index = stairwellAt.get(stairwell)
      if (index === undefined) return []
      return [{ ...home, stairwell: index, ...(forOffice && { tenure, care }) }]
    })
    const homeAt = new Map(homes.map((home, index) => [home.id, index]))
    const readings = forOffice ? readingsOf(caseRows, marks) : null
    const cases = caseRows.flatMap((row): BoardCase[] => {
      const home = homeAt.get(row.dwelling)
      return home === undefined ? [] : [presentCase(row, home, readings?.get(row))]
    })
    const days = [
      ...tallies.map((tally) => tally.day),
      ...caseRows.map((row) => row.opened),
      ...screenings.map((screening) => screening.day),
    ]
    return {
      neighbourhood: community.name,
      firstDay: days.reduce<PlainDate | null>(
        (first, day) => (first !== null && first < day ? first : day),
        null,
      ),
      ...{ today, version, stairwells, homes, cases, tallies },
      screenings: { returnee: countsOf(screenings, "returnee"), tenant: countsOf(screenings, "tenant") },
      register: runningCounts(steps),
    }
  })
}

function presentCase(row: BoardCaseRow, home: number, readings: string | undefined): BoardCase {
  return {
    home,
    openedOn: row.opened,
    countedFrom: row.counted,
    dueOn: row.due,
    endedOn: row.ended,
    endReason: row.reason,
    ...(readings !== undefined && { readings }),
  }
}

const NO_DAYS: ReadonlyMap<number, number> = new Map()

/** One digit a day of a case, from its opening to the last day with a reading. */
function readingsOf(cases: readonly BoardCaseRow[], marks: ReadingMarks): Map<BoardCaseRow, string> {
  return new Map(cases.map((row) => [row, digitsOf(row, marks.get(row.person) ?? NO_DAYS)]))
}

function digitsOf(row: BoardCaseRow, days: ReadonlyMap<number, number>): string {
  const opened = daysBetween(firstReadingDay, row.opened)
  const ended = row.ended === null ? Number.POSITIVE_INFINITY : daysBetween(firstReadingDay, row.ended)
  const last = Math.min(Math.max(opened - 1, ...days.keys()), ended)
  return Array.from(
    { length: Math.max(0, last - opened + 1) },
    (_, offset) => days.get(opened + offset) ?? 0,
  ).join("")
}

function countsOf(
  screenings: readonly { readonly kind: string; readonly day: string; readonly people: number }[],
  kind: "returnee" | "tenant",
): Record<string, number> {
  return Object.fromEntries(screenings.filter((row) => row.kind === kind).map((row) => [row.day, row.people]))
}

function runningCounts(
  steps: readonly { readonly from: PlainDate | null; readonly households: number; readonly people: number }[],
): BoardBundle["register"] {
  let households = 0
  let people = 0
  return steps.map((step) => {
    households += step.households
    people += step.people
    return { from: step.from, households, people }
  })
}
