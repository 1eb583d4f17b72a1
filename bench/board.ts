import { gzipSync } from "node:zlib"
import type { BoardBundle } from "../src/core/report/board.ts"
import { getBoard } from "../src/service/report/get-board.ts"
import type { Filled } from "./kit/campaigns.ts"
import type { Line } from "./kit/lines.ts"
import { median, tell, timed } from "./kit/measure.ts"
import type { Neighbourhoods } from "./summary.ts"

const ROUNDS = 15

/** The board's data, which holds every day at once, after one campaign and after ten. */
export async function measureBoard(filled: Neighbourhoods): Promise<Line[]> {
  tell("board")
  const one = await measureOne(filled.one)
  const apart = await measureOne(filled.apart)
  const together = await measureOne(filled.together)
  return [
    { what: "board's data, all days, from the database", ...one.time, wanted: { most: 100 } },
    { what: "  after ten campaigns one after the other", ...apart.time },
    { what: "  after ten campaigns on the same days", ...together.time },
    ...[...sizesOf("board's data", one.bundle), ...sizesOf("  after ten campaigns", apart.bundle)],
  ]
}

async function measureOne({ reader }: Filled) {
  const bundle = await getBoard(reader)
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) times.push(await timed(() => getBoard(reader)))
  return { bundle, time: { measured: median(times), unit: "ms" as const } }
}

function sizesOf(what: string, bundle: BoardBundle): Line[] {
  const text = JSON.stringify(bundle)
  return [
    { what: `${what}, as JSON`, measured: Buffer.byteLength(text) / 1000, unit: "kB" },
    { what: `${what}, compressed`, measured: gzipSync(text).length / 1000, unit: "kB" },
  ]
}
