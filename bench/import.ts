import { generateWorld } from "../src/core/world/world.ts"
import { importBooks } from "../src/service/imports/import-books.ts"
import { sheetsOf } from "../test/support/sheets-of.ts"
import type { Cluster } from "./kit/cluster.ts"
import { copyAll, dumpRows } from "./kit/copy-rows.ts"
import type { Line } from "./kit/lines.ts"
import { median, tell, timed } from "./kit/measure.ts"
import { addNeighbourhood } from "./kit/neighbourhood.ts"

const RUNS = 5

/** A campaign's import, parsing excluded, and in turn with it a plain COPY of the very rows that it wrote. */
export async function measureImport(cluster: Cluster): Promise<Line[]> {
  const sheets = sheetsOf(generateWorld({ seed: 1 }).books)
  const imports: number[] = []
  const copies: number[] = []
  let rows = 0
  for (let run = 1; run <= RUNS; run += 1) {
    tell(`import, run ${run} of ${RUNS}`)
    const { ground, drop } = await cluster.newDatabase()
    const importer = await addNeighbourhood(ground)
    imports.push(await timed(() => importBooks(importer, ground.newId(), sheets)))
    const dumped = await dumpRows(ground.ownerDb)
    await drop()
    const empty = await cluster.newDatabase()
    copies.push(await timed(() => copyAll(empty.ground.ownerDb, dumped)))
    await empty.drop()
    rows = dumped.reduce((sum, table) => sum + table.rows, 0)
  }
  return [
    {
      what: `import of a campaign, without parsing, against COPY of its ${rows} table rows`,
      measured: median(imports) / 1000,
      reference: median(copies) / 1000,
      unit: "s",
      wanted: { times: 4 },
    },
  ]
}
