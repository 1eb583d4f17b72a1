import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as contract from "../../src/contract/readings.ts"
import * as register from "../../src/contract/register.ts"
import { addDays, getPlainDate, type Instant, instantOfShanghai } from "../../src/core/kit/dates.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import type { Client } from "../support/client.ts"
import { makeRegisterDesk, person } from "../support/register-desk.ts"
import { type Quarantined, quarantine, summaryOf } from "../support/round-desk.ts"

const today = getPlainDate("2020-02-12")
const at = (clock: string, day = today): Instant => instantOfShanghai(day, clock) as Instant

let app: TestApp
let staff: Client
const people: Quarantined[] = []

beforeAll(async () => {
  app = await startTestApp({ now: at("08:30") })
  staff = await app.signedIn("staff")
  const keeper = makeRegisterDesk(await app.signedIn("head"))
  await keeper.stairwell("288", "12", 3, 2)
  await keeper.stairwell("288", "3", 3, 2)
  for (const [door, name] of [
    ["288弄3号302室", "李小兰"],
    ["288弄12号302室", "王小明"],
    ["288弄12号101室", "赵国强"],
    ["288弄12号101室", "钱小红"],
  ] as const) {
    const homeId = (await keeper.homeAt(door)) ?? ""
    await keeper.done(register.addStay, { dwellingId: homeId, ...person, name, on: "2020-02-01" })
    const page = await keeper.page(homeId, today)
    const found = page.people.find((one: { name: string }) => one.name === name)
    const who = { homeId, personId: found.personId, door, name }
    people.push(who)
    await quarantine(app, who)
  }
})
afterAll(() => app.stop())

const who = (index: number): Quarantined => people[index] as Quarantined
const reading = (index: number, more: object = {}) => ({
  ...{ id: randomUUID(), personId: who(index).personId, homeId: who(index).homeId, day: today },
  ...{ slot: "上午", celsius: 36.5, symptoms: "无", how: "电话" },
  ...more,
})
const post = async (endpoint: { method: "GET" | "POST"; path: string }, said: object) =>
  (await staff.call(endpoint, { body: { commandId: randomUUID(), ...said } })).body
const add = async (...readings: object[]): Promise<(string | null)[]> =>
  (await post(contract.addReadings, { readings })).rows.map((row: { refusal: string | null }) => row.refusal)
// biome-ignore lint/suspicious/noExplicitAny: the sheet as it came over the wire
const sheet = async (on?: string): Promise<any> =>
  (await staff.call(contract.getReadingSheet, { query: on === undefined ? {} : { on } })).body
const cellOf = async (index: number, slot = 0) =>
  (await sheet()).people.find((one: { personId: string }) => one.personId === who(index).personId).cells[slot]
const counts = async () => {
  const { 今日已报体温次数, 今日体温异常人次 } = await summaryOf(app)
  return [今日已报体温次数, 今日体温异常人次]
}
const tasksOf = (index: number) =>
  inNeighbourhood(app.ground.db, app.neighbourhoods?.own ?? "", async (tx) => {
    const { rows } = await tx.client.query("select kind, outcome from task where person_id = $1", [
      who(index).personId,
    ])
    return rows
  })
const markOf = (index: number) =>
  inNeighbourhood(app.ground.db, app.neighbourhoods?.own ?? "", async (tx) => {
    const { rows } = await tx.client.query(
      "select slots, fever from reading_day where person_id = $1 and day = $2",
      [who(index).personId, today],
    )
    return rows[0]
  })

describe("the sheet of temperatures", () => {
  it("has everyone in quarantine in walking order, and says from when on one is missing", async () => {
    const first = await sheet()
    expect(first.people.map((one: { door: string }) => one.door.slice(4))).toEqual([
      ...["3号302室", "12号302室", "12号101室", "12号101室"],
    ])
    expect(first.people[0]).toMatchObject({ name: "李*兰", dayNumber: 0 })
    expect((await cellOf(0)).status).toBe("not-yet")
    app.setClock(at("19:00"))
    expect(await cellOf(0)).toMatchObject({ status: "missing", reading: null })
    expect((await sheet(addDays(today, -1))).people).toEqual([])
    const tomorrow = await staff.call(contract.getReadingSheet, { query: { on: addDays(today, 1) } })
    expect(tomorrow.body).toMatchObject({ refusal: "wrong-day" })
  })

  it("takes many at once, answers row by row, and counts them once however often they are sent", async () => {
    const [fine, fever] = [reading(0), reading(1, { celsius: 37.8, symptoms: "发热;咳嗽", how: "上门" })]
    const command = {
      commandId: randomUUID(),
      readings: [fine, fever, reading(0), reading(2, { homeId: who(0).homeId })],
    }
    for (const _time of [1, 2]) {
      const { body } = await staff.call(contract.addReadings, { body: command })
      expect(body.rows.map((row: { refusal: string | null }) => row.refusal)).toEqual([
        ...[null, null, "reading-there", "not-found"],
      ])
    }
    expect(await add(fine, reading(2, { celsius: 33 }), reading(2, { day: addDays(today, 1) }))).toEqual([
      ...[null, "bad-input", "wrong-day"],
    ])
    expect(await counts()).toEqual([2, 1])
    expect(await cellOf(0)).toMatchObject({ status: "fine", reading: { celsius: 36.5, how: "电话" } })
    expect(await cellOf(1)).toMatchObject({
      status: "fever",
      reading: { symptoms: "发热;咳嗽", how: "上门" },
    })
    expect(await tasksOf(1)).toEqual([{ kind: "fever", outcome: null }])
  })

  it("corrects a wrong number: sums, marks and the alarm follow", async () => {
    const { reading: wrong } = await cellOf(1)
    const right = { id: randomUUID(), celsius: 36.8, symptoms: "无", how: "电话" }
    const said = { factId: wrong.id, takingBackId: randomUUID(), reason: "听错了", right }
    expect(await post(contract.correctReading, { ...said, reason: " " })).toMatchObject({
      refusal: "note-needed",
    })
    expect(await post(contract.correctReading, said)).toEqual({ done: true })
    expect(await counts()).toEqual([2, 0])
    expect(await cellOf(1)).toMatchObject({ status: "fine", others: 0, reading: { celsius: 36.8 } })
    expect(await markOf(1)).toEqual({ slots: 1, fever: false })
    expect(await tasksOf(1)).toEqual([{ kind: "fever", outcome: "taken-back" }])
    expect(await post(contract.correctReading, said)).toMatchObject({ refusal: "not-found" })
    const gone = { factId: right.id, takingBackId: randomUUID(), reason: "没有测过", right: null }
    expect(await post(contract.correctReading, gone)).toEqual({ done: true })
    expect(await counts()).toEqual([1, 0])
    expect(await cellOf(1)).toMatchObject({ status: "missing", reading: null })
    expect(await markOf(1)).toEqual({ slots: 0, fever: false })
    expect(await add(reading(1))).toEqual([null])
  })

  it("takes five hundred in one command", async () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      reading(0, { day: addDays(today, -1 - (index % 7)) }),
    )
    const answers = await add(...many)
    expect(answers.filter((refusal) => refusal === null)).toHaveLength(7)
    expect(answers.filter((refusal) => refusal === "reading-there")).toHaveLength(493)
    expect((await post(contract.addReadings, { readings: [...many, reading(0)] })).refusal).toBe("bad-input")
  })
})

describe("a pasted chat", () => {
  const text = [
    "2月12日 18:20",
    "1. 12-302 36.9",
    "2. 3-302 李小兰 晚36.6",
    "3. 12-101 两人 晚36.5 36.6",
    "4. 钱小红 晚36.4 想要两袋米",
    "收到",
    "3-302 李小兰 早36.5",
  ].join("\n")
  // biome-ignore lint/suspicious/noExplicitAny: lines as they came over the wire
  const read = async (): Promise<any[]> =>
    (await staff.call(contract.readChat, { body: { text, slot: null, stairwell: "" } })).body.lines

  it("comes back line by line, marks what is there already, and keeps nothing of the text", async () => {
    const lines = await read()
    expect(lines.map((line) => line.what)).toEqual([
      ...["sender", "items", "items", "items", "items", "talk", "items"],
    ])
    expect(lines[1].items[0]).toMatchObject({
      personId: who(1).personId,
      slot: "下午",
      celsius: 36.9,
      certain: true,
    })
    expect(lines[3].items).toMatchObject([{ missing: ["person"] }, { missing: ["person"] }])
    expect(lines[4].items).toMatchObject([
      { kind: "reading", personId: who(3).personId, certain: true },
      { kind: "need", homeId: who(3).homeId, category: "买菜", text: "想要两袋米", certain: true },
    ])
    expect(lines[6].items[0]).toMatchObject({ known: true, standing: 36.5 })
    const kept = await inNeighbourhood(app.ground.db, app.neighbourhoods?.own ?? "", async (tx) => {
      const { rows } = await tx.client.query("select row_to_json(c)::text as text from command c")
      return rows.map((row) => row.text).join()
    })
    expect(kept).not.toContain("两袋米")
  })

  it("becomes readings and needs, which count; pasted twice nothing is written twice", async () => {
    const before = await summaryOf(app)
    const taken = async () => {
      const items = (await read()).flatMap((line) => line.items).filter((item) => item.certain && !item.known)
      const readings = items
        .filter((item) => item.kind === "reading")
        .map(({ personId, homeId, day, slot, celsius, symptoms }) => ({
          ...{ id: randomUUID(), personId, homeId, day, slot, celsius, symptoms, how: "微信" },
        }))
      const needs = items
        .filter((item) => item.kind === "need")
        .map(({ homeId, category, text: said }) => ({ id: randomUUID(), homeId, category, text: said }))
      const { rows } = await post(contract.takeChat, { readings, needs })
      return rows.map((row: { refusal: string | null }) => row.refusal)
    }
    expect(await taken()).toEqual([null, null, null, null])
    expect(await taken()).toEqual([])
    const after = await summaryOf(app)
    expect(after.今日已报体温次数 - before.今日已报体温次数).toBe(3)
    expect(after.未办结需求 - before.未办结需求).toBe(1)
    expect(await cellOf(1, 1)).toMatchObject({ status: "fine", reading: { celsius: 36.9, how: "微信" } })
  })
})
