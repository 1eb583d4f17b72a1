import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { busyDay, campaign, type Site, startSite, truthOf } from "./support.ts"

let site: Site
let page: Page
beforeAll(async () => {
  site = await startSite()
  page = await site.open("staff", { path: `/gates?on=${busyDay}` })
})
afterAll(() => site.stop())

const truth = truthOf(campaign, busyDay)

describe("the gate desk on imported books", () => {
  it("shows the day's gate book, as many in and turned away as the summary table", async () => {
    const chart = page.getByRole("img", { name: /^2月12日/ })
    await chart.waitFor()
    expect(await chart.getAttribute("aria-label")).toContain(`劝返 ${truth.今日劝返人次}。`)
    const rows = page.getByRole("table", { name: "进出登记" }).getByRole("row")
    await rows.nth(1).waitFor()
    for (const name of await rows.locator("td:nth-child(10)").allInnerTexts()) expect(name).toMatch(/^$|\*/)
  })

  it("prints it whole, from the first to the last", async () => {
    await page.getByRole("link", { name: "打印登记簿" }).click()
    const book = page.getByRole("region", { name: "门岗登记簿" })
    await book.getByText(`劝返 ${truth.今日劝返人次}`).waitFor()
    const times = await book.locator("tbody td:nth-child(2)").allInnerTexts()
    expect(times.length).toBeGreaterThan(0)
    expect(times).toEqual([...times].sort())
  })
})

describe("setting up a post", () => {
  it("suggests the books' names, adds the post, and shows a code to join", async () => {
    await page.goto("/gates/posts")
    const name = (await page.locator(".known-names button").first().innerText()).trim()
    await page.locator(".known-names button").first().click()
    expect(await page.getByLabel("门岗的名字").inputValue()).toBe(name)
    await page.getByRole("button", { name: "加上" }).click()
    await page.getByText(`“${name}”已加上。`).waitFor()
    await page.getByRole("button", { name: `让手机加入“${name}”` }).click()
    await page.getByRole("img", { name: "用门岗的手机扫这个码" }).waitFor()
    await page
      .getByRole("timer")
      .getByText(/还能用 (10:00|9:5\d)/)
      .waitFor()
    await page.keyboard.press("Escape")
    await page.getByRole("button", { name: `撤掉“${name}”` }).click()
    await page.getByRole("button", { name: "确定撤岗" }).click()
    await page.getByRole("button", { name: `恢复“${name}”` }).click()
    await page.getByRole("button", { name: `让手机加入“${name}”` }).waitFor()
  })

  it("gives a guard a PIN of six digits, and another one", async () => {
    await page.goto("/gates/guards")
    await page.getByRole("heading", { name: "还没有值守人" }).waitFor()
    await page.getByLabel("姓名").fill("周玉兰")
    await page.getByRole("button", { name: "加上，给口令" }).click()
    const digits = page.getByRole("region", { name: /^周玉兰（\d+ 号）的口令$/ }).locator(".pin-digits")
    const first = (await digits.innerText()).replaceAll(/\s/g, "")
    expect(first).toMatch(/^\d{6}$/)
    await page.getByRole("button", { name: "给周玉兰换口令" }).click()
    await page.waitForFunction((old) => document.querySelector(".pin-digits")?.textContent !== old, first)
    await page.getByRole("button", { name: "周玉兰不再值守" }).click()
    await page.getByRole("button", { name: "恢复周玉兰" }).click()
    await page.getByRole("button", { name: "周玉兰不再值守" }).waitFor()
  })

  it("refuses a file that no phone of ours has signed", async () => {
    await page.goto("/gates/posts")
    const text = JSON.stringify({ signed: "{}", signature: "abc" })
    await page
      .getByLabel("选文件", { exact: true })
      .setInputFiles({ name: "gate-outbox-1.json", mimeType: "application/json", buffer: Buffer.from(text) })
    await page.getByRole("alert").getByText("什么都没有写入").waitFor()
  })

  it("has shelves without parcels, and says how they come", async () => {
    await page.goto("/gates/parcels")
    await page.getByRole("heading", { name: "货架上没有包裹" }).waitFor()
  })
})
