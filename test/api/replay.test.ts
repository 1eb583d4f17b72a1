import { describe, expect, it } from "vitest"
import type { PlainDate } from "../../src/core/kit/dates.ts"
import type { Summary } from "../../src/core/report/summary.ts"
import { generateWorld, type World } from "../../src/core/world/world.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { startTestApp } from "../support/app.ts"
import { live } from "../support/replay/live.ts"

/** `npm run soak -- replay` goes on for so long. */
const minutes = Number(process.env["SHOUWANG_SOAK_MINUTES"] ?? 0)
const AN_HOUR_MS = 3_600_000

/** What nobody has heard of yet is not in stock either. */
const withoutEmptyShelves = (summary: Summary | undefined) =>
  summary && {
    ...summary,
    物资库存: Object.fromEntries(Object.entries(summary["物资库存"]).filter(([, left]) => left !== 0)),
  }

/** Lives a campaign in a neighbourhood of its own: on every evening, and looked back on from the last, it gives the truth. */
async function liveTruly(world: World): Promise<void> {
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
  it("gives the truth of the import, every day and every key", { timeout: 300_000 }, async () => {
    await liveTruly(generateWorld({ seed: 11, homes: 48 }))
  })

  it.runIf(minutes > 0)(
    "does so for one seed after the other in ever larger neighbourhoods, up to a whole one",
    { timeout: minutes * 60_000 + 4 * AN_HOUR_MS },
    async () => {
      const end = performance.now() + minutes * 60_000
      for (let seed = 1; seed === 1 || performance.now() < end; seed++) {
        const homes = Math.min(96 * 2 ** ((seed - 1) % 5), 1_362)
        const begun = performance.now()
        await liveTruly(generateWorld({ seed, homes }))
        const seconds = Math.round((performance.now() - begun) / 1_000)
        process.stdout.write(`seed ${seed}: ${homes} homes in ${seconds} s, every day right\n`)
      }
    },
  )
})
