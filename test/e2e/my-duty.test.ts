import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { addDays, instantOf } from "../../src/core/kit/dates.ts"
import { type PlantedDuty, planMonday, plantDuty } from "../support/duty-ground.ts"
import { makeDutyPages } from "../support/duty-pages.ts"
import { faultsOf } from "./axe.ts"
import { chineseOn } from "./chinese-on.ts"
import { tooYoungIn, weighPage } from "./phone-looks.ts"
import { type PageOptions, type Site, startSite } from "./support.ts"

/** The Friday before the week, in the morning. */
const now = instantOf(Date.UTC(2020, 2, 6, 2))
let site: Site
let duty: PlantedDuty
let desk: ReturnType<typeof makeDutyPages>
const id = (index: number) => duty.workers[index]?.id ?? ""
const name = (index: number) => duty.workers[index]?.name ?? ""

beforeAll(async () => {
  site = await startSite({ now, world: null })
  duty = await plantDuty(site.app)
  desk = makeDutyPages(site.app, duty)
  for (const index of [2, 5, 8]) {
    const free = "{work-day,work-night,rest-day,rest-night}"
    await desk.change(id(index), { free, is_experienced: true, birth_year: 1980 })
  }
})
afterAll(() => site.stop())

async function openPhone(index: number, options: PageOptions = {}): Promise<Page> {
  const { key } = await desk.page(id(index))
  const page = await site.open(null, { size: "phone", ...options, path: `/my-duty#${key}` })
  await page.setViewportSize({ width: 360, height: 640 })
  await page.locator(".my-duty-choices").waitFor()
  return page
}
const press = (page: Page, called: string | RegExp) =>
  page.getByRole("button", { name: called }).first().click()
const back = (page: Page) => page.getByRole("button", { name: "返回" }).click()
async function fine(page: Page): Promise<void> {
  expect(await faultsOf(page)).toEqual([])
  expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true)
}

describe("a volunteer's own page", () => {
  it("takes a place, is refused with reasons, swaps with another phone, and the lead approves", {
    timeout: 120_000,
  }, async () => {
    await desk.clear()
    await desk.publish(planMonday, now)
    await desk.plant(id(5), 3, "中班", "南门")
    await desk.plant(id(2), 1, "晚班")
    await desk.consent(id(5), "share-phone")
    const [mine, other] = [await openPhone(2), await openPhone(5)]
    await mine.getByRole("region", { name: "下一班" }).getByText("3月10日 星期二").waitFor()
    await fine(mine)

    await press(mine, /^报班/)
    await press(mine, "报班 3月13日 星期五 早班 北门")
    await mine.getByText("报好了").waitFor()
    expect(await desk.standing(desk.slot(4, "早班"))).toEqual([id(2)])
    await mine.getByLabel("也看不能报的，说明原因").check()
    await mine.getByText("和3月10日 星期二晚班（北门）之间只有6小时，至少要休息12小时。").first().waitFor()
    await mine.getByText("这天已有一班：3月13日 星期五早班（北门）。").first().waitFor()
    await fine(mine)
    // a phone's own way back leads to the start, as the page's does
    await mine.goBack()
    await mine.getByRole("region", { name: "下一班" }).waitFor()
    await press(mine, /^报班/)
    // pressed twice it leads no further than there
    await mine.getByRole("button", { name: "返回" }).evaluate((button: HTMLElement) => {
      button.click()
      button.click()
    })
    await mine.getByRole("region", { name: "下一班" }).waitFor()

    const fridays = mine.getByRole("listitem").filter({ hasText: "3月13日 星期五" })
    await fridays.getByRole("button", { name: "换班、让班" }).click()
    const pair = mine
      .getByRole("listitem")
      .filter({ hasText: `您值${name(5)}的` })
      .first()
    await pair.getByText(`${name(5)}值您的 3月13日 星期五早班（北门） 06:00–12:00`).waitFor()
    await fine(mine)
    await pair.getByRole("button", { name: "问这 1 位" }).first().click()
    await mine.getByText("等对方答复", { exact: true }).waitFor()

    const lead = await site.open("volunteer-lead", { path: "/shifts/swaps" })
    await lead.getByText("没有待批准的换班").waitFor()
    await lead.getByRole("button", { name: /^等答复/ }).click()
    await lead.getByText(`${name(2)} 提出`).waitFor()

    await other.reload()
    await press(other, "有 1 件换班等您答复")
    await fine(other)
    await press(other, "答应")
    await other.getByText("已答应。").waitFor()

    await lead.getByRole("button", { name: /^待批准/ }).click()
    await lead.getByText("合规定", { exact: false }).first().waitFor()
    expect(await faultsOf(lead)).toEqual([])
    await lead.getByRole("button", { name: `批准 ${name(2)} 的换班`, exact: true }).click()
    await lead.getByText("已批准，班换过来了").waitFor()
    expect(await desk.standing(desk.slot(4, "早班"))).toEqual([id(5)])
    expect(await desk.standing(desk.slot(3, "中班", "南门"))).toEqual([id(2)])
    await mine.reload()
    await mine.getByText("换班有结果了").waitFor()
    await mine.getByRole("listitem").filter({ hasText: "3月12日 星期四" }).first().waitFor()
    await lead.getByRole("button", { name: "已办" }).click()
    await lead.getByRole("button", { name: "撤销批准，换回去" }).click()
    await lead.getByText("已换回去").waitFor()
    expect(await desk.standing(desk.slot(4, "早班"))).toEqual([id(2)])
  })

  it("says that somebody cannot come, keeps wishes, and works without network from the last answer", {
    timeout: 90_000,
  }, async () => {
    await desk.clear()
    await desk.publish(planMonday, now)
    await desk.plant(id(8), 1, "早班")
    const page = await openPhone(8)
    await press(page, /^空闲时间和心愿/)
    await page.getByLabel("工作日早晚和夜里").uncheck()
    await press(page, "保存")
    await page.getByText("已保存。").waitFor()
    await page.getByLabel("哪一天").fill(addDays(planMonday, 5))
    await press(page, "记下心愿")
    await page.getByText("3月14日 星期六 全天 · 不想值").waitFor()
    await fine(page)
    await back(page)
    await press(page, /^时数、日历、同意/)
    await fine(page)
    // of whom nobody has asked it, they say it here themselves
    const keep = page.getByRole("listitem").filter({ hasText: "保存我的姓名和电话" })
    await keep.getByRole("button", { name: "同意" }).click()
    await keep.getByText("已同意").waitFor()
    expect(await keep.getByRole("button").count()).toBe(0)
    await back(page)
    await press(page, /^我不能来/)
    await page.getByLabel("从").fill(addDays(planMonday, 1))
    await page.getByText("这几天里有您的 1 个班，会马上空出来。").waitFor()
    await fine(page)
    await press(page, "告诉居委会")
    await page.getByText("您的 1 个班已空出").waitFor()
    expect(await desk.standing(desk.slot(1, "早班"))).toEqual([])
    const staff = await site.open("staff", { path: "/tasks?view=all" })
    await staff.getByText("2020-03-10 06:00 北门早班有人不能来，请补人").first().waitFor()

    await back(page)
    await desk.plant(id(8), 4, "中班")
    await page.reload()
    await page.getByText("3月13日 星期五").first().waitFor()
    await page.context().setOffline(true)
    await page.evaluate("window.dispatchEvent(new Event('online'))")
    await page.getByText("现在连不上网，看到的是").waitFor()
    await page.getByText("3月13日 星期五").first().waitFor()
  })

  it("opens to no wrong link, in both languages, and is light", async () => {
    const page = await site.open(null, { size: "phone", path: "/my-duty#nothing" })
    await page.getByText("这个链接打不开").waitFor()
    expect(await faultsOf(page)).toEqual([])
    await desk.clear()
    await desk.publish(planMonday, now)
    await desk.plant(id(2), 1, "早班")
    const english = await openPhone(2, { language: "en" })
    for (const view of [
      null,
      "Sign up",
      "I cannot come",
      "Free times and wishes",
      "Swaps",
      "Hours, calendar",
    ]) {
      if (view !== null) await press(english, new RegExp(`^${view}`))
      await fine(english)
      expect((await chineseOn(english)).filter((text) => text !== "中文")).toEqual([])
      if (view !== null) await press(english, "Back")
    }
    expect(weighPage("my-duty.html")).toBeLessThan(100_000)
    expect(tooYoungIn("my-duty.html")).toEqual([])
  })

  it("is stood in for by the office where somebody has no phone", async () => {
    await desk.clear()
    await desk.publish(planMonday, now)
    await desk.plant(id(2), 1, "早班")
    await desk.plant(id(5), 3, "中班")
    const lead = await site.open("volunteer-lead", { path: "/shifts/swaps" })
    await lead.getByRole("button", { name: "代为登记" }).click()
    const panel = lead.getByRole("complementary")
    await panel.getByLabel("谁的班").fill(name(2))
    await panel.getByRole("button", { name: new RegExp(`^${name(2)}`) }).click()
    const way = panel
      .getByRole("listitem")
      .filter({ hasText: `→ ${name(8)}` })
      .first()
    await way.waitFor()
    expect(await faultsOf(lead)).toEqual([])
    await panel.getByRole("button", { name: "都答应了，登记" }).first().click()
    await lead.getByText("已登记，待批准。").waitFor()
    await lead.getByRole("button", { name: `不批准 ${name(2)} 的换班` }).click()
    await lead.getByRole("button", { name: "确定不批准" }).click()
    await lead.getByText("没有批准，各人照原来的班值守").waitFor()
  })
})

describe("an organisation's own page", () => {
  it("sends two people with one press, the week board counts them, and who comes is said for a while", async () => {
    await desk.clear()
    await desk.publish(planMonday, now)
    const shop = {
      kind: "organisation",
      heads: 2,
      owed_turns: 3,
      free: "{work-day,rest-day}",
      family_id: null,
    }
    await desk.change(id(11), shop)
    const page = await openPhone(11)
    await press(page, /^报班/)
    await page.getByText("3月9日 星期一起的一周还欠 3 人次").waitFor()
    const slot = "3月10日 星期二 早班 北门"
    await page.getByLabel(`派几个人 ${slot}`).selectOption("2")
    await fine(page)
    await press(page, `派人 ${slot}`)
    await page.getByText("记下了：派 2 人。").waitFor()
    await page.getByText("3月9日 星期一起的一周还欠 1 人次").waitFor()
    expect(await desk.standing(desk.slot(1, "早班"))).toEqual([id(11), id(11)])
    const lead = await site.open("volunteer-lead", { path: `/shifts?week=${planMonday}` })
    await lead.getByRole("button", { name: "北门 早班 3月10日：2 人，要 3 人" }).waitFor()
    // the evening before it says who comes; the post sees it, and writes down who came instead
    await back(page)
    const next = page.getByRole("region", { name: "下一班" })
    await next.getByRole("button", { name: "填谁来" }).click()
    await next.getByLabel("来的人的姓名").fill("周梅")
    await next.getByRole("button", { name: "填好了" }).click()
    await next.getByText("没有办成：").waitFor()
    await fine(page)
    await next.getByLabel("已满 18 周岁").check()
    await next.getByRole("button", { name: "填好了" }).click()
    await next.getByText("来的人：周梅").waitFor()
    await fine(page)
    await lead.goto("/duty")
    await lead.getByLabel("日期", { exact: true }).fill(addDays(planMonday, 1))
    await lead.getByRole("button", { name: `${name(11)}（周梅）`, exact: true }).click()
    const comer = lead.getByRole("region", { name: "来的人" })
    await comer.getByLabel("来的人").fill(name(2))
    await comer.getByLabel(`就是名册上的${name(2)}（志愿者）`, { exact: false }).check()
    expect(await faultsOf(lead)).toEqual([])
    await comer.getByRole("button", { name: "记下姓名" }).click()
    await lead.getByText(`${name(11)}：来的是${name(2)}。`).waitFor()
    await lead.getByRole("button", { name: `${name(11)}（${name(2)}）`, exact: true }).waitFor()
    const english = await openPhone(11, { language: "en" })
    await english.getByRole("button", { name: "Say who comes" }).first().click()
    await fine(english)
    await english.locator(".my-duty-choices button").first().click()
    await english.locator(".my-duty-take").first().waitFor()
    await fine(english)
    expect(await chineseOn(english)).toEqual([])
  }, 60_000)
})
