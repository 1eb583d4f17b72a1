import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { fillLine, writeLine } from "../../src/contract/books.ts"
import { faultsOf } from "./axe.ts"
import { holdBack, settled } from "./hold-back.ts"
import { campaign, type Site, startSite, truthOf } from "./support.ts"

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.stop())

const openBook = async (page: Page, name: string) => {
  await page.getByLabel("哪一本").selectOption(name)
  await page.getByRole("heading", { name: "3月5日的记录" }).waitFor()
}

/** What the summary table says of today. */
async function todayOf(page: Page, indicator: string): Promise<number> {
  await page.goto("/table")
  const row = page.getByRole("row").filter({ hasText: indicator })
  return Number(((await row.first().innerText()).match(/\d+/) ?? [])[0])
}

describe("the books of the desk", () => {
  it("take a line by keyboard alone, and the table counts it; a line taken back counts no more", async () => {
    const page = await site.open("staff", { path: "/books" })
    await openBook(page, "消毒记录")
    await page.getByLabel("区域", { exact: true }).fill("7号电梯")
    await page.keyboard.press("Tab")
    await page.keyboard.type("84消毒液")
    await page.keyboard.press("Enter")
    await page.getByText("已记下。可以接着记下一行。").waitFor()
    expect(await page.getByLabel("区域", { exact: true }).inputValue()).toBe("")
    const line = page.getByRole("row").filter({ hasText: "7号电梯" })
    await line.waitFor()
    expect(await faultsOf(page)).toEqual([])
    const before = truthOf(campaign, "2020-03-05")["今日消毒次数"]
    expect(await todayOf(page, "消毒")).toBe(before + 1)
    await page.goto("/books")
    await openBook(page, "消毒记录")
    await page.getByRole("button", { name: /^撤回 .*7号电梯/ }).click()
    await page.getByLabel("为什么撤回").fill("重复了")
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press("Enter")
    await line.waitFor({ state: "detached" })
    expect(await todayOf(page, "消毒")).toBe(before)
    await page.context().close()
  })

  it("say beside a cell what is wrong with it, and keep what was typed", async () => {
    const page = await site.open("staff", { path: "/books" })
    await openBook(page, "物资台账")
    await page.getByLabel("物品").fill("口罩")
    await page.getByLabel("数量").fill("一百")
    await page.getByLabel("方向").selectOption("入")
    await page.keyboard.press("Enter")
    await page.getByRole("button", { name: "记下" }).click()
    await page.getByText("应为数字").waitFor()
    expect(await page.getByLabel("数量").evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await page.getByLabel("物品").inputValue()).toBe("口罩")
    await page.getByLabel("数量").fill("100")
    await page.keyboard.press("Enter")
    await page.getByText("已记下").waitFor()
    await page.context().close()
  })

  it("fill in what is filled in later", async () => {
    const page = await site.open("staff", { path: "/books" })
    await openBook(page, "卡点检查")
    await page.getByLabel("卡点", { exact: true }).fill("正门")
    await page.getByLabel("结果").selectOption("有问题")
    await page.getByLabel("问题", { exact: true }).fill("额温枪不准")
    await page.keyboard.press("Enter")
    await page
      .getByRole("button", { name: /^补填 .*正门/ })
      .first()
      .click()
    await page.getByLabel("整改完成").fill("2020-03-05 20:30")
    await page.keyboard.press("Enter")
    await page.getByRole("cell", { name: "2020-03-05 20:30" }).waitFor()
    await page.context().close()
  })

  it("leave the place alone where somebody has gone on before the answer came", async () => {
    const page = await site.open("staff", { path: "/books" })
    await openBook(page, "消毒记录")
    const letGo = await holdBack(page, writeLine)
    await page.getByLabel("区域", { exact: true }).fill("9号电梯")
    await page.keyboard.press("Tab")
    await page.keyboard.type("84消毒液")
    await page.keyboard.press("Enter")
    await page.getByRole("button", { name: /^撤回 .*9号电梯/ }).click()
    const reason = page.getByLabel("为什么撤回")
    await reason.fill("重复")
    letGo()
    await page.getByText("已记下").waitFor()
    await settled(page)
    await page.keyboard.type("了")
    expect(await reason.inputValue()).toBe("重复了")
    await page.context().close()
  })

  it("keep a form open that was opened while another's answer was on its way", async () => {
    const page = await site.open("staff", { path: "/books" })
    await openBook(page, "卡点检查")
    for (const post of ["东门", "西门"]) {
      await page.getByLabel("卡点", { exact: true }).fill(post)
      await page.getByLabel("结果").selectOption("正常")
      await page.keyboard.press("Enter")
      await page.getByRole("button", { name: new RegExp(`^撤回 .*${post}`) }).waitFor()
    }
    const letGo = await holdBack(page, fillLine)
    await page.getByRole("button", { name: /^补填 .*东门/ }).click()
    await page.getByLabel("整改完成").fill("2020-03-05 20:30")
    await page.keyboard.press("Enter")
    await page.getByRole("button", { name: /^撤回 .*西门/ }).click()
    const reason = page.getByLabel("为什么撤回")
    await reason.fill("重复")
    letGo()
    await page.getByRole("cell", { name: "2020-03-05 20:30" }).waitFor()
    await settled(page)
    expect(await reason.inputValue()).toBe("重复")
    await page.context().close()
  })
})
