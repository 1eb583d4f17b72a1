import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as register from "../../src/contract/register.ts"
import * as contract from "../../src/contract/rounds.ts"
import { getPlainDate, type Instant, instantOfShanghai } from "../../src/core/kit/dates.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { household, makeRegisterDesk, person } from "../support/register-desk.ts"
import {
  entryOf,
  makeRoundDesk,
  type Quarantined,
  quarantine,
  summaryOf,
  wish,
} from "../support/round-desk.ts"

const today = getPlainDate("2020-02-12")
const tomorrow = getPlainDate("2020-02-13")
const at = (clock: string, day = today): Instant => {
  const moment = instantOfShanghai(day, clock)
  if (moment === null) throw new Error("no such clock")
  return moment
}
// biome-ignore lint/suspicious/noExplicitAny: whatever came over the wire
type Said = any

let app: TestApp
let desk: ReturnType<typeof makeRoundDesk>
let stairwellId: string
let who: Quarantined

beforeAll(async () => {
  app = await startTestApp({ now: at("09:00") })
  const keeper = makeRegisterDesk(await app.signedIn("head"))
  desk = makeRoundDesk(await app.signedIn("staff"))
  const stairwell = await keeper.stairwell("288", "5", 3, 2)
  stairwellId = stairwell.id
  const vacant = await keeper.homeAt("288弄5号302室")
  await keeper.done(register.addHousehold, {
    ...{ dwellingId: vacant, ...household, tenure: "vacant", householder: "", size: 0, on: "2020-02-01" },
  })
  const homeId = (await keeper.homeAt("288弄5号201室")) ?? ""
  await keeper.done(register.addStay, { dwellingId: homeId, ...person, on: "2020-02-01" })
  const { people } = await keeper.page(homeId, today)
  who = { homeId, personId: people[0].personId, door: "288弄5号201室", name: "王小明" }
})
afterAll(() => app.stop())

describe("a round from door to door", () => {
  const id = randomUUID()
  const rounds = async () => (await desk.client.call(contract.listKnockRounds)).body.rounds
  const sheet = () => desk.list("knocks", { roundId: id })
  const knock = async (room: string, outcome: string, clock: string) => {
    const home = (await sheet()).find((one: Said) => one.room === room)
    const entry = { what: "attempt", checkId: home.checks[0].id, outcome, note: "" }
    return desk.send(contract.enterRoundEntries, { entries: [entryOf(at(clock), home.id, entry)] })
  }

  it("plans a knock at every door, once however often it is sent", async () => {
    const said = { id, name: "二月摸排", stairwellIds: [stairwellId], dueOn: today }
    const command = { commandId: randomUUID(), ...said }
    for (const _time of [1, 2])
      expect((await desk.send(contract.makeKnockRound, command)).body).toEqual({ id, homes: 6 })
    expect(
      (await desk.send(contract.makeKnockRound, { ...said, id: randomUUID(), dueOn: "2020-02-11" })).body,
    ).toEqual({
      ...{ refusal: "wrong-day", field: "dueOn" },
    })
    expect(await rounds()).toMatchObject([{ name: "二月摸排", whole: { homes: 6, explained: 0, tried: 0 } }])
    expect((await sheet()).map((home: Said) => home.room)).toEqual(["301", "302", "201", "202", "101", "102"])
  })

  it("puts where the note is gone before the others, counts tries, and knows what the register knows", async () => {
    await knock("101", "note-left", "08:10")
    await knock("101", "note-gone", "08:40")
    await knock("202", "no-answer", "08:11")
    await knock("201", "answered", "08:12")
    expect((await desk.send(contract.explainVacant, { id })).body).toEqual({ homes: 1 })
    const homes = await sheet()
    expect(homes.map((home: Said) => [home.room, home.checks[0].outcome, home.checks[0].attempts])).toEqual([
      ["101", "note-gone", 2],
      ["301", null, 0],
      ["302", "vacant", 0],
      ["201", "answered", 1],
      ["202", "no-answer", 1],
      ["102", null, 0],
    ])
    expect((await rounds())[0].stairwells).toMatchObject([{ number: "5", homes: 6, explained: 2, tried: 2 }])
  })

  it("ends when every home is explained, or when somebody says that it does", async () => {
    expect((await desk.send(contract.endKnockRound, { id, anyway: false })).body).toEqual({
      refusal: "round-not-complete",
    })
    await knock("101", "answered", "08:50")
    await knock("301", "away", "08:51")
    await knock("202", "moved", "08:52")
    await knock("102", "refused", "08:53")
    expect((await rounds())[0].whole).toEqual({ homes: 6, explained: 6, tried: 0 })
    expect((await desk.send(contract.endKnockRound, { id, anyway: false })).body).toEqual({ done: true })
    expect((await rounds())[0].endedOn).toBe(today)
    expect((await desk.send(contract.endKnockRound, { id, anyway: false })).body.refusal).toBe(
      "already-ended",
    )
    // no visit of the three-person team was made
    expect(await summaryOf(app)).toMatchObject({ 今日上门户次: 0 })
  })
})

describe("the paper pack", () => {
  it("numbers tomorrow's lines, names people in full, and is written down", async () => {
    await quarantine(app, who)
    await wish(app, who, "牛奶")
    const print = async () =>
      (await desk.send(contract.printPaperPack, { commandId: randomUUID(), day: tomorrow })).body
    const pack = await print()
    expect(pack.lines.map((line: Said) => [line.number, line.what])).toEqual([
      [1, "visit"],
      [2, "readings"],
      [3, "waste"],
      [4, "need"],
    ])
    expect(pack.lines[0]).toMatchObject({ people: [{ name: "王小明", dayNumber: 1 }], late: true })
    expect(pack.lines[2].people).toEqual([])
    expect(pack.quarantined).toEqual([{ door: who.door, name: "王小明", dayNumber: 1, dueOn: "2020-02-26" }])
    expect(pack.rules.map((rule: Said) => rule.rule)).toContain("gate-mode")
    // printed again it has the same numbers
    const again = await print()
    expect(again.lines).toEqual(pack.lines)
    const { rows } = await app.ground.ownerDb.pool.query(
      "select data from audit_entry where action = 'paper.print'",
    )
    expect(rows).toEqual(Array(2).fill({ data: { day: tomorrow, lines: 4 } }))
    const kept = await app.ground.ownerDb.pool.query("select row_to_json(command)::text as text from command")
    for (const { text } of kept.rows) expect(text).not.toContain("王小明")
  })

  it("is entered afterwards line by line, at its own time", async () => {
    app.setClock(at("20:00", tomorrow))
    desk = makeRoundDesk(await app.signedIn("staff"))
    const lines = async () =>
      (await desk.client.call(contract.listPaperLines, { query: { day: tomorrow } })).body.lines
    const [visit, readings] = await lines()
    expect(readings).toMatchObject({
      number: 2,
      people: [{ name: "王*明" }],
      statuses: ["not-yet", "not-yet"],
    })
    const reading = {
      what: "reading",
      checkId: null,
      personId: readings.personId,
      day: tomorrow,
      symptoms: "",
    }
    await desk.send(contract.enterRoundEntries, {
      entries: [
        entryOf(at("08:30", tomorrow), who.homeId, { ...reading, slot: "上午", celsius: 36.4 }),
        entryOf(at("17:30", tomorrow), who.homeId, { ...reading, slot: "下午", celsius: 36.7 }),
        entryOf(at("10:15", tomorrow), who.homeId, {
          ...{ what: "visit", checkId: visit.aboutId, note: "都好", fine: true },
        }),
      ],
    })
    expect((await lines()).map((line: Said) => line.statuses)).toEqual([
      ["fine"],
      ["fine", "fine"],
      ["not-yet"],
      ["not-yet"],
    ])
    const { rows } = await app.ground.ownerDb.pool.query(
      "select data->>'时间' as time, at from fact where kind = 'visit' and day = $1",
      [tomorrow],
    )
    expect(rows).toEqual([{ time: "2020-02-13 10:15", at: at("10:15", tomorrow) }])
    expect(await summaryOf(app)).toMatchObject({ 今日上门户次: 1, 今日已报体温次数: 2 })
  })
})
