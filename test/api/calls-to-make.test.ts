import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import * as contract from "../../src/contract/phone.ts"
import { getRound } from "../../src/contract/rounds.ts"
import { listTasks } from "../../src/contract/tasks.ts"
import { getPlainDate, type Instant, instantOf } from "../../src/core/kit/dates.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { raiseDue } from "../../src/service/rounds/raise-due.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { makePhoneDesk } from "../support/phone-desk.ts"
import { importSmallCampaign, smallWorld } from "../support/small-campaign.ts"

const noon = instantOf(Date.parse("2020-02-12T04:00:00Z"))
const later = (minutes: number): Instant => instantOf(Date.parse(noon) + minutes * 60_000)

let app: TestApp
let desk: Awaited<ReturnType<typeof makePhoneDesk>>
let other: Awaited<ReturnType<typeof makePhoneDesk>>
beforeAll(async () => {
  app = await startTestApp({ now: noon })
  await importSmallCampaign(app)
  desk = await makePhoneDesk(app)
  other = await makePhoneDesk(app, "head")
})
afterAll(() => app.stop())
beforeEach(() => app.setClock(noon))

const doors = [...new Set(smallWorld.books.人员.rows.map((row) => row[4] ?? ""))]

const reasons = Array.from({ length: 40 }, (_, index) => `核对第 ${index + 1} 批`)
/** A list of people to ask; gives the ids of its calls. */
async function list(lines: readonly string[]): Promise<string[]> {
  const reason = reasons.shift() ?? ""
  const said = { listId: randomUUID(), reason, dueAt: later(300), lines }
  const { planned } = await desk.done(contract.addVerificationList, said)
  const { calls } = await desk.queue()
  const ids = calls
    .filter((each: { reason: string }) => each.reason === reason)
    .map(({ id }: { id: string }) => id)
  expect(ids).toHaveLength(planned)
  return ids
}

const lineOf = async (id: string) => (await desk.queue()).calls.find((each: { id: string }) => each.id === id)
const fail = async (id: string, outcome = "no-answer") => {
  expect((await desk.take(id)).status).toBe(200)
  await desk.done(contract.saveCallOutcome, desk.outcome(id, outcome))
}

describe("the queue of calls to make", () => {
  it("gives twenty callers at once twenty different calls, and nobody any more after that", async () => {
    const ids = new Set(await list(doors.slice(0, 20)))
    expect(ids.size).toBe(20)
    const callers = await Promise.all(Array.from({ length: 22 }, () => makePhoneDesk(app)))
    const answers = await Promise.all(callers.map((caller) => caller.take()))
    const taken = answers.filter(({ status }) => status === 200).map(({ body }) => body.id)
    expect(new Set(taken)).toEqual(ids)
    expect(answers.filter(({ status }) => status !== 200).map(({ body }) => body.refusal)).toEqual([
      "no-call-due",
      "no-call-due",
    ])
    const [someone = ""] = taken
    expect((await desk.take(someone)).body.refusal).toBe("call-held")
    expect((await desk.held(someone)).body.refusal).toBe("call-not-held")
    // the time of holding is over: they are there for others, and the slow one still says what was said
    app.setClock(later(10))
    const slow = callers[answers.findIndex(({ body }) => body.id === someone)] ?? desk
    expect((await desk.take(someone)).status).toBe(200)
    expect(await slow.refused(contract.saveCallOutcome, desk.outcome(someone, "reached"))).toBe("call-held")
    await desk.done(contract.releaseCall, { id: someone })
    await slow.done(contract.saveCallOutcome, desk.outcome(someone, "reached"))
    expect(await desk.refused(contract.saveCallOutcome, desk.outcome(someone, "busy"))).toBe("call-over")
    for (const id of ids)
      if (id !== someone) await slow.done(contract.saveCallOutcome, desk.outcome(id, "reached"))
    expect((await desk.queue()).counts).toMatchObject({ due: 0, held: 0 })
  })

  it("holds a call anew for the same caller, who lets go of the one before", async () => {
    const [one = "", two = ""] = await list([doors[20] ?? "", doors[21] ?? ""])
    const first = await desk.take(one)
    expect(first.body).toEqual({ id: one, heldUntil: later(10) })
    app.setClock(later(5))
    expect((await desk.take(one)).body).toEqual({ id: one, heldUntil: later(15) })
    expect(await lineOf(one)).toMatchObject({ heldByMe: true, heldBy: desk.name })
    await desk.take(two)
    expect(await lineOf(one)).toMatchObject({ heldBy: null })
    expect((await other.take(two)).body.refusal).toBe("call-held")
    const command = { commandId: randomUUID(), id: null }
    const again = [await other.send(contract.takeCall, command), await other.send(contract.takeCall, command)]
    expect(again.map(({ body }) => body.id)).toEqual([one, one])
    for (const [id, caller] of [
      [one, other],
      [two, desk],
    ] as const)
      await caller.done(contract.saveCallOutcome, desk.outcome(id, "reached"))
  })

  it("shows whole numbers to whoever holds the call, and to nobody else", async () => {
    const number = "19912345678"
    const [id = ""] = await list([`3. 张三 ${number}`])
    expect(await lineOf(id)).toMatchObject({ number: "199****5678", name: "张*", door: null })
    await desk.take(id)
    expect((await desk.held(id)).body).toMatchObject({
      ...{ call: { name: "张三", number }, numbers: [{ name: "张三", number }], card: { home: null } },
    })
    await desk.done(contract.saveCallOutcome, desk.outcome(id, "reached", { note: "说已回武汉" }))
    // asked once, never twice: whoever rings there next sees it
    const card = await desk.caller(number)
    expect(card.history).toMatchObject([
      { kind: "attempt", what: "reached", text: "说已回武汉", who: desk.name },
    ])
  })
})

describe("what a call came to", () => {
  it("after no answer it waits, after the last try it goes to the door and is a task: never dropped", async () => {
    const [id = ""] = await list([doors[22] ?? ""])
    await fail(id)
    expect(await lineOf(id)).toMatchObject({
      due: false,
      againAt: later(60),
      attempts: 1,
      status: "nobody-there",
    })
    app.setClock(later(60))
    expect(await lineOf(id)).toMatchObject({ due: true })
    await fail(id, "busy")
    app.setClock(later(120))
    await fail(id)
    expect(await lineOf(id)).toBeUndefined()
    expect((await desk.queue()).counts.toDoor).toBe(1)
    expect((await desk.take(id)).body.refusal).toBe("not-found")
    const { tasks } = (await desk.client.call(listTasks, { query: { view: "all" } })).body
    expect(tasks.filter((each: { aboutId: string }) => each.aboutId === id)).toMatchObject([
      { kind: "missed-call", aboutKind: "planned-check" },
    ])
    const round = await desk.client.call(getRound, { query: { list: "calls-failed" } })
    expect(JSON.stringify(round.body)).toContain(id)
  })

  it("who asks to be rung again is rung then, and that is no failed try", async () => {
    const [id = ""] = await list([doors[23] ?? ""])
    await desk.take(id)
    const again = (at: Instant) => desk.outcome(id, "call-again", { againAt: at })
    expect(await desk.refused(contract.saveCallOutcome, again(noon))).toBe("bad-input")
    await desk.done(contract.saveCallOutcome, again(later(180)))
    expect(await lineOf(id)).toMatchObject({
      attempts: 0,
      due: false,
      againAt: later(180),
      outcome: "call-again",
    })
    app.setClock(later(180))
    await desk.take(id)
    await desk.done(contract.saveCallOutcome, desk.outcome(id, "refused", { note: "说我们是骗子" }))
    const { tasks } = (await desk.client.call(listTasks, { query: { view: "all" } })).body
    expect(tasks.filter((each: { aboutId: string }) => each.aboutId === id)).toMatchObject([
      { kind: "seen-not-fine", note: "说我们是骗子" },
    ])
  })

  it("a promise made at the desk comes back at its time, and is missing when nobody kept it", async () => {
    const callBack = { id: randomUUID(), at: later(180) }
    await desk.log({ number: "54007777", text: "三点再打", callBack })
    expect(await lineOf(callBack.id)).toMatchObject({
      ...{ source: "call-back", due: false, againAt: later(180), number: "******77", owner: desk.name },
    })
    app.setClock(later(181))
    expect((await other.queue()).calls[0]).toMatchObject({ id: callBack.id, due: true })
    app.setClock(later(241))
    await raiseDue(app.ground, desk.client.context.communityId)
    const tasksOf = async () => {
      const { tasks } = (await desk.client.call(listTasks, { query: { view: "all" } })).body
      return tasks.filter((each: { aboutId: string }) => each.aboutId === callBack.id)
    }
    expect(await tasksOf()).toMatchObject([{ kind: "missed-call" }])
    expect(await lineOf(callBack.id)).toMatchObject({ due: true, status: "not-attempted" })
    await desk.take(callBack.id)
    await desk.done(contract.saveCallOutcome, desk.outcome(callBack.id, "reached"))
    expect(await tasksOf()).toEqual([])
  })

  it("writes the temperatures that were said in one go with it, once", async () => {
    const people = (await Promise.all(doors.map((door) => desk.people(door)))).flat()
    const person = people.find((one) => one.quarantined)
    const [id = ""] = await list([person.door])
    const on = getPlainDate("2020-02-12")
    const before = (await getSummary(desk.client.context, on)).今日已报体温次数
    await desk.take(id)
    const readings = ["上午", "下午"].map((slot) => ({
      ...{ id: randomUUID(), personId: person.id, day: on, slot, celsius: 36.6, symptoms: "" },
    }))
    const command = { ...desk.outcome(id, "reached", { readings }), commandId: randomUUID() }
    for (const _turn of [1, 2]) await desk.done(contract.saveCallOutcome, command)
    expect((await getSummary(desk.client.context, on)).今日已报体温次数).toBe((before ?? 0) + 2)
  })
})

describe("a list of people to ask", () => {
  it("says which lines name nobody and which are asked already, and plans none twice", async () => {
    const door = doors[30] ?? ""
    const lines = ["王小明", door, "12号", `${door} 再一次`, "13912340000", "李兰 139-1234-0000", ""]
    const said = { listId: randomUUID(), reason: "街道下发", dueAt: later(300), lines }
    const command = { ...said, commandId: randomUUID() }
    const first = await desk.done(contract.addVerificationList, command)
    expect(first).toEqual({ planned: 2, unread: [0, 2, 6], already: [3, 5] })
    expect(await desk.done(contract.addVerificationList, command)).toEqual(first)
    const again = await desk.done(contract.addVerificationList, { ...said, listId: randomUUID() })
    expect(again).toEqual({ planned: 0, unread: [0, 2, 6], already: [1, 3, 4, 5] })
    expect(await desk.refused(contract.addVerificationList, { ...said, dueAt: noon })).toBe("time-over")
  })
})
