import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { faultsOf } from "./axe.ts"
import { chineseOn } from "./chinese-on.ts"
import { busyDay, type PageOptions, type Site, startSite } from "./support.ts"
import { inBoth, settle, turnTo } from "./turn-pages.ts"

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.stop())

// those of one path are not neighbours: between them the page would be loaded anew
const screens = [
  `/?on=${busyDay}`,
  `/table?on=${busyDay}`,
  "/register",
  "/register/stairwell/add",
  "/cases",
  `/gates?on=${busyDay}`,
  "/needs",
  "/needs/care",
  `/readings?on=${busyDay}`,
  "/readings/chat",
  "/gates/posts",
  "/gates/guards",
  "/gates/parcels",
  `/gates/book?on=${busyDay}`,
  "/books",
  `/rounds?day=${busyDay}`,
  "/rounds/waste",
  "/rounds?list=readings",
  "/rounds/deliveries",
  "/rounds/knocks",
  "/rounds/paper",
  "/rounds/afterwards",
  "/rounds/phone",
  "/screening",
  `/screening/list?on=${busyDay}`,
  "/screening/tenants",
  "/screening/slip",
  "/tasks",
  "/tasks/oversight",
  "/phone",
  "/phone/queue",
  `/phone/statistics?on=${busyDay}`,
  "/phone/answers",
  "/reports",
  "/reports/cards",
  "/reports?show=thanks",
  "/reports/person",
  "/findings",
  "/findings/merges",
  "/findings?show=ended",
  "/findings/compare",
  "/lists",
  "/lists/one",
  "/lists/queue",
  "/lists/print",
  "/lists/task",
  "/shifts/swaps",
  "/duty",
  "/duty/print",
  "/workload",
  "/volunteers",
  "/volunteers/poster",
  "/volunteers?show=asked",
  "/volunteers/certificate",
  "/volunteers?show=ended",
  "/import",
  "/accounts",
  "/audit",
  "/policies",
  "/erasures",
  "/account",
]
const sizes = ["desk", "phone"] as const
const languages = ["zh", "en"] as const
const views = sizes.flatMap((size) => languages.map((language) => ({ size, language })))

async function look(page: Page, { language }: PageOptions): Promise<void> {
  const at = `${page.url()} in ${language}`
  expect({ at, axe: await faultsOf(page) }).toEqual({ at, axe: [] })
  const chinese = language === "en" ? await chineseOn(page) : []
  expect({ at, chinese }).toEqual({ at, chinese: [] })
}

describe.each(["zh", "en"] as const)("the head of every page in %s", (language) => {
  it.each(["head", "staff"] as const)("is one row at a desk, for %s", async (role) => {
    const page = await site.open(role, { language, path: "/account" })
    await settle(page)
    const header = page.locator(".frame-header")
    for (const width of [1440, 1280]) {
      await page.setViewportSize({ width, height: 720 })
      // every place stands in it, none under "More"
      await header.locator(".frame-beyond").first().waitFor({ state: "detached" })
      expect({ width, height: (await header.boundingBox())?.height }).toEqual({ width, height: 48 })
    }
    await page.context().close()
  })
})

describe.each(sizes)("on a %s", (size) => {
  it("every screen can be read by everyone, in both languages", async () => {
    const page = await site.open("head", { size })
    await page.getByRole("grid").waitFor()
    for (const path of screens) {
      await turnTo(page, path)
      await inBoth(page, (language) => look(page, { language }))
    }
    await page.context().close()
  })

  it("so can what opens on the board", async () => {
    const page = await site.open("staff", { size, path: `/?on=${busyDay}` })
    const lookInBoth = () => inBoth(page, (language) => look(page, { language }))
    await page.getByRole("button", { name: "图例" }).click()
    const homes = page.getByRole("combobox")
    const menu = page.getByRole("button", { name: /menu|菜单/i })
    for (const language of ["en", "zh"] as const) {
      await menu.click()
      await page.getByRole("button", { name: language === "en" ? "English" : "中文" }).click()
      await page.locator(`html[lang^=${language}]`).waitFor({ state: "attached" })
      await look(page, { language })
      await menu.click()
      await homes.fill("")
      await homes.fill("12-302")
      await page.getByRole("option").first().waitFor()
      await look(page, { language })
    }
    await page.getByRole("option").first().click()
    const panel = page.getByRole("complementary")
    await panel.getByRole("button", { name: "看全名和号码" }).click()
    await lookInBoth()
    await panel.getByRole("link", { name: "Full page" }).click()
    await page.waitForURL(/\/home\//)
    await settle(page)
    await lookInBoth()
    const home = /home\/([^?]+)/.exec(page.url())?.[1] ?? ""
    for (const path of [`/register/home?home=${home}`, `/register/stay/add?home=${home}`]) {
      await turnTo(page, path)
      await lookInBoth()
    }
    await page.locator("main").getByRole("button").last().click()
    await lookInBoth()
    await page.goto(`/?on=${busyDay}&rows=在隔人数`)
    await panel.getByRole("listitem").first().waitFor()
    await lookInBoth()
    await page.keyboard.press("Escape")
    await panel.waitFor({ state: "detached" })
    await page.getByRole("button", { name: /^(As text|看文字)$/ }).click()
    await lookInBoth()
    await page.context().close()
  })
})

describe.each(views)("on a $size in $language", (view) => {
  it("so can the wall and the door", async () => {
    const wall = await site.open("viewer", { ...view, path: "/wall" })
    for (const path of ["/wall?dark", "/wall?mode=counts", "/nowhere"]) {
      await settle(wall)
      await look(wall, view)
      await turnTo(wall, path)
    }
    await look(wall, view)
    await wall.context().close()
    const door = await site.open(null, { ...view, path: "/sign-in" })
    await settle(door)
    await look(door, view)
    await door.goto("/set-up")
    await settle(door)
    await look(door, view)
    await door.context().close()
  })
})

describe("the language", () => {
  it("changes at once, dates too, and stays", async () => {
    const page = await site.open("staff", { path: `/?on=${busyDay}` })
    await page.getByRole("button", { name: /菜单/ }).click()
    await page.getByRole("button", { name: "English" }).click()
    await page.getByRole("link", { name: "Board" }).waitFor()
    expect(await page.locator("html").getAttribute("lang")).toBe("en")
    await page.getByRole("banner").getByText("12 Feb, Wed").waitFor()
    expect(await chineseOn(page)).toEqual([])
    await page.reload()
    await page.getByRole("link", { name: "Board" }).waitFor()
    await page.getByRole("button", { name: /menu/i }).click()
    await page.getByRole("button", { name: "中文" }).click()
    await page.getByRole("banner").getByText("2月12日 星期三").waitFor()
    await page.context().close()
  })
})
