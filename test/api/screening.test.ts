import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Endpoint } from "../../src/contract/endpoint.ts"
import * as register from "../../src/contract/register.ts"
import * as residents from "../../src/contract/residents.ts"
import * as contract from "../../src/contract/screening.ts"
import { getPlainDate, instantOf } from "../../src/core/kit/dates.ts"
import { checkCharacter } from "../../src/core/people/id-number.ts"
import type { Context } from "../../src/service/context.ts"
import { importBooks } from "../../src/service/imports/import-books.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { household, makeRegisterDesk, person, type Said } from "../support/register-desk.ts"

const today = getPlainDate("2020-02-10")
const evening = instantOf(Date.parse("2020-02-10T10:20:00Z"))

let app: TestApp
let desk: ReturnType<typeof makeRegisterDesk>
let next = 0
beforeAll(async () => {
  app = await startTestApp({ now: evening })
  desk = makeRegisterDesk(await app.signedIn("staff"))
})
afterAll(() => app.stop())

const returning = {
  ...{ channel: "gate", personId: null, name: "李四", idNumber: "", phone: "13800001111" },
  ...{ from: "湖北武汉", keyArea: true, arrivedOn: today as string, transport: "train", vehicle: "G1722" },
  ...{ leftKeyAreaOn: null, lastContactOn: null, suitable: null, symptoms: false },
  ...{ disposition: "quarantine", reason: "", reportId: null },
}

const tell = async (endpoint: Endpoint, said: Said) => {
  const body = { commandId: randomUUID(), id: randomUUID(), ...said }
  return { ...(await desk.client.call(endpoint, { body })), id: body.id }
}
const registered = async (said: Said) => {
  const { status, body, id } = await tell(contract.registerReturnee, { ...returning, ...said })
  expect({ status, body }).toMatchObject({ status: 200 })
  expect(body.id).toBe(id)
  return body as { id: string; personId: string; caseId: string | null; joined: boolean }
}
const refused = async (said: Said) => {
  const { status, body } = await tell(contract.registerReturnee, { ...returning, ...said })
  expect(status).not.toBe(200)
  return [body.refusal, body.field]
}
const clerk = (): Context => ({
  ...{ ...app.ground, communityId: app.neighbourhoods?.own ?? "", accountId: "", role: "head" as const },
})
const numbers = async () => {
  const { 今日排查返沪人数, 累计排查返沪人数, 今日排查租客人数, 在隔人数 } = await getSummary(clerk(), today)
  return [今日排查返沪人数, 累计排查返沪人数, 今日排查租客人数, 在隔人数]
}
/** What changes in 今日/累计排查返沪人数, 今日排查租客人数, 在隔人数. */
const changed = async (work: () => Promise<unknown>) => {
  const before = await numbers()
  await work()
  return (await numbers()).map((count, index) => count - (before[index] ?? 0))
}
const lines = async (query: Readonly<Record<string, string>> = {}) => {
  const answer = await desk.client.call(contract.listScreenings, { query: { kind: "returnee", ...query } })
  expect(answer.status).toBe(200)
  return answer.body
}

/** A home of its own, `N00弄1号101室`, with somebody in it. */
async function someHome(tenure = "owner-occupied", standing = "owner") {
  next += 1
  const { id: stairwellId, home } = await desk.stairwell(`${next}00`, "1")
  await desk.done(register.addHousehold, { on: "2020-01-24", dwellingId: home, ...household, tenure })
  const stay = { on: "2020-01-24", dwellingId: home, ...person, standing }
  await desk.done(register.addStay, stay)
  const { people } = await desk.page(home, today)
  return { home, stairwellId, door: `${next}00弄1号101室`, personId: people[0].personId as string }
}

/** A resident's number that nobody else has. */
function someId(): string {
  next += 1
  const first = `99010119900101${String(next).padStart(3, "0")}`
  return first + checkCharacter(first)
}

describe("a registration", () => {
  it("makes somebody new, opens a case as the rule asks, and is on the board", async () => {
    const { home, door } = await someHome()
    const change = await changed(async () => {
      const { caseId, joined } = await registered({ homeId: home, idNumber: someId() })
      expect({ opened: caseId !== null, joined }).toEqual({ opened: true, joined: false })
    })
    expect(change).toEqual([1, 1, 0, 1])
    const { lines: all, returnees, inQuarantine } = await lines({ on: today })
    expect([returnees.today, inQuarantine]).toEqual([(await numbers())[0], (await numbers())[3]])
    expect(all[0]).toMatchObject({
      ...{ at: "2020-02-10 18:20", channel: "门岗", name: "李*", door, from: "湖北武汉", keyArea: true },
      ...{ arrivedOn: today, transport: "火车", vehicle: "G1722", disposition: "居家隔离" },
    })
  })

  it("of somebody who is chosen writes what the register has, and fills its gaps", async () => {
    const { home, personId } = await someHome()
    const idNumber = someId()
    const answer = await registered({ homeId: home, personId, name: "", idNumber, phone: "" })
    expect(answer.personId).toBe(personId)
    const { people } = await desk.page(home, today)
    expect(people).toHaveLength(1)
    expect(people[0]).toMatchObject({ name: "王小明", idNumber })
    const { rows } = await app.ground.ownerDb.pool.query(
      "select data from fact_detail where fact_id = $1 order by retention",
      [answer.id],
    )
    expect(rows[0].data).toMatchObject({ 姓名: "王小明", 身份证号: idNumber, 手机号: "13800001111" })
    // a number that is somebody else's joins nobody
    const other = await someHome()
    const wrong = { homeId: other.home, personId: other.personId, name: "", idNumber }
    expect(await refused(wrong)).toEqual(["already-known", "idNumber"])
  })

  it("joins the first of the same person, through whatever channel, and adds to no number", async () => {
    const { home } = await someHome()
    const idNumber = someId()
    const first = await registered({ homeId: home, idNumber })
    const asked = { personId: null, name: "", idNumber, homeId: null }
    const known = await desk.client.call(contract.findScreened, { body: asked })
    expect(known.body).toMatchObject({
      person: { id: first.personId, name: "李*", quarantined: true },
      earlier: [{ at: "2020-02-10 18:20", channel: "门岗", disposition: "居家隔离" }],
      case: { id: first.caseId, countedFrom: today, dueOn: "2020-02-24" },
    })
    const change = await changed(async () => {
      const second = await registered({ homeId: home, idNumber, channel: "list", name: "李四" })
      expect(second).toMatchObject({ personId: first.personId, caseId: first.caseId, joined: true })
      // a child without a document, of the same name at the same door
      const third = await registered({ homeId: home, channel: "phone" })
      expect(third).toMatchObject({ personId: first.personId, joined: true })
    })
    expect(change).toEqual([0, 0, 0, 0])
  })

  it("sent twice is written once, and so is another command with the same fact", async () => {
    const { home } = await someHome()
    const said = { ...returning, homeId: home, idNumber: someId(), commandId: randomUUID(), id: randomUUID() }
    const change = await changed(async () => {
      const answers = [
        await tell(contract.registerReturnee, said),
        await tell(contract.registerReturnee, said),
      ]
      expect(answers[1]?.body).toEqual(answers[0]?.body)
    })
    expect(change[0]).toBe(1)
    expect(await refused({ ...said, commandId: randomUUID() })).toEqual(["already-known", "id"])
  })

  it("that came with a book of the same person is one with it", async () => {
    const { home, door } = await someHome()
    const idNumber = someId()
    await registered({ homeId: home, idNumber })
    const header =
      "登记时间 登记方式 姓名 身份证号 手机号 门牌 来自 重点地区 抵沪日期 交通方式 车次 处置 登记人"
    const cells = [
      "2020-02-09 09:00",
      "名单下发",
      "李四",
      idNumber,
      "",
      door,
      "湖北",
      "是",
      "2020-02-09",
      "",
      "",
    ]
    const rows = [{ line: 2, cells: [...cells, "居家隔离", "街道"] }]
    const table = { sheet: "返沪人员登记", header: header.split(" "), rows }
    const sheets = [{ file: "名单.xlsx", table }]
    const change = await changed(() =>
      importBooks({ ...clerk(), accountId: null }, app.ground.newId(), sheets),
    )
    // the first registration is now yesterday's
    expect(change).toEqual([-1, 0, 0, 0])
  })
})

describe("the rule in force on the day", () => {
  it.each([
    ["stricter than it asks", { disposition: "central-quarantine" }, ["stricter-than-rule", "disposition"]],
    ["milder without a reason", { disposition: "none" }, ["milder-needs-reason", "reason"]],
    [
      "quarantine before any rule",
      { at: "2020-01-23 09:00", arrivedOn: "2020-01-23" },
      ["no-rule-in-force", "disposition"],
    ],
    ["a moment to come", { at: "2020-02-10 18:21" }, ["wrong-day", "at"]],
    ["no moment", { at: "2020-02-30 18:21" }, ["wrong-day", "at"]],
    ["an arrival far ahead", { arrivedOn: "2020-03-20" }, ["wrong-day", "arrivedOn"]],
    ["left after the arrival", { leftKeyAreaOn: "2020-02-11" }, ["wrong-day", "leftKeyAreaOn"]],
    ["a contact to come", { lastContactOn: "2020-02-11" }, ["wrong-day", "lastContactOn"]],
    ["no home", { homeId: "00000000-0000-4000-8000-000000000000" }, ["not-found", "homeId"]],
    ["no name", { name: " " }, ["bad-input", "name"]],
    [
      "a report that is none",
      { reportId: "00000000-0000-4000-8000-000000000000" },
      ["not-found", "reportId"],
    ],
  ])("refuses %s", async (_, said, refusal) => {
    const { home } = await someHome()
    expect(
      await changed(async () => expect(await refused({ homeId: home, ...said })).toEqual(refusal)),
    ).toEqual([0, 0, 0, 0])
  })

  it("lets central quarantine be written where the dwelling is not fit, or after a contact", async () => {
    const { home } = await someHome()
    const central = { homeId: home, disposition: "central-quarantine" }
    const change = await changed(async () => {
      expect(await registered({ ...central, name: "张三", suitable: false })).toMatchObject({ caseId: null })
      expect(await registered({ ...central, name: "张五", lastContactOn: "2020-02-08" })).toMatchObject({
        caseId: null,
      })
    })
    expect(change).toEqual([2, 2, 0, 0])
  })

  it("is kept with the reason where something milder is written", async () => {
    const { home } = await someHome()
    const { id, caseId } = await registered({ homeId: home, disposition: "none", reason: "已在外地隔离满期" })
    expect(caseId).toBeNull()
    const { rows } = await app.ground.ownerDb.pool.query("select data from fact_detail where fact_id = $1", [
      id,
    ])
    expect(rows[0].data.说明).toBe("已在外地隔离满期")
    expect(rows[0].data.依据).toContain("街道通知")
  })

  it("asks nothing where none is: who came before it is written down, and free", async () => {
    const { home } = await someHome()
    const before = { at: "2020-01-20 09:00", arrivedOn: "2020-01-20", disposition: "none" }
    expect(await registered({ homeId: home, ...before })).toMatchObject({ caseId: null })
  })
})

describe("what is entered afterwards or ahead", () => {
  it("counts on its own day", async () => {
    const { home } = await someHome()
    const change = await changed(() =>
      registered({ homeId: home, at: "2020-02-08 09:30", arrivedOn: "2020-02-07", channel: "door" }),
    )
    expect(change).toEqual([0, 1, 0, 1])
  })

  it("opens its case on the day of the arrival", async () => {
    const { home } = await someHome()
    const change = await changed(() =>
      registered({ homeId: home, arrivedOn: "2020-02-12", channel: "phone" }),
    )
    expect(change).toEqual([1, 1, 0, 0])
  })

  it("counts the days as the rule says, from what was said", async () => {
    const { home } = await someHome()
    const said = { leftKeyAreaOn: "2020-02-06", lastContactOn: null }
    const { id } = await registered({ homeId: home, ...said })
    const { rows } = await app.ground.ownerDb.pool.query("select data from fact where fact_id = $1", [id])
    expect(rows[0].data).toMatchObject({ 离开重点地区日期: "2020-02-06" })
  })
})

describe("a registration that was wrong", () => {
  it("is taken back with a reason: out of the sums, the case and the list", async () => {
    const { home } = await someHome()
    const change = await changed(async () => {
      const { id, personId } = await registered({ homeId: home, idNumber: someId() })
      const said = { screeningId: id, reason: "登记错了人" }
      expect((await tell(contract.takeBackScreening, said)).status).toBe(200)
      const again = await tell(contract.takeBackScreening, said)
      expect(again.body.refusal).toBe("not-found")
      const known = await desk.client.call(contract.findScreened, {
        body: { personId, name: "", idNumber: "", homeId: null },
      })
      expect(known.body).toMatchObject({ earlier: [], case: null })
      expect((await lines()).lines.map((line: { id: string }) => line.id)).not.toContain(id)
    })
    expect(change).toEqual([0, 0, 0, 0])
  })

  it("leaves the person's other registration standing", async () => {
    const { home } = await someHome()
    const idNumber = someId()
    const first = await registered({ homeId: home, idNumber })
    await registered({ homeId: home, idNumber, channel: "phone" })
    const change = await changed(() =>
      tell(contract.takeBackScreening, { screeningId: first.id, reason: "重复" }),
    )
    expect(change).toEqual([0, 0, 0, 0])
  })

  it("names only what screening has written", async () => {
    const said = { screeningId: randomUUID(), reason: "没有这一条" }
    expect((await tell(contract.takeBackScreening, said)).body.refusal).toBe("not-found")
  })
})

describe("the list", () => {
  it("is narrowed to a day, a channel, a disposition", async () => {
    const { home } = await someHome()
    const said = { homeId: home, channel: "list", disposition: "health-monitoring", reason: "外地隔离过" }
    const { id } = await registered({ ...said, at: "2020-02-05 10:00", arrivedOn: "2020-02-05" })
    const ids = async (query: Readonly<Record<string, string>>) =>
      (await lines(query)).lines.map((line: { id: string }) => line.id)
    const narrow = { on: "2020-02-05", channel: "list", disposition: "health-monitoring" }
    expect(await ids(narrow)).toEqual([id])
    expect(await ids({ ...narrow, channel: "gate" })).toEqual([])
    expect(await ids({ ...narrow, on: "2020-02-06" })).toEqual([])
    expect(await ids({ channel: "list" })).toContain(id)
  })
})

describe("symptoms", () => {
  it("call the doctor at once, and no more once the registration is taken back", async () => {
    const { home } = await someHome()
    const { id } = await registered({ homeId: home, symptoms: true })
    const open = async () => {
      const { rows } = await app.ground.ownerDb.pool.query(
        "select team from task where about_id = $1 and done_at is null",
        [id],
      )
      return rows.map((row) => row.team)
    }
    expect(await open()).toEqual(["doctor"])
    await tell(contract.takeBackScreening, { screeningId: id, reason: "写错了" })
    expect(await open()).toEqual([])
  })
})

describe("a return that a resident reported", () => {
  it("waits, opens prefilled, is settled by the registration, and waits again when that is taken back", async () => {
    const { home, door } = await someHome()
    const reportId = await report(home)
    const waiting = async () => {
      const { returns } = (await desk.client.call(contract.listReturns)).body
      return returns.filter((one: { id: string }) => one.id === reportId)
    }
    expect(await waiting()).toMatchObject([
      { name: "赵*钱", door, from: "湖北孝感", arrivedOn: "2020-02-12" },
    ])
    const opened = await desk.client.call(contract.openReturn, { query: { id: reportId } })
    expect(opened.body).toMatchObject({
      name: "赵小钱",
      phone: "13900000000",
      homeId: home,
      transport: "自驾",
    })
    const said = { homeId: home, channel: "self-report", name: "赵小钱", arrivedOn: "2020-02-12", reportId }
    const { id } = await registered(said)
    expect(await waiting()).toEqual([])
    expect(await refused(said)).toEqual(["not-found", "reportId"])
    await tell(contract.takeBackScreening, { screeningId: id, reason: "写错了" })
    expect(await waiting()).toHaveLength(1)
  })
})

/** A resident tells by phone that they will come back. */
async function report(homeId: string): Promise<string> {
  const said = {
    ...{ kind: "return", name: "赵小钱", idNumber: "", phone: "13900000000", from: "湖北孝感" },
    ...{ arrivedOn: "2020-02-12", transport: "自驾", vehicle: "鄂K12345", note: "" },
  }
  const { status, id } = await tell(residents.addReport, { channel: "phone", homeId, report: said })
  expect(status).toBe(200)
  return id
}

describe("tenants", () => {
  const screening = {
    ...{ channel: "door", personId: null, name: "钱七", idNumber: "", phone: "", landlord: "周房东" },
    whereabouts: "已返沪",
  }

  it("are screened home by home; a home shows who of them was", async () => {
    const { home, personId, door } = await someHome("let", "tenant")
    const ofHome = async () => {
      const { homes } = (await desk.client.call(contract.listLetHomes)).body
      return homes.find((one: { homeId: string }) => one.homeId === home)
    }
    expect(await ofHome()).toMatchObject({ door, tenants: [{ personId, name: "王*明", screenedOn: null }] })
    const change = await changed(async () => {
      const known = { ...screening, homeId: home, personId, name: "" }
      expect((await tell(contract.screenTenant, known)).body).toMatchObject({ personId, joined: false })
      expect((await tell(contract.screenTenant, known)).body).toMatchObject({ personId, joined: true })
      expect((await tell(contract.screenTenant, { ...screening, homeId: home })).status).toBe(200)
    })
    expect(change).toEqual([0, 0, 2, 0])
    const { tenants } = await ofHome()
    expect(tenants).toMatchObject([
      { name: "王*明", screenedOn: today },
      { name: "钱*", screenedOn: today },
    ])
    const listed = await lines({ kind: "tenant" })
    const line = listed.lines.find((one: { name: string }) => one.name === "钱*")
    expect(line).toMatchObject({ landlord: "周*东", whereabouts: "已返沪" })
    const taken = await changed(() =>
      tell(contract.takeBackScreening, { screeningId: line.id, reason: "写错了" }),
    )
    expect(taken).toEqual([0, 0, -1, 0])
    expect((await ofHome()).tenants).toHaveLength(1)
  })
})
