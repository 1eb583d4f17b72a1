import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { listAudit } from "../../src/contract/access.ts"
import * as contract from "../../src/contract/board.ts"
import type { PlainDate } from "../../src/core/kit/dates.ts"
import { indicators, type Summary } from "../../src/core/report/summary.ts"
import type { WriteTable } from "../../src/service/report/export-rows.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import type { Client } from "../support/client.ts"
import { importSmallCampaign, smallWorld } from "../support/small-campaign.ts"

type Rows = {
  total: number
  columns: string[]
  rows: { homeId: string | null; cells: string[] }[]
  next: number | null
}

const written: Parameters<WriteTable>[0][] = []
const books = {
  writeTable: async (table: Parameters<WriteTable>[0]) => {
    written.push(table)
    return new Uint8Array([80, 75])
  },
  readList: async () => ({ ok: false, refusal: "not-a-spreadsheet" }) as const,
  keepShape: async () => null,
  fillShape: async () => new Uint8Array(),
  writeTables: async () => new Uint8Array(),
  writeRefusedRows: async () => new Uint8Array(),
}

let app: TestApp
let staff: Client
beforeAll(async () => {
  app = await startTestApp({ books })
  await importSmallCampaign(app)
  staff = await app.signedIn("staff")
})
afterAll(() => app.stop())

const everything = [...indicators, "物资库存", "隔离分布"] as const
const days = smallWorld.truth.map((truth) => truth.日期).filter((_, index) => index % 9 === 4 || index === 41)

async function readRows(indicator: string, on: string, after = 0): Promise<Rows> {
  const answer = await staff.call(contract.getRows, { query: { indicator, on, after: String(after) } })
  expect([indicator, answer.status]).toEqual([indicator, 200])
  return answer.body
}

async function readAllRows(indicator: string, on: string): Promise<Rows> {
  const first = await readRows(indicator, on)
  const pages = [first]
  for (let next = first.next; next !== null; ) {
    const page = await readRows(indicator, on, next)
    pages.push(page)
    next = page.next
  }
  return { ...first, rows: pages.flatMap((page) => page.rows) }
}

function truthOf(day: PlainDate): Summary {
  const truth = smallWorld.truth.find((one) => one.日期 === day)
  if (truth === undefined) throw new Error("a day outside the campaign")
  return truth
}

/** Where a number adds something up instead of counting rows: the column that it adds up. */
const summed: Readonly<Record<string, string>> = {
  今日发放口罩只数: "数量",
  累计发放口罩只数: "数量",
  今日值班小时: "小时",
}

describe("the rows behind a number", () => {
  it.each(days)("are as many as the number says, for every number, on %s", async (day) => {
    const truth = truthOf(day)
    for (const indicator of indicators) {
      const column = summed[indicator]
      if (column === undefined) {
        const { total } = await readRows(indicator, day)
        expect([indicator, total]).toEqual([indicator, truth[indicator]])
      } else {
        const { columns, rows } = await readAllRows(indicator, day)
        const cells = rows.map((row) => Number(row.cells[columns.indexOf(column)]))
        const sum = cells.reduce((total, cell) => total + cell, 0)
        expect(Math.abs(sum - truth[indicator])).toBeLessThan(0.05 * cells.length + 0.051)
      }
    }
  })

  it.each(days)("add up to the stock and to the map on %s", async (day) => {
    const movements = await readAllRows("物资库存", day)
    const at = (name: string, cells: string[]) => cells[movements.columns.indexOf(name)] ?? ""
    const stock: Record<string, number> = {}
    for (const { cells } of movements.rows) {
      const sign = at("方向", cells) === "入" ? 1 : -1
      stock[at("物品", cells)] = (stock[at("物品", cells)] ?? 0) + sign * Number(at("数量", cells))
    }
    const truth = truthOf(day).物资库存
    for (const item of Object.keys(stock)) expect(truth).toHaveProperty(item)
    for (const item of Object.keys(truth)) expect([item, stock[item] ?? 0]).toEqual([item, truth[item]])

    const doors = await readAllRows("隔离分布", day)
    const map = doors.rows.map(({ cells }) => [cells[0], Number(cells[1])])
    expect(Object.fromEntries(map)).toEqual(truthOf(day).隔离分布)
  })

  it("come page by page, each row once, the newest first", async () => {
    const { total, rows, columns } = await readAllRows("累计来电", "2020-03-05")
    expect(rows).toHaveLength(total)
    expect(total).toBeGreaterThan(100)
    const moments = rows.map((row) => row.cells[columns.indexOf("时间")] ?? "")
    expect(moments).toEqual(moments.toSorted().reverse())
  })

  it("name nobody whole", async () => {
    const names = new Set(
      smallWorld.books.人员.rows.map((row) => row[smallWorld.books.人员.header.indexOf("姓名")]),
    )
    for (const indicator of everything) {
      const { rows } = await readRows(indicator, "2020-02-20")
      for (const cell of rows.flatMap((row) => row.cells)) {
        expect(names.has(cell)).toBe(false)
        expect(cell).not.toMatch(/\d{11}/)
      }
    }
  })

  it("say of every reading due whether it was taken, the missing ones first", async () => {
    const { rows, columns, total } = await readAllRows("今日应报体温次数", "2020-02-20")
    const states = rows.map((row) => row.cells[columns.indexOf("状态")])
    expect(states).toHaveLength(total)
    expect(states).toEqual(states.toSorted((one, other) => (one === other ? 0 : one === "未报" ? -1 : 1)))
    const taken = rows.filter((row) => row.cells[columns.indexOf("体温")] !== "")
    expect(taken).toHaveLength(states.filter((state) => state === "已报").length)
  })

  it("know the home that each belongs to", async () => {
    const { rows } = await readRows("在隔人数", "2020-02-20")
    expect(rows.every((row) => row.homeId !== null)).toBe(true)
  })

  it("refuse a day that is none and a number that is none", async () => {
    const wrongDay = await staff.call(contract.getRows, { query: { indicator: "总户数", on: "2020-02-30" } })
    expect([wrongDay.status, wrongDay.body]).toEqual([400, { refusal: "bad-input", field: "on" }])
    const wrongNumber = await staff.call(contract.getRows, { query: { indicator: "人数", on: "2020-02-20" } })
    expect(wrongNumber.status).toBe(400)
  })

  it("are of one's own neighbourhood alone", async () => {
    const other = await app.signedIn("staff", "other")
    const answer = await other.call(contract.getRows, { query: { indicator: "总户数", on: "2020-03-05" } })
    expect(answer.body).toMatchObject({ total: 0, rows: [], next: null })
  })
})

describe("the file of the rows behind a number", () => {
  it("says on its last lines what it is, who took it and when; and the taking is written down", async () => {
    const query = { indicator: "累计来电", on: "2020-03-05" }
    const response = await staff.fetch(contract.downloadRows, { query })
    expect(response.status).toBe(200)
    expect(response.headers.get("content-disposition")).toContain(
      encodeURIComponent("累计来电-2020-03-05.xlsx"),
    )
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([80, 75]))

    const table = written.at(-1)
    const { total } = await readRows("累计来电", "2020-03-05")
    expect(table).toMatchObject({ sheet: "累计来电" })
    expect(table?.rows).toHaveLength(total + 4)
    expect(table?.rows.at(-2)?.[0]).toMatch(/^导出人：name of staff-.*；导出时间：2020-03-05 21:00$/)
    expect(table?.rows.flat().join()).not.toMatch(/\d{11}/)

    const head = await app.signedIn("head")
    const audit = await head.call(listAudit)
    expect(audit.body.entries.map((entry: { action: string }) => entry.action)).toContain("rows.export")
  })

  it("is not for the three-person team", async () => {
    const team = await app.signedIn("team")
    const query = { indicator: "累计来电", on: "2020-03-05" }
    expect((await team.call(contract.downloadRows, { query })).status).toBe(403)
  })
})
