import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { getRows } from "../../src/contract/board.ts"
import * as contract from "../../src/contract/register.ts"
import { importBooks } from "../../src/service/imports/import-books.ts"
import type { ImportResult, ImportSheet } from "../../src/service/imports/import-result.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { household, makeRegisterDesk, person } from "../support/register-desk.ts"

let app: TestApp
let desk: ReturnType<typeof makeRegisterDesk>
beforeAll(async () => {
  app = await startTestApp()
  desk = makeRegisterDesk(await app.signedIn("staff"))
})
afterAll(() => app.stop())

function sheet(name: string, header: string[], ...rows: string[][]): ImportSheet {
  const lines = rows.map((cells, index) => ({ line: index + 2, cells }))
  return { file: `${name}.csv`, table: { sheet: name, header, rows: lines } }
}

async function importRegister(householder: string): Promise<ImportResult> {
  const importer = { ...app.ground, communityId: app.neighbourhoods?.own ?? "", accountId: null }
  const door = "700弄1号101室"
  return importBooks(importer, app.ground.newId(), [
    sheet("楼栋", ["弄", "号", "层数", "每层户数"], ["700", "1", "2", "2"]),
    sheet(
      "住户",
      ["门牌", "住房类型", "户主", "联系电话", "人数"],
      [door, "自住", householder, "13800001111", "2"],
    ),
    sheet(
      "人员",
      ["姓名", "性别", "身份证号", "手机号", "门牌", "与户主关系", "居住身份", "重点关怀"],
      ["王小明", "男", "G12345678", "13800001111", door, "本人", "业主", ""],
    ),
  ])
}

async function totals(): Promise<number[]> {
  const ask = (indicator: string) => desk.client.call(getRows, { query: { indicator, on: "2020-03-05" } })
  return Promise.all(["总户数", "登记人口"].map(async (indicator) => (await ask(indicator)).body.total))
}

describe("what was written by hand", () => {
  it("is found again by the books that list it later, and by changes of those", async () => {
    const { home } = await desk.stairwell("700", "1")
    await desk.done(contract.addHousehold, { dwellingId: home, ...household })
    await desk.done(contract.addStay, { dwellingId: home, ...person, idNumber: "g12345678" })
    const result = await importRegister("王小明")
    expect(result.lines.map((line) => [line.form, line.new, line.refused])).toEqual([
      ["楼栋", 0, 0],
      ["住户", 0, 0],
      ["人员", 0, 0],
    ])
    expect(await totals()).toEqual([1, 1])
    await importRegister("王大明")
    expect(await totals()).toEqual([1, 1])
    expect((await desk.page(home)).households).toMatchObject([{ householder: "王大明" }])
  })

  it("stands over a book that says again what it said before", async () => {
    const home = (await desk.homeAt("700弄1号101")) ?? ""
    const [listed] = (await desk.page(home)).households
    await desk.done(contract.correctHousehold, { id: listed.id, ...household, householder: "王改名" })
    await importRegister("王大明")
    expect((await desk.page(home)).households).toMatchObject([{ householder: "王改名" }])
  })

  it("cannot take back what a book corrected", async () => {
    const home = (await desk.homeAt("700弄1号101")) ?? ""
    const changes = (await desk.page(home)).changes as { id: string; action: string }[]
    const byBook = changes.find((change) => change.action === "household.corrected-by-import")
    expect(byBook).toBeDefined()
    expect(await desk.refused(contract.undoRegisterChange, { id: byBook?.id })).toBe("not-found")
  })
})
