import { readFile } from "node:fs/promises"
import ExcelJS from "exceljs"
import iconv from "iconv-lite"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { words } from "../../src/web/lists/words-zh.ts"
import { faultsOf } from "./axe.ts"
import { campaign, type Site, startSite } from "./support.ts"

let site: Site
let page: Page
beforeAll(async () => {
  site = await startSite()
  page = await site.open("staff", { path: "/lists" })
  page.context().setDefaultTimeout(60_000)
  await page.setViewportSize({ width: 1280, height: 720 })
})
afterAll(() => site.stop())

const LOOK = process.env["LOOK"]
async function look(name: string) {
  if (LOOK) await page.screenshot({ path: `${LOOK}/${name}.png`, animations: "disabled" })
}

const people = campaign.books.人员.rows.filter(
  ([, , id = "", phone = ""]) => id.length === 18 && phone !== "",
)
const [known = [], other = []] = people
const header = ["序号", "姓名", "证件号码", "联系电话", "家庭住址"]
const rows = [
  ["1", known[0] ?? "", known[2] ?? "", known[3] ?? "", known[4] ?? ""],
  ["2", "欧阳无甲", "", "14100000001", "901弄1号101室"],
  ["3", other[0] ?? "", other[2] ?? "", other[3] ?? "", other[4] ?? ""],
]

/** As offices send them: two merged lines above the header, colours, widths, another sheet. */
async function workbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet("填表说明").getCell("A1").value = "当日核实"
  const sheet = book.addWorksheet("核查名单")
  sheet.mergeCells("A1:E1")
  sheet.getCell("A1").value = "关于核查返沪人员的名单"
  sheet.getCell("A1").font = { size: 20, bold: true }
  sheet.mergeCells("A2:E2")
  sheet.getCell("A2").value = "填报单位：街道防控办"
  sheet.getRow(3).values = header
  sheet.getRow(3).eachCell((cell) => {
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFE699" } }
  })
  for (const row of rows) sheet.addRow(row)
  sheet.getColumn(3).width = 27
  return Buffer.from(await book.xlsx.writeBuffer())
}

const tab = (part: keyof typeof words.lists.part) =>
  page.getByRole("button", { name: new RegExp(`^${words.lists.part[part]} \\d`) })
const boxes = () => page.getByRole("checkbox", { name: /^选第 \d+ 条/ })
const said = (text: string | RegExp) => page.getByRole("status").filter({ hasText: text })
const choose = (name: string, buffer: Buffer) =>
  page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer })
const kinds = () =>
  Promise.all(header.slice(1).map((each) => page.getByLabel(`“${each}”这一列是`).inputValue()))

describe("a list as offices send it", () => {
  it("is a workbook with merged titles, read from its header on", async () => {
    await choose("核查名单.xlsx", await workbook())
    await page.getByText("前 3 行，共 3 行").waitFor()
    expect(await kinds()).toEqual(["name", "document", "phone", "door"])
    await page.getByLabel("谁发来的").fill("街道防控办")
    await look("take-in-720")
    await page.getByRole("button", { name: "收下，开始比对" }).click()
    await tab("all").filter({ hasText: "3" }).waitFor()
    await page.getByRole("progressbar").waitFor({ state: "detached", timeout: 120_000 })
    await tab("all").click()
    await boxes().nth(2).waitFor()
    await look("one-720")
    expect(await faultsOf(page)).toEqual([])
  })

  it("has every deed on it taken back by Z: a call, an outcome taken back, who somebody is", async () => {
    await boxes().nth(1).focus()
    await page.keyboard.press("c")
    await page.getByLabel("问什么").and(page.locator(":focus")).waitFor()
    await page.keyboard.press("Enter")
    await said("1 条排进了要打的电话").waitFor()
    await tab("calling").filter({ hasText: "1" }).waitFor()
    await page.keyboard.press("z")
    await said("1 条不打电话了").waitFor()
    await tab("calling").filter({ hasText: "0" }).waitFor()
    await page.locator("thead input").check()
    await page.keyboard.press("2")
    await page.getByLabel("怎么知道的").fill("电话空号")
    await page.keyboard.press("Enter")
    await said("3 条：信息有误").waitFor()
    await boxes().first().focus()
    await page.keyboard.press("r")
    await said("1 条重新核对").waitFor()
    await tab("ended").filter({ hasText: "2" }).waitFor()
    await page.keyboard.press("b")
    await said("1 条退回拿不准").waitFor()
    await page.keyboard.press("z")
    await said("1 条照原来的认回去了").waitFor()
    await tab("doubtful").filter({ hasText: "0" }).waitFor()
    await boxes().nth(1).focus()
    await page.keyboard.press("r")
    await said("1 条重新核对").waitFor()
    await page.keyboard.press("z")
    await said("1 条照原来的结果写回去了").waitFor()
    await tab("ended").filter({ hasText: "2" }).waitFor()
  })

  it("goes back in its own sheet: titles, colours, widths and order as they were", async () => {
    const waiting = page.waitForEvent("download")
    await page.getByRole("link", { name: "下载回复" }).click()
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await readFile(await (await waiting).path())).buffer as ArrayBuffer)
    expect(book.worksheets.map(({ name }) => name)).toEqual(["核查名单", "统计"])
    const sheet = book.getWorksheet("核查名单")
    const line = (at: number, to: number) =>
      Array.from({ length: to }, (_, column) => sheet?.getCell(at, column + 1).text)
    expect(sheet?.getCell("A1").text).toBe("关于核查返沪人员的名单")
    expect(sheet?.getCell("A1").font).toMatchObject({ size: 20, bold: true })
    expect(sheet?.getCell("E2").master.address).toBe("A2")
    expect(line(3, 8)).toEqual([...header, "核查结果", "说明", "核查时间"])
    expect(sheet?.getCell("F3").fill).toEqual(sheet?.getCell("B3").fill)
    expect(sheet?.getColumn(3).width).toBe(27)
    expect(rows.map((_, at) => line(4 + at, 5))).toEqual(rows)
    expect(rows.map((_, at) => line(4 + at, 7).slice(5))).toEqual([
      ["核查中", ""],
      ["信息有误", "电话空号"],
      ["信息有误", "电话空号"],
    ])
  })

  it("is removed where it was taken in by mistake, and had back by Z", async () => {
    await page.goto("/lists")
    await choose(
      "名单.csv",
      iconv.encode([header, ...rows].map((row) => row.join(",")).join("\r\n"), "gb18030"),
    )
    await page.getByText("前 3 行，共 3 行").waitFor()
    expect(await kinds()).toEqual(["name", "document", "phone", "door"])
    await page.getByRole("cell", { name: known[0] ?? "", exact: true }).waitFor()
    await page.getByLabel("谁发来的").fill("派出所")
    await page.getByRole("button", { name: "收下，开始比对" }).click()
    await page.getByRole("heading", { name: "名单", level: 1 }).waitFor()
    await page.getByRole("progressbar").waitFor({ state: "detached", timeout: 120_000 })
    await page.getByRole("button", { name: "收错了，撤掉这份名单" }).click()
    await page.getByRole("button", { name: "再按一次，撤掉整份名单" }).click()
    await said("名单撤掉了。").waitFor()
    await page.getByRole("link", { name: "派出所 · 名单" }).waitFor({ state: "detached" })
    await look("removed-720")
    await page.keyboard.press("z")
    await page.getByRole("heading", { name: "名单", level: 1 }).waitFor()
    await tab("all").filter({ hasText: "3" }).waitFor()
  })

  it("is what somebody wrote into a chat", async () => {
    await page.goto("/lists")
    await page.getByRole("button", { name: "粘贴名单" }).click()
    await page
      .getByLabel("粘贴名单内容")
      .fill(
        `今晚核实：\n1、${known[0]} ${known[3]} ${known[4]} 武汉回沪\n2、欧阳无乙 14100000002 901弄1号102室`,
      )
    await page.getByRole("button", { name: "读一下" }).click()
    await page.getByText("前 2 行，共 2 行").waitFor()
    await page.getByLabel("谁发来的").fill("楼组长")
    await page.getByRole("button", { name: "收下，开始比对" }).click()
    await tab("fresh").filter({ hasText: "1" }).waitFor({ timeout: 120_000 })
    await page.goto("/lists")
    await page.getByRole("link", { name: /楼组长/ }).waitFor()
    await look("overview-720")
  })
})

describe("in English", () => {
  it("the screens of lists, findings and doubles say all there is, on a small screen too", async () => {
    const english = await site.open("staff", { path: "/lists", language: "en" })
    english.context().setDefaultTimeout(60_000)
    await english.setViewportSize({ width: 1280, height: 720 })
    page = english
    await choose("list.xlsx", await workbook())
    await english.getByRole("table").waitFor()
    await look("take-in-720-english")
    await english.goto("/lists")
    await english
      .getByRole("link", { name: /街道防控办/ })
      .first()
      .click()
    await english.getByRole("table").waitFor()
    await look("one-720-english")
    expect(await faultsOf(english)).toEqual([])
    await english.goto("/findings")
    await english.getByRole("region", { name: /double/i }).waitFor()
    await look("findings-720-english")
    expect(await faultsOf(english)).toEqual([])
    await english.goto("/findings/merges")
    await english.getByRole("heading", { level: 1 }).waitFor()
    await look("merges-720-english")
  })
})
