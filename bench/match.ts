import { closeSync, openSync, writeSync } from "node:fs"
import { parseArgs } from "node:util"
import { type MatchedPair, matchLists } from "../src/core/reconcile/match.ts"
import { csvCell } from "./kit/csv.ts"
import { readLists, readRooms } from "./match/read-list.ts"
import { reportSpent } from "./match/spent.ts"
import { judge, readTruth } from "./match/truth.ts"

const HELP = `npm run -s bench:match -- --out pairs.csv [--rooms rooms.csv] [--truth FILE|febrl] FILE [FILE2]
Finds duplicates within one CSV file, or links between two, without labels, and writes the pairs at p ≥ 0.5.
`

const PIECE = 1 << 16

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: "string" }, rooms: { type: "string" }, truth: { type: "string" } },
})
if (positionals.length < 1 || positionals.length > 2) {
  process.stderr.write(HELP)
  process.exit(2)
}

const start = performance.now()
const lists = readLists(positionals)
const read = performance.now()
const matching = matchLists(lists, {
  seed: 1,
  thisYear: new Date().getFullYear(),
  rooms: values.rooms === undefined ? null : readRooms(values.rooms),
})
const matched = performance.now()
const found = values.out === undefined ? countPairs() : writePairs(values.out)
const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(2)
process.stdout.write(
  `${found} pairs  reading ${seconds(start, read)} s  matching ${seconds(read, matched)} s  `,
)
reportSpent()
if (values.truth !== undefined) process.stdout.write(`${judge(lists, matching, readTruth(values.truth))}\n`)

function isFound({ one, other, chance }: MatchedPair): boolean {
  return chance >= 0.5 && (lists.length === 1 || one.list !== other.list)
}

function countPairs(): number {
  let count = 0
  matching.eachPair((pair) => {
    if (isFound(pair)) count += 1
  })
  return count
}

/** Piece by piece: a million pairs are not held as text. */
function writePairs(file: string): number {
  const open = openSync(file, "w")
  let [lines, count] = ["id1,id2,p\n", 0]
  matching.eachPair((pair) => {
    if (!isFound(pair)) return
    count += 1
    lines += lineOf(pair)
    if (lines.length < PIECE) return
    writeSync(open, lines)
    lines = ""
  })
  writeSync(open, lines)
  closeSync(open)
  return count
}

/** The first file's row first. */
function lineOf({ one, other, chance }: MatchedPair): string {
  const [first, second] = one.list <= other.list ? [one, other] : [other, one]
  // most are as good as certain, and a number is slow to become text
  const written = chance >= 1 - 5e-7 ? "1" : Number(chance.toFixed(6))
  return `${csvCell(first.id)},${csvCell(second.id)},${written}\n`
}
