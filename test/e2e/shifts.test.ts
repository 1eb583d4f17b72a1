import { randomUUID } from "node:crypto"
import type { Locator, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { insertKeptProposal } from "../../src/store/roster/proposals.ts"
import { type PlantedDuty, planMonday, plantDuty } from "../support/duty-ground.ts"
import { faultsOf } from "./axe.ts"
import { chineseOn } from "./chinese-on.ts"
import { readPdf } from "./read-pdf.ts"
import { type Site, startSite } from "./support.ts"
import { inBoth, turnTo } from "./turn-pages.ts"

let site: Site
let duty: PlantedDuty
beforeAll(async () => {
  site = await startSite({ world: null })
  duty = await plantDuty(site.app, { volunteers: 60 })
})
afterAll(() => site.stop())

const path = `/shifts?week=${planMonday}`
const cell = (page: Page, name: string | RegExp) => page.getByRole("button", { name })
const held = (page: Page) => page.getByRole("status").filter({ hasText: "→" })

describe("a proposal that a restart of the server cut off", () => {
  it("says so, and is begun anew with the same press", async () => {
    const [week, communityId] = ["2020-05-04", site.app.neighbourhoods?.own ?? ""]
    const state = {
      ...{
        id: randomUUID(),
        week,
        weeks: 1,
        phase: "running",
        seconds: 10,
        gone: 0,
        firstCost: null,
        cost: null,
      },
      ...{ wanted: 168, missing: 168, byWeek: [], inTheWay: [] },
    }
    await inNeighbourhood(site.app.ground.db, communityId, (tx) =>
      insertKeptProposal(tx, communityId, { id: state.id, draftVersions: [0], state }, site.app.ground.now()),
    )
    const page = await site.open("volunteer-lead", { path: `/shifts?week=${week}` })
    await page.getByText("还没有排完，服务器重新启动了。草稿没有动，请再按一次“自动排班”。").waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole("button", { name: "自动排班" }).click()
    const found = page.getByRole("region", { name: "排班建议" })
    await found.getByText(/^排好了：168 人次/).waitFor({ timeout: 60_000 })
    await found.getByRole("button", { name: "不采用" }).click()
    await found.waitFor({ state: "detached" })
    await page.context().close()
  })
})

describe("the week", () => {
  it("is planned by the lead with the mouse and the keyboard, published and told", async () => {
    const page = await site.open("volunteer-lead", { path })
    await page.getByText("到岗：0／168 人次").waitFor()
    // by hand, with the mouse: from the list of people into a cell
    const people = page.getByRole("region", { name: "人员" })
    const [, , free] = duty.workers
    await people.getByLabel("找姓名").fill(free?.name ?? "")
    const from = await people.getByRole("button", { name: new RegExp(`^${free?.name}，本周`) }).boundingBox()
    const target = cell(page, "北门 早班 3月10日：0 人，要 3 人")
    const to = await target.boundingBox()
    await page.mouse.move((from?.x ?? 0) + 8, (from?.y ?? 0) + 8)
    await page.mouse.down()
    await page.mouse.move((to?.x ?? 0) + 8, (to?.y ?? 0) + 4, { steps: 6 })
    await held(page).filter({ hasText: "可以" }).waitFor()
    await page.mouse.up()
    const chip = page.getByRole("button", { name: `${free?.name}，北门 早班 3月10日` })
    await chip.waitFor()
    await people.getByLabel("找姓名").fill("")
    // by keyboard: picked up, to the next day, put down, taken back
    await chip.press("Enter")
    await page.keyboard.press("ArrowRight")
    await held(page).filter({ hasText: "北门 早班 3月11日" }).waitFor()
    await page.keyboard.press("Enter")
    await page.getByRole("button", { name: `${free?.name}，北门 早班 3月11日` }).waitFor()
    await page.keyboard.press("z")
    await chip.waitFor()

    await page.getByRole("button", { name: "自动排班" }).click()
    const found = page.getByRole("region", { name: "排班建议" })
    await found.getByText(/^排好了：168 人次/).waitFor({ timeout: 60_000 })
    // it is looked at before it is in the draft
    await page.getByText("这是建议的排法，只能看").waitFor()
    expect(await chip.count()).toBe(0)
    await found.getByRole("button", { name: "看现在的草稿" }).click()
    await page.getByText("到岗：1／168 人次").waitFor()
    await found.getByRole("button", { name: "看建议的排法" }).click()
    await found.getByRole("button", { name: "采用这一周" }).click()
    await found.getByText(/^采用好了：168 人次/).waitFor()
    await chip.waitFor()
    await page.getByText(/到岗：1\d\d／168 人次/).waitFor()

    await page.getByRole("button", { name: "发布", exact: true }).click()
    const panel = page.getByRole("complementary")
    await panel.getByRole("button", { name: "发布给大家" }).click()
    await page.getByText(/^发布好了：第 1 版，要通知 \d+ 人。/).waitFor()
    await page.getByText("和发布的一样").waitFor()

    await page.getByRole("link", { name: /^通知 \d+ 人/ }).click()
    await page.getByRole("heading", { name: "通知名单", level: 1 }).waitFor()
    const line = page
      .getByRole("listitem")
      .filter({ hasText: free?.name ?? "" })
      .first()
    expect(await line.innerText()).toContain("3月10日 星期二 早班 6:00–12:00 北门")
    const open = await page.getByText(/人没有通知/).innerText()
    const all = Number(/^\d+/.exec(open))
    await line.getByRole("button", { name: "电话说过了" }).click()
    await page.getByText(`${all} 人，还有 ${all - 1} 人没有通知`).waitFor()

    // the others in the group, with one press; and taken back
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"])
    const group = page.getByRole("region", { name: "一次发到志愿者群" })
    const copy = group.getByRole("button", { name: /^复制给群，\d+ 人记为已通知/ })
    const count = Number(/\d+/.exec(await copy.innerText()))
    expect(count).toBeGreaterThan(20)
    await group.getByText("看要发的话").click()
    const shown = (await group.locator("pre").innerText()).trim()
    expect(shown.split("\n")).toHaveLength(count + 3)
    expect(shown).not.toContain("1990000")
    expect(await faultsOf(page)).toEqual([])
    await copy.click()
    await page.getByText(`${count} 人记为已通知`, { exact: true }).waitFor()
    expect((await page.evaluate<string>("navigator.clipboard.readText()")).trim()).toBe(shown)
    await page.getByText(`还有 ${all - 1 - count} 人没有通知`).waitFor()
    await page.getByRole("button", { name: "撤销，改回没有通知" }).click()
    await page.getByText(`还有 ${all - 1} 人没有通知`).waitFor()
    await page.context().close()

    // on a phone that lets no page copy the words are marked and sent by hand
    const phone = await site.open("volunteer-lead", { path, size: "phone" })
    await phone.getByRole("link", { name: /^通知/ }).click()
    const marked = phone.getByRole("region", { name: "一次发到志愿者群" })
    await marked.waitFor()
    await phone.evaluate(`Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => false`)
    await marked.getByRole("button", { name: /^复制给群/ }).click()
    await marked.getByText("这个浏览器不让网页复制").waitFor()
    expect(await marked.locator("pre").isVisible()).toBe(true)
    expect(await faultsOf(phone)).toEqual([])
    expect(await phone.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true)
    await marked.getByRole("button", { name: "已经发了" }).click()
    await phone.getByText(/^\d+ 人记为已通知$/).waitFor()
    await phone.context().close()
  })

  it("is planned four at once: seen week by week, cancelled, taken, undone", async () => {
    const page = await site.open("head", { path: "/shifts?week=2020-04-06" })
    await page.getByText("到岗：0／168 人次").waitFor()
    await page.getByLabel("排几周").selectOption({ label: "4 周" })
    await page.getByRole("button", { name: "自动排班" }).click()
    const found = page.getByRole("region", { name: "排班建议" })
    await found.getByText(/^排好了：672 人次/).waitFor({ timeout: 60_000 })
    expect(await faultsOf(page)).toEqual([])
    const rows = found.getByRole("row")
    expect(await rows.count()).toBe(5)
    expect(await rows.nth(4).innerText()).toMatch(/4月27日.*\d+／168 人次.*\d+／60 人/s)
    await found.getByRole("link", { name: /4月13日/ }).click()
    await page.getByRole("heading", { name: /4月13日—4月19日/ }).waitFor()
    await found.getByRole("button", { name: /^采用 4月13日/ }).click()
    await found.getByRole("cell", { name: "已采用" }).waitFor()
    await page.getByText(/到岗：1\d\d／168 人次/).waitFor()
    await page.getByRole("button", { name: "撤销" }).click()
    await page.getByText("到岗：0／168 人次").waitFor()
    await found.getByRole("button", { name: "不采用" }).click()
    await found.waitFor({ state: "detached" })
    await page.getByRole("link", { name: "上一周" }).click()
    await page.getByText("到岗：0／168 人次").waitFor()
    await page.context().close()
  }, 120_000)

  it("says before putting down why rest forbids it", async () => {
    const page = await site.open("volunteer-lead", { path: `/shifts?week=2020-03-16` })
    await page.getByText("到岗：0／168 人次").waitFor()
    const [, , free] = duty.workers
    await cell(page, "北门 晚班 3月16日：0 人，要 3 人").click()
    await page
      .getByRole("complementary")
      .getByRole("button", { name: new RegExp(`^${free?.name}`) })
      .click()
    const chip = page.getByRole("button", { name: `${free?.name}，北门 晚班 3月16日` })
    await chip.waitFor()
    await page.getByRole("complementary").getByRole("button", { name: "关闭" }).click()
    await page.getByRole("button", { name: new RegExp(`^${free?.name}，本周`) }).click()
    await page.locator('[data-cell-button="1/0"]').focus()
    await held(page).filter({ hasText: "不能这样排；" }).waitFor()
    expect(await held(page).innerText()).toContain(
      "和3月16日 星期一晚班（北门）之间只有0小时，至少要休息12小时。",
    )
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    expect(await page.getByRole("button", { name: `${free?.name}，北门 夜班 3月17日` }).count()).toBe(0)
    // a shift that nobody is left for
    await cell(page, "南门 夜班 3月18日：0 人，要 3 人").click()
    await page.getByRole("button", { name: "请街道增派 3 人" }).click()
    await page.getByText("已给主任一件任务：请街道增派。").waitFor()
    await page.getByRole("button", { name: "本班撤岗" }).click()
    await page.getByRole("button", { name: "撤销撤岗" }).waitFor()
    await page.context().close()
  })

  it("names first who can lead a shift that nobody leads", async () => {
    const page = await site.open("head", { path: "/shifts?week=2020-06-01" })
    await cell(page, /^北门 早班 6月2日/).click()
    const candidates = page.getByRole("complementary").getByRole("listitem")
    await candidates.first().waitFor()
    const names = await candidates.allInnerTexts()
    expect(names.slice(0, 10).filter((text) => text.includes("带"))).toHaveLength(10)
    expect(names.some((text) => !text.includes("带"))).toBe(true)
    await page.context().close()
  })

  it("holds two gates, four shifts and three names at 1280 without scrolling sideways", async () => {
    const page = await site.open("head", { path })
    await page.getByText(/到岗：1\d\d／168 人次/).waitFor()
    for (const width of [1440, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(width)
    }
    await page.context().close()
  })

  it("keeps in sight what is held, the days and the people, down to the last post and beside an opened shift", async () => {
    const page = await site.open("head", { path })
    await page.setViewportSize({ width: 1280, height: 620 })
    const last = cell(page, /^南门 晚班 3月12日/)
    const isSeen = (found: Locator) =>
      found.evaluate((element) => {
        const { top, bottom, left } = element.getBoundingClientRect()
        const at = document.elementFromPoint(left + 5, (top + bottom) / 2)
        return top >= 0 && bottom <= innerHeight && (at === element || element.contains(at))
      })
    const chip = page.getByRole("button", { name: /，南门 晚班 3月11日$/ }).first()
    await chip.scrollIntoViewIfNeeded()
    await chip.focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("ArrowRight")
    expect(await isSeen(held(page))).toBe(true)
    expect(await isSeen(page.getByRole("columnheader", { name: /3月12日/ }))).toBe(true)
    expect(await isSeen(page.getByRole("region", { name: "人员" }).getByLabel("找姓名"))).toBe(true)
    // and so is why a step was not done
    await page.context().setOffline(true)
    await page.keyboard.press("Enter")
    const lost = page.getByRole("alert").filter({ hasText: "连不上服务器" })
    await lost.waitFor()
    expect(await isSeen(lost)).toBe(true)
    await page.context().setOffline(false)
    await last.click()
    expect(await isSeen(page.getByRole("complementary").getByRole("heading", { level: 2 }))).toBe(true)
    expect(await isSeen(last)).toBe(true)
    // Escape closes it, though the focus is nowhere
    await page.evaluate("document.activeElement.blur()")
    await page.keyboard.press("Escape")
    await page.getByRole("complementary").waitFor({ state: "detached" })
    await page.context().close()
  })

  it("is printed for the wall and for each guard box, with names and no phones", async () => {
    const page = await site.open("volunteer-lead", { path: `/shifts/print?week=${planMonday}` })
    await page.getByRole("article").waitFor()
    const pages = async () => readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    expect(await pages()).toEqual([{ width: 842, height: 595 }])
    const text = await page.getByRole("article").innerText()
    expect(text).toContain(duty.workers[2]?.name)
    expect(text).not.toContain("1990000")
    await page.getByLabel("打印什么").selectOption({ label: "每岗一张（A4 竖放）" })
    const a4 = { width: 595, height: 842 }
    expect(await pages()).toEqual([a4, a4])
    await page.context().close()
  })

  it("stays open for signing up when it is published again", async () => {
    const page = await site.open("volunteer-lead", { path })
    const publish = page.getByRole("button", { name: "发布", exact: true })
    const opens = page.getByLabel("什么时候开放自己报班")
    await publish.click()
    await opens.selectOption({ label: "发布后马上" })
    await page.getByRole("button", { name: "发布给大家" }).click()
    await page.getByText(/^发布好了/).waitFor()
    for (const _ of ["again", "and again"]) {
      await publish.click()
      await expect.poll(() => opens.inputValue()).toBe("as-before")
      expect(await opens.locator("option:checked").innerText()).toBe("照旧，2020年3月5日 20:40 起")
      await page.getByRole("button", { name: "发布给大家" }).click()
      await opens.waitFor({ state: "detached" })
    }
    await page.context().close()
  })

  it("in which nobody is wanted says so, and the sheet has no empty rows", async () => {
    const page = await site.open("head", { path: "/shifts?week=2020-02-24" })
    await page.getByText("这一周没有要人的班").waitFor()
    expect(await page.getByText("都排满了").count()).toBe(0)
    expect(await faultsOf(page)).toEqual([])
    await page.goto("/shifts/print?week=2020-02-24")
    await page.getByRole("article").waitFor()
    expect(await page.getByRole("article").getByRole("row").count()).toBe(1)
    await page.context().close()
  })

  it("is set up in one step and changed from a day on", async () => {
    const page = await site.open("staff", { path: "/shifts/set-up" })
    await page.getByRole("button", { name: "改：北门 夜班" }).click()
    await page.getByLabel("要几个人").fill("2")
    await page.getByLabel("其中几位带班").fill("1")
    await page.getByRole("button", { name: "保存" }).click()
    await page.getByText("改好了。").waitFor()
    await page.getByRole("cell", { name: /2 人，带班 1/ }).waitFor()
    await page.context().close()
  })
})

describe("a neighbourhood that begins", () => {
  it("sets its shifts up by one press, which leads to the week they begin in", async () => {
    const fresh = await startSite({ world: null })
    try {
      const page = await fresh.open("head", { path: "/shifts" })
      await page.getByText("还没有岗位和班次").waitFor()
      await page.getByRole("link", { name: "去设岗位和班次" }).click()
      await page.getByLabel("岗位名称").fill("北门")
      await page.getByRole("button", { name: "加岗位" }).click()
      await page.getByRole("button", { name: "就这样开始" }).click()
      await page.getByRole("link", { name: "接着做：3月9日—3月15日排班" }).click()
      await page.getByRole("heading", { name: "3月9日—3月15日排班" }).waitFor()
    } finally {
      await fresh.stop()
    }
  })
})

describe("the screens", () => {
  const paths = [
    path,
    "/shifts/set-up",
    `/shifts/messages?week=${planMonday}`,
    `/shifts/print?week=${planMonday}`,
  ]
  it.each(["desk", "phone"] as const)("are whole on a %s, in both languages", async (size) => {
    const page = await site.open("head", { path: "/account", size })
    for (const each of paths) {
      await turnTo(page, each)
      await inBoth(page, async (language) => {
        const at = `${each} in ${language}`
        expect(await faultsOf(page), at).toEqual([])
        const width = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(width, at).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
        if (language === "en") expect(await chineseOn(page), at).toEqual([])
      })
    }
    await page.context().close()
  })
})
