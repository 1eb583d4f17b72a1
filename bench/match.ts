import { writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { type MatchedPair, matchLists } from "../src/core/reconcile/match.ts"
import { csvCell } from "./kit/csv.ts"
import { readList, readRooms } from "./match/read-list.ts"
import { judge, readTruth } from "./match/truth.ts"

const HELP = `npm run -s bench:match -- --out pairs.csv [--rooms rooms.csv] [--truth FILE|febrl] FILE [FILE2]
Finds duplicates within one CSV file, or links between two, without labels, and writes the pairs at p ≥ 0.5.
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: "string" }, rooms: { type: "string" }, truth: { type: "string" } },
})
if (positionals.length < 1 || positionals.length > 2) {
  process.stderr.write(HELP)
  process.exit(2)
}

const start = performance.now()
const lists = positionals.map(readList)
const read = performance.now()
const matching = matchLists(lists, {
  seed: 1,
  thisYear: new Date().getFullYear(),
  rooms: values.rooms === undefined ? null : readRooms(values.rooms),
})
const matched = performance.now()
const pairs = matching.pairs.filter(
  ({ one, other, chance }) => chance >= 0.5 && (lists.length === 1 || one.list !== other.list),
)
if (values.out !== undefined) writeFileSync(values.out, `id1,id2,p\n${pairs.map(lineOf).join("")}`)
const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(2)
process.stdout.write(
  `${pairs.length} pairs  reading ${seconds(start, read)} s  matching ${seconds(read, matched)} s  ` +
    `processor ${(process.cpuUsage().user / 1e6).toFixed(2)} s  peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`,
)
if (values.truth !== undefined) process.stdout.write(`${judge(lists, matching, readTruth(values.truth))}\n`)

/** The first file's row first. */
function lineOf({ one, other, chance }: MatchedPair): string {
  const [first, second] = one.list <= other.list ? [one, other] : [other, one]
  return `${csvCell(first.id)},${csvCell(second.id)},${Number(chance.toFixed(6))}\n`
}
