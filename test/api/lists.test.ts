import { randomUUID } from "node:crypto"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import excel from "exceljs"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { listAudit } from "../../src/contract/access.ts"
import * as contract from "../../src/contract/lists.ts"
import { instantOf } from "../../src/core/kit/dates.ts"
import { type RowOutcome, rowOutcomes } from "../../src/core/reconcile/row-outcome.ts"
import { generateWorld } from "../../src/core/world/world.ts"
import { openBooks } from "../../src/main/books.ts"
import { openMatcher } from "../../src/main/reconcile/open-matcher.ts"
import { importBooks } from "../../src/service/imports/import-books.ts"
import { addList } from "../../src/service/reconcile/add-list.ts"
import { makeListMatching } from "../../src/service/reconcile/list-matching.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { csvOf, makeListsDesk } from "../support/lists-desk.ts"
import { pushedList } from "../support/pushed-list.ts"
import { sheetsOf } from "../support/sheets-of.ts"

// biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came back
type Row = any

const world = generateWorld({ seed: 7 })
const pushed = pushedList(world.books)
const now = instantOf(Date.parse("2020-03-05T13:00:00Z"))
const books = openBooks()

let app: TestApp
let desk: ReturnType<typeof makeListsDesk>
let listId: string
/** Document number → person. */
let people: ReadonlyMap<string, string>

beforeAll(async () => {
  app = await startTestApp({ now, books })
  const communityId = app.neighbourhoods?.own ?? ""
  await importBooks(
    { ...app.ground, communityId, accountId: null },
    app.ground.newId(),
    sheetsOf(world.books, ["楼栋", "住户", "人员", "返沪人员登记"]),
  )
  const known = await inNeighbourhood(app.ground.db, communityId, (tx) =>
    tx.query.selectFrom("person_identity").select(["person_id", "id_number"]).execute(),
  )
  people = new Map(known.map((row) => [row.id_number, row.person_id]))
  desk = makeListsDesk(await app.signedIn("staff"))
})
afterAll(async () => {
  await app.stop()
  await books.close()
})

const truthOf = (row: Row) => {
  const truth = pushed.rows[row.place]
  if (truth === undefined) throw new RangeError("no such row")
  return truth
}

describe("a list of 273 rows", () => {
  it("is there at once and matched behind the reply, while the desk works on", async () => {
    const { status, body } = await desk.add(
      { name: "名单.csv", content: csvOf(pushed) },
      { sender: "区防控办" },
    )
    expect({ status, body }).toMatchObject({ status: 200, body: { rows: 273 } })
    listId = body.id
    const { list, header, kinds } = await desk.list(listId)
    expect(list).toMatchObject({ sender: "区防控办", late: false, counts: { rows: 273, waiting: 273 } })
    expect(header).toEqual(pushed.header)
    expect(kinds).toEqual(["note", "name", "document", "phone", "door", "from", "arrived-on", "note"])
    await desk.matched(listId)
  })

  it("joins by itself whom it means, and nobody else", async () => {
    const rows: Row[] = await desk.rows(listId)
    expect(rows.map(({ cells }) => cells)).toEqual(pushed.rows.map(({ cells }) => cells))
    const joined = rows.filter(({ identity }) => identity === "same")
    for (const row of joined) {
      const { idNumber } = truthOf(row)
      expect([row.place, row.person.id]).toEqual([row.place, people.get(idNumber ?? "")])
      expect(row.identityBy).toBeNull()
    }
    expect(joined.length).toBeGreaterThanOrEqual(105)
    const strangers = rows.filter((row) => truthOf(row).idNumber === null)
    expect(strangers.filter(({ identity }) => identity === "new").length).toBeGreaterThanOrEqual(158)
  })

  it("proposes what can be known and nothing else, and has ended nothing by itself", async () => {
    const rows: Row[] = await desk.rows(listId)
    for (const row of rows) {
      expect(row.outcome).toBeNull()
      if (row.proposed !== null) expect([row.place, row.proposed]).toEqual([row.place, truthOf(row).outcome])
    }
    const proposed = rows.filter((row) => row.proposed !== null)
    expect(proposed.length).toBeGreaterThanOrEqual(140)
  })

  it("is gone through, each row to the end that is true, and answered in the sender's own columns", async () => {
    const rows: Row[] = await desk.rows(listId)
    for (const row of rows.filter(({ identity }) => identity === "doubtful")) {
      const { idNumber } = truthOf(row)
      const personId = idNumber === null ? null : people.get(idNumber)
      await desk.done(contract.decideRows, {
        said: [{ rowId: row.id, is: personId === null ? "new" : "same", personId }],
      })
    }
    await desk
      .tell(contract.answerList, { id: listId })
      .then(({ body }) => expect(body.refusal).toBe("rows-open"))
    for (const outcome of rowOutcomes) {
      const rowIds = rows.filter((row) => truthOf(row).outcome === outcome).map(({ id }) => id)
      const reason = outcome === "known" || outcome === "missed" ? "" : `电话核实：${outcome}`
      await desk.done(contract.endRows, { rowIds, outcome, reason, task: null })
    }
    const { list, outcomes } = await desk.list(listId)
    expect(list.counts).toMatchObject({ rows: 273, ended: 273, certain: 0, fresh: 0, doubtful: 0 })
    expect(outcomes).toEqual({
      ...{ known: 98, wrong: 47, missed: 12, "not-living-here": 29, "out-of-time": 16 },
      ...{ "passed-through": 25, "other-area": 38, "not-key-area": 8 },
    })
    await desk.done(contract.answerList, { id: listId })
    expect((await desk.list(listId)).list.answeredAt).toBe(now)

    const answer = await desk.client.fetch(contract.downloadReply, { query: { id: listId } })
    expect(answer.headers.get("content-disposition")).toContain(encodeURIComponent("核查结果.xlsx"))
    const read = await books.readList({ name: "x.xlsx", bytes: new Uint8Array(await answer.arrayBuffer()) })
    if (!read.ok) throw new Error(read.refusal)
    const [replied, counted] = read.tables
    expect(replied?.header).toEqual([...pushed.header, "核查结果", "说明", "核查时间"])
    expect(replied?.rows.map(({ cells }) => cells.slice(0, pushed.header.length))).toEqual(
      pushed.rows.map(({ cells }) => cells),
    )
    const first = replied?.rows[0]?.cells ?? []
    expect(first.at(-1)).toBe("2020-03-05 21:00")
    expect(counted?.rows.map(({ cells }) => cells)).toEqual([
      ...[
        ["前期已排查", "98"],
        ["信息有误", "47"],
        ["漏排", "12"],
        ["不在本地居住", "29"],
        ["超过期限", "16"],
      ],
      ...[
        ["途经停留", "25"],
        ["属其他地区", "38"],
        ["未经重点地区", "8"],
        ["核查中", "0"],
        ["合计", "273"],
      ],
    ])
  })

  it("explains a score in steps that add up", async () => {
    const rows: Row[] = await desk.rows(listId)
    const row = rows.find(({ person }) => person !== null)
    const { body } = await desk.ask(contract.explainRow, { row: row.id, person: row.person.id })
    const steps: { step: string; weight: number }[] = body.steps
    const total = steps.find(({ step }) => step === "total")?.weight ?? 0
    const sum = steps.filter(({ step }) => step !== "total").reduce((left, { weight }) => left + weight, 0)
    expect(sum).toBeCloseTo(total, 6)
    expect(total).toBeGreaterThan(0)
  })

  it("collapses with the next list of the same people, whether the register knows them or not", async () => {
    const knows = pushed.rows.filter(({ idNumber }) => idNumber !== null).slice(0, 5)
    const not = pushed.rows
      .filter(({ outcome, cells }) => outcome === "wrong" && cells[2] !== "" && cells[3] !== "")
      .slice(0, 5)
    const rows = [...knows, ...not]
    const { list } = await desk.added({ name: "第二批.csv", content: csvOf({ header: pushed.header, rows }) })
    const listed: Row[] = await desk.rows(list.id)
    for (const [at, row] of listed.entries()) {
      const opened = await desk.open(row.id)
      const shown = opened.find((one: Row) => one.row.id === row.id)
      expect([at, shown.earlier]).toMatchObject([
        at,
        [{ listId, sender: "区防控办", outcome: rows[at]?.outcome }],
      ])
    }
  })

  it("has its reading written down, by ids and codes alone", async () => {
    const head = await app.signedIn("head")
    const { body } = await head.call(listAudit, { query: { subject: listId } })
    const actions = new Set(body.entries.map(({ action }: { action: string }) => action))
    for (const action of ["list.add", "list.read", "list.answer", "list.reply"])
      expect(actions).toContain(action)
    const text = JSON.stringify(body)
    for (const { cells } of pushed.rows) expect(text).not.toContain(cells[1])
  })
})

describe("a list that is handed over", () => {
  it("is read again as the sender's last one was read", async () => {
    const content = "甲,乙,丙\n王小明,13800001111,武汉\n李四丰,13900002222,温州"
    const first = await desk.propose("派出所", { name: "a.csv", content })
    expect(first.body).toMatchObject({
      likeLastTime: false,
      sheets: [{ header: ["甲", "乙", "丙"], rows: 2 }],
    })
    const kinds = ["name", "phone", "from"]
    await desk.added({ name: "a.csv", content }, { sender: "派出所", kinds })
    const again = await desk.propose("派出所", { name: "b.csv", content })
    expect(again.body).toMatchObject({ likeLastTime: true, sheets: [{ kinds }] })
    expect((await desk.propose("卫生中心", { name: "b.csv", content })).body.likeLastTime).toBe(false)
  })

  it("may be pasted out of a chat", async () => {
    const someone =
      world.books.人员.rows.find((row) => (row[2]?.length ?? 0) === 18 && (row[3] ?? "") !== "") ?? []
    const [name = "", , , phone = "", door = ""] = someone
    const { list } = await desk.added(
      `请核：\n1、${name} ${phone} ${door} 武汉回沪\n2、欧阳无名 14100000000 900弄1号101室`,
    )
    const rows: Row[] = await desk.rows(list.id)
    expect(rows.map(({ identity, proposed }) => [identity, proposed])).toMatchObject([
      ["same", expect.any(String)],
      ["new", "other-area"],
    ])
    const { body } = await desk.ask(contract.openRow, { id: rows[0].id })
    expect(body).toMatchObject({ name, phone, sender: "街道办", door })
  })

  it.each([
    ["without a name", { kinds: ["note", "phone"] }, "no-name-column"],
    ["with kinds of another header", { kinds: ["name"] }, "bad-input"],
    ["of a sheet that is not there", { sheet: "别的" }, "bad-input"],
    ["without a sender", { sender: " " }, "bad-input"],
    ["due on no day", { dueAt: "2020-02-31T99:00:00Z" }, "bad-input"],
  ])("is refused %s", async (_, said, refusal) => {
    const { body } = await desk.add({ name: "a.csv", content: "姓名,电话\n王小明,13800001111" }, said)
    expect(body.refusal).toBe(refusal)
  })

  it.each([
    ["nothing", "", "empty-list"],
    ["a header alone", "姓名,电话", "empty-list"],
    ["a page of the web", "<!doctype html><p>名单", "unreadable-list"],
    ["too many rows", `姓名,电话\n${"王,1\n".repeat(50_001)}`, "too-many-rows"],
  ])("is refused when it holds %s", async (_, content, refusal) => {
    const file = { name: "a.csv", content }
    const proposed = await desk.propose("街道办", file)
    const answer = proposed.status === 200 ? await desk.add(file) : proposed
    expect(answer.body.refusal).toBe(refusal)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  })

  it("is taken in once, however often it is sent", async () => {
    const said = { commandId: randomUUID(), id: randomUUID() }
    const source = "王小明 13800001111"
    const answers = [await desk.add(source, said), await desk.add(source, said)]
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [200, { id: said.id, rows: 1 }],
      [200, { id: said.id, rows: 1 }],
    ])
    expect((await desk.matched(said.id)).list.counts.rows).toBe(1)
  })

  const hostile = new URL("../../../shared/benchmarks/hostile/", import.meta.url)
  it.skipIf(!existsSync(hostile))(
    "may be hostile, and is read or refused",
    { timeout: 240_000 },
    async () => {
      for (const name of readdirSync(hostile)) {
        const file = { name, content: readFileSync(new URL(name, hostile)) }
        const { status, body } = await desk.propose("街道办", file)
        expect([
          name,
          status === 200 || ["unreadable-list", "empty-list", "too-large"].includes(body.refusal),
        ]).toEqual([name, true])
        if (status !== 200) continue
        const kinds = body.sheets[0].kinds.map((_: string, at: number) => (at === 0 ? "name" : "note"))
        const added = await desk.add(file, { kinds })
        expect([name, added.status]).toEqual([name, 200])
        await desk.matched(added.body.id)
        const reply = await desk.client.fetch(contract.downloadReply, { query: { id: added.body.id } })
        expect([name, reply.status]).toEqual([name, 200])
        await expectOnlyText(new Uint8Array(await reply.arrayBuffer()))
      }
    },
  )

  it("brings no formula back", async () => {
    const content = `姓名,备注\n王小明,=HYPERLINK("http://x";"y")\n+李四丰,@SUM(1)\n"=cmd|' /C calc'!A0",-1`
    const { list } = await desk.added({ name: "a.csv", content }, { kinds: ["name", "note"], sender: "=1+1" })
    const reply = await desk.client.fetch(contract.downloadReply, { query: { id: list.id } })
    await expectOnlyText(new Uint8Array(await reply.arrayBuffer()))
  })
})

async function expectOnlyText(bytes: Uint8Array): Promise<void> {
  const book = new excel.Workbook()
  await book.xlsx.load(bytes.buffer as ArrayBuffer)
  for (const sheet of book.worksheets) {
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        expect(cell.type).toBe(excel.ValueType.String)
        expect(cell.numFmt).toBe("@")
      }),
    )
  }
}

describe("a list that a restart left behind", () => {
  it("is matched by the clock, and left to people when it cannot be", async () => {
    const { context } = await app.signedIn("staff")
    const given = (outcome: RowOutcome) => ({
      ...{
        commandId: randomUUID(),
        id: randomUUID(),
        sender: "街道办",
        title: outcome,
        asks: "return" as const,
      },
      ...{ dueAt: null, sheet: "", kinds: ["name", "phone"] as const },
    })
    const source = { pasted: "王小明 13800001111" }
    const first = given("known")
    await addList(context, first, source, books)
    app.setClock(instantOf(Date.parse(now) + 60_000))
    const failing = makeListMatching(
      app.ground,
      { matchRows: () => Promise.reject(new Error("no thread")) },
      () => undefined,
    )
    await failing.leftBehind()
    expect((await desk.list(first.id)).list.counts.waiting).toBe(1)
    const matcher = openMatcher()
    await makeListMatching(app.ground, matcher, () => undefined).leftBehind()
    await matcher.close()
    expect((await desk.list(first.id)).list.counts).toMatchObject({ waiting: 0, fresh: 1 })

    const second = given("wrong")
    await addList(context, second, source, books)
    app.setClock(instantOf(Date.parse(now) + 120_000))
    for (const _ of [1, 2, 3]) await failing.leftBehind()
    expect((await desk.list(second.id)).list.counts).toMatchObject({ waiting: 0, doubtful: 1 })
  })
})
