import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { getAttention } from "../../src/contract/board.ts"
import type { Endpoint } from "../../src/contract/endpoint.ts"
import { findPeople } from "../../src/contract/people.ts"
import { findHomes } from "../../src/contract/register.ts"
import * as contract from "../../src/contract/tasks.ts"
import type { Role } from "../../src/core/access/roles.ts"
import { type Instant, instantOf } from "../../src/core/kit/dates.ts"
import type { NewTask } from "../../src/core/oversight/task.ts"
import { atDesk } from "../../src/service/desk/at-desk.ts"
import { writeRows } from "../../src/service/desk/write-rows.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { insertTasks } from "../../src/store/oversight/tasks.ts"
import { evening, startTestApp, type TestApp } from "../support/app.ts"
import { plainTask } from "../support/plain-task.ts"
import { importSmallCampaign } from "../support/small-campaign.ts"
import { makeTeller } from "../support/tell.ts"

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  await importSmallCampaign(app)
})
afterAll(() => app.stop())

const hours = (count: number): Instant => instantOf(Date.parse(evening) + count * 3_600_000)

type Desk = Awaited<ReturnType<typeof deskOf>>

/** Somebody who works with tasks. */
async function deskOf(role: Role) {
  const client = await app.signedIn(role)
  const { done, refused } = makeTeller(client)
  const add = async (titles: readonly string[], said: object = {}): Promise<string[]> => {
    const tasks = titles.map((title) => ({ id: randomUUID(), title }))
    return (await done(contract.addTasks, { ...plainTask, ...said, tasks })).ids
  }
  const list = async (view: string, more: object = {}) =>
    (await client.call(contract.listTasks, { query: { view, ...more } })).body
  const move = (ids: readonly string[], move: string, said: object = {}) =>
    done(contract.moveTasks, { ids, move, ...said })
  const one = async (id: string) => (await client.call(contract.getTask, { query: { id } })).body
  return { client, accountId: client.context.accountId, done, refused, add, list, move, one }
}

const titlesOf = (body: { tasks: { title: string }[] }) => body.tasks.map(({ title }) => title)

/** Somebody who lives at a door. */
async function somebody({ client }: Desk, text: string) {
  const { people } = (await client.call(findPeople, { body: { text } })).body
  return people[0]
}

/** A task that was raised by itself. */
async function raise(task: Partial<NewTask> & Pick<NewTask, "kind">): Promise<string> {
  const id = app.ground.newId()
  const plain = { source: "itself", team: "staff", ownerId: null, dueAt: null, dwellingId: null } as const
  const rest = { personId: null, about: null, cause: null, detail: { title: "" } } as const
  await inNeighbourhood(app.ground.db, app.neighbourhoods?.own ?? "", (tx) =>
    insertTasks(tx, app.neighbourhoods?.own ?? "", [{ id, ...plain, ...rest, ...task }], {
      ...{ at: app.ground.now(), accountId: null },
    }),
  )
  return id
}

describe("a notice of the street", () => {
  it("becomes several tasks at once, all resting on its document, which must be named", async () => {
    const head = await deskOf("head")
    const lines = ["摸清租客人数", "张贴告知书", "报送口罩缺口"]
    const notice = { source: "street-notice", document: "古美街道〔2020〕12号", dueAt: hours(20) }
    const said = { team: "staff", ownerId: null, note: "", homeId: null, ...notice }
    const tasks = lines.map((title) => ({ id: randomUUID(), title }))
    expect(await head.refused(contract.addTasks, { ...said, tasks, document: " " })).toBe("document-needed")
    const command = { ...said, tasks, commandId: randomUUID() }
    const first = await head.done(contract.addTasks, command)
    expect(await head.done(contract.addTasks, command)).toEqual(first)
    const team = await head.list("team")
    expect(team.tasks.filter((task: { document: string }) => task.document === notice.document)).toHaveLength(
      3,
    )
    expect(team.tasks[0]).toMatchObject({ kind: "order", status: "open", late: false, owner: null })
    expect(await head.refused(contract.addTasks, { ...said, tasks })).toBe("already-known")
  })

  it("is taken, waits on others with the evidence of asking, goes on, and ends with a closing note", async () => {
    const head = await deskOf("head")
    const staff = await deskOf("staff")
    const order = { source: "leading-group", document: "2月12日会议", dueAt: hours(2) }
    const [id = ""] = await head.add(["核对重点地区名单"], order)
    await staff.move([id], "take")
    expect(titlesOf(await staff.list("mine"))).toEqual(["核对重点地区名单"])
    const wait = { ids: [id], move: "wait", waitingOn: "street" }
    expect(await staff.refused(contract.moveTasks, wait)).toBe("note-needed")
    expect(await staff.refused(contract.moveTasks, { ...wait, note: "电话问过", since: hours(1) })).toBe(
      "bad-input",
    )
    await staff.move([id], "wait", { waitingOn: "street", note: "电话问过李科长", since: hours(-3) })
    expect((await head.list("waiting")).tasks).toMatchObject([
      { id, status: "waiting", waitingOn: "street", waitingSince: hours(-3), asked: "电话问过李科长" },
    ])
    await staff.move([id], "resume")
    expect(await staff.refused(contract.moveTasks, { ids: [id], move: "done" })).toBe("note-needed")
    await staff.move([id], "done", { note: "已核对，3人漏排" })
    const { task, steps } = await head.one(id)
    expect(task).toMatchObject({
      status: "done",
      outcome: "done",
      closingNote: "已核对，3人漏排",
      moves: ["reopen"],
    })
    expect(steps.map((step: { name: string }) => step.name)).toEqual(["take", "wait", "resume", "done"])
    expect(steps[1]).toMatchObject({ waitingOn: "street", note: "电话问过李科长", by: task.doneBy })
    expect((await head.list("done")).tasks[0]).toMatchObject({ id })
    await staff.move([id], "reopen")
    expect(await staff.refused(contract.moveTasks, { ids: [id], move: "drop", note: "不用了" })).toBe(
      "task-move-not-allowed",
    )
    await head.move([id], "drop", { note: "街道撤回" })
    expect((await head.one(id)).task).toMatchObject({ status: "dropped", closingNote: "街道撤回" })
  })

  it("is seen when it is late, by who has it, on the board and by the head", async () => {
    const head = await deskOf("head")
    const staff = await deskOf("staff")
    const home = (await head.client.call(findHomes, { body: { text: "1-101" } })).body.homes[0]
    const [id = ""] = await head.add(["量一下电梯消毒用量"], {
      ...{ ownerId: staff.accountId, dueAt: hours(1), homeId: home.id, source: "desk" },
    })
    const count = async () => (await staff.client.call(contract.countTasks)).body
    expect(await count()).toMatchObject({ mine: 1, mineLate: 0 })
    app.setClock(hours(1))
    expect(await count()).toMatchObject({ mine: 1, mineLate: 1 })
    const late = await head.list("late")
    expect(late.tasks[0]).toMatchObject({ id, late: true, door: home.door, status: "taken" })
    const { items } = (await head.client.call(getAttention, { query: { on: "2020-03-05" } })).body
    expect(items.filter((item: { kind: string }) => item.kind === "late-task")).toContainEqual({
      ...{ kind: "late-task", homeId: home.id, door: home.door, person: null },
      ...{ detail: "量一下电梯消毒用量", since: "2020-03-05", count: 1 },
    })
    const oversight = (await head.client.call(contract.getOversight)).body
    const own = oversight.colleagues.find((one: { id: string }) => one.id === staff.accountId)
    expect(own).toMatchObject({ late: 1, inHand: { task: 1, case: 0 } })
    await staff.move([id], "set-deadline", { dueAt: hours(5) })
    expect(await count()).toMatchObject({ mine: 1, mineLate: 0 })
    app.setClock(evening)
  })
})

describe("several tasks at once", () => {
  it("are given to a colleague or a team, all or none", async () => {
    const head = await deskOf("head")
    const owners = await deskOf("owners")
    const ids = await head.add(["看三号楼梯灯", "看五号楼梯灯"])
    await head.move(ids, "give", { ownerId: owners.accountId })
    expect(titlesOf(await owners.list("mine")).sort()).toEqual(["看三号楼梯灯", "看五号楼梯灯"])
    await owners.move(ids, "done")
    const more = await head.add(["看七号楼梯灯"])
    expect(
      await head.refused(contract.moveTasks, { ids: [...more, ...ids], move: "give", team: "owners" }),
    ).toBe("task-move-not-allowed")
    expect((await head.one(more[0] ?? "")).task).toMatchObject({ team: "staff", status: "open" })
    const viewer = (await app.signedIn("viewer")).context.accountId
    expect(await head.refused(contract.moveTasks, { ids: more, move: "give", ownerId: viewer })).toBe(
      "cannot-have-task",
    )
    expect(await head.refused(contract.moveTasks, { ids: more, move: "give", ownerId: randomUUID() })).toBe(
      "not-found",
    )
  })
})

describe("what a task shows", () => {
  it("of a record nobody sees who may not open it; of a home nobody's name to the property company", async () => {
    const head = await deskOf("head")
    const property = await deskOf("property")
    const person = await somebody(head, "2-102")
    const fever = await raise({ kind: "fever", dwellingId: person.homeId, personId: person.id })
    expect((await head.one(fever)).task).toMatchObject({
      title: "",
      person: person.name,
      door: person.door,
    })
    for (const view of ["all", "team", "late"]) {
      expect((await property.list(view)).tasks.map(({ kind }: { kind: string }) => kind)).not.toContain(
        "fever",
      )
    }
    expect((await property.one(fever)).refusal).toBe("not-found")
    expect(await property.refused(contract.moveTasks, { ids: [fever], move: "take" })).toBe("not-found")
    expect(
      await head.refused(contract.moveTasks, { ids: [fever], move: "give", ownerId: property.accountId }),
    ).toBe("cannot-have-task")
    const [lift = ""] = await head.add(["修电梯按钮"], { team: "property", homeId: person.homeId })
    expect((await property.one(lift)).task).toMatchObject({
      ...{ title: "修电梯按钮", door: person.door, person: null },
      moves: ["take", "give", "set-deadline", "wait", "done"],
    })
    expect((await (await deskOf("owners")).one(lift)).refusal).toBe("not-found")
    const doctor = await deskOf("doctor")
    expect((await doctor.one(fever)).task).toMatchObject({ kind: "fever", moves: [] })
  })

  it("has the hour that what is to be done at once has, before it is late", async () => {
    const staff = await deskOf("staff")
    const id = await raise({ kind: "seen-not-fine", dueAt: evening, ownerId: staff.accountId })
    expect((await staff.one(id)).task.late).toBe(false)
    app.setClock(hours(1))
    expect((await staff.one(id)).task.late).toBe(true)
    app.setClock(evening)
    await staff.move([id], "done")
  })
})

describe("the follow-up of a call", () => {
  it("settles the call when it is closed, and opens it again", async () => {
    const staff = await deskOf("staff")
    const factId = app.ground.newId()
    await atDesk(staff.client.context, "answer-phone", { commandId: randomUUID() }, "test", async (work) => {
      const values = {
        时间: "2020-03-05 20:10",
        来电号码: "13800001111",
        类别: "求助",
        接听人: "陈",
        状态: "待办",
      }
      await writeRows(work, [{ id: factId, form: "来电记录", values, dwellingId: null, personId: null }])
      return { done: true as const }
    })
    const statusOf = async () => {
      const { rows } = await app.ground.ownerDb.pool.query("select state from matter where fact_id = $1", [
        factId,
      ])
      return rows[0].state.状态
    }
    const id = await raise({ kind: "call-follow-up", source: "call", about: { kind: "call", id: factId } })
    expect(await statusOf()).toBe("待办")
    await staff.move([id], "done", { note: "送到了" })
    expect(await statusOf()).toBe("办结")
    await staff.move([id], "reopen")
    expect(await statusOf()).toBe("待办")
  })
})

describe("a person who is deleted", () => {
  it("takes their tasks along, with the history", async () => {
    const head: Desk = await deskOf("head")
    const person = await somebody(head, "2-202")
    const id = await raise({ kind: "objection", personId: person.id })
    await head.move([id], "take")
    await head.done({ method: "POST", path: "/api/erasures" } as Endpoint, {
      ...{ scope: "subject", personId: person.id, reason: "本人要求" },
    })
    expect((await head.one(id)).refusal).toBe("not-found")
    const { rows } = await app.ground.ownerDb.pool.query("select from transition where subject_id = $1", [id])
    expect(rows).toEqual([])
  })
})
