import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as contract from "../../src/contract/care.ts"
import * as register from "../../src/contract/register.ts"
import { addDays, getPlainDate, type Instant, instantOfShanghai } from "../../src/core/kit/dates.ts"
import { raiseDue } from "../../src/service/rounds/raise-due.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import type { Client } from "../support/client.ts"
import { makeRegisterDesk, person } from "../support/register-desk.ts"
import { type Quarantined, quarantine, summaryOf, wish } from "../support/round-desk.ts"
import { importSmallCampaign, smallWorld } from "../support/small-campaign.ts"

const today = getPlainDate("2020-03-06")
const at = (clock: string, day = today): Instant => instantOfShanghai(day, clock) as Instant

let app: TestApp
let staff: Client & { readonly context: { readonly accountId: string } }
let owners: typeof staff
let keeper: ReturnType<typeof makeRegisterDesk>
let who: Quarantined
let elder: Quarantined

beforeAll(async () => {
  app = await startTestApp({ now: at("09:00") })
  await importSmallCampaign(app)
  const head = await app.signedIn("head")
  staff = await app.signedIn("staff")
  owners = await app.signedIn("owners")
  keeper = makeRegisterDesk(head)
  await keeper.stairwell("777", "1", 3, 2)
  who = await living("777弄1号201室", "王小明", "")
  elder = await living("777弄1号302室", "赵兰英", "独居老人")
  await quarantine(app, who)
})
afterAll(() => app.stop())

async function living(door: string, name: string, care: string): Promise<Quarantined> {
  const homeId = (await keeper.homeAt(door)) ?? ""
  await keeper.done(register.addStay, { dwellingId: homeId, ...person, name, care, on: "2020-02-01" })
  const page = await keeper.page(homeId, today)
  return { homeId, personId: page.people[0].personId, door, name }
}

const send = async (endpoint: { method: "GET" | "POST"; path: string }, said: object, by: Client = staff) =>
  (await by.call(endpoint, { body: { commandId: randomUUID(), ...said } })).body
// biome-ignore lint/suspicious/noExplicitAny: a need as it came over the wire
const needs = async (by: Client = staff): Promise<any[]> =>
  (await by.call(contract.listNeeds, { query: {} })).body.needs
const needOf = async (id: string, by: Client = staff) => (await needs(by)).find((need) => need.id === id)
const move = (id: string, name: string, more: object = {}, by: Client = staff) =>
  send(contract.moveNeed, { id, move: name, ...more }, by)
const counts = async () => {
  const { 今日新增需求, 今日办结需求, 未办结需求 } = await summaryOf(app)
  return [今日新增需求, 今日办结需求, 未办结需求] as const
}
async function changed(work: () => Promise<unknown>): Promise<number[]> {
  const before = await counts()
  await work()
  return (await counts()).map((count, index) => count - (before[index] ?? 0))
}
async function newNeed(more: object = {}): Promise<string> {
  const id = randomUUID()
  const said = { id, homeId: who.homeId, category: "买菜", text: "米两袋", ...more }
  expect(await send(contract.addNeed, said)).toEqual({ done: true })
  return id
}
const done = { done: true }

describe("a need", () => {
  it("goes from wish to handed over and counts on the board; each step can be taken back", async () => {
    let id = ""
    expect(
      await changed(async () => {
        id = await newNeed({ promisedFor: at("18:00") })
      }),
    ).toEqual([1, 0, 1])
    expect(await needOf(id)).toMatchObject({
      ...{ door: who.door, category: "买菜", asked: "米两袋", status: "wished", owner: "", isLate: false },
      why: { quarantined: true, care: "" },
    })
    expect(await move(id, "take")).toEqual(done)
    expect(await needOf(id)).toMatchObject({ status: "taken", isMine: true })
    expect(await move(id, "buy")).toEqual(done)
    expect(await changed(() => move(id, "hand-over"))).toEqual([0, 1, -1])
    expect(await needOf(id)).toMatchObject({ status: "handed-over", settledAt: `${today} 09:00` })
    expect(await move(id, "take")).toMatchObject({ refusal: "need-move-not-allowed" })
    expect(await changed(() => send(contract.undoNeed, { id }))).toEqual([0, -1, 1])
    expect(await needOf(id)).toMatchObject({ status: "bought", isMine: true })
    expect(await send(contract.undoNeed, { id })).toMatchObject({ refusal: "nothing-to-undo" })
    expect(await move(id, "give-back")).toEqual(done)
    expect(await needOf(id)).toMatchObject({ status: "wished", ownerId: null })
  })

  it("that is withdrawn is settled, says why, and comes back", async () => {
    const id = await newNeed()
    expect(await move(id, "withdraw")).toMatchObject({ refusal: "reason-needed" })
    expect(await changed(() => move(id, "withdraw", { reason: "done-otherwise" }))).toEqual([0, 1, -1])
    expect(await needOf(id)).toMatchObject({ status: "withdrawn", note: "撤回：已自行解决" })
    expect(await changed(() => move(id, "reopen"))).toEqual([0, -1, 1])
    expect(await needOf(id)).toMatchObject({ status: "wished", note: "" })
  })

  it("written down by mistake is taken back as if it had never been", async () => {
    const id = await newNeed()
    expect(await changed(() => send(contract.undoNeed, { id }))).toEqual([-1, 0, -1])
    expect(await needOf(id)).toBeUndefined()
  })

  it("is late once the time that was promised is over, and is written once however often it is sent", async () => {
    const said = { commandId: randomUUID(), id: randomUUID(), homeId: who.homeId, category: "买药", text: "" }
    const body = { ...said, promisedFor: at("08:30") }
    for (const _time of [1, 2]) expect((await staff.call(contract.addNeed, { body })).body).toEqual(done)
    expect(await needOf(said.id)).toMatchObject({ isLate: true })
    expect(await move(said.id, "promise", { promisedFor: at("20:00") })).toEqual(done)
    expect(await needOf(said.id)).toMatchObject({ isLate: false })
    const another = { id: randomUUID(), homeId: who.homeId, category: "买药", text: "", at: at("10:00") }
    expect(await send(contract.addNeed, another)).toMatchObject({ refusal: "time-to-come" })
  })

  it("out of a book, or from another desk, is moved alike", async () => {
    const open = smallWorld.truth.at(-1)?.未办结需求 ?? 0
    const ours = await needs()
    const fromBooks = ours.filter((need) => need.status === "wished" && !need.mayTakeBack)
    expect(fromBooks.length).toBeGreaterThanOrEqual(open)
    const [imported] = fromBooks
    expect(imported.owner).not.toBe("")
    expect(await move(imported.id, "take")).toEqual(done)
    expect(await changed(() => move(imported.id, "hand-over"))).toEqual([0, 1, -1])
    const written = await wish(app, who, "面包")
    expect(await changed(() => move(written, "hand-over"))).toEqual([0, 1, -1])
  })

  it("is walked to: homes in the order of the walk", async () => {
    await newNeed({ homeId: elder.homeId })
    await newNeed()
    const doors = (await needs()).map((need) => need.door).filter((door: string) => door.startsWith("777"))
    expect([...new Set(doors)]).toEqual([elder.door, who.door])
  })

  it("shows whoever brings it the door and what to bring, not why; they take it and hand it over", async () => {
    const id = await newNeed({ homeId: elder.homeId, text: "降压药，电话13812345678" })
    expect(await needOf(id)).toMatchObject({ why: { quarantined: false, care: "独居老人" } })
    const seen = await needOf(id, owners)
    expect(seen).toMatchObject({ door: elder.door, asked: "降压药，电话138****5678", why: null })
    expect(JSON.stringify(await needs(owners))).not.toMatch(/独居|赵兰英|quarantined":true/)
    expect(seen.moves).toEqual(["take", "buy", "hand-over"])
    expect(await move(id, "withdraw", { reason: "not-needed" }, owners)).toMatchObject({
      refusal: "need-move-not-allowed",
    })
    expect(await move(id, "take", { ownerId: staff.context.accountId }, owners)).toMatchObject({
      refusal: "not-found",
    })
    expect(await move(id, "take", {}, owners)).toEqual(done)
    expect(await move(id, "take", {}, await app.signedIn("volunteer-lead"))).toMatchObject({
      refusal: "need-move-not-allowed",
    })
    expect(await changed(() => move(id, "hand-over", {}, owners))).toEqual([0, 1, -1])
    expect(await changed(() => send(contract.undoNeed, { id }, owners))).toEqual([0, -1, 1])
  })

  it("is given to a colleague by the desk", async () => {
    const id = await newNeed()
    expect(await move(id, "take", { ownerId: owners.context.accountId })).toEqual(done)
    expect(await needOf(id, owners)).toMatchObject({ isMine: true })
    expect(await needOf(id)).toMatchObject({ isMine: false, ownerId: owners.context.accountId })
  })
})

// biome-ignore lint/suspicious/noExplicitAny: somebody in care as they came over the wire
const careOf = async (personId: string): Promise<any> =>
  (await staff.call(contract.listCare, { query: {} })).body.people.find(
    (one: { personId: string }) => one.personId === personId,
  )
const ask = async <Row>(text: string, values: readonly unknown[]): Promise<Row[]> =>
  inNeighbourhood(app.ground.db, app.neighbourhoods?.own ?? "", async (tx) => {
    const { rows } = await tx.client.query(text, [...values])
    return rows as Row[]
  })
const planned = (planId: string) =>
  ask<{ day: string; status: string }>(
    "select day, status from planned_check where source_id = $1 and status <> 'called-off' order by day",
    [planId],
  )
const tasksOf = (personId: string) =>
  ask<{ kind: string; outcome: string | null }>(
    "select kind, outcome from task where person_id = $1 order by opened_at, task_id",
    [personId],
  )

describe("regular care", () => {
  const planId = randomUUID()
  const plan = () => ({
    ...{ id: planId, personId: elder.personId, homeId: elder.homeId, way: "call", everyDays: 2 },
    ...{ ownerId: staff.context.accountId, consentedOn: today, consentedHow: "phone" },
  })
  const contact = (found: string, note = "", clock = "09:00") =>
    send(contract.recordContact, {
      ...{ id: randomUUID(), personId: elder.personId, homeId: elder.homeId, way: "call", found, note },
      at: at(clock),
    })

  it("begins with a consent, and is planned fourteen days ahead", async () => {
    const { body } = await staff.call(contract.listCare, { query: {} })
    expect(body.rhythm).toEqual({ call: 1, visit: 7 })
    expect(body.people.length).toBeGreaterThan(1)
    expect(await careOf(elder.personId)).toMatchObject({
      name: "赵*英",
      care: "独居老人",
      plans: [],
      nextOn: null,
    })
    expect(await send(contract.makeCarePlan, { ...plan(), consentedOn: addDays(today, 1) })).toMatchObject({
      refusal: "wrong-day",
    })
    expect(await send(contract.makeCarePlan, { ...plan(), personId: who.personId })).toMatchObject({
      refusal: "not-found",
    })
    expect(await send(contract.makeCarePlan, plan())).toEqual(done)
    expect(await send(contract.makeCarePlan, { ...plan(), id: randomUUID() })).toMatchObject({
      refusal: "plan-running",
    })
    expect(await planned(planId)).toHaveLength(7)
    expect(await careOf(elder.personId)).toMatchObject({
      ...{ dueToday: true, nextOn: today, lastAt: null, missed: 0 },
      plans: [{ way: "call", everyDays: 2, consentedHow: "phone" }],
    })
  })

  it("is settled by a contact; what is not fine, and who does not answer, become tasks at once", async () => {
    expect(await contact("nobody-there", "", "08:50")).toEqual(done)
    expect(await careOf(elder.personId)).toMatchObject({ dueToday: true, doneToday: false, missed: 1 })
    expect(await tasksOf(elder.personId)).toEqual([{ kind: "missed-call", outcome: null }])
    expect(await contact("not-fine")).toMatchObject({ refusal: "note-needed" })
    expect(await contact("not-fine", "头晕，要配药")).toEqual(done)
    expect(await tasksOf(elder.personId)).toEqual([
      { kind: "missed-call", outcome: "came-in" },
      { kind: "seen-not-fine", outcome: null },
    ])
    expect(await careOf(elder.personId)).toMatchObject({
      ...{ dueToday: false, doneToday: true, missed: 0, lastAt: at("09:00"), nextOn: addDays(today, 2) },
    })
    const [first] = await planned(planId)
    expect(first).toEqual({ day: today, status: "not-fine" })
  })

  it("taken back, each as it was written: what was planned is open again, and the task it raised is needed no more", async () => {
    const last = async () => (await careOf(elder.personId)).lastContact
    const takeBack = async () =>
      send(contract.takeBackContact, { id: randomUUID(), contactId: (await last()).id, reason: "记错了人" })
    expect(await last()).toMatchObject({
      way: "call",
      found: "not-fine",
      note: "头晕，要配药",
      by: expect.stringContaining("staff"),
    })
    expect(await takeBack()).toEqual(done)
    expect(await careOf(elder.personId)).toMatchObject({
      ...{ dueToday: true, doneToday: false, missed: 1, lastAt: null },
      lastContact: { found: "nobody-there" },
    })
    // nobody was there, as was said before: the task of that is open again
    expect(await tasksOf(elder.personId)).toEqual([
      { kind: "missed-call", outcome: null },
      { kind: "seen-not-fine", outcome: "taken-back" },
    ])
    const { id } = await last()
    expect(await takeBack()).toEqual(done)
    expect(
      await send(contract.takeBackContact, { id: randomUUID(), contactId: id, reason: "x" }),
    ).toMatchObject({
      refusal: "not-found",
    })
    expect(await careOf(elder.personId)).toMatchObject({
      ...{ dueToday: true, doneToday: false, missed: 0, lastAt: null, lastContact: null },
      nextOn: today,
    })
    expect((await planned(planId))[0]).toEqual({ day: today, status: "not-yet" })
    expect((await tasksOf(elder.personId)).filter(({ outcome }) => outcome === null)).toEqual([])
    expect(await contact("fine")).toEqual(done)
    expect(await careOf(elder.personId)).toMatchObject({ dueToday: false, doneToday: true })
  })

  it("goes on by the clock, and what nobody did is missed with a task", async () => {
    const later = addDays(today, 3)
    app.setClock(at("21:00", later))
    // a session lives no longer than a working day
    staff = await app.signedIn("staff")
    keeper = makeRegisterDesk(await app.signedIn("head"))
    const communityId = app.neighbourhoods?.own ?? ""
    expect(await raiseDue(app.ground, communityId)).toBe(true)
    expect(await raiseDue(app.ground, communityId)).toBe(false)
    const rows = await planned(planId)
    expect(rows.at(-1)?.day).toBe(addDays(today, 16))
    expect(rows[1]).toEqual({ day: addDays(today, 2), status: "not-attempted" })
    expect((await tasksOf(elder.personId)).filter(({ outcome }) => outcome === null)).toHaveLength(1)
    expect(await careOf(elder.personId)).toMatchObject({ missed: 1 })
  })

  it("changes its rhythm, and ends with the consent", async () => {
    expect(await send(contract.changeCarePlan, { id: planId, everyDays: 5, ownerId: null })).toEqual(done)
    const open = (await planned(planId)).filter(({ status }) => status === "not-yet")
    expect(open.map(({ day }) => day)).toEqual([8, 13].map((days) => addDays(today, days)))
    expect(await send(contract.endCarePlan, { id: planId, why: "consent-withdrawn" })).toEqual(done)
    expect((await planned(planId)).filter(({ status }) => status === "not-yet")).toEqual([])
    expect(await careOf(elder.personId)).toMatchObject({ plans: [], nextOn: null })
  })

  it("ends by itself when the person leaves", async () => {
    const id = randomUUID()
    const now = addDays(today, 3)
    expect(await send(contract.makeCarePlan, { ...plan(), id, way: "visit", consentedOn: now })).toEqual(done)
    const stay = (await keeper.page(elder.homeId, now)).people[0]
    await keeper.done(register.endStay, { id: stay.stayId, on: now })
    await raiseDue(app.ground, app.neighbourhoods?.own ?? "")
    const [row] = await ask("select to_on, ended_why from care_plan where plan_id = $1", [id])
    expect(row).toEqual({ to_on: now, ended_why: "left" })
    expect((await planned(id)).filter(({ status }) => status === "not-yet")).toEqual([])
  })
})
