import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { readPdf } from "./read-pdf.ts"
import { busyDay, campaign, type Site, startSite, truthOf } from "./support.ts"

let site: Site
let page: Page
beforeAll(async () => {
  site = await startSite()
  page = await site.open("head", { path: `/table?on=${busyDay}` })
  await page.getByRole("heading", { name: "我们居民区 防疫汇总统计表" }).waitFor()
})
afterAll(() => site.stop())

const truth = truthOf(campaign, busyDay)
/** In points: 72 to the inch of 25.4 mm. */
const a3 = { width: 1191, height: 842 }
const a4 = { width: 595, height: 842 }

describe("the table", () => {
  it("has every number of the day as the campaign made it", async () => {
    await page.getByText("2020年2月12日 星期三").waitFor()
    const numbers = Object.entries(truth).filter(([, value]) => typeof value === "number")
    const shown = await page
      .locator(".summary-sheet")
      .getByRole("button")
      .evaluateAll((all) => all.map((one) => one.ariaLabel ?? ""))
    expect(new Set(shown)).toEqual(new Set(numbers.map(([name, value]) => `${name} ${value}`)))
    const stock = page.getByRole("table", { name: "物资库存" })
    for (const [item, left] of Object.entries(truth.物资库存)) {
      await stock.getByRole("row", { name: `${item} ${left}`, exact: true }).waitFor()
    }
  })

  it("goes to another day, and a number opens its rows beside it", async () => {
    await page.getByLabel("日期").selectOption("2020-02-20")
    const { 今日来电: calls } = truthOf(campaign, "2020-02-20")
    await page.getByRole("button", { name: `今日来电 ${calls}`, exact: true }).click()
    await page.getByRole("complementary").getByText(`2月20日 共 ${calls} 条`).waitFor()
    await page.keyboard.press("Escape")
    await page.getByRole("complementary").waitFor({ state: "detached" })
    await page.getByLabel("日期").selectOption(busyDay)
  })

  it("draws the course of the campaign, and gives it as tables too", async () => {
    const charts = page.getByRole("figure")
    await charts.nth(5).waitFor()
    const first = charts.filter({ hasText: "在隔人数" }).first()
    await first.locator("svg, canvas").first().waitFor()
    await first.getByText("用表格看").click()
    const row = first.getByRole("row").filter({ hasText: "2月12日" })
    expect((await row.innerText()).split(/\s+/)).toContain(String(truth.在隔人数))
  })
})

describe("paper", () => {
  it("is one sheet of A4 for the table, upright, without the buttons of the screen", async () => {
    const sheet = readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    expect(sheet).toEqual([a4])
    await page.emulateMedia({ media: "print" })
    expect(await page.getByRole("button", { name: "打印 A4" }).isVisible()).toBe(false)
    expect(await page.getByRole("navigation").first().isVisible()).toBe(false)
    expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(true)
    await page.emulateMedia({ media: null })
  })

  it("is one sheet of A3 for the map, across, and leaves out what visitors must not read", async () => {
    await page.goto(`/?on=${busyDay}`)
    await page.getByRole("grid").waitFor()
    expect(readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))).toEqual([a3])
    // what is on the sheet, while the print window would be open
    await page.evaluate(() => {
      window.print = () => undefined
    })
    await page.getByRole("button", { name: "打印 A3", exact: true }).click()
    const sheet = page.locator(".map-sheet")
    await page.emulateMedia({ media: "print" })
    await sheet.getByRole("heading", { name: "我们居民区 家庭隔离分布图" }).waitFor()
    const text = await sheet.innerText()
    expect(text).toContain("2020年2月12日 星期三")
    expect(text).toContain(`在隔 ${truth.在隔人数} 人 / ${truth.在隔户数} 户`)
    expect(text).toMatch(/打印于 2020年3月5日 20:4\d/)
    expect(text).toContain("逾期未解")
    expect(await sheet.innerHTML()).not.toMatch(
      /发热|体温|空置|出租|重点关怀|sign-let|sign-care|sign-health|cell-vacant/,
    )
    await page.emulateMedia({ media: null })
  })

  it("shows all of it on the office's own sheet, and says that it is not to be hung up", async () => {
    await page.reload()
    await page.getByRole("grid").waitFor()
    await page.evaluate(() => {
      window.print = () => undefined
    })
    await page.getByRole("button", { name: "打印 A3（办公室内用）" }).click()
    const sheet = page.locator(".map-sheet")
    await page.emulateMedia({ media: "print" })
    await sheet.getByText("办公室内用，请勿张贴").waitFor()
    expect(await sheet.locator(".cell-vacant").count()).toBeGreaterThan(0)
    await page.emulateMedia({ media: null })
  })
})
