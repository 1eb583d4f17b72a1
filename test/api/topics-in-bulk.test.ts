import { afterAll, beforeAll, expect, it } from "vitest"
import { startTestApp, type TestApp } from "../support/app.ts"
import { onConnection } from "../support/database.ts"
import { importSmallCampaign } from "../support/small-campaign.ts"

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  await importSmallCampaign(app)
})
afterAll(() => app.stop())

it("facts that correct none are not compared with others, though the planner has never met their neighbourhood", async () => {
  const { own, other } = app.neighbourhoods ?? { own: "", other: "" }
  const { written, read } = await onConnection(app.database.superuser, async (client) => {
    await client.query("analyze")
    await client.query("begin")
    const { rowCount } = await client.query(
      `insert into fact (community_id, fact_id, kind, day, at, data, source, recorded_at)
        select $2, fact_id, kind, day, at, data, source, recorded_at from fact where community_id = $1`,
      [own, other],
    )
    const { rows } = await client.query<{ read: string }>(
      "select seq_tup_read + coalesce(idx_tup_fetch, 0) as read from pg_stat_xact_user_tables where relname = 'fact'",
    )
    await client.query("rollback")
    return { written: rowCount ?? 0, read: Number(rows[0]?.read) }
  })
  expect(written).toBeGreaterThan(1_000)
  // as the copy's source, and never again
  expect(read).toBe(written)
})
