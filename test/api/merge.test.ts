import { randomUUID } from "node:crypto"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as board from "../../src/contract/board.ts"
import * as contract from "../../src/contract/findings.ts"
import * as register from "../../src/contract/register.ts"
import { addDays, getPlainDate } from "../../src/core/kit/dates.ts"
import { atDesk } from "../../src/service/desk/at-desk.ts"
import { type DeskRow, writeRows } from "../../src/service/desk/write-rows.ts"
import { importBooks } from "../../src/service/imports/import-books.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { derivedTables, ownTable, personTables } from "../../src/store/reconcile/person-columns.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { askOwn } from "../support/case-desk.ts"
import type { Client } from "../support/client.ts"
import { person } from "../support/register-desk.ts"
import { sheetsOf } from "../support/sheets-of.ts"
import { importSmallCampaign } from "../support/small-campaign.ts"
import { makeTeller } from "../support/tell.ts"
import { readWholeDatabase } from "../support/whole-database.ts"

type Somebody = { readonly id: string; readonly name: string; readonly home: string; readonly door: string }

let app: TestApp
let head: Client & Awaited<ReturnType<TestApp["signedIn"]>>
let people: Somebody[]
const today = getPlainDate("2020-03-05")

beforeAll(async () => {
  app = await startTestApp()
  await importSmallCampaign(app)
  head = await app.signedIn("head")
  people = await askOwn<Somebody>(
    app,
    `select p.person_id as id, p.name, h.dwelling_id as home, s.lane || '弄' || s.number || '号' || w.room || '室' as door
     from stay h join person_identity p using (person_id) join dwelling w using (dwelling_id) join stairwell s using (stairwell_id)
     where h.to_on is null order by w.dwelling_id, p.person_id`,
  )
})
afterAll(() => app.stop())

const tell = () => makeTeller(head)
const merge = (keptId: string, goneId: string, take: readonly string[] = []) =>
  tell().send(contract.mergePeople, { id: randomUUID(), keptId, goneId, take, reason: "同一人" })
const write = (rows: readonly DeskRow[]) =>
  atDesk(head.context, "screen", { commandId: randomUUID() }, "test", async (work) => {
    await writeRows(work, rows)
    return { done: true as const }
  })
const summaries = async () =>
  Promise.all([0, 1, 5, 20].map((ago) => getSummary(head.context, addDays(today, -ago))))
/** The board as it goes over the wire, but for its version. */
const boardNow = async () => {
  const { version: _version, ...rest } = (await head.call(board.getBoard)).body
  return rest
}
const page = async (id: string) => (await head.call(register.getHome, { query: { id, on: today } })).body

const deeds = fc.array(
  fc.record({
    who: fc.constantFrom(0, 1),
    what: fc.constantFrom("return", "watch", "tenant", "reading", "ledger"),
    ago: fc.nat(20),
    celsius: fc.constantFrom("36.5", "38.2"),
    slot: fc.constantFrom("上午", "下午"),
  }),
  { maxLength: 6 },
)

/** A row of a book about somebody. */
function rowOf(who: Somebody, deed: { what: string; ago: number; celsius: string; slot: string }): DeskRow {
  const day = addDays(today, -deed.ago)
  const same = { id: randomUUID(), dwellingId: who.home, personId: who.id }
  const said = { 姓名: who.name, 门牌: who.door }
  const moment = { 登记时间: `${day} 09:00`, 登记方式: "电话" }
  switch (deed.what) {
    case "reading":
      return {
        ...same,
        form: "健康监测",
        values: { ...said, 日期: day, 时段: deed.slot, 体温: deed.celsius },
      }
    case "tenant":
      return { ...same, form: "租客排查", values: { ...said, ...moment } }
    case "ledger":
      return {
        ...{ ...same, form: "居家隔离台账" },
        values: { ...said, 抵沪日期: day, 建档日期: day, 结束日期: addDays(day, 1), 结束原因: "解除" },
      }
    default:
      return {
        ...{ ...same, form: "返沪人员登记" },
        values: { ...said, ...moment, 抵沪日期: day, 处置: deed.what === "return" ? "居家隔离" : "健康监测" },
      }
  }
}

describe("a merging that is undone", () => {
  it("leaves the whole database, the board, the table of every day and both homes as they were", async () => {
    const pairs = fc.tuple(fc.nat(people.length - 1), fc.nat(people.length - 1), fc.boolean())
    let merged = 0
    await fc.assert(
      fc.asyncProperty(
        pairs,
        deeds,
        fc.subarray(["name", "sex", "idNumber", "phone"]),
        async ([a, b, near], done, take) => {
          const one = people[a] as Somebody
          const other = people[near ? (a + 1) % people.length : b] as Somebody
          if (one.id === other.id) return
          await write(done.map((deed) => rowOf(deed.who === 0 ? one : other, deed)))
          const state = async () => [
            await readWholeDatabase(app),
            await summaries(),
            await boardNow(),
            await page(one.home),
            await page(other.home),
          ]
          const before = await state()
          const answer = await merge(one.id, other.id, take)
          if (answer.status !== 200) {
            expect(answer.body.refusal).toBe("both-in-quarantine")
            expect(await state()).toEqual(before)
            return
          }
          merged += 1
          expect(await state()).not.toEqual(before)
          await tell().done(contract.undoMerge, { mergeId: answer.body.id, reason: "是两个人" })
          expect(await state()).toEqual(before)
        },
      ),
      { numRuns: 10, seed: 5 },
    )
    expect(merged).toBeGreaterThan(4)
  })
})

/** Somebody of their own at a home of the campaign, twice. */
async function makeDouble(said: { readonly name: string; readonly other?: string }) {
  const { home, door } = people[0] as Somebody
  const add = async (name: string, phone: string, extra: object = {}) => {
    await tell().done(register.addStay, {
      ...{ id: randomUUID(), dwellingId: home, on: "2020-02-01", reason: "测试", ...person, name, phone },
      ...{ relation: "", ...extra },
    })
    const [row] = await askOwn<{ id: string }>(
      app,
      "select person_id as id from person_identity where name = $1 order by person_id desc limit 1",
      [name],
    )
    return { id: row?.id ?? "", name, home, door }
  }
  const kept = await add(said.name, "13800001111")
  const gone = await add(said.other ?? `${said.name}儿`, "13800002222", { care: "独居老人" })
  return { kept, gone }
}

const peopleCounted = async () => (await getSummary(head.context, today)).登记人口
const factsOf = async (id: string) =>
  (await askOwn<{ n: number }>(app, "select count(*)::int as n from fact where person_id = $1", [id]))[0]?.n

describe("a merging", () => {
  it("counts who was counted twice once, and gives all that hung on the record to the one that is kept", async () => {
    const { kept, gone } = await makeDouble({ name: "白晓云" })
    await write([rowOf(gone, { what: "watch", ago: 3, celsius: "", slot: "" })])
    const counted = await peopleCounted()
    const found = (await getSummary(head.context, today)).累计排查返沪人数
    const { body } = await merge(kept.id, gone.id, ["phone"])
    expect(await peopleCounted()).toBe(counted - 1)
    expect((await getSummary(head.context, today)).累计排查返沪人数).toBe(found)
    const there = (await page(kept.home)).people.filter((one: { personId: string }) =>
      [kept.id, gone.id].includes(one.personId),
    )
    expect(there).toMatchObject([{ personId: kept.id, care: "独居老人" }])
    // what comes later stays with who was kept, also what still names the record that went
    const late = rowOf(gone, { what: "reading", ago: 0, celsius: "36.5", slot: "上午" })
    await write([late, rowOf(kept, { what: "reading", ago: 0, celsius: "36.6", slot: "下午" })])
    expect(await factsOf(kept.id)).toBe(3)
    await tell().done(contract.undoMerge, { mergeId: body.id, reason: "是两个人" })
    expect([await factsOf(kept.id), await factsOf(gone.id)]).toEqual([2, 1])
    expect(await peopleCounted()).toBe(counted)
    const again = await tell().refused(contract.undoMerge, { mergeId: body.id, reason: "再撤" })
    expect(again).toBe("already-undone")
  })

  it("is refused where it would begin or end a quarantine, and nothing is changed", async () => {
    const { kept, gone } = await makeDouble({ name: "柳青山" })
    await write([rowOf(kept, { what: "return", ago: 2, celsius: "", slot: "" })])
    await write([rowOf(gone, { what: "return", ago: 1, celsius: "", slot: "" })])
    const before = await readWholeDatabase(app)
    expect((await merge(kept.id, gone.id)).body.refusal).toBe("both-in-quarantine")
    expect(await readWholeDatabase(app)).toEqual(before)
  })

  it("takes a case with its file along, and what was planned is settled by whoever is kept", async () => {
    const { kept, gone } = await makeDouble({ name: "秦小玉" })
    await write([rowOf(gone, { what: "return", ago: 0, celsius: "", slot: "" })])
    const caseOf = (id: string) =>
      askOwn<{ id: string; file: string }>(
        app,
        "select c.case_id as id, k.case_id as file from quarantine_case c join case_file k using (case_id) where c.person_id = $1 and k.person_id = $1",
        [id],
      )
    const [before] = await caseOf(gone.id)
    await merge(kept.id, gone.id)
    expect(await caseOf(kept.id)).toEqual([before])
    await write([rowOf(kept, { what: "reading", ago: 0, celsius: "36.5", slot: "上午" })])
    const [check] = await askOwn<{ status: string }>(
      app,
      "select status from planned_check where person_id = $1 and day = $2 and slot = '上午' and kind = 'reading'",
      [kept.id, today],
    )
    expect(check?.status).toBe("fine")
  })

  it("is not split again by a book that has both rows", async () => {
    const { kept, gone } = await makeDouble({ name: "范雨" })
    await merge(kept.id, gone.id)
    const rows = [kept, gone].map(({ name, door }) => ({
      ...{
        姓名: name,
        性别: "男",
        身份证号: "",
        手机: "",
        门牌: door,
        与户主关系: "",
        居住身份: "业主",
        重点关怀: "",
      },
    }))
    const before = await peopleCounted()
    await importBooks(
      { ...app.ground, communityId: app.neighbourhoods?.own ?? "", accountId: null },
      app.ground.newId(),
      sheetsOf(
        {
          人员: { header: Object.keys(rows[0] ?? {}), rows: rows.map((row) => Object.values(row)) },
        } as never,
        ["人员"],
      ),
    )
    const [count] = await askOwn<{ n: number }>(
      app,
      "select count(*)::int as n from person_identity where name = any($1)",
      [[kept.name, gone.name]],
    )
    expect(count?.n).toBe(1)
    expect(await peopleCounted()).toBe(before)
  })

  it("rests on the one before it: the newest is undone first, and nobody is merged twice", async () => {
    const { kept, gone } = await makeDouble({ name: "苏木" })
    const { body: first } = await merge(kept.id, gone.id)
    expect((await merge(kept.id, gone.id)).body.refusal).toBe("already-merged")
    const { body: second } = await merge((people[5] as Somebody).id, kept.id)
    const refused = await tell().refused(contract.undoMerge, { mergeId: first.id, reason: "错" })
    expect(refused).toBe("newer-change")
    await tell().done(contract.undoMerge, { mergeId: second.id, reason: "错" })
    await tell().done(contract.undoMerge, { mergeId: first.id, reason: "错" })
    const { merges } = (await head.call(contract.listMerges)).body
    for (const { id } of [first, second]) {
      expect(merges.find((one: { id: string }) => one.id === id).undoneAt).not.toBe(null)
    }
  })

  it("sent twice is done once", async () => {
    const { kept, gone } = await makeDouble({ name: "施恩" })
    const body = {
      commandId: randomUUID(),
      id: randomUUID(),
      keptId: kept.id,
      goneId: gone.id,
      take: [],
      reason: "同一人",
    }
    const first = await head.call(contract.mergePeople, { body })
    expect(await head.call(contract.mergePeople, { body })).toMatchObject({ status: 200, body: first.body })
  })
})

it("knows every column of the database that names a person", async () => {
  const columns = await askOwn<{ table: string; column: string }>(
    app,
    `select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
       and (a.attname = 'person_id' or a.attname like '%\\_person\\_id') order by 1, 2`,
  )
  const known = [
    ...personTables.flatMap(({ table, of }) => of.map((column) => ({ table, column }))),
    ...[...derivedTables, ownTable].map((table) => ({ table, column: "person_id" })),
  ].filter(({ column }) => column.endsWith("person_id"))
  const inOrder = (all: typeof known) => all.map(({ table, column }) => `${table}.${column}`).toSorted()
  expect(inOrder(columns)).toEqual(inOrder(known))
})
