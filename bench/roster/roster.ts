import { mkdir, readFile, writeFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { parseArgs } from "node:util"
import { evaluate } from "../../src/core/roster/evaluate.ts"
import { solveInWorkers } from "../../src/main/roster/solve-in-workers.ts"
import { tell } from "../kit/measure.ts"
import { solvePlainly } from "./plain-model.ts"
import { readInstance } from "./read-instance.ts"
import { writeSolution } from "./solution.ts"

// npm run -s bench:roster -- --seconds 60 --out DIR FILE...: solves public instances one after the other on two threads,
// writes a solution file for each, and prints cost, proved bound, gap between them in percent, hard rules broken, seconds.
const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: "string", default: "60" },
    out: { type: "string", default: "." },
    seed: { type: "string", default: "1" },
    peer: { type: "string" },
  },
})
if (files.length === 0 || (options.peer !== undefined && options.peer !== "highs")) {
  process.stderr.write(
    "npm run -s bench:roster -- [--seconds 60] [--out DIR] [--seed 1] [--peer highs] FILE...\n",
  )
  process.exit(2)
}
await mkdir(options.out, { recursive: true })
process.stdout.write(
  row(["instance", "cost", "bound", "gap %", "breaches", "seconds", "peer cost", "peer s"]),
)
for (const file of files) process.stdout.write(await measure(file))

async function measure(file: string): Promise<string> {
  const name = basename(file).replace(/\.[^.]*$/, "")
  const problem = readInstance(await readFile(file, "utf8"))
  const seconds = Number(options.seconds)
  const began = performance.now()
  const solved = await solveInWorkers(problem, {
    seed: Number(options.seed),
    seconds,
    onImprove: ({ cost, bound }) => tell(`${name} ${since(began)} s: ${cost}, bound ${bound ?? "-"}`),
  })
  const took = since(began)
  if (!solved.ok) return row([name, "none", "", "", "", took])
  await writeFile(join(options.out, `${name}.sol`), writeSolution(problem, solved.roster))
  const { cost, breaches } = evaluate(problem, solved.roster)
  const gap = solved.bound === null ? "" : ((100 * (cost - solved.bound)) / cost).toFixed(2)
  const peerBegan = performance.now()
  const peer = options.peer === undefined ? null : await solvePlainly(problem, seconds)
  const peerCells = options.peer === undefined ? [] : [`${peer ?? "none"}`, since(peerBegan)]
  return row([name, `${cost}`, `${solved.bound ?? "-"}`, gap, `${breaches.length}`, took, ...peerCells])
}

function since(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(1)
}

function row(cells: readonly string[]): string {
  return `${cells.map((cell, at) => (at === 0 ? cell.padEnd(14) : cell.padStart(10))).join("")}\n`
}
