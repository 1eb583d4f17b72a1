import { type List, listOf } from "../src/core/reconcile/list.ts"
import { type Matching, type MatchOptions, matchLists } from "../src/core/reconcile/match.ts"
import { matchAgainst, prepareRegister } from "../src/core/reconcile/prepared-register.ts"
import { createRoomTable } from "../src/core/reconcile/room-table.ts"
import { manyRecords } from "../test/support/matching/many-records.ts"
import { neighbourhoodLike } from "../test/support/matching/neighbourhood-like.ts"
import type { Written } from "../test/support/matching/written.ts"
import type { Line } from "./kit/lines.ts"
import { median, tell, timed } from "./kit/measure.ts"

const RUNS = 5
const HOMES = 1700
const NEW_ROWS = 300
const MANY = 100_000

/** Matching: a new list against a register that was read before, everything again, and two long lists. */
export async function measureMatching(): Promise<Line[]> {
  tell("matching")
  const written = neighbourhoodLike({ seed: 1, homes: HOMES, noise: 1 })
  const options: MatchOptions = { seed: 1, thisYear: 2026, rooms: createRoomTable(written.rooms) }
  const [register, survey] = [written.register, written.survey].map(toList) as [List, List]
  const added = listOf(written.pushed.header, written.pushed.rows.slice(0, NEW_ROWS))
  const cold = await timed(async () => matchLists([register, survey], options))
  const prepared = prepareRegister(register, options)
  const times: number[] = []
  for (let run = 0; run < RUNS; run += 1) times.push(await timed(async () => matchAgainst(prepared, added)))
  return [
    {
      what: `a list of ${NEW_ROWS} against a register of ${register.ids.length}`,
      ...{ measured: median(times), unit: "ms", wanted: { most: 300 } },
    },
    {
      what: `register and a survey of ${survey.ids.length}, cold`,
      ...{ measured: cold / 1000, unit: "s", wanted: { most: 2 } },
    },
    ...(await measureMany()),
  ]
}

async function measureMany(): Promise<Line[]> {
  tell(`matching ${MANY} against ${MANY}`)
  const lists = manyRecords(MANY, 1)
  let matching: Matching | undefined
  const time = await timed(async () => {
    matching = matchLists(lists, { seed: 1, thisYear: 2026, rooms: null })
  })
  const found =
    matching?.pairs.filter(({ one, other, chance }) => chance >= 0.5 && one.list !== other.list) ?? []
  const right = found.filter(({ one, other }) => one.id.slice(1) === other.id.slice(1)).length
  return [
    { what: `${MANY} against ${MANY} invented records`, measured: time / 1000, unit: "s" },
    {
      what: "  F1 of the pairs",
      ...{ measured: (200 * right) / (found.length + MANY), unit: "%", wanted: { least: 99.9 } },
    },
  ]
}

function toList({ header, rows }: Written): List {
  return listOf(header, rows)
}
