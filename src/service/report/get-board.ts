import { dayOf, type PlainDate } from "../../core/kit/dates.ts"
import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import { sparedReadings } from "../../core/policy/spared-readings.ts"
import type { BoardBundle, BoardCase, BoardHome, Tally, TallyMeasure } from "../../core/report/board.ts"
import { getCommunity } from "../../store/access/communities.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { getVersion, lastChangeOf, listTopicVersions } from "../../store/live/changes.ts"
import {
  type BoardCaseRow,
  listBoardCases,
  listBoardHomes,
  listBoardStairwells,
  listRegisterSteps,
  listScreeningDays,
} from "../../store/report/board-rows.ts"
import { listMonthChanges } from "../../store/report/month-changes.ts"
import type { Context } from "../context.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { type BoardMemory, makeBoardMemory, recall, recallReadings, recallTallies } from "./board-memory.ts"
import { lasting } from "./lasting.ts"

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

/** What a board shows besides doors and people: what it was made of may be another after such a change. */
export const boardTopics = ["cases", "readings", "screenings", "sums"]

/** Reads the board; what has not changed since it was read last is taken out of `memory`. */
export async function readBoard(reader: Reader, memory: BoardMemory): Promise<BoardParts> {
  const today = dayOf(reader.now())
  return inNeighbourhood(reader.db, reader.communityId, async (tx) => {
    const { communityId } = reader
    // the versions first: a change that comes in between is announced again, never missed
    const [version, versions] = await Promise.all([
      getVersion(tx, communityId),
      listTopicVersions(tx, communityId),
    ])
    const asOf = (...topics: string[]) => [today, lastChangeOf(versions, topics)]
    const place = await recall(memory, "place", asOf(), () => readPlace(tx, communityId, today))
    const caseRows = await recall(memory, "cases", asOf("cases"), () => readCases(tx, communityId))
    const screened = await recall(memory, "screenings", asOf("screenings"), async () => {
      const rows = await listScreeningDays(tx, communityId)
      return {
        firstDay: firstOf(rows.map(({ day }) => day)),
        byKind: { returnee: countsOf(rows, "returnee"), tenant: countsOf(rows, "tenant") },
      }
    })
    const months = await listMonthChanges(tx, communityId)
    const readings = await recallReadings(tx, communityId, caseRows, months.readings, memory)
    const tallies = await recallTallies(tx, communityId, months.tallies, memory)
    const { neighbourhood, stairwells, homes, register } = place
    const cases = await recall(memory, "shown-cases", [caseRows, homes, readings], () =>
      casesAt(homes, caseRows, readings),
    )
    const days = caseRows.map((row) => row.opened)
    const firstBeside = firstOf(screened.firstDay === null ? days : [...days, screened.firstDay])
    return {
      ...{ neighbourhood, firstBeside, today, version, stairwells, homes, cases, tallies },
      ...{ screenings: screened.byKind, register },
    }
  })
}

/** What changes with the register alone. */
async function readPlace(tx: Tx, communityId: string, today: PlainDate) {
  const community = await getCommunity(tx, communityId)
  const stairwells = await listBoardStairwells(tx, communityId)
  const homeRows = await listBoardHomes(tx, communityId, today)
  const steps = await listRegisterSteps(tx, communityId)
  const stairwellAt = new Map(stairwells.map((stairwell, index) => [stairwell.id, index]))
  const homes = homeRows.flatMap(({ stairwell, ...home }): BoardHome[] => {
    const index = stairwellAt.get(stairwell)
    return index === undefined ? [] : [{ ...home, stairwell: index }]
  })
  return { neighbourhood: community.name, stairwells, homes, register: runningCounts(steps) }
}

type CaseRow = BoardCaseRow & { readonly spared: number }

async function readCases(tx: Tx, communityId: string): Promise<CaseRow[]> {
  const policies = await readPolicies(tx, communityId)
  const rows = await listBoardCases(tx, communityId)
  return rows.map((row) => ({
    ...row,
    spared: sparedReadings(row.clock, getPolicyForBooks(policies, "reading-slots", row.opened)),
  }))
}

function casesAt(
  homes: readonly BoardHome[],
  rows: readonly CaseRow[],
  readings: ReadonlyMap<BoardCaseRow, string>,
): BoardParts["cases"] {
  const homeAt = new Map(homes.map((home, index) => [home.id, index]))
  return rows.flatMap((row) => {
    const home = homeAt.get(row.dwelling)
    return home === undefined ? [] : [caseOf(row, home, readings.get(row) ?? "")]
  })
}

/** The office's board, or the same for a wall that any passer-by sees: no tenure, no care, no temperatures. */
export function presentBoard({ firstBeside, ...parts }: BoardParts, forOffice: boolean): BoardBundle {
  const tallies = forOffice ? parts.tallies : wallTallies(parts.tallies)
  const firstDay = firstOf([...tallies.map(({ day }) => day), ...(firstBeside === null ? [] : [firstBeside])])
  if (forOffice) return { ...parts, firstDay }
  return { ...parts, firstDay, tallies, homes: wallHomes(parts.homes), cases: wallCases(parts.cases) }
}

const wallHomes = lasting((homes: readonly BoardHome[]) =>
  homes.map(({ id, room, floor, position, stairwell }) => ({ id, room, floor, position, stairwell })),
)
const wallCases = lasting((cases: BoardParts["cases"]) =>
  cases.map(({ home, openedOn, countedFrom, dueOn, endedOn, endReason }) => {
    return { home, openedOn, countedFrom, dueOn, endedOn, endReason }
  }),
)
const wallTallies = lasting((tallies: readonly Tally[]) =>
  tallies.filter(({ measure }) => !ofHealth.has(measure)),
)

function firstOf(days: readonly PlainDate[]): PlainDate | null {
  return days.reduce<PlainDate | null>((first, day) => (first !== null && first < day ? first : day), null)
}

function caseOf(row: CaseRow, home: number, readings: string): BoardParts["cases"][number] {
  return {
    home,
    openedOn: row.opened,
    countedFrom: row.counted,
    dueOn: row.due,
    endedOn: row.ended,
    endReason: row.reason,
    readings,
    ...(row.spared === 0 ? {} : { spared: row.spared }),
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
