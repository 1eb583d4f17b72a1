import { afterAll, beforeAll, expect, test } from "vitest"
import { dayOf } from "../../src/core/kit/dates.ts"
import { readRegisterList } from "../../src/service/reconcile/register-list.ts"
import { makeRoomTables } from "../../src/service/reconcile/room-tables.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { evening, startTestApp, type TestApp } from "../support/app.ts"
import { importSmallCampaign } from "../support/small-campaign.ts"

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  await importSmallCampaign(app)
})
afterAll(() => app.stop())

const read = () =>
  inNeighbourhood(app.ground.db, app.neighbourhoods?.own ?? "", (tx) =>
    readRegisterList(tx, app.neighbourhoods?.own ?? "", dayOf(evening)),
  )

test("the register is a list of everybody, once each, with name and door", async () => {
  const { list, rooms, thisYear } = await read()
  expect(new Set(list.rows.map(([id]) => id)).size).toBe(list.rows.length)
  expect(list.rows.length).toBeGreaterThan(200)
  for (const row of list.rows) expect(row).toHaveLength(list.header.length)
  const atHome = list.rows.filter(([, name, , , door]) => name !== "" && /^\d+弄\d+号\d+室$/.test(door ?? ""))
  expect(atHome.length).toBeGreaterThan(0.9 * list.rows.length)
  expect(rooms).toHaveLength(96)
  expect(thisYear).toBe(2020)
})

test("its key stays while nothing changes, and is another once somebody's number is", async () => {
  const { key, list } = await read()
  expect((await read()).key).toBe(key)
  const communityId = app.neighbourhoods?.own ?? ""
  const personId = list.rows[0]?.[0] ?? ""
  await inNeighbourhood(app.ground.db, communityId, (tx) =>
    tx.query
      .updateTable("person_identity")
      .set({ phone: "13900000000" })
      .where("community_id", "=", communityId)
      .where("person_id", "=", personId)
      .execute(),
  )
  const changed = await read()
  expect(changed.key).not.toBe(key)
  expect(changed.list.rows.find(([id]) => id === personId)?.[3]).toBe("13900000000")
})

test("its rooms are read once, and anew as soon as there is another", async () => {
  const communityId = app.neighbourhoods?.own ?? ""
  const roomsOf = makeRoomTables()
  const rooms = () => inNeighbourhood(app.ground.db, communityId, (tx) => roomsOf(tx, communityId))
  const before = await rooms()
  expect(await rooms()).toBe(before)
  expect(before.isLane("977")).toBe(false)
  await inNeighbourhood(app.ground.db, communityId, (tx) =>
    tx.client.query("update stairwell set lane = '977' where community_id = $1", [communityId]),
  )
  expect((await rooms()).isLane("977")).toBe(true)
})
