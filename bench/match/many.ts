import { execFile } from "node:child_process"
import { closeSync, createReadStream, openSync, writeSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { promisify } from "node:util"
import { manyRecords } from "../../test/support/matching/many-records.ts"
import type { Line } from "../kit/lines.ts"
import { median, tell } from "../kit/measure.ts"
import { readSpent, type Spent } from "./spent.ts"

/** Very long lists are left to `npm run bench -- match --full`: a quarter of them shows the same in a quarter of the time. */
const [MANY, FULL] = [250_000, 1_000_000]

/** They take turns: how long either takes hangs on what else runs on the machine just then. */
const TURNS = 3

const PIECE = 1 << 16

/** Two long lists of invented people, linked by the engine and by DuckDB, each in a process of its own on one thread. */
export async function measureMany(full: boolean): Promise<Line[]> {
  const people = full ? FULL : MANY
  const folder = await mkdtemp(join(tmpdir(), "shouwang-match-"))
  try {
    tell(`matching ${people} against ${people}`)
    const files = [join(folder, "first.csv"), join(folder, "second.csv")]
    writeLists(people, files)
    const [ownPairs, otherPairs] = [join(folder, "pairs.csv"), join(folder, "duckdb.csv")]
    const [own, other]: [Spent[], Spent[]] = [[], []]
    for (let turn = 0; turn < TURNS; turn += 1) {
      own.push(await run(["bench/match.ts", "--out", ownPairs, ...files]))
      other.push(await run(["bench/match/duckdb.ts", otherPairs, ...files]))
    }
    const secondsOf = (runs: readonly Spent[]) => median(runs.map(({ seconds }) => seconds))
    const megabytesOf = (runs: readonly Spent[]) => Math.max(...runs.map(({ megabytes }) => megabytes))
    const what = `${people} against ${people} invented records`
    return [
      {
        what: `${what}, DuckDB as many times as long`,
        ...{ measured: secondsOf(other), reference: secondsOf(own), unit: "s", wanted: { leastTimes: 3 } },
      },
      { what: "  memory of the engine", measured: megabytesOf(own), unit: "MB", wanted: { most: 600 } },
      { what: "  memory of DuckDB", measured: megabytesOf(other), unit: "MB" },
      {
        what: "  F1 of the engine's pairs",
        ...{ measured: await f1Of(ownPairs, people), unit: "%", wanted: { least: 99.9 } },
      },
      { what: "  F1 of DuckDB's pairs", measured: await f1Of(otherPairs, people), unit: "%" },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * As in `npm run bench:match`: V8 does all on one thread, since it is one processor's time that is measured, and four threads that
 * clear memory together spend more of it; what lives shortly is cleared away less often, since beside it stand arrays of many
 * megabytes.
 */
const NODE = ["--single-threaded", "--expose-gc", "--max-semi-space-size=64", "--import", "tsx"]

async function run(program: readonly string[]): Promise<Spent> {
  const { stdout } = await promisify(execFile)(process.execPath, [...NODE, ...program])
  return readSpent(stdout)
}

function writeLists(people: number, files: readonly string[]): void {
  manyRecords(people, 1).forEach((list, at) => {
    const file = openSync(files[at] ?? "", "w")
    let lines = `id,${list.columns.map(({ header }) => header).join()}\n`
    list.ids.forEach((id, row) => {
      lines += `${id},${list.columns.map(({ texts, rows }) => texts[rows[row] ?? 0] ?? "").join()}\n`
      if (lines.length < PIECE) return
      writeSync(file, lines)
      lines = ""
    })
    writeSync(file, lines)
    closeSync(file)
  })
}

/** Row 7 of one list is row 7 of the other. */
async function f1Of(file: string, people: number): Promise<number> {
  let [found, right] = [-1, 0]
  for await (const line of createInterface(createReadStream(file))) {
    const [one = "", other = ""] = line.split(",")
    found += 1
    if (one.slice(1) === other.slice(1)) right += 1
  }
  return (200 * right) / (found + people)
}
