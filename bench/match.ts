import { parseArgs } from "node:util"
import { matchLists } from "../src/core/reconcile/match.ts"
import { readLists, readRooms } from "./match/read-list.ts"
import { reportSpent } from "./match/spent.ts"
import { judge, readTruth } from "./match/truth.ts"
import { writePairs } from "./match/write-pairs.ts"

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

/** Memory is cleared after each such part of the work: a stage's big arrays are garbage in the next. */
const A_QUARTER = 0.25

const start = performance.now()
const lists = readLists(positionals)
const read = performance.now()
let cleared = 0
clear(0)
const matching = matchLists(lists, {
  seed: 1,
  onProgress: (done) => {
    if (done - cleared >= A_QUARTER) clear(done)
  },
  thisYear: new Date().getFullYear(),
  rooms: values.rooms === undefined ? null : readRooms(values.rooms),
})
const matched = performance.now()
const found = values.out === undefined ? countPairs() : writePairs(values.out, lists, matching)
const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(2)
process.stdout.write(
  `${found} pairs  reading ${seconds(start, read)} s  matching ${seconds(read, matched)} s  `,
)
reportSpent()
if (values.truth !== undefined) process.stdout.write(`${judge(lists, matching, readTruth(values.truth))}\n`)

/** Arrays that nobody needs any more are given back: V8 puts that off for as long as a program does not come to rest. */
function clear(done: number): void {
  cleared = done
  globalThis.gc?.()
}

function countPairs(): number {
  let count = 0
  matching.eachPairOfRows((list, _row, otherList, _otherRow, chance) => {
    if (chance >= 0.5 && (lists.length === 1 || list !== otherList)) count += 1
  })
  return count
}
