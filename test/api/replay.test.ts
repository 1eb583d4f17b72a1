import { describe, expect, it } from "vitest"
import type { PlainDate } from "../../src/core/kit/dates.ts"
import type { Summary } from "../../src/core/report/summary.ts"
import { generateWorld } from "../../src/core/world/world.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { startTestApp } from "../support/app.ts"
import { live } from "../support/replay/live.ts"

/** npm run soak goes on for as long as one likes, each campaign larger than the one before. */
const minutes = Number(process.env["SHOUWANG_SOAK_MINUTES"] ?? 0)
const HOMES = 48
const MOST_HOMES = 1_362

/** What nobody has heard of yet is not in stock either. */
const withoutEmptyShelves = (summary: Summary | undefined) =>
  summary && {
    ...summary,
    物资库存: Object.fromEntries(Object.entries(summary["物资库存"]).filter(([, left]) => left !== 0)),
  }

async function liveThrough(seed: number, homes: number): Promise<void> {
  const world = generateWorld({ seed, homes })
  const app = await startTestApp()
  try {
    const communityId = app.neighbourhoods?.own ?? ""
    const summaryOf = (day: PlainDate) => getSummary({ ...app.ground, communityId }, day)
    await live(app, world, async (day) => {
      const truth = world.truth.find((summary) => summary.日期 === day)
      expect(withoutEmptyShelves(await summaryOf(day))).toEqual(withoutEmptyShelves(truth))
    })
    for (const truth of world.truth) expect(await summaryOf(truth.日期)).toEqual(truth)
  } finally {
    await app.stop()
  }
}

describe("a campaign lived through the interface", () => {
  it("gives the truth of the import, every day and every key", {
    timeout: minutes > 0 ? 0 : 300_000,
  }, async () => {
    const end = performance.now() + minutes * 60_000
    let [seed, homes] = [11, HOMES]
    do {
      await liveThrough(seed, homes)
      seed += 1
      homes = Math.min(MOST_HOMES, homes * 2)
    } while (performance.now() < end)
  })
})
