import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { listAudit } from "../../src/contract/access.ts"
import * as contract from "../../src/contract/residents.ts"
import { getPlainDate, type Instant, instantOf } from "../../src/core/kit/dates.ts"
import { booksOnEvening } from "../../src/core/world/world.ts"
import { importBooks } from "../../src/service/imports/import-books.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { raiseDue } from "../../src/service/rounds/raise-due.ts"
import { inNeighbourhood, type Tx } from "../../src/store/database/db.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { findQuarantined, makeReportsDesk, type Quarantined } from "../support/reports-desk.ts"
import { sheetsOf } from "../support/sheets-of.ts"
import { smallWorld } from "../support/small-campaign.ts"

const today = getPlainDate("2020-02-12")
const at = (clock: string, day: string = today) => instantOf(Date.parse(`${day}T${clock}:00+08:00`))
let app: TestApp
let desk: ReturnType<typeof makeReportsDesk>
let head: Awaited<ReturnType<TestApp["signedIn"]>>
let people: readonly Quarantined[]

beforeAll(async () => {
  // one address sends for a whole neighbourhood here
  app = await startTestApp({ now: at("10:00"), limits: { homePagesPerMinute: 1000, ownDataPerMinute: 8 } })
  head = await app.signedIn("head")
  const books = booksOnEvening(smallWorld, getPlainDate("2020-02-11"))
  await importBooks(head.context, app.ground.newId(), sheetsOf(books))
  desk = makeReportsDesk(await app.signedIn("staff"))
  people = await findQuarantined(app, today)
  expect(people.length).toBeGreaterThan(2)
})
afterAll(() => app.stop())

const query = <Row>(text: string, values: readonly unknown[] = []) =>
  inNeighbourhood(app.ground.db, app.neighbourhoods?.own ?? "", async (tx: Tx) => {
    const { rows } = await tx.client.query(text, [...values])
    return rows as Row[]
  })
const one = (index: number) => {
  const found = people[index]
  if (found === undefined) throw new Error("too few are in quarantine")
  return found
}
const send = (key: string, report: object, id: string = randomUUID()) =>
  app.nobody().call(contract.sendReport, { body: { key, id, report } })
const reading = (name: string, celsius = 36.6, more: object = {}) => ({
  ...{ kind: "reading", name, day: today, slot: "上午", celsius, symptoms: "", ...more },
})
const wish = { kind: "need", name: "", phone: "13900001111", category: "买药", text: "要一盒降压药" }
const summary = () => getSummary(head.context, today)

describe("a home's card", () => {
  it("opens the page, says whom to ring up, and ends when a new one is issued or it is revoked", async () => {
    const { homeId, door } = one(0)
    await desk.done(contract.saveOfficePhone, { phone: "021-5433 1234" })
    const first = await desk.issue(homeId)
    expect(first.door).toBe(door)
    const open = async (key: string) => (await app.nobody().call(contract.openMyHome, { body: { key } })).body
    expect(await open(first.token)).toEqual({
      ...{ neighbourhood: "我们居民区", phone: "021-5433 1234", of: "home" },
    })
    const second = await desk.issue(homeId)
    expect(await open(first.token)).toEqual({ refusal: "wrong-home-key" })
    expect((await send(first.token, wish)).body).toEqual({ refusal: "wrong-home-key" })
    expect(await open(second.token)).toMatchObject({ of: "home" })
    await desk.done(contract.revokeCard, { id: second.id })
    expect(await open(second.token)).toEqual({ refusal: "wrong-home-key" })
    const { cards } = (await desk.client.call(contract.listCards, { query: { homeId } })).body
    expect(cards).toHaveLength(2)
    expect(cards.every((card: { revokedAt: string | null }) => card.revokedAt !== null)).toBe(true)
    // only hashes are kept
    const kept = await query<{ row: string }>(
      "select c::text || ' ' || coalesce((select string_agg(reply::text, ' ') from command), '') as row from home_card c",
    )
    for (const { row } of kept) expect(row).not.toContain(second.token.slice(37))
  })

  it("is issued to every home of a stairwell that is lived in and has none", async () => {
    const { homeId } = one(1)
    const own = await desk.issue(homeId)
    const first = await desk.done(contract.issueCardsOfStairwell, { homeId })
    expect(first.made).toBe(first.ids.length - 1)
    expect(first.ids).toContain(own.id)
    const again = await desk.done(contract.issueCardsOfStairwell, { homeId })
    expect(again).toEqual({ made: 0, ids: first.ids })
    const { cards } = await desk.done(contract.printCards, { ids: first.ids })
    expect(new Set(cards.map((card: { token: string }) => card.token)).size).toBe(first.ids.length)
  })

  it("writes and reads nothing: whatever is sent, a number comes back, and no name, door or fact", async () => {
    const { homeId, name } = one(0)
    const { token } = await desk.issue(homeId)
    const said = { name, phone: "", text: "谢谢大家" }
    const answers = [
      await send(token, reading(name)),
      await send(token, reading("没有这个人")),
      await send(token, wish),
      await send(token, { kind: "thanks", ...said }),
      await send(token, { kind: "complaint", ...said }),
      await send(token, { kind: "correction", ...said }),
      await send(token, { kind: "access", ...said }),
    ]
    for (const { status, body } of answers) {
      expect([status, Object.keys(body)]).toEqual([200, ["number"]])
      expect(body.number).toBeGreaterThan(1000)
    }
    const own = await app.nobody().call(contract.openOwnData, { body: { key: token } })
    expect(own.body).toEqual({ refusal: "wrong-home-key" })
  })

  it("is heard once however often the same is sent, and no other home takes its id", async () => {
    const { homeId } = one(0)
    const { token } = await desk.issue(homeId)
    const id = randomUUID()
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(token, wish, id)))
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1)
    expect(await query("select from self_report where report_id = $1", [id])).toHaveLength(1)
    const other = await desk.issue(one(1).homeId)
    expect((await send(other.token, wish, id)).body).toEqual({ refusal: "already-known", field: "id" })
  })

  it("floods nobody", async () => {
    const { token } = await desk.issue(one(2).homeId)
    const answers = await Promise.all(Array.from({ length: 62 }, () => send(token, wish)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(60)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2)
    const { id } = (
      await query<{ id: string }>(
        "select card_id as id from home_card where revoked_at is null and dwelling_id = $1",
        [one(2).homeId],
      )
    )[0] ?? { id: "" }
    await query("update self_report set status = 'declined' where card_id = $1", [id])
  })

  it("of the other neighbourhood's staff is none of ours", async () => {
    const stranger = makeReportsDesk(await app.signedIn("staff", "other"))
    const { homeId, personId } = one(0)
    expect(await stranger.refused(contract.issueCard, { id: randomUUID(), homeId })).toBe("not-found")
    const secret = { id: randomUUID(), personId, checked: "known", days: 3 }
    expect(await stranger.refused(contract.handOutSecret, secret)).toBe("not-found")
    expect((await stranger.list("open")).reports).toEqual([])
  })
})

describe("a temperature by card", () => {
  it("is a row at once where one person in quarantine bears the name, and counts on the board", async () => {
    const { homeId, name, personId } = one(0)
    const before = await summary()
    const { token } = await desk.issue(homeId)
    const { body } = await send(token, reading(` ${name} `, 36.7, { slot: "下午" }))
    expect(await desk.find(body.number)).toMatchObject({ status: "done", doneBy: null, kind: "reading" })
    expect((await summary()).今日已报体温次数).toBe(before.今日已报体温次数 + 1)
    const [row] = await query<{ data: object; person: string }>(
      `select f.data, f.person_id as person from fact f join self_report r on r.fact_id = f.fact_id where r.number = $1`,
      [body.number],
    )
    expect(row).toMatchObject({ person: personId, data: { 体温: "36.7", 记录方式: "自报", 时段: "下午" } })
    const [check] = await query<{ status: string }>(
      "select status from planned_check where person_id = $1 and day = $2 and slot = '下午'",
      [personId, today],
    )
    expect(check?.status).toBe("fine")
  })

  it("waits in the office where nobody certain bears the name, until staff say whose it is", async () => {
    const { homeId, personId, name } = one(1)
    const before = await summary()
    const { token } = await desk.issue(homeId)
    const { number } = (await send(token, reading("小王"))).body
    expect((await summary()).今日已报体温次数).toBe(before.今日已报体温次数)
    const line = await desk.find(number)
    expect(line).toMatchObject({ status: "open", name: "小*", homeId })
    const whole = (await desk.client.call(contract.getReport, { query: { id: line.id } })).body
    expect(whole.report).toMatchObject({ name: "小王", celsius: 36.6 })
    expect(whole.candidates).toContainEqual(expect.objectContaining({ personId, isNamed: false }))
    expect(JSON.stringify(whole.candidates)).not.toContain(name)
    const given = { id: line.id, factId: randomUUID(), personId }
    expect(await desk.refused(contract.writeReportedReading, { ...given, personId: one(0).personId })).toBe(
      "not-found",
    )
    await desk.done(contract.writeReportedReading, given)
    expect((await summary()).今日已报体温次数).toBe(before.今日已报体温次数 + 1)
    expect(await desk.refused(contract.writeReportedReading, given)).toBe("already-settled")
  })

  it("of a day that cannot be meant is refused, with the field to mend", async () => {
    const { token } = await desk.issue(one(0).homeId)
    for (const day of ["2020-02-13", "2020-02-30", "2020-02-01"]) {
      const { status, body } = await send(token, reading("王", 36.5, { day }))
      expect([day, status, body]).toEqual([day, 422, { refusal: "wrong-day", field: "day" }])
    }
    expect((await send(token, reading("王", 52))).status).toBe(400)
  })
})

describe("what waits", () => {
  const tasksOf = (number: number) =>
    query<{ kind: string; outcome: string | null; due: Instant }>(
      `select t.kind, t.outcome, t.due_at as due from task t join self_report r on t.about_id = r.report_id where r.number = $1`,
      [number],
    )

  it("is a task at once where somebody calls for help, has a fever or objects; else after two hours of daytime", async () => {
    app.setClock(at("17:00"))
    const { token } = await desk.issue(one(0).homeId)
    const said = { name: "小王", phone: "", text: "话" }
    const sendNumber = async (report: object) => (await send(token, report)).body.number as number
    const need = await sendNumber(wish)
    const fever = await sendNumber(reading("小王", 38.1))
    const objection = await sendNumber({ kind: "objection", ...said })
    const complaint = await sendNumber({ kind: "complaint", ...said })
    expect(await tasksOf(need)).toMatchObject([{ kind: "self-report", due: at("17:30") }])
    expect(await tasksOf(fever)).toMatchObject([{ kind: "self-report" }])
    expect(await tasksOf(objection)).toMatchObject([{ kind: "objection" }])
    expect(await tasksOf(complaint)).toEqual([])
    app.setClock(at("18:59"))
    await raiseDue(app.ground, app.neighbourhoods?.own ?? "")
    expect(await tasksOf(complaint)).toEqual([])
    app.setClock(at("19:00"))
    await raiseDue(app.ground, app.neighbourhoods?.own ?? "")
    await raiseDue(app.ground, app.neighbourhoods?.own ?? "")
    expect(await tasksOf(complaint)).toMatchObject([{ kind: "self-report", outcome: null }])
    expect((await desk.find(complaint)).isLate).toBe(true)
    // whoever has it done is not told again
    await desk.done(contract.settleReport, {
      id: (await desk.find(complaint)).id,
      status: "done",
      note: "回过电话",
    })
    await raiseDue(app.ground, app.neighbourhoods?.own ?? "")
    expect(await tasksOf(complaint)).toMatchObject([{ outcome: "done" }])
    app.setClock(at("10:00"))
  })
})

describe("the office", () => {
  it("writes down what came by phone and on paper, at its own time, in the same list", async () => {
    const { homeId } = one(1)
    const report = {
      kind: "return",
      name: "李四",
      idNumber: "",
      phone: "13900002222",
      from: "安徽",
      arrivedOn: "2020-02-14",
      transport: "火车",
      vehicle: "G123",
      note: "",
    }
    const given = { id: randomUUID(), channel: "paper", homeId, at: `${today} 08:15`, report }
    const { number, status } = await desk.done(contract.addReport, given)
    expect(status).toBe("open")
    const line = await desk.find(number)
    expect(line).toMatchObject({
      channel: "paper",
      at: at("08:15"),
      name: "李*",
      text: "2020-02-14 · 安徽 · 火车 · G123",
    })
    expect((await desk.done(contract.addReport, given)).number).toBe(number)
    const late = { ...given, id: randomUUID(), at: `${today} 23:00` }
    expect(await desk.refused(contract.addReport, late)).toBe("wrong-day")
    const spoken = {
      id: randomUUID(),
      channel: "phone",
      homeId,
      report: reading(one(1).name, 36.4, { slot: "下午" }),
    }
    expect(await desk.done(contract.addReport, spoken)).toMatchObject({ status: "done" })
  })

  it("opens a need from a wish: it is open on the board, and its task is closed", async () => {
    const before = await summary()
    const { token } = await desk.issue(one(0).homeId)
    const { number } = (await send(token, wish)).body
    const { id } = await desk.find(number)
    const given = { id, needId: randomUUID(), category: "买药", text: "降压药一盒" }
    await desk.done(contract.openReportedNeed, given)
    const after = await summary()
    expect([after.今日新增需求, after.未办结需求]).toEqual([before.今日新增需求 + 1, before.未办结需求 + 1])
    const [task] = await query<{ outcome: string }>("select outcome from task where about_id = $1", [id])
    expect(task?.outcome).toBe("done")
  })

  it("takes an objection to its case, and never declines it", async () => {
    const { homeId, caseId, personId } = one(0)
    const { token } = await desk.issue(homeId)
    const objection = { kind: "objection", name: one(0).name, phone: "", text: "我没有出过上海" }
    const { number } = (await send(token, objection)).body
    const { id } = await desk.find(number)
    expect(await desk.refused(contract.settleReport, { id, status: "declined", note: "不行" })).toBe(
      "wrong-settling",
    )
    expect(
      await desk.refused(contract.takeObjection, { id, stepId: randomUUID(), caseId: one(1).caseId }),
    ).toBe("not-found")
    await desk.done(contract.takeObjection, { id, stepId: randomUUID(), caseId })
    const tasks = await query<{ person: string }>(
      "select person_id as person from task where about_id = $1 and kind = 'objection' and done_at is null",
      [caseId],
    )
    expect(tasks).toEqual([{ person: personId }])
    const files = await query("select from case_file where case_id = $1 and objected_at is not null", [
      caseId,
    ])
    expect(files).toHaveLength(1)
  })

  it("declines with a reason alone, and tells it to who asks by the number", async () => {
    const { token } = await desk.issue(one(0).homeId)
    const { number } = (await send(token, { ...wish, text: "要一箱白酒" })).body
    const { id } = await desk.find(number)
    expect(await desk.refused(contract.settleReport, { id, status: "declined", note: " " })).toBe(
      "reason-needed",
    )
    await desk.done(contract.settleReport, { id, status: "declined", note: "不代买酒" })
    expect(await desk.find(number)).toMatchObject({ status: "declined", answer: "不代买酒" })
    expect((await desk.list("settled")).reports[0]).toMatchObject({ number })
  })

  it("shows the open ones oldest first, with masked names and numbers, and thanks on a list of their own", async () => {
    const { token } = await desk.issue(one(0).homeId)
    await send(token, { kind: "thanks", name: "王小明", phone: "", text: "谢谢丁师傅，我的电话 13912345678" })
    const { reports } = await desk.list("open")
    const numbers = reports.map((line: { number: number }) => line.number)
    expect(numbers).toEqual([...numbers].sort((a: number, b: number) => a - b))
    const { reports: thanks } = await desk.list("thanks")
    expect(thanks[0]).toMatchObject({ name: "王*明", text: "谢谢丁师傅，我的电话 139****5678" })
  })
})

describe("a person's own data", () => {
  const openOwn = (key: string) => app.nobody().call(contract.openOwnData, { body: { key } })

  it("opens with the link or the twelve signs, and shows the restriction with its rule, dates, document", async () => {
    const person = one(0)
    const secret = await desk.handOut(person.personId)
    expect(secret.code).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$/)
    for (const key of [secret.token, secret.code, secret.code.toLowerCase().replaceAll("-", " ")]) {
      const { status, body } = await openOwn(key)
      expect(status).toBe(200)
      expect(body.person.name).toBe(person.name)
      expect(body.restrictions[0]).toMatchObject({ state: "in-force", door: person.door, days: 14 })
      expect(body.restrictions[0].document.length).toBeGreaterThan(3)
      expect(body.objectTo).toContain("街道")
      expect(body.facts.map((fact: { kind: string }) => fact.kind)).toContain("reading")
    }
    // nobody else of the home
    const others = await query<{ name: string }>(
      `select p.name from person_identity p join stay h on h.person_id = p.person_id
       where h.dwelling_id = $1 and p.person_id <> $2 and p.name <> $3`,
      [person.homeId, person.personId, person.name],
    )
    const text = JSON.stringify((await openOwn(secret.token)).body)
    for (const { name } of others) expect(text).not.toContain(name)
  })

  it("says who looked, and what became of what the person sent", async () => {
    const { personId } = one(0)
    const { token } = await desk.handOut(personId)
    const { number } = (
      await send(token, { kind: "correction", name: one(0).name, phone: "", text: "电话换了" })
    ).body
    await desk.done(contract.settleReport, {
      id: (await desk.find(number)).id,
      status: "done",
      note: "已改号码",
    })
    const shown = await desk.client.call(contract.showOwnData, { body: { personId, checked: "known" } })
    expect(shown.body.reports).toContainEqual(
      expect.objectContaining({ number, status: "done", answer: "已改号码" }),
    )
    app.setClock(at("10:02"))
    const { body } = await openOwn(token)
    expect(body.looks.map((look: { action: string }) => look.action)).toEqual(
      expect.arrayContaining(["own-data.show", "secret.hand-out"]),
    )
    const audit = (
      await head.call(listAudit, {
        query: { subject: personId },
      })
    ).body
    expect(audit.entries[0]).toMatchObject({ action: "own-data.open", who: null })
    app.setClock(at("10:00"))
  })

  it("closes when the time is over, a new secret is handed out, or it is revoked; tries are counted", async () => {
    const { personId } = one(2)
    const keeper = app.nobody()
    const opens = async (key: string) =>
      (await keeper.call(contract.openMyHome, { body: { key } })).body.of === "person"
    const first = await desk.handOut(personId, 2)
    expect(await opens(first.token)).toBe(true)
    app.setClock(at("10:01", "2020-02-14"))
    expect(await opens(first.token)).toBe(false)
    app.setClock(at("10:00"))
    const second = await desk.handOut(personId)
    expect([await opens(first.token), await opens(second.token)]).toEqual([false, true])
    await desk.done(contract.revokeSecret, { id: second.id })
    expect(await opens(second.code)).toBe(false)
    const tries: number[] = []
    while (tries.length < 12) tries.push((await openOwn("AAAA-BBBB-CCCC")).status)
    expect(tries).toContain(403)
    expect(tries[tries.length - 1]).toBe(429)
  })
})
