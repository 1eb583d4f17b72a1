import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as contract from "../../src/contract/rounds.ts"
import {
  addDays,
  getPlainDate,
  type Instant,
  instantOfShanghai,
  type PlainDate,
} from "../../src/core/kit/dates.ts"
import { atDesk } from "../../src/service/desk/at-desk.ts"
import { raiseDue } from "../../src/service/rounds/raise-due.ts"
import { writeRoundEntries } from "../../src/service/rounds/write-round-entries.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import {
  entryOf,
  makeRoundDesk,
  type Quarantined,
  quarantine,
  settleHomes,
  summaryOf,
  wish,
} from "../support/round-desk.ts"

const today = getPlainDate("2020-02-12")
const at = (clock: string, day: PlainDate = today): Instant => {
  const moment = instantOfShanghai(day, clock)
  if (moment === null) throw new Error("no such clock")
  return moment
}

let app: TestApp
let desk: ReturnType<typeof makeRoundDesk>
let head: Awaited<ReturnType<TestApp["signedIn"]>>
let people: Quarantined[]
let bread: string

beforeAll(async () => {
  app = await startTestApp({ now: at("09:00") })
  head = await app.signedIn("head")
  desk = makeRoundDesk(await app.signedIn("staff"))
  people = await settleHomes(
    app,
    [
      { number: "12", floors: 6 },
      { number: "3", floors: 6 },
    ],
    [
      ["288弄12号201室", "赵国强"],
      ["288弄3号101室", "李小兰"],
      ["288弄3号502室", "王小明"],
    ],
  )
  for (const one of people) await quarantine(app, one)
  bread = await wish(app, somebody(1), "面包两个")
})
afterAll(() => app.stop())

const somebody = (index: number): Quarantined => {
  const found = people[index]
  if (found === undefined) throw new Error("nobody there")
  return found
}
const doorsOf = (homes: { door: string }[]) => homes.map(({ door }) => door.slice(4))
// biome-ignore lint/suspicious/noExplicitAny: a home as it came over the wire
type Home = any
const ofHome = (homes: Home[], { homeId }: Quarantined): Home => homes.find(({ id }: Home) => id === homeId)
const statusAt = async (list: string, who: Quarantined, kind: string) =>
  ofHome(await desk.list(list), who)?.checks.find((check: Home) => check.kind === kind)
const enter = (...entries: object[]) => desk.send(contract.enterRoundEntries, { entries })

describe("the day's lists", () => {
  it("go stairwell by stairwell from the top down, with masked names, day n, readings and needs to take along", async () => {
    const homes = await desk.list("visits")
    expect(doorsOf(homes)).toEqual(["3号502室", "3号101室", "12号201室"])
    expect(ofHome(homes, somebody(1))).toMatchObject({
      late: false,
      people: [{ name: "李*兰", dayNumber: 0, dueOn: addDays(today, 14) }],
      needs: [{ category: "买菜", asked: "面包两个", handedOver: false }],
    })
    const kinds = ofHome(homes, somebody(1)).checks.map((check: Home) => check.kind + check.slot)
    expect(kinds).toEqual(["visit", "reading上午", "reading下午"])
    const only = await desk.list("visits", { stairwells: homes[2].stairwell.id })
    expect(doorsOf(only)).toEqual(["12号201室"])
    expect(doorsOf(await desk.list("readings"))).toEqual(doorsOf(homes))
    expect(await desk.list("calls-failed")).toEqual([])
  })

  it("show the property company doors alone", async () => {
    const property = await app.signedIn("property")
    const { body } = await property.call(contract.getWasteRound, { query: {} })
    expect(doorsOf(body.homes)).toEqual(["3号502室", "3号101室", "12号201室"])
    for (const home of body.homes) expect(home).toMatchObject({ people: [], needs: [], tenure: null })
    expect(body.homes[0].checks.map((check: Home) => check.kind)).toEqual(["waste"])
    expect(JSON.stringify(body)).not.toMatch(/王|李|赵|面包/)
    expect((await property.call(contract.getRound, { query: { list: "visits" } })).status).toBe(403)
  })

  it("show who delivers the wish and the door, and nobody's name or quarantine", async () => {
    const owners = await app.signedIn("owners")
    const { body } = await owners.call(contract.getDeliveryRound, { query: {} })
    expect(body.homes).toMatchObject([{ door: somebody(1).door, people: [], needs: [{ asked: "面包两个" }] }])
  })
})

describe("what is written down", () => {
  it("settles what was planned, counts on the board, and changes nothing a second time", async () => {
    const who = somebody(2)
    const visit = await statusAt("visits", who, "visit")
    const said = entryOf(at("08:40"), who.homeId, {
      ...{ what: "visit", checkId: visit.id, note: "都好", fine: true },
    })
    const reading = entryOf(at("08:40"), who.homeId, {
      ...{ what: "reading", checkId: null, personId: who.personId, day: today },
      ...{ slot: "上午", celsius: 36.6, symptoms: "" },
    })
    for (const _time of [1, 2]) expect((await enter(said, reading)).body).toEqual({ done: true })
    expect(await summaryOf(app)).toMatchObject({ 今日上门户次: 1, 今日已报体温次数: 1 })
    const home = ofHome(await desk.list("visits"), who)
    expect(home.checks.map((check: Home) => [check.slot, check.status, check.attempts])).toEqual([
      ["", "fine", 1],
      ["上午", "fine", 0],
      ["下午", "not-yet", 0],
    ])
  })

  it("counts closed doors and keeps what was seen against a later one", async () => {
    const who = somebody(0)
    const { id: checkId } = await statusAt("visits", who, "visit")
    const attempt = (outcome: string, clock: string) =>
      enter(entryOf(at(clock), who.homeId, { what: "attempt", checkId, outcome, note: "" }))
    await attempt("no-answer", "08:20")
    await attempt("note-left", "08:30")
    expect(await statusAt("visits", who, "visit")).toMatchObject({
      ...{ status: "nobody-there", outcome: "note-left", attempts: 2 },
    })
    // a neighbour's word explains no home in quarantine
    expect((await attempt("away", "08:35")).body).toEqual({ refusal: "bad-input", field: "outcome" })
    // somebody answered: the team has been there
    await attempt("answered", "08:50")
    await attempt("no-answer", "08:55")
    expect(await statusAt("visits", who, "visit")).toMatchObject({ status: "fine", attempts: 4 })
    expect(await summaryOf(app)).toMatchObject({ 今日上门户次: 2 })
  })

  it("raises a task where something is wrong", async () => {
    const who = somebody(1)
    const { id: checkId } = await statusAt("visits", who, "visit")
    await enter(
      entryOf(at("08:59"), who.homeId, { what: "visit", checkId, note: "咳嗽", fine: false }),
      entryOf(at("08:59"), who.homeId, { what: "handed-over", needId: bread }),
    )
    const home = ofHome(await desk.list("visits"), who)
    expect(home).toMatchObject({ checks: [{ status: "not-fine" }, {}, {}], needs: [{ handedOver: true }] })
    expect(await tasksOf(who.homeId)).toEqual([{ kind: "seen-not-fine", note: null }])
    expect(await summaryOf(app)).toMatchObject({ 今日办结需求: 1, 今日上门户次: 3 })
  })

  it("is refused whole at the desk where one of it cannot have been so", async () => {
    const who = somebody(2)
    const reading = { what: "reading", checkId: null, personId: who.personId, day: today, symptoms: "" }
    const good = entryOf(at("08:30"), who.homeId, { ...reading, slot: "下午", celsius: 36.5 })
    const tries: [object, object][] = [
      [
        { ...good, at: at("09:03") },
        { refusal: "time-to-come", field: "at" },
      ],
      [
        { ...good, id: randomUUID(), celsius: 3.65 },
        { refusal: "bad-input", field: "celsius" },
      ],
      [
        { ...good, id: randomUUID(), personId: somebody(0).personId },
        { refusal: "not-found", field: "personId" },
      ],
      [
        { ...good, id: randomUUID(), homeId: randomUUID() },
        { refusal: "not-found", field: "homeId" },
      ],
      [
        { ...good, id: randomUUID(), at: "2020-02-12T25:99:00Z" },
        { refusal: "bad-input", field: "at" },
      ],
    ]
    for (const [bad, refusal] of tries)
      expect((await enter({ ...good, id: randomUUID() }, bad)).body).toEqual(refusal)
    expect(await summaryOf(app)).toMatchObject({ 今日已报体温次数: 1 })
  })

  it("takes no visit from whoever collects rubbish, and counts theirs", async () => {
    const property = makeRoundDesk(await app.signedIn("property"))
    const who = somebody(0)
    const { body } = await property.client.call(contract.getWasteRound, { query: {} })
    const waste = ofHome(body.homes, who).checks[0]
    const visit = await statusAt("visits", somebody(0), "visit")
    const refused = await property.send(contract.enterWasteEntries, {
      entries: [
        entryOf(at("08:45"), who.homeId, {
          what: "attempt",
          checkId: visit.id,
          outcome: "no-answer",
          note: "",
        }),
      ],
    })
    expect(refused.status).toBe(404)
    await property.send(contract.enterWasteEntries, {
      entries: [entryOf(at("08:45"), who.homeId, { what: "waste", checkId: waste.id, bags: 2 })],
    })
    expect(await summaryOf(app)).toMatchObject({ 今日垃圾收运户次: 1 })
  })
})

describe("what was written down by mistake", () => {
  const takeBack = (tryId: string, by = desk) =>
    by.send(contract.takeBackTry, { id: randomUUID(), tryId, reason: "记错了门牌" })

  it("is taken back try by try: what was planned is open again as the try before left it, and the board follows", async () => {
    const who = somebody(0)
    const visited = (await summaryOf(app)).今日上门户次
    for (const left of [
      { status: "nobody-there", outcome: "no-answer", attempts: 3 },
      { status: "nobody-there", outcome: "note-left", attempts: 2 },
      { status: "nobody-there", outcome: "no-answer", attempts: 1 },
      { status: "not-yet", outcome: null, attempts: 0, tryId: null },
    ]) {
      const { tryId } = await statusAt("visits", who, "visit")
      expect((await takeBack(tryId)).body).toEqual({ done: true })
      expect(await statusAt("visits", who, "visit")).toMatchObject(left)
      expect((await takeBack(tryId)).body).toEqual({ refusal: "not-found", field: "tryId" })
      expect(await summaryOf(app)).toMatchObject({ 今日上门户次: visited - 1 })
    }
    const { rows } = await app.ground.ownerDb.pool.query(
      `select d.data->>'原因' as reason, c.recorded_by is not null as signed from fact c
       join fact_detail d using (community_id, fact_id) where c.kind = 'taken-back' and c.dwelling_id = $1`,
      [who.homeId],
    )
    expect(rows).toEqual(Array(4).fill({ reason: "记错了门牌", signed: true }))
  })

  it("of two that say the same leaves the other, which counts", async () => {
    const who = somebody(0)
    const { id: checkId } = await statusAt("visits", who, "visit")
    const visit = { what: "visit", checkId, note: "", fine: true }
    const visited = (await summaryOf(app)).今日上门户次
    const first = entryOf(at("08:50"), who.homeId, visit)
    await enter(first)
    await enter(entryOf(at("08:51"), who.homeId, visit))
    const { tryId } = await statusAt("visits", who, "visit")
    expect(tryId).not.toBe(first.id)
    expect((await takeBack(tryId)).body).toEqual({ done: true })
    expect(await statusAt("visits", who, "visit")).toMatchObject({ status: "fine", tryId: first.id })
    expect(await summaryOf(app)).toMatchObject({ 今日上门户次: visited + 1 })
  })

  it("takes the task along that it had raised", async () => {
    const who = somebody(1)
    const { id: checkId, tryId } = await statusAt("visits", who, "visit")
    expect((await takeBack(tryId)).body).toEqual({ done: true })
    expect(await statusAt("visits", who, "visit")).toMatchObject({ status: "not-yet" })
    expect(await tasksOf(who.homeId)).toEqual([])
    await enter(entryOf(at("08:59"), who.homeId, { what: "visit", checkId, note: "", fine: true }))
  })

  it("is taken back by whoever collects rubbish, of theirs alone", async () => {
    const property = makeRoundDesk(await app.signedIn("property"))
    const visit = await statusAt("visits", somebody(2), "visit")
    const waste = async () =>
      ofHome((await property.client.call(contract.getWasteRound, { query: {} })).body.homes, somebody(0))
        .checks[0]
    const taking = (tryId: string) =>
      property.send(contract.takeBackWaste, { id: randomUUID(), tryId, reason: "记重了" })
    expect((await taking(visit.tryId)).status).toBe(404)
    expect((await taking((await waste()).tryId)).body).toEqual({ done: true })
    expect(await waste()).toMatchObject({ status: "not-yet", attempts: 0, tryId: null })
    expect(await summaryOf(app)).toMatchObject({ 今日垃圾收运户次: 0 })
  })
})

describe("what comes from a phone", () => {
  it("is taken entry by entry: a bad one is kept for the office and holds up no other", async () => {
    const who = somebody(2)
    const base = { id: randomUUID(), at: at("08:50"), by: "徐阿姨", homeId: who.homeId }
    const bad = {
      ...base,
      what: "attempt",
      checkId: randomUUID(),
      outcome: "no-answer",
      note: "门口有鞋",
    } as const
    const good = { ...base, id: randomUUID(), what: "waste", checkId: null, bags: 1 } as const
    const write = () =>
      atDesk(head.context, "run-rounds", { commandId: randomUUID() }, "test", (work) =>
        writeRoundEntries(work, [bad, good]).then((answers) => ({ answers })),
      )
    const answers = [
      { id: bad.id, taken: false, refusal: "not-found" },
      { id: good.id, taken: true },
    ]
    expect(await write()).toEqual({ answers })
    expect(await write()).toEqual({ answers })
    expect(await tasksOf(who.homeId)).toEqual([
      { kind: "own", note: "2020-02-12 08:50 徐阿姨：敲门，no-answer，门口有鞋" },
    ])
    expect(await summaryOf(app)).toMatchObject({ 今日垃圾收运户次: 1 })
  })
})

describe("what nobody did", () => {
  it("stands first the day after, as ours, until somebody has been there", async () => {
    const later = addDays(today, 3)
    const who = somebody(1)
    app.setClock(at("21:00", later))
    await raiseDue(app.ground, app.neighbourhoods?.own ?? "")
    app.setClock(at("09:00", addDays(later, 1)))
    desk = makeRoundDesk(await app.signedIn("staff"))
    const homes = await desk.list("visits")
    expect(doorsOf(homes)).toEqual(["3号502室", "3号101室", "12号201室"])
    const left = ofHome(homes, who)
    expect(left).toMatchObject({ late: true })
    const visit = left.checks.find((check: Home) => check.kind === "visit")
    expect(visit).toMatchObject({ day: later, status: "not-attempted" })
    await desk.send(contract.assignChecks, { checkIds: [visit.id], ownerId: head.context.accountId })
    expect(await statusAt("visits", who, "visit")).toMatchObject({ ownerId: head.context.accountId })
    const moment = at("08:30", addDays(later, 1))
    const said = { what: "visit", checkId: visit.id, note: "补", fine: true }
    const visited = entryOf(moment, who.homeId, said)
    await enter(visited)
    const isSeen = { late: false, checks: [{ status: "fine" }, {}, {}] }
    expect(ofHome(await desk.list("visits"), who)).toMatchObject(isSeen)
    const missed = async () =>
      (await tasksOf(who.homeId)).filter(({ kind }) => kind === "missed-visit").length
    expect(await missed()).toBe(0)
    // written down by mistake: it is late as before, with its task
    const taking = { id: randomUUID(), tryId: visited.id, reason: "记错了门牌" }
    expect((await desk.send(contract.takeBackTry, taking)).body).toEqual({ done: true })
    expect(ofHome(await desk.list("visits"), who)).toMatchObject({ late: true })
    expect(await missed()).toBe(1)
    await enter(entryOf(moment, who.homeId, said))
    expect(ofHome(await desk.list("visits"), who)).toMatchObject(isSeen)
    expect(await missed()).toBe(0)
  })
})

async function tasksOf(homeId: string): Promise<{ kind: string; note: string | null }[]> {
  const { rows } = await app.ground.ownerDb.pool.query(
    `select t.kind, d.data->>'note' as note from task t join task_detail d using (community_id, task_id)
     where t.dwelling_id = $1 and t.done_at is null and t.kind <> 'missed-reading' order by t.kind`,
    [homeId],
  )
  return rows
}
