import { randomUUID } from "node:crypto"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { addStairwell } from "../../src/contract/register.ts"
import { getPlainDate, instantOf } from "../../src/core/kit/dates.ts"
import { booksOnEvening } from "../../src/core/world/world.ts"
import { importBooks } from "../../src/service/imports/import-books.ts"
import { sheetsOf } from "../support/sheets-of.ts"
import { busyDay, campaign, type Site, startSite, truthOf } from "./support.ts"

const truth = truthOf(campaign, busyDay)
const now = instantOf(Date.parse(`${busyDay}T12:40:00Z`))

let site: Site
let page: Page
beforeAll(async () => {
  // what the committee had written down by that noon: the afternoon comes in during the test
  site = await startSite({ now, world: { books: booksOnEvening(campaign, getPlainDate("2020-02-11")) } })
  page = await site.open("viewer", { size: "wall" })
  await live().waitFor()
})
afterAll(() => site.stop())

const live = () => page.getByRole("status").filter({ hasText: "实时" })
const figure = (label: string) =>
  page.locator("dt", { hasText: label }).locator("xpath=following-sibling::dd")
const numberOf = async (label: string) => (await figure(label).innerText()).replaceAll(/\s/g, "")

describe("the wall", () => {
  it("is where a viewer lands, and fits a television without scrolling", async () => {
    expect(new URL(page.url()).pathname).toBe("/wall")
    await page.getByRole("grid", { name: "家庭隔离分布图" }).waitFor()
    const size = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement
      return [scrollWidth, scrollHeight]
    })
    expect(size).toEqual([1920, 1080])
  })

  it("shows a day's facts as soon as they are imported, without a reload", async () => {
    await page.evaluate("window.stillHere = true")
    await importDay()
    await figure("今日新增")
      .filter({ hasText: String(truth.今日新增隔离人数) })
      .waitFor()
    expect(await numberOf("在隔")).toBe(`${truth.在隔人数}人/${truth.在隔户数}户`)
    expect(await page.evaluate("window.stillHere")).toBe(true)
  })

  it("shows a change made elsewhere because it is told of it", async () => {
    const staff = await site.app.signedIn("staff")
    const homes = page.getByRole("rowgroup", { name: "88", exact: true })
    const body = {
      id: randomUUID(),
      commandId: randomUUID(),
      on: busyDay,
      reason: "新楼",
      lane: "288",
      number: "88",
    }
    const answer = await staff.call(addStairwell, { body: { ...body, floors: 6, doorsPerFloor: 2 } })
    expect(answer.status).toBe(200)
    // nothing here asks again by the clock
    await homes.waitFor()
  })

  it("says plainly that it stands still when the network is gone, and comes back by itself", async () => {
    await page.context().setOffline(true)
    const stale = page.getByRole("alert").filter({ hasText: "画面不是最新的，停在 2020年2月12日" })
    await stale.waitFor()
    await page.getByRole("grid", { name: "家庭隔离分布图" }).waitFor()
    await page.context().setOffline(false)
    await live().waitFor()
    await stale.waitFor({ state: "detached" })
  })

  it("holds nothing private: no names, care, tenure, vacancy or fever, in what is drawn and in what was sent", async () => {
    const sent = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/wall")
    await page.reload()
    const bundle = await (await sent).text()
    await page.getByRole("grid").waitFor()
    const html = await page.content()
    const { header, rows } = campaign.books.人员
    const names = rows.map((row) => row[header.indexOf("姓名")] ?? "").filter((name) => name.length > 2)
    for (const text of [html, bundle]) {
      // what was found, for a failure would print the whole page
      expect(names.filter((name) => text.includes(name))).toEqual([])
      expect(
        /发热|体温(?!计)|未测|独居|重点关怀|空置|出租|自住|"care"|tenure|readings|fever/.exec(text)?.[0],
      ).toBeUndefined()
    }
    expect(await page.locator(".sign-let, .sign-care, .sign-health, .cell-vacant").count()).toBe(0)
  })

  it("shows visitors counts per stairwell only", async () => {
    await page.goto("/wall?mode=counts")
    const counts = page.getByRole("list", { name: "各楼栋在隔户数" })
    await counts.waitFor()
    const numbers = await counts.getByRole("listitem").locator("b").allInnerTexts()
    const sum = numbers
      .map(Number)
      .filter((count) => count > 0)
      .reduce((all, count) => all + count, 0)
    expect(sum).toBe(truth.在隔户数)
    expect(await page.getByRole("gridcell").count()).toBe(0)
    expect(await page.content()).not.toMatch(/\d{3}室/)
  })

  it("goes dark for the night", async () => {
    await page.goto("/wall?dark")
    await page.getByRole("grid").waitFor()
    const ground = await page.locator(".wall").evaluate((wall) => getComputedStyle(wall).backgroundColor)
    expect(ground).toBe("rgb(22, 25, 29)")
  })
})

async function importDay(): Promise<void> {
  const communityId = site.app.neighbourhoods?.own ?? ""
  const { ground } = site.app
  const books = booksOnEvening(campaign, getPlainDate(busyDay))
  await importBooks({ ...ground, communityId, accountId: null }, ground.newId(), sheetsOf(books))
}
