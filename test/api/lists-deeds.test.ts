import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { erase } from "../../src/contract/access.ts"
import { getAttention } from "../../src/contract/board.ts"
import * as contract from "../../src/contract/lists.ts"
import { saveCallOutcome } from "../../src/contract/phone.ts"
import { registerReturnee } from "../../src/contract/screening.ts"
import { listTasks } from "../../src/contract/tasks.ts"
import { instantOf } from "../../src/core/kit/dates.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { makeListsDesk, pasteOf, registered, stranger } from "../support/lists-desk.ts"
import { makePhoneDesk } from "../support/phone-desk.ts"
import { importSmallCampaign, smallWorld } from "../support/small-campaign.ts"

// biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came back
type Row = any

const now = instantOf(Date.parse("2020-03-05T13:00:00Z"))
let app: TestApp
let desk: ReturnType<typeof makeListsDesk>
beforeAll(async () => {
  app = await startTestApp({ now })
  await importSmallCampaign(app)
  desk = makeListsDesk(await app.signedIn("staff"))
})
afterAll(() => app.stop())

const { returned, missed } = registered(smallWorld.books)
const numberless = ([name = ""]: readonly string[]) => [name, "", "", "", ""]

const take = async (rows: readonly (readonly string[])[], said: object = {}) => {
  const { list } = await desk.added(pasteOf(rows), { ...said })
  return { id: list.id as string, rows: (await desk.rows(list.id)) as Row[] }
}
const rowOf = async (listId: string, at: number): Promise<Row> => (await desk.rows(listId))[at]
const refusal = async (endpoint: Parameters<typeof desk.tell>[0], body: object) =>
  (await desk.tell(endpoint, body)).body.refusal

describe("who a row is", () => {
  it("is said by people, and the next likely one takes the place of who was ruled out", async () => {
    const [one, other] = missed as [string[], string[]]
    const { id, rows } = await take([one, other])
    const [first] = rows
    expect(first).toMatchObject({ identity: "same", identityBy: null })
    await desk.done(contract.decideRows, {
      said: [{ rowId: first.id, is: "not-same", personId: first.person.id }],
    })
    const apart = await rowOf(id, 0)
    expect(["new", "doubtful"]).toContain(apart.identity)
    expect(apart.person?.id).not.toBe(first.person.id)
    const opened = (await desk.open(first.id))[0]
    expect(opened.candidates[0]).toMatchObject({ person: { id: first.person.id }, said: "not-same" })
    expect(opened.candidates[0].fields[0]).toMatchObject({
      kind: "name",
      here: one[0],
      there: one[0],
      level: "same",
    })

    await desk.done(contract.decideRows, {
      said: [{ rowId: first.id, is: "same", personId: rows[1].person.id }],
    })
    expect(await rowOf(id, 0)).toMatchObject({ identity: "same", person: { id: rows[1].person.id } })
    expect((await rowOf(id, 0)).identityBy).not.toBeNull()
    await desk.done(contract.undecideRows, { rowIds: [first.id] })
    expect(await rowOf(id, 0)).toMatchObject({ identity: "doubtful", person: { id: first.person.id } })
    expect((await desk.open(first.id))[0].candidates[0].said).toBeNull()
    await desk.done(contract.decideRows, { said: [{ rowId: first.id, is: "new", personId: null }] })
    expect(await rowOf(id, 0)).toMatchObject({ identity: "new", person: null })
    await desk.done(contract.decideRows, { said: [{ rowId: first.id, is: "later", personId: null }] })
    expect((await desk.list(id)).list.counts).toMatchObject({ later: 1, certain: 1 })
    const nobody = { rowId: first.id, is: "same", personId: randomUUID() }
    expect(await refusal(contract.decideRows, { said: [nobody] })).toBe("not-found")
    expect(await refusal(contract.decideRows, { said: [{ ...nobody, personId: null }] })).toBe("bad-input")
  })

  it("is asked of a whole household at once, one doubtful row after the other", async () => {
    const home = [stranger(0), ["欧阳无己", "", "", "14100000000", ""], stranger(1)]
    const { id, rows } = await take(home)
    expect((await desk.open(rows[0].id)).map(({ row }: Row) => row.place)).toEqual([0, 1])
    expect((await desk.open(rows[2].id)).map(({ row }: Row) => row.place)).toEqual([2])
    await desk.done(contract.undecideRows, { rowIds: rows.map((row) => row.id) })
    const next = async (after: number) =>
      (await desk.ask(contract.nextDoubtful, { id, after: String(after) })).body
    expect(await next(0)).toEqual({ row: rows[1].id, left: 3 })
    expect(await next(2)).toEqual({ row: rows[0].id, left: 3 })
    await desk.done(contract.decideRows, {
      said: rows.slice(0, 2).map((row) => ({ rowId: row.id, is: "new", personId: null })),
    })
    expect(await next(0)).toEqual({ row: rows[2].id, left: 1 })
    await desk.done(contract.decideRows, { said: [{ rowId: rows[2].id, is: "later", personId: null }] })
    expect(await next(0)).toEqual({ row: null, left: 0 })
  })
})

describe("the end of a row", () => {
  it("needs a person, a task or a reason", async () => {
    const { rows } = await take([missed[8] as string[], stranger(0)])
    const [known, fresh] = rows.map(({ id }) => id)
    const end = (rowId: string, outcome: string, more: object = {}) =>
      refusal(contract.endRows, { rowIds: [rowId], outcome, reason: "", task: null, ...more })
    expect(await end(fresh, "known")).toBe("row-needs-person")
    expect(await end(fresh, "missed")).toBe("row-needs-task")
    expect(await end(fresh, "other-area", { reason: " " })).toBe("row-needs-reason")
    const past = { id: randomUUID(), ownerId: null, dueAt: "2020-03-05T12:00:00Z" }
    expect(await end(fresh, "missed", { task: past })).toBe("time-over")
    expect(await end(known, "missed")).toBeUndefined()
    expect(await end(known, "wrong", { reason: "重复" })).toBe("row-ended")
  })

  it("may be a task, which is given up with it unless somebody has begun", async () => {
    const { id, rows } = await take([stranger(0), stranger(1)])
    const rowIds = rows.map((row) => row.id)
    const task = { id: randomUUID(), ownerId: null, dueAt: "2020-03-05T15:00:00Z" }
    await desk.done(contract.endRows, { rowIds, outcome: "missed", reason: "", task })
    expect(await rowOf(id, 1)).toMatchObject({ outcome: "missed", end: { kind: "task", id: task.id } })
    const open = async () => {
      const { body } = await desk.ask(listTasks, { view: "all" })
      return body.tasks.find((one: Row) => one.id === task.id)
    }
    expect(await open()).toMatchObject({ kind: "list-row", dueAt: "2020-03-05T15:00:00.000Z" })
    expect((await open()).title).toBe("补登记（街道办）：欧阳无甲、欧阳无乙")
    await desk.done(contract.reopenRows, { rowIds: [rowIds[0]] })
    expect(await open()).toBeDefined()
    await desk.done(contract.reopenRows, { rowIds })
    expect(await open()).toBeUndefined()
    expect((await desk.list(id)).list.counts).toMatchObject({ ended: 0, fresh: 2 })
  })

  it("is a screening that begins with it, and a task that asked for it is done", async () => {
    const person = missed[9] as string[]
    const { id, rows } = await take([person, stranger(4)])
    const { body } = await desk.ask(contract.openRow, { id: rows[0].id })
    const screening = {
      ...{ id: randomUUID(), channel: "list", personId: body.person.id, name: "", idNumber: "", phone: "" },
      ...{
        homeId: body.homeId,
        from: "湖北武汉",
        keyArea: true,
        arrivedOn: "2020-03-05",
        transport: null,
        vehicle: "",
      },
      ...{
        leftKeyAreaOn: null,
        lastContactOn: null,
        suitable: null,
        symptoms: false,
        disposition: "quarantine",
      },
      ...{ reason: "", reportId: null },
    }
    const done = await desk.done(registerReturnee, { ...screening, rowId: rows[0].id })
    expect(await rowOf(id, 0)).toMatchObject({
      outcome: "missed",
      end: { kind: "case", id: done.caseId },
    })
    expect(await refusal(registerReturnee, { ...screening, id: randomUUID(), rowId: rows[0].id })).toBe(
      "row-ended",
    )
    expect(await refusal(registerReturnee, { ...screening, id: randomUUID(), rowId: randomUUID() })).toBe(
      "not-found",
    )

    const task = { id: randomUUID(), ownerId: null, dueAt: null }
    await desk.done(contract.endRows, { rowIds: [rows[1].id], outcome: "missed", reason: "", task })
    const newcomer = {
      ...screening,
      id: randomUUID(),
      personId: null,
      name: "欧阳无戊",
      phone: "14100000004",
    }
    const joined = await desk.done(registerReturnee, { ...newcomer, rowId: rows[1].id })
    expect(await rowOf(id, 1)).toMatchObject({
      outcome: "missed",
      identity: "same",
      person: { id: joined.personId },
    })
    const { body: tasks } = await desk.ask(listTasks, { view: "done" })
    expect(tasks.tasks.find((one: Row) => one.id === task.id)).toMatchObject({ outcome: "done" })
  })
})

describe("rows that are asked", () => {
  it("stand in the queue of calls, once a number, and show what the call came to", async () => {
    const home = [stranger(0), ["欧阳无己", "", "", "14100000000", ""], stranger(1), numberless(stranger(2))]
    const { id, rows } = await take(home)
    const rowIds = rows.map((row) => row.id)
    const asked = { rowIds, reason: "何时返沪", dueAt: "2020-03-05T15:00:00Z" }
    expect(await refusal(contract.callRows, { ...asked, dueAt: now })).toBe("time-over")
    expect(await desk.done(contract.callRows, asked)).toEqual({ planned: 3, noNumber: 1, already: 0 })
    expect(await desk.done(contract.callRows, asked)).toEqual({ planned: 0, noNumber: 1, already: 3 })
    expect((await desk.list(id)).list.counts).toMatchObject({ calling: 3, doubtful: 1 })
    const [first, second] = await desk.rows(id)
    expect(second.call).toEqual(first.call)
    const phone = await makePhoneDesk(app)
    const queue = (await phone.queue()).calls as Row[]
    const mine = queue.filter(({ id: call }) => [first.call.id, (rows[2] as Row).id].includes(call))
    expect(mine).toHaveLength(1)
    expect((await phone.take(first.call.id)).status).toBe(200)
    await phone.done(saveCallOutcome, phone.outcome(first.call.id, "reached", { note: "还在武汉" }))
    expect((await rowOf(id, 0)).call).toMatchObject({ status: "fine", outcome: "reached" })
    // another list asks for the same number the same day
    const again = await take([stranger(0)])
    expect(await desk.done(contract.callRows, { ...asked, rowIds: [again.rows[0].id] })).toMatchObject({
      already: 1,
    })
    expect((await rowOf(again.id, 0)).call).toMatchObject({ id: first.call.id, outcome: "reached" })
    // who needs no call any more is not called
    await desk.done(contract.endRows, { rowIds: [rowIds[2]], outcome: "wrong", reason: "空号", task: null })
    expect((await rowOf(id, 2)).call.status).toBe("called-off")
    await desk.done(contract.reopenRows, { rowIds: [rowIds[2]] })
    expect((await rowOf(id, 2)).call).toBeNull()
  })
})

describe("what was done by mistake", () => {
  it("is had back: calls that nobody made are called off, but for those that ask somebody else too", async () => {
    const { id, rows } = await take([stranger(3), numberless(stranger(4)), stranger(3)])
    const [first, , last] = rows.map((row) => row.id)
    const asked = { reason: "何时返沪", dueAt: "2020-03-05T15:00:00Z" }
    await desk.done(contract.callRows, { ...asked, rowIds: [first, last] })
    const { call } = await rowOf(id, 0)
    await desk.done(contract.uncallRows, { rowIds: [first] })
    expect([(await rowOf(id, 0)).call, (await rowOf(id, 2)).call]).toEqual([null, call])
    expect(call.status).toBe("not-yet")
    await desk.done(contract.uncallRows, { rowIds: [last] })
    expect((await desk.list(id)).list.counts.calling).toBe(0)
    const queue = (await (await makePhoneDesk(app)).queue()).calls as Row[]
    expect(queue.filter((one) => one.id === call.id)).toEqual([])
    // and may be planned anew
    expect(await desk.done(contract.callRows, { ...asked, rowIds: [first] })).toMatchObject({ planned: 1 })
  })

  it("is had back: a list that was removed is there again, its rows in no call", async () => {
    const { id, rows } = await take([stranger(4)])
    const asked = { reason: "何时返沪", dueAt: "2020-03-05T15:00:00Z" }
    await desk.done(contract.callRows, { ...asked, rowIds: [rows[0].id] })
    await desk.done(contract.takeBackList, { id })
    expect((await desk.ask(contract.getList, { id })).status).toBe(404)
    await desk.done(contract.takeBackList, { id, undo: true })
    expect((await desk.list(id)).list.counts).toMatchObject({ rows: 1, calling: 0 })
    expect(await refusal(contract.takeBackList, { id: randomUUID(), undo: true })).toBe("not-found")
  })
})

describe("a list that is due", () => {
  it("stands among what needs a hand, while rows of it are open", async () => {
    const { id, rows } = await take([stranger(0)], { sender: "大数据局", dueAt: "2020-03-05T14:30:00Z" })
    await take([stranger(1)], { sender: "明天的", dueAt: "2020-03-06T14:30:00Z" })
    const due = async (role: "staff" | "team" = "staff") => {
      const { body } = await (await app.signedIn(role)).call(getAttention, { query: { on: "2020-03-05" } })
      return body.items.filter(({ kind }: Row) => kind === "list-due")
    }
    expect(await due()).toMatchObject([{ detail: "大数据局", since: "2020-03-05 22:30", count: 1 }])
    expect(await due("team")).toEqual([])
    const { lists } = (await desk.ask(contract.listLists)).body
    expect(lists[0]).toMatchObject({ id, late: false })
    await desk.done(contract.endRows, { rowIds: [rows[0].id], outcome: "wrong", reason: "空号", task: null })
    expect(await due()).toEqual([])
  })
})

describe("a person who is deleted", () => {
  it("stands on no list any more, and the list still counts", async () => {
    const person = returned[0] as string[]
    const { id, rows } = await take([person, missed[10] as string[]])
    expect(rows[0]).toMatchObject({ identity: "same", proposed: "known" })
    await desk.done(contract.endRows, { rowIds: [rows[0].id], outcome: "known", reason: "", task: null })
    const head = await app.signedIn("head")
    const asked = {
      commandId: randomUUID(),
      scope: "subject",
      personId: rows[0].person.id,
      reason: "本人要求",
    }
    expect(await head.call(erase, { body: asked })).toMatchObject({ status: 200 })
    const left = await rowOf(id, 0)
    expect(left).toMatchObject({ person: null, outcome: "known", cells: [] })
    const { list, outcomes } = await desk.list(id)
    expect([list.counts.rows, outcomes]).toEqual([2, { known: 1 }])
    const text = JSON.stringify([await desk.rows(id), await desk.open(rows[0].id)])
    for (const trace of person.slice(2, 4)) expect(text).not.toContain(trace)
  })
})
