import { type List, listOf } from "../src/core/reconcile/list.ts"
import { type MatchOptions, matchLists } from "../src/core/reconcile/match.ts"
import { matchAgainst, prepareRegister } from "../src/core/reconcile/prepared-register.ts"
import { createRoomTable } from "../src/core/reconcile/room-table.ts"
import { neighbourhoodLike } from "../test/support/matching/neighbourhood-like.ts"
import type { Written } from "../test/support/matching/written.ts"
import type { Line } from "./kit/lines.ts"
import { median, tell } from "./kit/measure.ts"
import { measureDrawn } from "./match/drawn.ts"
import { measureMany } from "./match/many.ts"
import { measureDecided, measureFindings, readNeighbourhood } from "./match/neighbourhood.ts"

const RUNS = 5
const HOMES = 1700
const NEW_ROWS = 300

/** Matching: a new list against a register that was read before, everything again, messy lists, and very long ones. */
export async function measureMatching(asked: {
  readonly full: boolean
  readonly lists?: string | undefined
}): Promise<Line[]> {
  tell("matching")
  const written = neighbourhoodLike({ seed: 1, homes: HOMES, noise: 1 })
  const options: MatchOptions = { seed: 1, thisYear: 2026, rooms: createRoomTable(written.rooms) }
  const [register, survey] = [written.register, written.survey].map(toList) as [List, List]
  const added = listOf(written.pushed.header, written.pushed.rows.slice(0, NEW_ROWS))
  const cold = spentBy(() => matchLists([register, survey], options))
  const prepared = prepareRegister(register, options)
  const times: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    times.push(spentBy(() => matchAgainst(prepared, added).pairs))
  }
  return [
    {
      what: `a list of ${NEW_ROWS} against a register of ${register.ids.length}, of the processor`,
      ...{ measured: median(times), unit: "ms", wanted: { most: 300 } },
    },
    {
      what: `register and a survey of ${survey.ids.length}, cold, of the processor`,
      ...{ measured: cold / 1000, unit: "s", wanted: { most: 2 } },
    },
    ...(asked.lists === undefined ? [] : measureMessy(asked.lists)),
    ...measureDrawn(asked.full),
    ...(await measureMany(asked.full)),
  ]
}

/** Milliseconds of the processor: what else runs on the machine does not count. */
function spentBy(work: () => unknown): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** A folder of messy lists with known truth. */
function measureMessy(folder: string): Line[] {
  const neighbourhood = readNeighbourhood(folder)
  const { share, precision } = measureDecided(neighbourhood)
  const { shares, absent, strangers } = measureFindings(neighbourhood)
  return [
    {
      what: "rows of three messy lists decided by themselves",
      measured: 100 * share,
      ...{ unit: "%", wanted: { least: 97 } },
    },
    { what: "  of these rightly", measured: 100 * precision, unit: "%", wanted: { least: 99.9 } },
    ...shares.flatMap(({ kind, found, precision: right, recall }): Line[] => [
      { what: `  ${kind}: ${found} found, of these rightly`, measured: 100 * right, unit: "%" },
      { what: "    of all that there are", measured: 100 * recall, unit: "%" },
    ]),
    { what: "  of those unseen who do not live here", measured: 100 * absent, unit: "%" },
    { what: "  of those not ours who do not live here", measured: 100 * strangers, unit: "%" },
  ]
}

function toList({ header, rows }: Written): List {
  return listOf(header, rows)
}
