import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { addDays, getPlainDate, type Instant, instantOfShanghai } from "../../src/core/kit/dates.ts"
import { type Quarantined, quarantine, settleHomes, wish } from "../support/round-desk.ts"
import { faultsOf } from "./axe.ts"
import { readPdf } from "./read-pdf.ts"
import { type Site, startSite } from "./support.ts"

const today = getPlainDate("2020-02-12")
const tomorrow = addDays(today, 1)
const at = (clock: string, day = today): Instant => {
  const moment = instantOfShanghai(day, clock)
  if (moment === null) throw new Error("no such clock")
  return moment
}

let site: Site
let page: Page
let people: Quarantined[]
beforeAll(async () => {
  site = await startSite({ world: null, now: at("10:00") })
  people = await settleHomes(
    site.app,
    [
      { number: "3", floors: 5 },
      { number: "12", floors: 2 },
    ],
    [
      ["288弄12号201室", "赵国强"],
      ["288弄3号101室", "李小兰"],
      ["288弄3号502室", "王小明"],
    ],
  )
  for (const one of people) await quarantine(site.app, one)
  if (people[0]) await wish(site.app, people[0], "牛奶两盒")
  page = await site.open("staff", { path: "/rounds" })
})
afterAll(() => site.stop())

const line = (door: string) => page.getByRole("form", { name: `记 288弄${door}` })
const home = (door: string) => page.getByRole("listitem", { name: `288弄${door}` })

/** A number of the day's table. */
async function onTheBoard(name: string): Promise<string> {
  await page.goto("/table")
  const figure = page.locator(".summary-sheet").getByRole("button", { name: new RegExp(`^${name} \\d+$`) })
  return (await figure.first().getAttribute("aria-label"))?.split(" ")[1] ?? ""
}

describe("somebody of the committee on the day's round", () => {
  it("goes from door to door in walking order, a line and Enter each", async () => {
    await line("12号201室").waitFor()
    const doors = await page
      .getByRole("form", { name: /^记 / })
      .evaluateAll((all) => all.map((one) => one.ariaLabel))
    expect(doors).toEqual(["记 288弄3号502室", "记 288弄3号101室", "记 288弄12号201室"])
    const first = line("3号502室")
    await first.getByLabel("王*明 上午体温").fill("365")
    await first.getByLabel("情况").fill("都好")
    await page.keyboard.press("Enter")
    await home("3号502室").getByText("上门 已见，正常").waitFor()
    await home("3号502室").getByText("上午体温 已测，正常").waitFor()
    // the next line has the focus; in the choice before it a number says what the try came to
    await page.waitForFunction(
      () => document.activeElement?.closest("form")?.ariaLabel === "记 288弄3号101室",
    )
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.type("2")
    await page.keyboard.press("Enter")
    await home("3号101室").getByText("上门 没人应").waitFor()
    await line("12号201室").getByLabel("情况").fill("都好")
    await home("12号201室").getByRole("button", { name: "已送到" }).click()
    await home("12号201室").getByText("买菜 · 牛奶两盒").waitFor()
    await home("12号201室").getByText("已送到", { exact: true }).and(page.locator("span")).waitFor()
    await line("12号201室").getByRole("button", { name: "记下" }).click()
    await page.getByRole("status").filter({ hasText: "共 3 户：办好 2，去了没见到 1，还没去 0。" }).waitFor()
    expect(await onTheBoard("今日上门户次")).toBe("2")
    expect(await onTheBoard("今日办结需求")).toBe("1")
  })

  it("says what to mend, and loses nothing that was typed", async () => {
    await page.goto("/rounds?list=readings")
    const first = line("3号101室")
    await first.getByLabel("李*兰 上午体温").fill("3.65")
    await first.getByLabel("症状").fill("咳嗽")
    await page.keyboard.press("Enter")
    await first.getByRole("alert").getByText("体温写法如 36.5").waitFor()
    expect(await first.getByLabel("症状").inputValue()).toBe("咳嗽")
    await page.getByLabel("几点").fill("2300")
    await first.getByLabel("李*兰 上午体温").fill("36.8")
    await page.keyboard.press("Enter")
    await first.getByRole("alert").getByText("还没到那个时候").waitFor()
    await page.getByLabel("几点").fill("")
    await first.getByRole("button", { name: "记下" }).click()
    await home("3号101室").getByText("上午体温 已测，有异常").waitFor()
  })

  it("collects the rubbish with one key a door", async () => {
    await page.goto("/rounds/waste")
    expect(await line("3号502室").getByLabel("结果").innerText()).toContain("1 收走了")
    await line("3号502室").getByLabel("袋数").focus()
    for (const door of ["3号502室", "3号101室", "12号201室"]) {
      await page.waitForFunction(
        (name) => document.activeElement?.closest("form")?.ariaLabel === name,
        `记 288弄${door}`,
      )
      await page.keyboard.press("Enter")
      await home(door).getByText("垃圾 已收").waitFor()
    }
    expect(await onTheBoard("今日垃圾收运户次")).toBe("3")
  })

  it("takes back what was written down by mistake, and the board follows", async () => {
    const visits = Number(await onTheBoard("今日上门户次"))
    await page.goto("/rounds")
    await page.getByRole("button", { name: "撤销：288弄3号502室 上门 已见，正常" }).click()
    const form = home("3号502室").getByRole("form", { name: "撤销这一笔" })
    await form.getByLabel("为什么撤销").selectOption({ label: "记错了门牌或人" })
    expect(await faultsOf(page)).toEqual([])
    await form.getByRole("button", { name: "撤销这一笔" }).click()
    await home("3号502室").getByText("上门 还没去").waitFor()
    await page.waitForFunction(() => document.activeElement?.ariaLabel === "288弄3号502室")
    expect(await onTheBoard("今日上门户次")).toBe(String(visits - 1))
    await page.goto("/rounds")
    await line("3号502室").getByLabel("情况").fill("都好")
    await page.keyboard.press("Enter")
    await home("3号502室").getByText("上门 已见，正常").waitFor()
  })

  it("is given a stairwell, and then sees no other", async () => {
    await page.goto("/rounds")
    await page.getByLabel("288弄3号 派给").selectOption({ index: 1 })
    await expect.poll(() => page.getByLabel("288弄3号101室 派给").inputValue()).not.toBe("")
    await page.getByLabel("只看派给我的").check()
    await page.getByRole("heading", { name: /没有要去的/ }).waitFor()
  })
})

describe("a round from door to door", () => {
  it("is walked to its end on the sheet of a stairwell", async () => {
    await page.goto("/rounds/knocks")
    await page.getByRole("button", { name: "开始一轮" }).click()
    const panel = page.getByRole("complementary")
    await panel.getByLabel("叫什么").fill("二月摸排")
    await panel.getByLabel("288弄12号").check()
    await panel.getByRole("button", { name: "开始", exact: true }).click()
    await page.getByText("开始了，共 4 户要敲门").waitFor()
    await page.getByRole("link", { name: "288弄12号" }).click()
    await page.getByRole("heading", { name: "二月摸排 288弄12号", level: 1 }).waitFor()
    for (const [door, key] of [
      ["12号201室", "1"],
      ["12号202室", "4"],
      ["12号101室", "8"],
      ["12号102室", "2"],
    ] as const) {
      await line(door).getByLabel("结果").focus()
      await page.keyboard.type(key)
      await page.keyboard.press("Enter")
      await home(door).locator(".check-state:not(.check-not-yet)").waitFor()
    }
    // somebody is in where the note is gone: that door stands first
    await page.getByRole("heading", { name: /条没了，先敲这几家/ }).waitFor()
    await page.getByLabel("只看还没有说法的").check()
    await page.getByRole("status").filter({ hasText: "敲过没人 2 户，还没敲 0 户" }).waitFor()
    for (const door of ["12号202室", "12号102室"])
      await line(door).getByRole("button", { name: "记下" }).click()
    await page.getByText("每一户都有了说法，走完了。").first().waitFor()
    await page.getByRole("link", { name: "回到跑楼道" }).click()
    await page.getByRole("button", { name: "结束这一轮" }).click()
    await page.getByText("2月12日开始，2月12日结束").waitFor()
    expect(await page.getByRole("button", { name: "结束这一轮" }).count()).toBe(0)
  })
})

describe("the paper pack", () => {
  it("is printed for tomorrow on A4, names in full, each line with its number", async () => {
    await page.goto("/rounds")
    await page.getByRole("link", { name: "明天的纸质包" }).click()
    await page.getByRole("button", { name: "取出2月13日 星期四的单子" }).click()
    await page.getByRole("article", { name: "封面" }).waitFor()
    const sheets = readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    expect(sheets.length).toBe(8)
    expect(new Set(sheets.map(({ width, height }) => `${width} ${height}`))).toEqual(new Set(["595 842"]))
    await page.emulateMedia({ media: "print" })
    const visits = await page.getByRole("article", { name: "上门" }).innerText()
    expect(visits).toMatch(/2020年2月13日用 · name of staff-.* 打印 · 补记后销毁/)
    expect(visits).toMatch(/\n1\s+3-101\s+前几天留下\s+李小兰 第 1 天/)
    // this afternoon's temperatures are still to come: nothing of them is left over for tomorrow
    expect(await page.getByRole("article", { name: "测温" }).innerText()).not.toContain("前几天留下")
    expect(await page.getByRole("article", { name: "收垃圾" }).innerText()).not.toMatch(/王|李|赵/)
    expect(await page.getByRole("article", { name: "封面" }).innerText()).toContain("居民凭证出入")
    expect(await page.getByRole("button", { name: "打印" }).isVisible()).toBe(false)
    await page.emulateMedia({ media: null })
  })

  it("is entered afterwards line by line at its own time, and the board of its day follows", async () => {
    await page.context().close()
    site.app.setClock(at("20:30", tomorrow))
    page = await site.open("staff", { path: "/rounds" })
    await page.getByText("晚上了：请把明天的单子打印出来").waitFor()
    await page.getByRole("link", { name: "纸上的补记" }).click()
    const visit = page.getByRole("form", { name: "第 1 行 3-101" })
    await visit.getByLabel("情况").fill("睡了一天，好些了")
    await page.keyboard.press("Enter")
    // nothing is written without the time that stands on the paper
    await visit.getByRole("alert").getByText("补记请写几点").waitFor()
    await visit.getByLabel("时间").fill("1015")
    await page.keyboard.press("Enter")
    await page
      .getByRole("status")
      .filter({ hasText: /还有 6 行没有录/ })
      .waitFor()
    const reading = page.getByRole("form", { name: "第 2 行 3-502" })
    await reading.getByLabel("上午体温").fill("36.4")
    await reading.getByLabel("下午体温").fill("36.6")
    await page.keyboard.press("Enter")
    await page
      .getByRole("status")
      .filter({ hasText: /还有 5 行没有录/ })
      .waitFor()
    await page.getByLabel("编号", { exact: true }).fill("6")
    await page.keyboard.press("Enter")
    await page.keyboard.type("0930")
    await page.keyboard.press("Enter")
    await page
      .getByRole("status")
      .filter({ hasText: /还有 4 行没有录/ })
      .waitFor()
    expect(await onTheBoard("今日上门户次")).toBe("1")
    expect(await onTheBoard("今日垃圾收运户次")).toBe("1")
    await page.goto(`/home/${people[1]?.homeId}?on=${tomorrow}`)
    await page.getByText("2月13日 10:15").waitFor()
  })
})

describe("the property company", () => {
  it("sees doors alone, and says what it collected", async () => {
    const keeper = await site.open("property", { path: "/rounds/waste" })
    await keeper.getByRole("form", { name: "记 288弄12号201室" }).waitFor()
    expect(await keeper.getByRole("main").innerText()).not.toMatch(/王|李|赵|第 \d+ 天/)
    expect(await keeper.getByRole("navigation", { name: "主菜单" }).innerText()).toContain("收垃圾")
    await keeper
      .getByRole("form", { name: "记 288弄12号201室" })
      .getByRole("button", { name: "记下" })
      .click()
    await keeper.getByText("垃圾 已收").nth(1).waitFor()
    await keeper.context().close()
  })
})

describe("two people of one home", () => {
  it("are told apart by their names on every line", async () => {
    const [other] = await settleHomes(site.app, [], [["288弄3号101室", "陈小花"]])
    if (other !== undefined) await quarantine(site.app, other)
    await page.goto("/rounds")
    await home("3号101室").getByText("陈*花 上午体温 还没测").waitFor()
    await home("3号101室").getByText("李*兰 上午体温").first().waitFor()
    expect(await home("3号101室").getByText("陈*花 第 0 天").count()).toBe(1)
  })
})
