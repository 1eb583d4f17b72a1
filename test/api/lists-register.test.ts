import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as findings from "../../src/contract/findings.ts"
import * as contract from "../../src/contract/lists.ts"
import { addStay } from "../../src/contract/register.ts"
import { registerReturnee } from "../../src/contract/screening.ts"
import { listTasks } from "../../src/contract/tasks.ts"
import { type Instant, instantOf } from "../../src/core/kit/dates.ts"
import { openMatcher } from "../../src/main/reconcile/open-matcher.ts"
import { explainRow } from "../../src/service/reconcile/explain-row.ts"
import { makeListMatching } from "../../src/service/reconcile/list-matching.ts"
import type { Matcher } from "../../src/service/reconcile/matcher.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { askOwn } from "../support/case-desk.ts"
import { makeListsDesk, pasteOf, registered, stranger } from "../support/lists-desk.ts"
import { importSmallCampaign, smallWorld } from "../support/small-campaign.ts"

// biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came back
type Row = any

const began = Date.parse("2020-03-05T13:00:00Z")
let app: TestApp
let desk: ReturnType<typeof makeListsDesk>
let home: { id: string; door: string }
const matcher = openMatcher()
beforeAll(async () => {
  app = await startTestApp({ now: instantOf(began) })
  await importSmallCampaign(app)
  desk = makeListsDesk(await app.signedIn("staff"))
  const [found] = await askOwn<{ id: string; door: string }>(
    app,
    `select w.dwelling_id as id, s.lane || '弄' || s.number || '号' || w.room || '室' as door
     from dwelling w join stairwell s using (stairwell_id) order by 2 limit 1`,
  )
  if (found === undefined) throw new Error("there are no homes")
  home = found
})
afterAll(async () => {
  await matcher.close()
  await app.stop()
})

const { missed } = registered(smallWorld.books)
const take = async (rows: readonly (readonly string[])[], said: object = {}) => {
  const { list } = await desk.added(pasteOf(rows), { ...said })
  return { id: list.id as string, rows: (await desk.rows(list.id)) as Row[] }
}
const newcomer = (name: string, phone: string, door = home.door) => [name, "", "", phone, door]
const taskOf = async (id: string) =>
  (await desk.ask(listTasks, { view: "all" })).body.tasks.find((one: Row) => one.id === id)

describe("whoever a list of residents names and the register does not know", () => {
  const added = { on: "2020-03-01", standing: "tenant", homeId: null }

  it("is added to the register at their door, and taken out again with the outcome", async () => {
    const { id, rows } = await take(
      [newcomer("司马青云", "13912340001"), newcomer("诸葛子瑜", "13912340002"), stranger(0)],
      { asks: "residence" },
    )
    expect(rows.map(({ identity }) => identity)).toEqual(["new", "new", "new"])
    const rowIds = [rows[0].id, rows[1].id]
    const command = { commandId: randomUUID(), rowIds, ...added }
    expect((await desk.tell(contract.registerRows, command)).status).toBe(200)
    expect((await desk.tell(contract.registerRows, command)).status).toBe(200)
    const [first, second] = (await desk.rows(id)) as Row[]
    expect(first).toMatchObject({ identity: "same", outcome: "missed", end: { kind: "person" } })
    expect(first.person).toMatchObject({ homeId: home.id, standing: "tenant" })
    expect(first.end.id).toBe(first.person.id)

    await desk.done(contract.reopenRows, { rowIds: [first.id] })
    const [again] = (await desk.rows(id)) as Row[]
    expect(again).toMatchObject({ identity: "new", outcome: null, person: null })
    const stays = await askOwn<{ open: boolean }>(
      app,
      "select to_on is null as open from stay where person_id = any($1::uuid[]) order by 1",
      [[first.person.id, second.person.id]],
    )
    expect(stays.map(({ open }) => open)).toEqual([false, true])
    // and may be added once more: nobody is made twice
    await desk.done(contract.registerRows, { rowIds: [first.id], ...added })
    expect(((await desk.rows(id)) as Row[])[0]).toMatchObject({ person: { id: first.person.id } })
  })

  it("needs a home that is ours, a day that has been, and a row that is open", async () => {
    const { rows } = await take([stranger(1)], { asks: "residence" })
    const refused = async (said: object) =>
      (await desk.tell(contract.registerRows, { rowIds: [rows[0].id], ...added, ...said })).body.refusal
    expect(await refused({})).toBe("row-needs-home")
    expect(await refused({ on: "2020-03-06" })).toBe("wrong-day")
    expect(await refused({ rowIds: [randomUUID()] })).toBe("not-found")
    await desk.done(contract.registerRows, { rowIds: [rows[0].id], ...added, homeId: home.id })
    expect(await refused({ homeId: home.id })).toBe("row-ended")
  })
})

describe("a task that was made for several rows", () => {
  it("opens them all, and is done once the last of them is registered", async () => {
    const { rows } = await take([stranger(2), newcomer("欧阳明月", "13912340003"), stranger(3)])
    const task = { id: randomUUID(), ownerId: null, dueAt: "2020-03-05T15:00:00Z" }
    const rowIds = [rows[0].id, rows[1].id]
    await desk.done(contract.endRows, { rowIds, outcome: "missed", reason: "", task })
    const ofTask = async () => (await desk.ask(contract.listTaskRows, { task: task.id })).body
    const opened = await ofTask()
    expect(opened.rows.map(({ id }: Row) => id).toSorted()).toEqual(rowIds.toSorted())
    expect(opened.list).toMatchObject({ sender: "街道办", asks: "return" })
    for (const [at, rowId] of rowIds.entries()) {
      expect(await taskOf(task.id)).toBeDefined()
      await desk.done(registerReturnee, {
        ...{ id: randomUUID(), channel: "door", personId: null, name: rows[at].cells[0], idNumber: "" },
        ...{
          phone: rows[at].cells[2],
          homeId: home.id,
          from: "安徽",
          keyArea: false,
          arrivedOn: "2020-03-04",
        },
        ...{ transport: null, vehicle: "", leftKeyAreaOn: null, lastContactOn: null, suitable: null },
        ...{ symptoms: false, disposition: "health-monitoring", reason: "测试", reportId: null, rowId },
      })
    }
    expect(await taskOf(task.id)).toBeUndefined()
    // whoever opens it afterwards still sees whom it was about
    expect((await ofTask()).rows.map(({ end }: Row) => end.kind)).not.toContain("task")
    expect((await ofTask()).rows).toHaveLength(2)
    expect((await desk.ask(contract.listTaskRows, { task: randomUUID() })).body.refusal).toBe("not-found")
  })
})

describe("the open rows of a list", () => {
  let clock = began
  const later = (seconds: number) => {
    clock += seconds * 1000
    app.setClock(clock === began ? instantOf(began) : (instantOf(clock) as Instant))
  }
  const counted = (by: Matcher) => {
    const counts = { matched: 0 }
    const matchRows: Matcher["matchRows"] = (ask) => {
      counts.matched += 1
      return by.matchRows(ask)
    }
    return { counts, matching: makeListMatching(app.ground, { matchRows }, fail) }
  }
  const fail = (error: unknown) => {
    throw error
  }

  it("follow the register: somebody registered meanwhile, two records made one; what people said stands", async () => {
    const { counts, matching } = counted(matcher)
    const phone = "13912349999"
    const { id, rows } = await take([
      newcomer("皇甫长青", phone),
      newcomer("皇甫长青", phone),
      missed[2] as string[],
      missed[3] as string[],
    ])
    expect(rows.map(({ identity }) => identity)).toEqual(["new", "new", "same", "same"])
    // one is decided, one ended: neither follows
    await desk.done(contract.decideRows, { said: [{ rowId: rows[1].id, is: "new", personId: null }] })
    await desk.done(contract.decideRows, {
      said: [{ rowId: rows[3].id, is: "not-same", personId: rows[3].person.id }],
    })
    const apart = ((await desk.rows(id)) as Row[])[3]
    later(70)
    await matching.leftBehind()
    const settled = counts.matched
    later(70)
    await matching.leftBehind()
    expect(counts.matched).toBe(settled)

    const stayId = randomUUID()
    await desk.done(addStay, {
      ...{ id: stayId, dwellingId: home.id, on: "2020-03-05", reason: "测试", name: "皇甫长青", sex: "男" },
      ...{ idNumber: "", phone, standing: "family", relation: "", care: "" },
    })
    later(70)
    await matching.leftBehind()
    const [followed, decided, before, ruledOut] = (await desk.rows(id)) as Row[]
    expect(followed).toMatchObject({ identity: "same", identityBy: null, person: { homeId: home.id } })
    expect(decided).toMatchObject({ identity: "new", person: null })
    expect(ruledOut).toEqual(apart)

    const keptId = followed.person.id
    await desk.done(findings.mergePeople, {
      ...{ id: randomUUID(), keptId, goneId: before.person.id, take: [], reason: "同一人" },
    })
    later(70)
    await matching.leftBehind()
    expect(((await desk.rows(id)) as Row[])[2].person?.id).not.toBe(before.person.id)
  })
})

it("why a row is somebody is answered from what was learned when it was matched", async () => {
  const { rows } = await take([missed[6] as string[], stranger(4)])
  const [row] = rows
  const asked = { row: row.id, person: row.person.id }
  const context = (await app.signedIn("staff")).context
  const nobody = { explain: () => Promise.reject(new Error("nothing is matched again")) }
  const body = await explainRow(context, asked, nobody)
  if ("refusal" in body) throw new Error(body.refusal)
  expect((await desk.ask(contract.explainRow, asked)).body).toEqual(body)
  const [total, ...steps] = body.steps.toReversed()
  expect(total?.step).toBe("total")
  expect(steps.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(total?.weight ?? 0, 6)
  const kept = await askOwn<{ why: unknown }>(
    app,
    "select data->'why'->$2 as why from list_row_detail where row_id = $1",
    [row.id, row.person.id],
  )
  expect(kept[0]?.why).toEqual(body)
  // of somebody whom matching did not find the row is held against the register
  const other = ((await take([missed[7] as string[]])).rows as Row[])[0].person.id
  expect(
    (await desk.ask(contract.explainRow, { row: row.id, person: other })).body.steps.length,
  ).toBeGreaterThan(1)
  expect((await desk.ask(contract.explainRow, { row: rows[1].id, person: randomUUID() })).body.refusal).toBe(
    "not-found",
  )
})
