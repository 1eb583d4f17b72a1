import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as posts from "../../src/contract/posts.ts"
import { instantOf } from "../../src/core/kit/dates.ts"
import { generateWorld } from "../../src/core/world/world.ts"
import { importBooks } from "../../src/service/imports/import-books.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { listRooms } from "../../src/store/gate/keyed-rows.ts"
import { saveHomeTold } from "../../src/store/gate/parcels.ts"
import { evening, startTestApp, type TestApp } from "../support/app.ts"
import { type GateDevice, hireGuard, openPost, passage } from "../support/gate-device.ts"
import { sheetsOf } from "../support/sheets-of.ts"

const world = generateWorld({ seed: 7, homes: 96 })
const on = "2020-03-05"
let app: TestApp
let head: Awaited<ReturnType<TestApp["signedIn"]>>
const at = () => ({ url: app.url, now: () => app.ground.now() })
const send = (endpoint: Parameters<typeof head.call>[0], body: object) =>
  head.call(endpoint, { body: { commandId: randomUUID(), ...body } })

beforeAll(async () => {
  app = await startTestApp()
  head = await app.signedIn("head")
  await importBooks(head.context, app.ground.newId(), sheetsOf(world.books))
})
afterAll(() => app.stop())

async function newDevice(name: string): Promise<GateDevice> {
  return (await openPost(head, at(), name)).devices[0] as GateDevice
}

describe("posts and guards", () => {
  it("have names and numbers of their own; a command sent again is answered as before", async () => {
    const post = { commandId: randomUUID(), id: randomUUID(), name: "东门" }
    expect((await head.call(posts.addPost, { body: post })).body).toEqual({ id: post.id })
    expect((await head.call(posts.addPost, { body: post })).body).toEqual({ id: post.id })
    expect((await send(posts.addPost, { id: randomUUID(), name: " 东门 " })).body.refusal).toBe(
      "post-name-taken",
    )
    expect((await send(posts.addPost, { id: post.id, name: "西门" })).body.refusal).toBe("already-known")
    const guard = { commandId: randomUUID(), id: randomUUID(), name: "冯师傅" }
    const made = await head.call(posts.addGuard, { body: guard })
    expect(made.body).toMatchObject({ id: guard.id, number: 1, pin: expect.stringMatching(/^\d{6}$/) })
    expect((await head.call(posts.addGuard, { body: guard })).body).toEqual(made.body)
    const code = { commandId: randomUUID(), postId: post.id }
    const first = await head.call(posts.makeJoinCode, { body: code })
    expect(first.body.expiresAt).toBe(instantOf(Date.parse(evening) + 600_000))
    expect((await head.call(posts.makeJoinCode, { body: code })).body).toEqual(first.body)
    const guards = (await head.call(posts.listGuards)).body.guards
    expect(guards).toEqual([{ id: guard.id, number: 1, name: "冯师傅", endedAt: null }])
    // neither a PIN nor a code lies anywhere
    const text = JSON.stringify(await dump())
    expect(text).not.toContain(made.body.pin)
    expect(text).not.toContain(first.body.code.split(".")[1])
  })

  it("show which are at work, who is on duty, and shut out the devices of a closed one", async () => {
    const device = await newDevice("南门")
    const guard = await hireGuard(head, "陈师傅")
    await device.begin(guard.pin)
    const find = async () =>
      (await head.call(posts.listPosts)).body.posts.find((post: { name: string }) => post.name === "南门")
    const open = await find()
    expect(open.devices[0]).toMatchObject({ online: true, guard: { number: guard.number, name: "陈师傅" } })
    app.setClock(instantOf(Date.parse(evening) + 61_000))
    expect((await find()).devices[0].online).toBe(false)
    // an empty batch says that it is alive
    expect((await device.send([])).status).toBe(200)
    expect((await find()).devices[0].online).toBe(true)
    app.setClock(evening)
    await send(posts.closePost, { id: open.id })
    expect((await device.get("/api/gate/state")).status).toBe(401)
    await send(posts.closePost, { id: open.id, undo: true })
    expect((await find()).closedAt).toBeNull()
    expect((await device.get("/api/gate/state")).status).toBe(401)
  })
})

describe("the day's gate book", () => {
  it("holds books and posts in one list, names masked, and its hours are its lines", async () => {
    const truth = world.truth.find((day) => day.日期 === on)
    const device = await newDevice("正门")
    const said = { name: "王小明", phone: "13812341234", note: "探望 13900001111" }
    device.write(passage({ kind: "visitor", particulars: said, verdict: "refer", reason: "by-rule" }))
    device.write({ what: "emergency", emergency: "labour", direction: "out", room: null, note: "临产" })
    const wrong = device.write(passage({ direction: "out" }))
    device.write({ what: "undo", undoes: wrong.id })
    await device.send()
    const all = (await head.call(posts.listEntries, { query: { on, all: "true" } })).body
    const lines = all.entries as Record<string, string | boolean>[]
    expect(all.total).toBe(lines.filter((line) => !line.undone).length)
    expect(lines.filter((line) => line.direction === "进").length).toBe((truth?.今日进入登记人次 ?? 0) + 1)
    expect(new Set(lines.map((line) => line.source))).toEqual(new Set(["book", "post"]))
    const text = JSON.stringify(lines)
    for (const hidden of ["王小明", "13812341234", "13900001111"]) expect(text).not.toContain(hidden)
    expect(lines.find((line) => line.emergency)).toMatchObject({
      kind: "临产",
      verdict: "放行",
      reason: "临产",
    })
    expect(lines.find((line) => line.kind === "访客" && line.source === "post")).toMatchObject({
      ...{ person: "王*明", verdict: "转告", reason: "探望 139****1111", receivedAt: evening },
    })
    const hours = (await head.call(posts.countEntries, { query: { on } })).body.hours as Record<
      string,
      number
    >[]
    const sum = (field: string) => hours.reduce((total, hour) => total + (hour[field] ?? 0), 0)
    expect(sum("passed") + sum("referred") + sum("turnedAway")).toBe(all.total)
    expect(sum("turnedAway")).toBe(truth?.今日劝返人次)
    expect(sum("referred")).toBe(1)
  })

  it("is paged without a line twice or left out", async () => {
    const day = "2020-02-20"
    const all = (await head.call(posts.listEntries, { query: { on: day, all: "true" } })).body
    const pages: string[] = []
    let before: string | null = null
    do {
      const query: Record<string, string> = before === null ? { on: day } : { on: day, before }
      const page: { entries: { id: string }[]; next: string | null } = (
        await head.call(posts.listEntries, { query })
      ).body
      pages.push(...page.entries.map(({ id }) => id))
      before = page.next
    } while (before !== null)
    expect(pages).toEqual(all.entries.map(({ id }: { id: string }) => id))
    expect(all.total).toBe(pages.length)
  })
})

it("an anomaly is settled by name, and opened again", async () => {
  const device = await newDevice("北岗")
  device.write(passage({ celsius: 38.4, verdict: "refer", reason: "fever" }))
  await device.send()
  const find = async (since = on) =>
    (await head.call(posts.listAnomalies, { query: { since } })).body.anomalies.find(
      (each: { kind: string; post: string }) => each.kind === "fever" && each.post === "北岗",
    )
  const found = await find()
  expect(found).toMatchObject({ detail: "38.4", settledAt: null, settledBy: null })
  expect((await send(posts.settleAnomaly, { id: randomUUID() })).status).toBe(404)
  await send(posts.settleAnomaly, { id: found.id })
  expect(await find()).toMatchObject({ settledAt: evening, settledBy: `name of ${head.login}` })
  expect(await find("2020-03-06")).toBeUndefined()
  await send(posts.settleAnomaly, { id: found.id, undo: true })
  expect(await find("2020-03-06")).toMatchObject({ settledAt: null })
})

it("a parcel goes from the shelf to the home, and back where somebody was wrong", async () => {
  const device = await newDevice("货架岗")
  const [door] = await inNeighbourhood(app.ground.db, head.context.communityId, async (tx) => {
    const rooms = await listRooms(tx, head.context.communityId)
    return rooms.map(({ number, room }) => `${number}-${room}`)
  })
  const parcel = randomUUID()
  const step = { parcel, room: door ?? null, shelf: "A3", count: 2 } as const
  device.write({ what: "parcel", step: "shelved", ...step })
  await device.send()
  const find = async () =>
    (await head.call(posts.listParcels, { query: { on } })).body.parcels.find(
      (each: { id: string }) => each.id === parcel,
    )
  expect(await find()).toMatchObject({
    shelf: "A3",
    count: 2,
    toldAt: null,
    pickedUpAt: null,
    post: "货架岗",
  })
  const { homeId } = await find()
  await inNeighbourhood(app.ground.db, head.context.communityId, (tx) =>
    saveHomeTold(tx, head.context.communityId, homeId, evening),
  )
  expect(await find()).toMatchObject({ toldAt: evening })
  await send(posts.moveParcel, { id: parcel, step: "told", undo: true })
  expect(await find()).toMatchObject({ toldAt: null })
  // the guard types the door, and no number of a parcel
  const pickedUp = device.write({
    ...{ what: "parcel", step: "picked-up", ...step, parcel: randomUUID(), shelf: "", count: 1 },
  })
  await device.send()
  expect(await find()).toMatchObject({ pickedUpAt: evening, count: 2 })
  device.write({ what: "undo", undoes: pickedUp.id })
  await device.send()
  expect(await find()).toMatchObject({ pickedUpAt: null })
  const mistaken = randomUUID()
  const shelved = device.write({ what: "parcel", step: "shelved", ...step, parcel: mistaken })
  device.write({ what: "undo", undoes: shelved.id })
  await device.send()
  const { parcels } = (await head.call(posts.listParcels, { query: { on } })).body
  expect(parcels.map(({ id }: { id: string }) => id)).not.toContain(mistaken)
})

async function dump(): Promise<unknown[]> {
  return inNeighbourhood(app.ground.db, head.context.communityId, async (tx) => {
    const all: unknown[] = []
    for (const table of ["command", "audit_entry", "guard", "join_code"]) {
      all.push((await tx.client.query(`select t::text from ${table} t`)).rows)
    }
    return all
  })
}
