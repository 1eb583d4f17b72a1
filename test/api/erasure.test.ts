import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as contract from "../../src/contract/access.ts"
import { certificateText } from "../../src/core/erasure/certificate.ts"
import { retention } from "../../src/core/erasure/retention.ts"
import { generateWorld } from "../../src/core/world/world.ts"
import type { Context } from "../../src/service/context.ts"
import { erase } from "../../src/service/erasure/erase.ts"
import { finishErasures } from "../../src/service/erasure/finish-erasure.ts"
import { importBooks } from "../../src/service/imports/import-books.ts"
import { runImport } from "../../src/service/imports/run-import.ts"
import { getBoard } from "../../src/service/report/get-board.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { listTables } from "../../src/store/backup/tables.ts"
import { closeDb, openDb } from "../../src/store/database/db.ts"
import { evening, startTestApp, type TestApp } from "../support/app.ts"
import { onConnection } from "../support/database.ts"
import { dayTables, plantDay, staying } from "../support/plant-day.ts"
import { sheetsOf } from "../support/sheets-of.ts"
import { findSubject, type Subject } from "../support/subject.ts"

const world = generateWorld({ seed: 7, homes: 96 })
let app: TestApp
let head: Awaited<ReturnType<TestApp["signedIn"]>>

beforeAll(async () => {
  app = await startTestApp()
  head = await app.signedIn("head")
  await importBooks(head.context, app.ground.newId(), sheetsOf(world.books))
})
afterAll(async () => {
  await app.stop()
})

const summaries = (context: Context) => Promise.all(world.days.map((day) => getSummary(context, day)))

/** Tables in which a text stands anywhere. */
async function tablesWith(text: string): Promise<string[]> {
  return onConnection(app.database.owner, async (client) => {
    const found: string[] = []
    for (const { name } of await listTables(client)) {
      const { rowCount } = await client.query(`select from ${name} t where strpos(t::text, $1) > 0`, [text])
      if (rowCount !== 0) found.push(name)
    }
    return found
  })
}

const WORKERS = "select worker_id from worker where asked_at = '2020-03-05T08:00:00Z'"
/** What was planted, in tables that have rows of the campaign too. */
const planted: Readonly<Record<string, string>> = {
  planned_check: "where made_at = '2020-03-05T08:00:00Z'",
  worker: "where asked_at = '2020-03-05T08:00:00Z'",
  worker_detail: `where worker_id in (${WORKERS})`,
}

/** How many rows each table of the working day has that were planted: what is planned for cases by itself left aside. */
async function rowsOfDay(): Promise<Record<string, number>> {
  return onConnection(app.database.owner, async (client) => {
    const counts: Record<string, number> = {}
    for (const table of dayTables) {
      const planned = planted[table] ?? ""
      const { rows } = await client.query(`select count(*)::int as count from ${table} ${planned}`)
      counts[table] = rows[0].count
    }
    return counts
  })
}

const ask = (body: object) => head.call(contract.erase, { body: { commandId: app.ground.newId(), ...body } })

describe("a deletion", () => {
  it("is for the head alone, of somebody who is there, confirmed by the neighbourhood's name", async () => {
    const { personId } = await findSubject(head.context)
    const given = { scope: "subject", personId, reason: "已迁出" }
    const staff = await app.signedIn("staff")
    const body = { commandId: app.ground.newId(), ...given }
    expect((await staff.call(contract.erase, { body })).body).toEqual({ refusal: "not-allowed" })
    const other = await app.signedIn("head", "other")
    expect((await other.call(contract.erase, { body })).body).toMatchObject({ refusal: "not-found" })
    expect((await ask({ ...given, personId: app.ground.newId() })).status).toBe(404)
    expect((await ask({ scope: "campaign", reason: "结束", confirm: "别的居民区" })).body).toMatchObject({
      refusal: "not-confirmed",
    })
    expect(await summaries(head.context)).toEqual(world.truth)
  })

  it("finds a person wherever they are named, and leaves the others' rows and every day's sums", async () => {
    const subject = await findSubject(head.context)
    await plantMentions(subject)
    const before = await summaries(head.context)
    await plantDay(app.ground.ownerDb, head.context.communityId, subject)
    const planted = await tablesWith(subject.name)
    expect(planted).toEqual(
      expect.arrayContaining(["fact_detail", "household_detail", "import_run", "refused_row"]),
    )
    expect(await tablesWith(subject.phone)).toContain("register_change")
    expect(await tablesWith(subject.personId)).toEqual(
      expect.arrayContaining(["planned_check", "task", "care_plan", "person_secret", "audit_entry"]),
    )
    const daily = await rowsOfDay()
    const board = await getBoard(head.context)
    const commandId = app.ground.newId()
    const body = { commandId, scope: "subject", personId: subject.personId, reason: `${subject.name}已迁出` }
    const first = await head.call(contract.erase, { body })
    expect(first).toMatchObject({ status: 200, body: { removal: "removed" } })
    for (const trace of [subject.name, subject.idNumber, subject.phone]) {
      expect([trace, await tablesWith(trace)]).toEqual([trace, []])
    }
    expect(await tablesWith(subject.personId)).toEqual([])
    expect(await tablesWith("租客张三")).toContain("refused_row")
    // the home's and the others' rows are there, without the name
    for (const table of dayTables)
      expect([table, (await rowsOfDay())[table]]).toEqual([table, staying[table] ?? 0])
    expect(daily).not.toEqual(await rowsOfDay())
    expect(await summaries(head.context)).toEqual(before)
    expect((await getBoard(head.context)).cases.length).toBe(board.cases.length)

    // sent twice: one deletion, one certificate
    expect((await head.call(contract.erase, { body })).body).toEqual(first.body)
    const { erasures } = (await head.call(contract.listErasures)).body
    expect(erasures).toHaveLength(1)
    expect(erasures[0]).toMatchObject({ scope: "subject", reason: "□□□已迁出", removal: "removed" })
    expect(erasures[0].sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(certificateText(erasures[0], "zh").witnesses).toHaveLength(2)
    expect(certificateText(erasures[0], "en").counts.length).toBeGreaterThan(3)

    // an old book does not bring them back, nor an older version of it
    await importBooks(head.context, app.ground.newId(), sheetsOf(world.books))
    await importBooks(head.context, app.ground.newId(), sheetsOf(withOtherPhones(world.books), ["住户"]))
    expect(await tablesWith(subject.name)).toEqual([])
    expect(await summaries(head.context)).toEqual(before)
  })

  it("waits for whoever still reads, says so when it takes too long, and is finished later", async () => {
    const subject = await findSubject(head.context)
    const reader = new pg.Client(app.database.owner)
    await reader.connect()
    await reader.query("begin isolation level repeatable read; select count(*) from community")
    const done = await erase(
      head.context,
      { commandId: app.ground.newId(), scope: "subject", personId: subject.personId, reason: "已迁出" },
      { patienceMs: 300 },
    )
    expect(done).toMatchObject({ removal: "held-up" })
    await reader.query("commit")
    await reader.end()
    await finishErasures(app.ground, {})
    const { erasures } = (await head.call(contract.listErasures)).body
    expect(erasures[0]).toMatchObject({ removal: "removed", doneAt: evening })
  })

  it("deletes the rows on a server that is not ours, and says what it cannot vouch for", async () => {
    const subject = await findSubject(head.context)
    const { database } = app.database.superuser
    const role = `plain_${app.ground.newId().slice(-12)}`
    await onConnection(app.database.superuser, async (client) => {
      await client.query(`create role ${role} login password 'plain'; grant shouwang_app to ${role}`)
      for (const { name } of await listTables(client))
        await client.query(`alter table ${name} owner to ${role}`)
    })
    const ownerDb = openDb({ ...app.database.superuser, database, user: role, password: "plain" })
    const done = await erase(
      { ...head.context, ownerDb },
      { commandId: app.ground.newId(), scope: "subject", personId: subject.personId, reason: "已迁出" },
    )
    await closeDb(ownerDb)
    await onConnection(app.database.superuser, (client) =>
      client.query(`reassign owned by ${role} to shouwang_owner; drop owned by ${role}; drop role ${role}`),
    )
    expect(done).toMatchObject({ removal: "rows-only" })
    expect(await tablesWith(subject.idNumber)).toEqual([])
  })

  it("of a campaign leaves places and sums, and lets a new one begin", async () => {
    const before = await summaries(head.context)
    const done = await erase(
      head.context,
      { commandId: app.ground.newId(), scope: "campaign", confirm: "我们居民区", reason: "疫情结束" },
      { destroyBackupKeys: async () => 3 },
    )
    // the backups' keys are another neighbourhood's too
    expect(done).toMatchObject({
      removal: "removed",
      counts: { person_identity: expect.any(Number), "backup-keys": 0 },
    })
    expect(await summaries(head.context)).toEqual(before.map((summary) => ({ ...summary, 隔离分布: {} })))
    const board = await getBoard(head.context)
    expect([board.homes.length, board.cases.length]).toEqual([96, 0])
    await importBooks(head.context, app.ground.newId(), sheetsOf(world.books, ["楼栋", "住户", "人员"]))
    expect(await getBoard(head.context)).toMatchObject({ register: [{ households: 96 }] })
  })

  it("knows what to do with every table", async () => {
    const tables = await onConnection(app.database.owner, listTables)
    const named = new Set(retention.map((entry) => entry.table))
    expect(tables.map((table) => table.name).filter((name) => !named.has(name))).toEqual(["migration"])
  })
})

/** The books as if every household had another telephone once. */
function withOtherPhones(books: typeof world.books): typeof world.books {
  const { header, rows } = books.住户
  const at = header.indexOf("联系电话")
  return {
    ...books,
    住户: { name: "住户", header, rows: rows.map((cells) => cells.with(at, "13600000000")) },
  }
}

/** Names the person in a file's name, in rows that were refused, in another home's call, in the register's history. */
async function plantMentions(subject: Subject): Promise<void> {
  const people = world.books.人员
  const own = people.rows.find((cells) => cells.includes(subject.name)) ?? []
  const newer = own.map((cell) => (cell === subject.phone ? "13912340000" : cell))
  const rows = [
    [
      "2020-02-30 09:00",
      "电话",
      subject.name,
      subject.idNumber,
      subject.phone,
      "999弄9号901室",
      "",
      "王警官",
    ],
    ["2020-02-30 09:00", "电话", "租客张三", "", "13700001234", "999弄9号901室", subject.name, "王警官"],
  ]
  const screening = ["登记时间", "登记方式", "姓名", "身份证号", "手机号", "门牌", "房东", "登记人"]
  const call = ["时间", "来电号码", "门牌", "类别", "内容", "接听人", "状态"]
  const other = people.rows.find((cells) => !cells.includes(own[4] ?? ""))?.[4] ?? ""
  const asked = ["2020-03-05 10:00", "", other, "咨询", `问${subject.name}家是否在隔离`, "", "办结"]
  const table = (sheet: string, header: readonly string[], cells: readonly (readonly string[])[]) => ({
    sheet,
    header,
    rows: cells.map((row, index) => ({ line: index + 2, cells: row })),
  })
  const tables = [
    table("人员", people.header, [newer]),
    table("租客排查", screening, rows),
    table("来电记录", call, [asked]),
  ]
  const file = { name: `${subject.name}.xlsx`, bytes: new Uint8Array() }
  const result = await runImport(head.context, app.ground.newId(), [file], async () => ({ ok: true, tables }))
  expect(result?.lines.map((line) => [line.form, line.refused, line.changed, line.refusal])).toEqual([
    ["人员", 0, 1, null],
    ["租客排查", 2, 0, null],
    ["来电记录", 0, 0, null],
  ])
}
