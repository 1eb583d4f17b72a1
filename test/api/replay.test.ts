import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { PlainDate } from "../../src/core/kit/dates.ts"
import type { Summary } from "../../src/core/report/summary.ts"
import { generateWorld } from "../../src/core/world/world.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { live } from "../support/replay/live.ts"

const world = generateWorld({ seed: 11, homes: 48 })
let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

/** What nobody has heard of yet is not in stock either. */
const withoutEmptyShelves = (summary: Summary | undefined) =>
  summary && {
    ...summary,
    物资库存: Object.fromEntries(Object.entries(summary["物资库存"]).filter(([, left]) => left !== 0)),
  }

describe("a campaign lived through the interface", () => {
  it("gives the truth of the import, every day and every key", { timeout: 300_000 }, async () => {
    const communityId = app.neighbourhoods?.own ?? ""
    const summaryOf = (day: PlainDate) => getSummary({ ...app.ground, communityId }, day)
    await live(app, world, async (day) => {
      const truth = world.truth.find((summary) => summary.日期 === day)
      expect(withoutEmptyShelves(await summaryOf(day))).toEqual(withoutEmptyShelves(truth))
    })
    for (const truth of world.truth) expect(await summaryOf(truth.日期)).toEqual(truth)
  })
})
