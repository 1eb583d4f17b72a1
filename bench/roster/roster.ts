import { mkdir, readFile, writeFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { parseArgs } from "node:util"
import { evaluate } from "../../src/core/roster/evaluate.ts"
import { solveInWorkers } from "../../src/main/roster/solve-in-workers.ts"
import { median, tell } from "../kit/measure.ts"
import { makeInstance } from "./make-instance.ts"
import { solvePlainly } from "./plain-model.ts"
import { readInstance } from "./read-instance.ts"
import { writeSolution } from "./solution.ts"

// npm run -s bench:roster -- --seconds 60 --out DIR FILE...: solves public instances one after the other on two threads,
// writes a solution file for each, and prints cost, proved bound, gap between them in percent, hard rules broken, seconds.
// --seeds 5: as many runs of each, with seeds one after the other; a line for each, the median and the worst; the file is
// of the cheapest. --make WEEKS,PEOPLE,KINDS: writes an invented instance of that size into DIR and solves it too.
const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: "string", default: "60" },
    out: { type: "string", default: "." },
    seed: { type: "string", default: "1" },
    seeds: { type: "string", default: "1" },
    peer: { type: "string" },
    make: { type: "string", multiple: true, default: [] },
  },
})
const seconds = Number(options.seconds)
const seeds = Array.from({ length: Number(options.seeds) }, (_, run) => Number(options.seed) + run)
const sizes = options.make.map((size) => size.split(",").map(Number))
const areSizes = sizes.every((size) => size.length === 3 && size.every((each) => each >= 1 && each % 1 === 0))
const isRight = seconds > 0 && seeds.length > 0 && (options.peer === undefined || options.peer === "highs")
if (files.length + sizes.length === 0 || !isRight || !areSizes) {
  process.stderr.write(
    "npm run -s bench:roster -- [--seconds 60] [--out DIR] [--seed 1] [--seeds 1] [--peer highs] [--make WEEKS,PEOPLE,KINDS] FILE...\n",
  )
  process.exit(2)
}
await mkdir(options.out, { recursive: true })
for (const [weeks = 0, people = 0, kinds = 0] of sizes) {
  const file = join(options.out, `made-${weeks}-${people}-${kinds}.txt`)
  await writeFile(file, makeInstance({ weeks, people, kinds, seed: Number(options.seed) }))
  files.push(file)
}
process.stdout.write(
  row(["instance", "seed", "cost", "bound", "gap %", "breaches", "seconds", "peer cost", "peer s"]),
)
for (const file of files) await measure(file)

type Run = { readonly cost: number; readonly bound: number | null; readonly breaches: number }

async function measure(file: string): Promise<void> {
  const name = basename(file).replace(/\.[^.]*$/, "")
  const problem = readInstance(await readFile(file, "utf8"))
  const peerBegan = performance.now()
  const peer = options.peer === undefined ? null : await solvePlainly(problem, seconds)
  const peerCells = options.peer === undefined ? [] : [`${peer ?? "none"}`, since(peerBegan)]
  const runs: Run[] = []
  for (const seed of seeds) {
    const began = performance.now()
    const solved = await solveInWorkers(problem, {
      ...{ seed, seconds },
      onImprove: ({ cost, bound }) => tell(`${name} ${since(began)} s: ${cost}, bound ${bound ?? "-"}`),
    })
    const took = since(began)
    if (!solved.ok) {
      process.stdout.write(row([name, `${seed}`, "none", "", "", "", took, ...peerCells]))
      continue
    }
    const { cost, breaches } = evaluate(problem, solved.roster)
    const run = { cost, bound: solved.bound, breaches: breaches.length }
    if (runs.every((other) => cost < other.cost))
      await writeFile(join(options.out, `${name}.sol`), writeSolution(problem, solved.roster))
    runs.push(run)
    process.stdout.write(row([name, `${seed}`, ...cellsOf(run), took, ...peerCells]))
  }
  if (seeds.length > 1 && runs.length > 0) {
    const bound = runs.reduce<number | null>((most, run) => laterBound(most, run.bound), null)
    const breaches = runs.reduce((sum, run) => sum + run.breaches, 0)
    const costs = runs.map(({ cost }) => cost)
    process.stdout.write(row([name, "median", ...cellsOf({ cost: median(costs), bound, breaches })]))
    process.stdout.write(row([name, "worst", ...cellsOf({ cost: Math.max(...costs), bound, breaches })]))
  }
}

function cellsOf({ cost, bound, breaches }: Run): string[] {
  const gap = bound === null ? "" : cost === 0 ? "0.00" : ((100 * (cost - bound)) / cost).toFixed(2)
  return [`${cost}`, `${bound ?? "-"}`, gap, `${breaches}`]
}

function laterBound(one: number | null, other: number | null): number | null {
  return one === null ? other : other === null ? one : Math.max(one, other)
}

function since(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(1)
}

function row(cells: readonly string[]): string {
  return `${cells.map((cell, at) => (at === 0 ? cell.padEnd(14) : cell.padStart(10))).join("")}\n`
}
