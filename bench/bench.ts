import { rm } from "node:fs/promises"
import { parseArgs } from "node:util"
import { measureBoard } from "./board.ts"
import { measureDesk } from "./desk.ts"
import { measureGate } from "./gate.ts"
import { measureImport } from "./import.ts"
import { fillNeighbourhood } from "./kit/campaigns.ts"
import { makeFolder, startCluster } from "./kit/cluster.ts"
import { brokenBounds, type Line, tableOf } from "./kit/lines.ts"
import { measureMatching } from "./matching.ts"
import { measurePost } from "./post.ts"
import { measureScreen } from "./screen.ts"
import { measureServer } from "./server.ts"
import { measureSummary } from "./summary.ts"

const MANY = 10

// npm run bench [-- PART... [--full] [--lists FOLDER]]: the speed that is wanted, and what stands against it in the same run.
// Takes some minutes. `--full`: a million rows against a million; `--lists`: a folder of messy lists with known truth.
const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: { full: { type: "boolean", default: false }, lists: { type: "string" } },
})
const parts: Record<string, () => Promise<readonly Line[]>> = {
  import: () => onCluster(measureImport),
  reports: () =>
    onCluster(async (cluster) => {
      const filled = {
        one: await fillNeighbourhood(cluster, 1, true),
        apart: await fillNeighbourhood(cluster, MANY, true),
        together: await fillNeighbourhood(cluster, MANY, false),
      }
      return [...(await measureSummary(filled)), ...(await measureBoard(filled))]
    }),
  gate: () => onCluster(measureGate),
  desk: () => onCluster(measureDesk),
  match: () => measureMatching(values),
  server: async () => {
    const folder = await makeFolder()
    const served = await measureServer(folder)
    try {
      return [...served.lines, ...(await measureScreen(served)), ...(await measurePost(served))]
    } finally {
      await served.program.stop()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

const unknown = asked.find((name) => parts[name] === undefined)
if (unknown !== undefined) {
  process.stderr.write(`There is no part ${unknown}; there are ${Object.keys(parts).join(", ")}.\n`)
  process.exit(2)
}
const lines: Line[] = []
for (const [name, measure] of Object.entries(parts)) {
  if (asked.length === 0 || asked.includes(name)) lines.push(...(await measure()))
}
const broken = brokenBounds(lines)
process.stdout.write(`${tableOf(lines)}\n`)
process.stdout.write(
  "Medians of one run. Ratios and memory decide the exit code; times and speeds also depend on the machine.\n",
)
process.exitCode = broken.length === 0 ? 0 : 1

async function onCluster(
  measure: (cluster: Awaited<ReturnType<typeof startCluster>>) => Promise<readonly Line[]>,
): Promise<readonly Line[]> {
  const cluster = await startCluster()
  try {
    return await measure(cluster)
  } finally {
    await cluster.stop()
  }
}
