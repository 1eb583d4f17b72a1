import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { getAttention } from "../../src/contract/board.ts"
import { getPlainDate, instantOfShanghai, type PlainDate } from "../../src/core/kit/dates.ts"
import type { AttentionItem } from "../../src/core/report/attention.ts"
import { damageRows } from "../../src/core/world/damage.ts"
import { importBooks } from "../../src/service/imports/import-books.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { askOwn } from "../support/case-desk.ts"
import type { Which } from "../support/ground.ts"
import { sheetsOf } from "../support/sheets-of.ts"
import { importSmallCampaign, smallWorld } from "../support/small-campaign.ts"

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  await importSmallCampaign(app)
})
afterAll(() => app.stop())

/** Signs in anew: the tests' clock jumps over the end of sessions. */
async function attentionOn(on: string, which: Which = "own"): Promise<AttentionItem[]> {
  const staff = await app.signedIn("staff", which)
  const answer = await staff.call(getAttention, { query: { on } })
  expect(answer.status).toBe(200)
  return answer.body.items
}

function countOf(items: readonly AttentionItem[], kind: AttentionItem["kind"]): number {
  return items.filter((item) => item.kind === kind).reduce((sum, item) => sum + item.count, 0)
}

function setClock(day: PlainDate, clock: string): void {
  const now = instantOfShanghai(day, clock)
  if (now === null) throw new RangeError("no such moment")
  app.setClock(now)
}

async function sparedOn(day: string): Promise<number> {
  const [found] = await askOwn<{ spared: number }>(
    app,
    `select count(*) filter (where opened_clock >= '12:00') + count(*) filter (where opened_clock >= '20:00') as spared
     from quarantine_case where opened_on = $1`,
    [day],
  )
  return Number(found?.spared ?? 0)
}

describe("what needs a hand", () => {
  it("counts what the summary table counts, on every day of the campaign", async () => {
    setClock(getPlainDate("2020-03-31"), "21:00")
    for (const truth of smallWorld.truth) {
      const items = await attentionOn(truth.日期)
      expect([truth.日期, countOf(items, "fever")]).toEqual([truth.日期, truth.今日体温异常人次])
      expect([truth.日期, countOf(items, "open-need")]).toEqual([truth.日期, truth.未办结需求])
      expect([truth.日期, countOf(items, "unmended-checkpoint")]).toEqual([truth.日期, truth.未整改问题])
      const missing = countOf(items, "missing-reading")
      // what was over when somebody was registered stands among those to report, and is missed by nobody
      expect(missing).toBeGreaterThanOrEqual(
        truth.今日应报体温次数 - truth.今日已报体温次数 - (await sparedOn(truth.日期)),
      )
      expect(missing).toBeLessThanOrEqual(truth.今日应报体温次数)
    }
  })

  it("has one line a home and kind, fevers before all else", async () => {
    const all = await Promise.all(smallWorld.days.map((day) => attentionOn(day)))
    for (const items of all) {
      const lines = items.filter((item) => item.homeId !== null).map((item) => `${item.kind} ${item.homeId}`)
      expect(new Set(lines).size).toBe(lines.length)
      const lastFever = items.findLastIndex((item) => item.kind === "fever")
      expect(items.slice(0, lastFever + 1).every((item) => item.kind === "fever")).toBe(true)
    }
  })

  it("misses no reading before it is due: of today by the clock, of past days at once", async () => {
    const day = getPlainDate("2020-02-20")
    await inNeighbourhood(app.ground.db, app.neighbourhoods?.own ?? "", (tx) =>
      tx.client.query("update reading_day set slots = 0 where day = $1", [day]),
    )
    const due = smallWorld.truth.find((truth) => truth.日期 === day)?.今日应报体温次数 ?? 0
    expect(due).toBeGreaterThan(0)
    for (const [clock, share] of [
      ["11:59", 0],
      ["12:00", 0.5],
      ["20:00", 1],
    ] as const) {
      setClock(day, clock)
      expect([clock, countOf(await attentionOn(day), "missing-reading")]).toEqual([clock, share * due])
    }
    setClock(getPlainDate("2020-02-21"), "00:05")
    expect(countOf(await attentionOn(day), "missing-reading")).toBe(due)
  })

  it("names nobody whole", async () => {
    for (const item of await attentionOn("2020-02-20")) {
      if (item.person !== null) expect(item.person).toMatch(/\*/)
    }
  })

  it("never loses sight of a release that is overdue", async () => {
    setClock(getPlainDate("2020-03-31"), "21:00")
    const { communityId } = await inOtherNeighbourhood()
    await inNeighbourhood(app.ground.db, communityId, (tx) =>
      tx.client.query("update quarantine_case set ended_on = null, end_reason = null"),
    )
    const items = await attentionOn("2020-03-31", "other")
    const open = smallWorld.truth.at(-1)?.累计隔离人数 ?? 0
    expect(countOf(items, "overdue-release")).toBe(open)
    const waits = items.filter((item) => item.kind === "overdue-release").map((item) => item.since)
    expect(waits).toEqual(waits.toSorted())
  })

  it("tells of rows that an import refused, by form", async () => {
    const { communityId } = await inOtherNeighbourhood()
    const damaged = damageRows(smallWorld.books, { seed: 5, share: 0.01 })
    const importer = { ...app.ground, communityId, accountId: null }
    await importBooks(importer, app.ground.newId(), sheetsOf(damaged.books))
    const items = await attentionOn("2020-03-05", "other")
    expect(countOf(items, "refused-rows")).toBeGreaterThan(0)
    expect(items.at(-1)?.kind).toBe("refused-rows")
  })
})

let filled = false

/** The other neighbourhood, with the same campaign. */
async function inOtherNeighbourhood(): Promise<{ readonly communityId: string }> {
  const communityId = app.neighbourhoods?.other ?? ""
  if (!filled) {
    const importer = { ...app.ground, communityId, accountId: null }
    await importBooks(importer, app.ground.newId(), sheetsOf(smallWorld.books))
    filled = true
  }
  return { communityId }
}
