import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import * as contract from "../../src/contract/phone.ts"
import * as tasks from "../../src/contract/tasks.ts"
import { getPlainDate, type Instant, instantOf } from "../../src/core/kit/dates.ts"
import { firstAnswers } from "../../src/core/phone/first-answers.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { makePhoneDesk } from "../support/phone-desk.ts"
import { importSmallCampaign, smallWorld } from "../support/small-campaign.ts"

const on = getPlainDate("2020-02-12")
const noon = instantOf(Date.parse("2020-02-12T04:00:00Z"))

let app: TestApp
let desk: Awaited<ReturnType<typeof makePhoneDesk>>
let quarantined: { id: string; homeId: string; door: string }
beforeAll(async () => {
  app = await startTestApp({ now: noon })
  await importSmallCampaign(app)
  desk = await makePhoneDesk(app)
  quarantined = await somebodyInQuarantine()
})
afterAll(() => app.stop())
beforeEach(() => app.setClock(noon))

const later = (minutes: number): Instant => instantOf(Date.parse(noon) + minutes * 60_000)

async function somebodyInQuarantine() {
  const doors = new Set(smallWorld.books.人员.rows.map((row) => row[4] ?? ""))
  for (const door of doors) {
    const found = (await desk.people(door)).find((one: { quarantined: boolean }) => one.quarantined)
    if (found) return found
  }
  throw new Error("nobody is in quarantine")
}

const summary = () => getSummary(desk.client.context, on)
const counts = async () => {
  const { 今日来电, 累计来电 } = await summary()
  return { 今日来电, 累计来电 }
}
const sum = (all: { count: number }[]) => all.reduce((total, { count }) => total + count, 0)

describe("a call that is written down", () => {
  it("is counted once, however often it is sent, and is settled at once", async () => {
    const before = await counts()
    const command = { ...desk.call({ text: "口罩几时领" }), commandId: randomUUID() }
    for (const _turn of [1, 2, 3])
      expect(await desk.done(contract.logCall, command)).toEqual({ id: command.id })
    expect(await desk.refused(contract.logCall, { ...command, commandId: randomUUID() })).toBe(
      "already-known",
    )
    expect(await counts()).toEqual({ 今日来电: before.今日来电 + 1, 累计来电: before.累计来电 + 1 })
    const { calls, total } = await desk.calls("day")
    expect(total).toBe(before.今日来电 + 1)
    expect(calls.find((one: { id: string }) => one.id === command.id)).toMatchObject({
      ...{
        number: "******34",
        text: "口罩几时领",
        category: "咨询",
        who: desk.name,
        open: false,
        door: null,
      },
    })
  })

  it("is known again by its number, though nobody of the register has it, and nobody reads the number", async () => {
    const number = "021-6400 7788"
    expect(await desk.caller(number)).toMatchObject({ home: null, history: [] })
    await desk.log({ number, text: "外地车能进吗", category: "咨询" })
    const card = await desk.caller("02164007788")
    expect(card.history).toMatchObject([
      { kind: "call", what: "咨询", text: "外地车能进吗", who: desk.name, byNumber: true },
    ])
    expect(JSON.stringify(card)).not.toContain("64007788")
  })

  it("shows the home with all that is open there, names masked, before the first word", async () => {
    const { homeId, id: personId } = quarantined
    await desk.log({
      homeId,
      personId,
      text: "请帮买药",
      category: "求助",
      followUp: followUp(desk.accountId),
    })
    const card = await desk.caller("", homeId)
    const person = card.home.people.find((one: { id: string }) => one.id === personId)
    expect(person.name).toMatch(/\*/)
    expect(person.quarantine).toMatchObject({ of: 14 })
    expect(card.history).toContainEqual(
      expect.objectContaining({ what: "求助", text: "请帮买药", open: true, byNumber: false }),
    )
    expect(card.matters).toContainEqual(
      expect.objectContaining({ kind: "task", text: "请帮买药", who: desk.name, late: false }),
    )
    expect(await desk.refused(contract.recogniseCaller, { number: "", homeId: randomUUID() })).toBe(
      "not-found",
    )
  })

  it("raises a task with whom and by when, and is settled when that is done", async () => {
    const colleague = await makePhoneDesk(app, "head")
    const task = followUp(colleague.accountId)
    const id = await desk.log({ text: "楼道没有消毒", category: "投诉", followUp: task })
    const isOpen = async () =>
      (await desk.calls("open")).calls.find((one: { id: string }) => one.id === id) !== undefined
    expect(await isOpen()).toBe(true)
    const { task: raised } = (await colleague.client.call(tasks.getTask, { query: { id: task.id } })).body
    expect(raised).toMatchObject({
      ...{ kind: "call-follow-up", source: "call", aboutKind: "call", aboutId: id, title: "楼道没有消毒" },
      ...{ ownerId: colleague.accountId, team: "head", dueAt: task.dueAt },
    })
    await colleague.done(tasks.moveTasks, { ids: [task.id], move: "done", note: "消过毒了" })
    expect(await isOpen()).toBe(false)
    const guard = { ...followUp(null), team: "property" }
    expect(await desk.refused(contract.logCall, desk.call({ followUp: guard }))).toBe("cannot-have-task")
    const other = followUp(desk.accountId)
    const byHand = await desk.log({ followUp: other })
    await desk.done(contract.settleOneCall, { id: byHand })
    const closed = (await desk.client.call(tasks.getTask, { query: { id: other.id } })).body
    expect(closed.task).toMatchObject({ status: "done", outcome: "done" })
  })

  it("opens a need of the home in the same saving, with its owner and promise, and settles the call", async () => {
    const { homeId } = quarantined
    const before = await summary()
    const need = { id: randomUUID(), category: "买药", ownerId: desk.accountId, promisedFor: later(240) }
    const nowhere = desk.call({ need, category: "求助" })
    expect(await desk.refused(contract.logCall, nowhere)).toBe("not-found")
    await desk.log({ homeId, need, text: "降压药一盒", category: "求助" })
    const after = await summary()
    expect([after.今日新增需求, after.今日来电]).toEqual([before.今日新增需求 + 1, before.今日来电 + 1])
    expect((await desk.caller("", homeId)).matters).toContainEqual(
      expect.objectContaining({
        ...{ kind: "need", id: need.id, text: "买药：降压药一盒", who: desk.name, dueAt: need.promisedFor },
      }),
    )
    const { calls } = await desk.calls("day")
    expect(calls.find(({ text }: { text: string }) => text === "降压药一盒")).toMatchObject({ open: false })
  })

  it("writes the temperatures that were said, of somebody of the home, with the call or not at all", async () => {
    const { homeId, id: personId } = quarantined
    const reading = { id: randomUUID(), personId, day: on, slot: "下午", celsius: 36.4, symptoms: "" }
    const before = await summary()
    const wrong = [{ ...reading, personId: randomUUID() }]
    const call = desk.call({ homeId, personId, readings: wrong })
    expect(await desk.refused(contract.logCall, call)).toBe("not-found")
    expect(await counts()).toMatchObject({ 今日来电: before.今日来电 })
    await desk.log({ homeId, personId, readings: [reading], text: "晚36.4" })
    const card = await desk.caller("", homeId)
    const person = card.home.people.find((one: { id: string }) => one.id === personId)
    expect(person.readings.下午).toBe(36.4)
    expect((await summary()).今日来电).toBe(before.今日来电 + 1)
  })
})

describe("a call that was written down wrongly", () => {
  it("is taken back with its reason and written anew: counts and its follow-up go with it", async () => {
    const task = followUp(desk.accountId)
    const id = await desk.log({ category: "咨询", text: "问口罩", followUp: task })
    const before = { counts: await counts(), kinds: await kindsOf() }
    const becomes = {
      id: randomUUID(),
      homeId: quarantined.homeId,
      personId: null,
      category: "口罩",
      text: "问口罩",
    }
    const correction = { id: randomUUID(), callId: id, becomes }
    expect(await desk.refused(contract.correctCall, { ...correction, reason: " " })).toBe("note-needed")
    const command = { ...correction, reason: "类别记错", commandId: randomUUID() }
    for (const _turn of [1, 2]) await desk.done(contract.correctCall, command)
    expect(await counts()).toEqual(before.counts)
    expect(await kindsOf()).toEqual({
      ...before.kinds,
      咨询: (before.kinds["咨询"] ?? 0) - 1,
      口罩: (before.kinds["口罩"] ?? 0) + 1,
    })
    const { calls } = await desk.calls("open")
    expect(calls.filter((one: { id: string }) => one.id === id)).toEqual([])
    expect(calls.find((one: { id: string }) => one.id === becomes.id)).toMatchObject({
      ...{ category: "口罩", door: quarantined.door, who: desk.name, number: "******34" },
      followUp: { id: task.id },
    })
    await desk.done(tasks.moveTasks, { ids: [task.id], move: "done", note: "回过了" })
    expect((await desk.calls("open")).calls.some((one: { id: string }) => one.id === becomes.id)).toBe(false)
    expect(
      await desk.refused(contract.correctCall, { ...correction, id: randomUUID(), reason: "再改" }),
    ).toBe("not-found")
  })

  it("is taken back altogether, and its follow-up with it", async () => {
    const before = await counts()
    const task = followUp(desk.accountId)
    const id = await desk.log({ followUp: task })
    await desk.done(contract.correctCall, { id: randomUUID(), callId: id, reason: "重复", becomes: null })
    expect(await counts()).toEqual(before)
    const { task: closed } = (await desk.client.call(tasks.getTask, { query: { id: task.id } })).body
    expect(closed).toMatchObject({ outcome: "taken-back" })
  })
})

const kindsOf = async (): Promise<Record<string, number>> => {
  const { day } = await desk.statistics(on)
  const kinds: Record<string, number> = {}
  for (const { category, count } of day) kinds[category] = (kinds[category] ?? 0) + count
  return kinds
}

function followUp(ownerId: string | null) {
  return { id: randomUUID(), team: "staff", ownerId, dueAt: later(360) }
}

describe("statistics", () => {
  it("by hour and kind are the board's own numbers, of imported calls and of those answered here", async () => {
    for (const { 日期: day } of smallWorld.truth) {
      const { 今日来电, 累计来电 } = await getSummary(desk.client.context, getPlainDate(day))
      const statistics = await desk.statistics(day)
      expect([sum(statistics.day), sum(statistics.toDate)]).toEqual([今日来电, 累计来电])
      expect(sum(statistics.answered)).toBe(今日来电)
    }
    const hours = (await desk.statistics(on)).day.map(({ hour }: { hour: number }) => hour)
    expect(Math.min(...hours)).toBeGreaterThanOrEqual(8)
    await desk.log({ at: later(-3), category: "通行证" })
    const { day } = await desk.statistics(on)
    expect(
      day.find((each: { hour: number; category: string }) => each.hour === 11 && each.category === "通行证"),
    ).toBeDefined()
  })
})

describe("answers to common questions", () => {
  it("are put in by a button, once; written anew; taken off", async () => {
    const list = async () => (await desk.client.call(contract.listAnswers)).body.answers
    expect(await desk.done(contract.addFirstAnswers, {})).toEqual({ added: firstAnswers.length })
    expect(await desk.done(contract.addFirstAnswers, {})).toEqual({ added: 0 })
    const [first] = await list()
    await desk.done(contract.saveAnswer, { ...first, answer: "周三上午九点。" })
    expect((await list())[0]).toEqual({ ...first, answer: "周三上午九点。" })
    expect(await desk.refused(contract.saveAnswer, { ...first, answer: " " })).toBe("bad-input")
    await desk.done(contract.endAnswer, { id: first.id })
    expect(await list()).toHaveLength(firstAnswers.length - 1)
    expect(await desk.refused(contract.endAnswer, { id: first.id })).toBe("not-found")
  })
})
