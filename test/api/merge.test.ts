import { randomUUID } from "node:crypto"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as board from "../../src/contract/board.ts"
import * as contract from "../../src/contract/findings.ts"
import { getHome } from "../../src/contract/register.ts"
import { addDays, getPlainDate } from "../../src/core/kit/dates.ts"
import { atDesk } from "../../src/service/desk/at-desk.ts"
import { type DeskRow, writeRows } from "../../src/service/desk/write-rows.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { derivedTables, ownTable, personTables } from "../../src/store/reconcile/person-columns.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { askOwn } from "../support/case-desk.ts"
import type { Client } from "../support/client.ts"
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
}, 60_000)
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
  return JSON.stringify(rest)
}
const page = async (id: string) => JSON.stringify((await head.call(getHome, { query: { id, on: today } })).body)

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
      return { ...same, form: "健康监测", values: { ...said, 日期: day, 时段: deed.slot, 体温: deed.celsius } }
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
      fc.asyncProperty(pairs, deeds, fc.subarray(["name", "sex", "idNumber", "phone"]), async ([a, b, near], done, take) => {
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
        await tell().done(contract.undoMerge, { mergeId: answer.body.id, reason: "是两个人" })
        expect(await state()).toEqual(before)
      }),
      { numRuns: 15, seed: 5 },
    )
    expect(merged).toBeGreaterThan(5)
  }, 120_000)
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
  expect(columns).toEqual(known.toSorted((one, other) => (one.table + one.column < other.table + other.column ? -1 : 1)))
})
