import { dayOf, type PlainDate } from "../../core/kit/dates.ts"
import type { BoardBundle, BoardCase, BoardHome, TallyMeasure } from "../../core/report/board.ts"
import { getCommunity } from "../../store/access/communities.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { getVersion } from "../../store/live/changes.ts"
import {
  type BoardCaseRow,
  listBoardCases,
  listBoardHomes,
  listBoardStairwells,
  listRegisterSteps,
  listScreeningDays,
} from "../../store/report/board-rows.ts"
import type { Context } from "../context.ts"
import { type BoardMemory, makeBoardMemory, recallReadings, recallTallies } from "./board-memory.ts"

type Reader = Pick<Context, "db" | "now" | "communityId">

/** What no passer-by is told, not even summed up. */
const ofHealth: ReadonlySet<TallyMeasure> = new Set(["readings", "fevers", "gate-fevers"])

/** Everything the office's board draws, for every day. */
export async function getBoard(reader: Reader, memory = makeBoardMemory()): Promise<BoardBundle> {
  return presentBoard(await readBoard(reader, memory), true)
}

/** What both boards are made of. */
export type BoardParts = Omit<BoardBundle, "firstDay" | "cases"> & {
  /** The first day of cases and screenings; sums may begin before. */
  readonly firstBeside: PlainDate | null
  /** Cases with what stood on each of their days. */
  readonly cases: readonly (BoardCase & { readonly readings: string })[]
}

/** Reads the board; what has not changed since it was read last is taken out of `memory`. */
export async function readBoard(reader: Reader, memory: BoardMemory): Promise<BoardParts> {
  const today = dayOf(reader.now())
  return inNeighbourhood(reader.db, reader.communityId, async (tx) => {
    const { communityId } = reader
    // the version first: a change that comes in between is announced again, never missed
    const version = await getVersion(tx, communityId)
    const community = await getCommunity(tx, communityId)
    const stairwells = await listBoardStairwells(tx, communityId)
    const homeRows = await listBoardHomes(tx, communityId, today)
    const caseRows = await listBoardCases(tx, communityId)
    const readings = await recallReadings(tx, communityId, caseRows, memory)
    const screenings = await listScreeningDays(tx, communityId)
    const tallies = await recallTallies(tx, communityId, memory)
    const steps = await listRegisterSteps(tx, communityId)
    const stairwellAt = new Map(stairwells.map((stairwell, index) => [stairwell.id, index]))
    const homes = homeRows.flatMap(({ stairwell, ...home }): BoardHome[] => {
      const index = stairwellAt.get(stairwell)
      return index === undefined ? [] : [{ ...home, stairwell: index }]
    })
    const homeAt = new Map(homes.map((home, index) => [home.id, index]))
    const cases = caseRows.flatMap((row) => {
      const home = homeAt.get(row.dwelling)
      return home === undefined ? [] : [caseOf(row, home, readings.get(row) ?? "")]
    })
    const days = [...caseRows.map((row) => row.opened), ...screenings.map((screening) => screening.day)]
    return {
      neighbourhood: community.name,
      firstBeside: firstOf(days),
      today,
      version,
      stairwells,
      homes,
      cases,
      tallies,
      screenings: { returnee: countsOf(screenings, "returnee"), tenant: countsOf(screenings, "tenant") },
      register: runningCounts(steps),
    }
  })
}

/** The office's board, or the same for a wall that any passer-by sees: no tenure, no care, no temperatures. */
export function presentBoard({ firstBeside, ...parts }: BoardParts, forOffice: boolean): BoardBundle {
  const tallies = forOffice ? parts.tallies : parts.tallies.filter(({ measure }) => !ofHealth.has(measure))
  const firstDay = firstOf([...tallies.map(({ day }) => day), ...(firstBeside === null ? [] : [firstBeside])])
  if (forOffice) return { ...parts, firstDay }
  return {
    ...parts,
    firstDay,
    tallies,
    homes: parts.homes.map(({ tenure: _tenure, care: _care, ...home }) => home),
    cases: parts.cases.map(({ readings: _readings, ...one }) => one),
  }
}

function firstOf(days: readonly PlainDate[]): PlainDate | null {
  return days.reduce<PlainDate | null>((first, day) => (first !== null && first < day ? first : day), null)
}

function caseOf(row: BoardCaseRow, home: number, readings: string): BoardParts["cases"][number] {
  return {
    home,
    openedOn: row.opened,
    countedFrom: row.counted,
    dueOn: row.due,
    endedOn: row.ended,
    endReason: row.reason,
    readings,
  }
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
