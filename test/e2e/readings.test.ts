import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { getReadingSheet } from "../../src/contract/readings.ts"
import { getPlainDate, instantOf } from "../../src/core/kit/dates.ts"
import { booksOnEvening } from "../../src/core/world/world.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { faultsOf } from "./axe.ts"
import { campaign, type Site, startSite } from "./support.ts"

const today = getPlainDate("2020-02-13")
let site: Site
beforeAll(async () => {
  // the books of the evening before: the whole day's temperatures are still to come
  const books = booksOnEvening(campaign, getPlainDate("2020-02-12"))
  site = await startSite({ now: instantOf(Date.parse("2020-02-13T12:00:00Z")), world: { books } })
})
afterAll(() => site.stop())

const summary = () =>
  getSummary({ db: site.app.ground.db, communityId: site.app.neighbourhoods?.own ?? "" }, today)

async function sheetOf() {
  const desk = await site.app.signedIn("staff")
  return (await desk.call(getReadingSheet, { query: {} })).body.people as {
    door: string
    name: string
    personId: string
    cells: { status: string }[]
  }[]
}

/** Colours are looked at once the panel stands still. */
const still = (page: Page) =>
  page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)))

const focusedLabel = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "")

describe("the temperatures desk", () => {
  it("takes temperatures by keyboard alone, Enter going to the next that is missing", async () => {
    const page = await site.open("staff", { path: "/readings" })
    await page.getByRole("table", { name: "当天体温" }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    const people = await sheetOf()
    expect(people.length).toBeGreaterThan(10)
    const missing = people.reduce((sum, one) => sum + one.cells.length, 0)
    await page.getByText(`缺 ${missing} 次`).waitFor()
    const before = await summary()
    await page
      .getByRole("textbox", { name: /上午体温$/ })
      .first()
      .focus()
    for (const typed of ["365", "36.6", "378+12", "366"]) await page.keyboard.type(`${typed}\n`)
    const label = await focusedLabel(page)
    expect(label).toContain(people[2]?.name ?? "?")
    expect(label).toContain("上午体温")
    await page.getByText(`已报 4 次 · 缺 ${missing - 4} 次 · 异常 1 人次`).waitFor()
    const after = await summary()
    expect(after.今日已报体温次数 - before.今日已报体温次数).toBe(4)
    expect(after.今日体温异常人次 - before.今日体温异常人次).toBe(1)
    await page.keyboard.type("99\n")
    await page.getByText("体温应在 34 到 43 之间").waitFor()
    await page.goto("/")
    const figure = page.getByRole("button", { name: /^体温/ }).first()
    await figure.waitFor()
    expect(await figure.innerText()).toMatch(/4\s*\//)
    await page.context().close()
  })

  it("corrects a wrong number, and the table follows", async () => {
    const page = await site.open("staff", { path: "/readings" })
    await page.getByRole("button", { name: /37\.8 度：更正$/ }).click()
    const panel = page.getByRole("complementary")
    await panel.getByLabel("应该是").fill("36.8")
    await still(page)
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press("Enter")
    await page
      .getByRole("status")
      .filter({ hasText: /^已更正/ })
      .waitFor()
    await page.getByText(/异常 0 人次/).waitFor()
    expect((await summary()).今日体温异常人次).toBe(0)
    expect((await summary()).今日已报体温次数).toBe(4)
    await page.goto("/")
    const figure = page.getByRole("button", { name: /^体温/ }).first()
    await figure.waitFor()
    expect(await figure.innerText()).toMatch(/4\s*\//)
    await page.context().close()
  })

  it("keeps what was typed while the line was down, and sends it once", async () => {
    const page = await site.open("staff", { path: "/readings" })
    const first = page.getByRole("textbox", { name: /下午体温$/ }).first()
    await first.waitFor()
    const before = (await summary()).今日已报体温次数
    await page.context().setOffline(true)
    await first.fill("36.4")
    await first.press("Enter")
    await page.getByText("1 个体温还没有存上").waitFor()
    await page.context().setOffline(false)
    await page.getByText("1 个体温还没有存上").waitFor({ state: "detached" })
    expect((await summary()).今日已报体温次数).toBe(before + 1)
    await page.context().close()
  })
})

describe("a pasted chat", () => {
  it("is read, mended and taken; pasted again nothing is written twice", async () => {
    const people = await sheetOf()
    const counts = new Map<string, number>()
    for (const { door } of people) counts.set(door, (counts.get(door) ?? 0) + 1)
    const free = people.filter((one) => one.cells.every(({ status }) => status === "missing"))
    const alone = free.filter((one) => counts.get(one.door) === 1)
    const [one, other] = alone
    const pair = free.find((each) => counts.get(each.door) === 2)
    if (one === undefined || other === undefined || pair === undefined) throw new Error("too few at home")
    const text = [
      `1. ${one.door} 早36.5 晚36.7`,
      `2. ${other.door} 早36.4 想要两袋米`,
      `3. ${pair.door} 早36.6`,
      "收到，谢谢",
      "帮忙带两斤肉",
    ].join("\n")
    const before = await summary()
    const page = await site.open("staff", { path: "/readings/chat" })
    await page.getByLabel("群里的文字").fill(text)
    await page.keyboard.press("Control+Enter")
    const result = page.getByRole("region", { name: "读出来的" })
    await result.getByText("体温 4 条 · 需求 2 条 · 要看一眼 2 条 · 没读懂 0 行").waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(await result.getByRole("listitem").filter({ hasText: "收到，谢谢" }).innerText()).toContain("闲聊")
    // nobody is chosen between two; a wish without a door asks which
    const asked = result.getByRole("listitem").filter({ hasText: `3. ${pair.door}` })
    await asked.getByText("不知道是谁").waitFor()
    await asked.getByLabel("谁的").selectOption({ index: 1 })
    const wish = result.getByRole("listitem").filter({ hasText: "帮忙带两斤肉" })
    await wish.getByLabel("门牌").fill(one.door)
    await wish.getByRole("button", { name: one.door }).click()
    const take = result.getByRole("button", { name: "记下 6 条" })
    await take.focus()
    await page.keyboard.press("Enter")
    await page.getByText("已记下体温 4 条、需求 2 条。").waitFor()
    const after = await summary()
    expect(after.今日已报体温次数 - before.今日已报体温次数).toBe(4)
    expect(after.未办结需求 - before.未办结需求).toBe(2)
    await page.getByLabel("群里的文字").fill(text)
    await page.keyboard.press("Control+Enter")
    await result.getByRole("button", { name: "没有打勾的" }).waitFor()
    await result.getByText("已经记过").first().waitFor()
    await page.goto("/")
    const figure = page.getByRole("button", { name: /^未办需求/ }).first()
    await figure.waitFor()
    expect(Number(((await figure.innerText()).match(/\d+/) ?? [])[0])).toBe(after.未办结需求)
    await page.context().close()
  })
})
