import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { getAttention } from "../../src/contract/board.ts"
import * as contract from "../../src/contract/findings.ts"
import * as register from "../../src/contract/register.ts"
import { addReport } from "../../src/contract/residents.ts"
import * as screening from "../../src/contract/screening.ts"
import { listTasks } from "../../src/contract/tasks.ts"
import { addDays, getPlainDate, instantOfShanghai, type PlainDate } from "../../src/core/kit/dates.ts"
import { matchSelf } from "../../src/main/reconcile/match-self.ts"
import { openMatcher } from "../../src/main/reconcile/open-matcher.ts"
import { atDesk } from "../../src/service/desk/at-desk.ts"
import { type DeskRow, writeRows } from "../../src/service/desk/write-rows.ts"
import { makeDoublesSearch } from "../../src/service/reconcile/search-doubles.ts"
import { makeFindingSeeker } from "../../src/service/reconcile/seek-findings.ts"
import { seekFindingsEverywhere } from "../../src/service/reconcile/seek-findings-everywhere.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { askOwn } from "../support/case-desk.ts"
import { openPost, passage } from "../support/gate-device.ts"
import { person } from "../support/register-desk.ts"
import { importSmallCampaign } from "../support/small-campaign.ts"
import { makeTeller } from "../support/tell.ts"

type Somebody = {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly home: string
  readonly door: string
}

let app: TestApp
let head: Awaited<ReturnType<TestApp["signedIn"]>>
let tell: ReturnType<typeof makeTeller>
let free: Somebody[]
const matcher = openMatcher()
const fail = (error: unknown) => {
  throw error
}
// in tests the clock stands still
const seeker = makeFindingSeeker(matcher, 0)
const doubles = makeDoublesSearch(matchSelf, fail)
const today = getPlainDate("2020-03-05")
const at = (day: PlainDate, clock: string) => {
  const moment = instantOfShanghai(day, clock)
  if (moment === null) throw new Error("no such clock")
  return moment
}

beforeAll(async () => {
  app = await startTestApp()
  await importSmallCampaign(app)
  app.setClock(at(today, "21:00"))
  await signIn()
  free = await askOwn<Somebody>(
    app,
    `select distinct on (h.dwelling_id) p.person_id as id, p.name, p.phone, h.dwelling_id as home, s.lane || '弄' || s.number || '号' || w.room || '室' as door
     from stay h join person_identity p using (person_id) join dwelling w using (dwelling_id) join stairwell s using (stairwell_id)
     where p.phone <> '' and h.to_on is null
       and not exists (select from fact f where f.dwelling_id = h.dwelling_id and f.kind = 'returnee-registration')
     order by h.dwelling_id, h.stay_id`,
  )
})
afterAll(async () => {
  await matcher.close()
  await app.stop()
})

/** Sessions end while the clock goes on. */
async function signIn() {
  head = await app.signedIn("head")
  tell = makeTeller(head)
}

/** The clock's next step: what it brings about, and what it finds. */
const step = async () => {
  await seekFindingsEverywhere(app.ground, seeker, fail)
  await doubles.begin(app.ground, app.neighbourhoods?.own ?? "", null)
  await doubles.settled()
}
// biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came back
const open = async (kind: string): Promise<any[]> =>
  (await tell.ask(contract.listFindings, { kind, show: "open" })).findings
const write = (rows: readonly DeskRow[]) =>
  atDesk(head.context, "screen", { commandId: randomUUID() }, "test", async (work) => {
    await writeRows(work, rows)
    return { done: true as const }
  })
const registration = (who: Somebody, more: Readonly<Record<string, string>> = {}): DeskRow => ({
  ...{ id: randomUUID(), form: "返沪人员登记", dwellingId: who.home, personId: who.id },
  values: {
    ...{ 登记时间: `${today} 09:00`, 登记方式: "电话", 姓名: who.name, 手机号: who.phone, 门牌: who.door },
    ...{ 来自: "安徽六安", 抵沪日期: today, 处置: "健康监测" },
    ...more,
  },
})

it("finds nothing in books that agree", async () => {
  await step()
  expect(await tell.ask(contract.listFindings, { show: "open" })).toEqual({
    total: 0,
    open: {},
    findings: [],
  })
})

describe("a returnee seen at a gate and not registered", () => {
  const stranger = { name: "欧阳建国", phone: "13912345678", note: "湖北" }
  const attention = async () =>
    (await tell.ask(getAttention, { on: today })).items.filter(
      (one: { kind: string }) => one.kind === "missing-returnee",
    )

  it("shows at the clock's next step, at the office and on the board", async () => {
    const { devices } = await openPost(head, { url: app.url, now: app.ground.now }, "正门")
    const entry = devices[0]?.write(
      passage({ kind: "returnee", verdict: "refer", reason: "by-rule", particulars: stranger }),
    )
    expect((await devices[0]?.send())?.status).toBe(200)
    expect(await open("missing")).toEqual([])
    await step()
    const [found] = await open("missing")
    expect(found).toMatchObject({
      said: "欧**国 139****5678",
      source: "gate 正门",
      person: null,
      here: today,
    })
    expect(await attention()).toMatchObject([{ person: "欧**国", detail: "正门", count: 1 }])
    await step()
    expect(await open("missing")).toHaveLength(1)
    expect(entry?.id).toBeDefined()
  })

  it("ends by itself once somebody has registered them, and is there again if that is taken back", async () => {
    const id = randomUUID()
    const [home] = free as [Somebody]
    await tell.done(screening.registerReturnee, {
      ...{ id, channel: "gate", personId: null, name: stranger.name, idNumber: "", phone: stranger.phone },
      ...{ homeId: home.home, from: "安徽", keyArea: false, arrivedOn: today, transport: null, vehicle: "" },
      ...{ leftKeyAreaOn: null, lastContactOn: null, suitable: null, symptoms: false },
      ...{ disposition: "health-monitoring", reason: "街道另有通知", reportId: null },
    })
    await step()
    expect(await open("missing")).toEqual([])
    expect(await attention()).toEqual([])
    const ended = (await tell.ask(contract.listFindings, { show: "ended" })).findings[0]
    expect(ended).toMatchObject({ endedAs: "gone", endedBy: null })
    await tell.done(screening.takeBackScreening, { id: randomUUID(), screeningId: id, reason: "登记错了" })
    await step()
    expect(await open("missing")).toMatchObject([{ id: ended.id, person: { name: "欧**国", homeId: null } }])
  })

  it("becomes a task with the person's name in it, or is dismissed with a reason and never found again", async () => {
    const [found] = await open("missing")
    const end = { findingIds: [found.id], ownerId: null, dueAt: null }
    expect(await tell.refused(contract.endFindings, { ...end, as: "dismissed", reason: " " })).toBe(
      "row-needs-reason",
    )
    await tell.done(contract.endFindings, { ...end, as: "task", reason: "请上门核实" })
    const tasks = (await tell.ask(listTasks, { view: "all" })).tasks
    expect(tasks.find((one: { kind: string }) => one.kind === "finding")).toMatchObject({
      note: expect.stringContaining("请上门核实"),
    })
    expect(await tell.refused(contract.endFindings, { ...end, as: "task", reason: "" })).toBe("finding-ended")
    await tell.done(contract.reopenFindings, { findingIds: [found.id] })
    expect(
      (await tell.ask(listTasks, { view: "all" })).tasks.some(
        (one: { kind: string }) => one.kind === "finding",
      ),
    ).toBe(false)
    await tell.done(contract.endFindings, { ...end, as: "dismissed", reason: "只是路过" })
    await step()
    expect(await open("missing")).toEqual([])
  })
})

describe("a row of a list", () => {
  it("whom nobody knows is missing until it ends in somebody", async () => {
    const [listId, rowId] = [randomUUID(), randomUUID()]
    const own = app.neighbourhoods?.own
    const put = (text: string, values: readonly unknown[]) => askOwn(app, text, [own, ...values])
    await put(
      "insert into person_list (community_id, list_id, asks, layout_key, made_at) values ($1, $2, 'return', '\\x00', $3)",
      [listId, app.ground.now()],
    )
    const kinds = { sender: "街道", kinds: ["name", "phone", "door"] }
    await put(
      "insert into person_list_detail (community_id, list_id, retention, data) values ($1, $2, 'campaign', $3)",
      [listId, JSON.stringify(kinds)],
    )
    await put(
      "insert into list_row (community_id, row_id, list_id, place, identity) values ($1, $2, $3, 1, 'new')",
      [rowId, listId],
    )
    await put(
      "insert into list_row_detail (community_id, row_id, retention, data) values ($1, $2, 'campaign', $3)",
      [rowId, JSON.stringify({ cells: ["司马光明", "18812341234", ""] })],
    )
    await tell.done(contract.seekFindings, {})
    expect(await open("missing")).toMatchObject([
      { said: "司**明 188****1234", source: "list 街道", rowId, listId, asks: "return" },
    ])
    await put("update list_row set outcome = 'other-area' where community_id = $1 and row_id = $2", [rowId])
    await tell.done(contract.seekFindings, {})
    expect(await open("missing")).toEqual([])
  })
})

describe("two records of one person", () => {
  const twice = async (name: string, other: string) => {
    const [, , home] = free as [Somebody, Somebody, Somebody]
    for (const named of [name, other]) {
      const stay = { id: randomUUID(), dwellingId: home.home, on: "2020-02-01", reason: "测试" }
      await tell.done(register.addStay, { ...stay, ...person, name: named, phone: "13612340000" })
    }
  }

  /** How two records agree in a field. */
  const levelOf = (
    { steps }: { steps: { step: string; field: string | null; level: string | null }[] },
    field: string,
  ) => steps.find((one) => one.step === "agreement" && one.field === field)?.level

  it("are found, compared and merged; the finding ends with the merging and is there again once it is undone", async () => {
    await twice("章晓岚", "张晓岚")
    await step()
    const [found] = await open("double")
    expect(found).toMatchObject({ person: { name: "章*岚" }, other: { name: "张*岚" }, kind: "double" })
    const [one, other] = [found.person.id, found.other.id]
    const compared = await tell.ask(contract.compareRecords, { one, other })
    expect([compared.one.name, compared.other.name]).toEqual(["章晓岚", "张晓岚"])
    expect(compared).toMatchObject({ one: { phone: "13612340000", hangs: { stay: 1 } }, mergeId: null })
    expect(compared.steps.at(-1).step).toBe("total")
    expect(compared.chance).toBeGreaterThan(0.9)
    expect(levelOf(compared, "phone")).toBe("same")
    // what is corrected is compared as it is now
    const corrected = { on: "2020-02-01", reason: "测试", id: one, ...person, name: compared.one.name }
    await tell.done(register.correctPerson, { ...corrected, phone: "13699998888" })
    expect(levelOf(await tell.ask(contract.compareRecords, { one, other }), "phone")).toBe("different")
    await tell.done(register.correctPerson, { ...corrected, phone: "13612340000" })
    const id = randomUUID()
    await tell.done(contract.mergePeople, {
      id,
      keptId: one,
      goneId: other,
      take: ["name"],
      reason: "同一人",
    })
    expect(await open("double")).toEqual([])
    const merged = await tell.ask(contract.compareRecords, { one, other })
    expect([merged.one.name, merged.other.name, merged.mergeId]).toEqual([
      found.person.name === "章*岚" ? "张晓岚" : "章晓岚",
      "张晓岚",
      id,
    ])
    await step()
    expect(await open("double")).toEqual([])
    await tell.done(contract.undoMerge, { mergeId: id, reason: "看错了" })
    expect(await open("double")).toMatchObject([{ id: found.id }])
  })

  it("that somebody keeps apart are not found again, until that is taken back", async () => {
    const [found] = await open("double")
    const pair = { one: found.person.id, other: found.other.id }
    await tell.done(contract.keepApart, pair)
    await step()
    expect(await open("double")).toEqual([])
    await tell.done(contract.keepApart, { ...pair, undo: true })
    await step()
    expect(await open("double")).toMatchObject([{ id: found.id }])
  })
})

describe("two sources that differ", () => {
  it("about telephone and door are shown beside each other, numbers masked, and end when one is mended", async () => {
    const [, , , who, elsewhere] = free as [Somebody, Somebody, Somebody, Somebody, Somebody]
    const row = registration(
      { ...who, home: elsewhere.home, door: elsewhere.door },
      { 手机号: "13900009999" },
    )
    await write([row])
    await step()
    const found = await open("contradictory")
    expect(found.map(({ field }) => field).toSorted()).toEqual(["address", "phone"])
    expect(found.find(({ field }) => field === "address")).toMatchObject({
      ...{ here: who.door, there: elsewhere.door, source: "register", thereSource: `screening ${today}` },
      person: { id: who.id },
    })
    expect(found.find(({ field }) => field === "phone").there).toBe("139****9999")
    await tell.done(screening.takeBackScreening, { id: randomUUID(), screeningId: row.id, reason: "写错人" })
    await step()
    expect(await open("contradictory")).toEqual([])
  })

  it("about the day of arrival and where from are two findings", async () => {
    const who = free[5] as Somebody
    await write([registration(who)])
    const yesterday = addDays(today, -1)
    await write([
      registration(who, {
        登记方式: "门岗",
        登记时间: `${today} 10:00`,
        来自: "湖北武汉",
        抵沪日期: yesterday,
      }),
    ])
    await step()
    const found = await open("contradictory")
    expect(found.map(({ field, here, there }) => [field, here, there]).toSorted()).toEqual([
      ["date", today, yesterday],
      ["origin", "安徽六安", "湖北武汉"],
    ])
  })
})

describe("who is silent", () => {
  it("is found after two days without a temperature, and no more once there is one", async () => {
    const who = free[7] as Somebody
    await write([registration(who, { 处置: "居家隔离" })])
    app.setClock(at(addDays(today, 1), "21:00"))
    await signIn()
    await step()
    expect((await open("silent")).filter((one) => one.person?.id === who.id)).toEqual([])
    app.setClock(at(addDays(today, 2), "09:00"))
    await signIn()
    await step()
    const mine = (await open("silent")).filter((one) => one.person?.id === who.id)
    expect(mine).toMatchObject([{ field: "readings", here: today, source: "quarantine" }])
    const reading = { 日期: addDays(today, 1), 时段: "上午", 姓名: who.name, 门牌: who.door, 体温: "36.5" }
    await write([
      { id: randomUUID(), form: "健康监测", dwellingId: who.home, personId: who.id, values: reading },
    ])
    await step()
    expect((await open("silent")).filter((one) => one.person?.id === who.id)).toEqual([])
  })

  it("is who announced an arrival and was seen by nobody the day after", async () => {
    const who = free[9] as Somebody
    const day = addDays(today, 2)
    await tell.done(addReport, {
      ...{ id: randomUUID(), channel: "phone", homeId: who.home },
      report: {
        ...{ kind: "return", name: who.name, idNumber: "", phone: who.phone, from: "安徽", arrivedOn: day },
        ...{ transport: "", vehicle: "", note: "" },
      },
    })
    await step()
    expect((await open("silent")).filter(({ field }) => field === "arrival")).toEqual([])
    app.setClock(at(addDays(today, 3), "09:00"))
    await signIn()
    await step()
    const found = (await open("silent")).filter(({ field }) => field === "arrival")
    expect(found).toMatchObject([{ here: day, person: { id: who.id }, homeId: who.home }])
    await write([registration(who, { 登记时间: `${addDays(today, 3)} 08:00`, 抵沪日期: day })])
    await step()
    expect((await open("silent")).filter(({ field }) => field === "arrival")).toEqual([])
  })
})

describe("somebody who is typed in", () => {
  const similar = async (said: object) =>
    (await tell.send(contract.findSimilar, { name: "", idNumber: "", phone: "", homeId: null, ...said })).body
      .people

  it("is offered whom they may be, with what agrees", async () => {
    const who = free[11] as Somebody
    const [first] = await similar({ name: who.name, phone: who.phone, homeId: who.home })
    expect(first).toMatchObject({ person: { id: who.id }, agrees: ["name", "phone", "door"] })
    expect(first.chance).toBeGreaterThan(0.9)
  })

  it("is offered them while the number is still being typed", async () => {
    const who = free[11] as Somebody
    for (const length of [2, 3, 7, 11]) {
      const [first] = await similar({ name: who.name, phone: who.phone.slice(0, length), homeId: who.home })
      expect(first.person.id).toBe(who.id)
    }
  })

  it("is nobody where nothing agrees, and is not looked for before anything is typed", async () => {
    expect(await similar({ name: "司徒无名", phone: "18800000000" })).toEqual([])
    expect(await similar({})).toEqual([])
  })
})

it("looks at once when it is asked to", async () => {
  await tell.done(contract.seekFindings, {})
})
