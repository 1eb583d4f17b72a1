import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { busyDay, campaign, type Site, startSite, truthOf } from "./support.ts"

let site: Site
let page: Page
beforeAll(async () => {
  site = await startSite()
  page = await site.open("head")
  await map().waitFor()
})
afterAll(() => site.stop())

const truth = truthOf(campaign, busyDay)
const map = () => page.getByRole("grid", { name: "家庭隔离分布图" })
const slider = () => page.getByRole("slider", { name: "日期" })
const figures = () => page.getByRole("list", { name: "今天的五个数" })
const panel = () => page.getByRole("complementary")
const cell = (name: RegExp) => map().getByRole("gridcell", { name })
const inQuarantine = (summary: typeof truth) => `在隔 ${summary.在隔人数} 人 / ${summary.在隔户数} 户`

describe("the board", () => {
  it("goes back to 12 February by the slider's keys and shows that day's truth", async () => {
    const days = campaign.days.length
    await slider().press("Home")
    await slider().and(page.locator('[aria-valuetext="1月24日 星期五"]')).waitFor()
    for (let day = 1; day <= 19; day += 1) await slider().press("ArrowRight")
    await slider().and(page.locator('[aria-valuetext="2月12日 星期三"]')).waitFor()
    expect(await slider().getAttribute("max")).toBe(String(days - 1))
    const list = figures()
    await list.getByRole("button", { name: inQuarantine(truth) }).waitFor()
    await list.getByRole("button", { name: `今日新增 ${truth.今日新增隔离人数} 人` }).waitFor()
    await list
      .getByRole("button", { name: `体温 ${truth.今日已报体温次数}/${truth.今日应报体温次数} 次` })
      .waitFor()
    await list.getByRole("button", { name: `未办需求 ${truth.未办结需求} 件` }).waitFor()
    for (const name of ["登记人口", "累计排查返沪人数", "今日上门户次", "今日门岗体温异常"] as const) {
      await page.getByRole("button", { name: `${name} ${truth[name]}`, exact: true }).waitFor()
    }
  })

  it("draws as many homes in quarantine as there are", async () => {
    await cell(/隔离第|今天应解除|已逾期/)
      .nth(truth.在隔户数 - 1)
      .waitFor()
    expect(await cell(/隔离第|今天应解除|已逾期/).count()).toBe(truth.在隔户数)
  })

  it("keeps the day in the address: a reload shows the same", async () => {
    await page.waitForURL(/on=2020-02-12/)
    await page.reload()
    await figures()
      .getByRole("button", { name: inQuarantine(truth) })
      .waitFor()
  })

  it("slides in the rows behind a figure, as many as the figure says, and a row leads to its home and back", async () => {
    await figures()
      .getByRole("button", { name: /^今日新增/ })
      .click()
    await panel().getByRole("heading", { name: "今日新增隔离人数" }).waitFor()
    await panel().getByText(`2月12日 共 ${truth.今日新增隔离人数} 条`).waitFor()
    expect(await panel().getByRole("listitem").count()).toBe(truth.今日新增隔离人数)
    await panel().getByRole("listitem").first().getByRole("button").click()
    await panel().getByRole("heading", { name: "住着的人" }).waitFor()
    await page.keyboard.press("Escape")
    await panel().getByRole("heading", { name: "今日新增隔离人数" }).waitFor()
    await page.goBack()
    await panel().getByRole("heading", { name: "住着的人" }).waitFor()
    await page.goForward()
    await page.keyboard.press("Escape")
    await panel().waitFor({ state: "detached" })
    await figures()
      .getByRole("button", { name: inQuarantine(truth) })
      .waitFor()
  })

  it("opens the rows of every number of the table, and their total is the number", async () => {
    const table = page.getByRole("region", { name: "汇总表" })
    const names = await table.getByRole("button").evaluateAll((all) => all.map((one) => one.ariaLabel ?? ""))
    expect(names.length).toBeGreaterThan(30)
    for (const name of [
      "在隔人数",
      "今日来电",
      "今日进入登记人次",
      "未办结需求",
      "累计排查租客人数",
    ] as const) {
      await page.getByRole("button", { name: `${name} ${truth[name]}`, exact: true }).press("Enter")
      await panel().getByText(`共 ${truth[name]} 条`).waitFor()
      await panel().getByRole("button", { name: "关闭" }).click()
    }
  })

  it("finds a door by typing it, masks its people, and unmasks them for a purpose that is written down", async () => {
    await page.getByRole("combobox", { name: "找门牌" }).fill("12-302")
    await page.getByRole("option", { name: /12号302室/ }).waitFor()
    await page.keyboard.press("Enter")
    await panel().getByRole("heading", { name: "288弄12号302室" }).waitFor()
    const people = panel().getByRole("region", { name: "住着的人" })
    const real = peopleAt("288弄12号302室")
    await people
      .getByRole("listitem")
      .nth(real.length - 1)
      .waitFor()
    for (const { name } of real) expect(await panel().getByText(name).count()).toBe(0)
    await people.getByRole("button", { name: "看全名和号码" }).click()
    await people.getByRole("button", { name: "上门", exact: true }).click()
    await people.getByText("已显示全名和号码").waitFor()
    for (const { name } of real) await people.getByText(name).first().waitFor()
    await people.getByRole("button", { name: "重新遮住" }).click()
    await people.getByText("已显示全名和号码").waitFor({ state: "detached" })
    await page.keyboard.press("Escape")
    await panel().waitFor({ state: "detached" })
    expect(page.url()).toContain("on=2020-02-12")
    const audit = await site.open("head", { path: "/audit" })
    await audit.getByRole("cell", { name: "查看一户的完整姓名电话" }).waitFor()
    await audit.context().close()
  })

  it("says what to type when nothing is found", async () => {
    await page.getByRole("combobox", { name: "找门牌" }).fill("999-999")
    await page.getByText("没有找到。门牌写法如 12-302。").waitFor()
    await page.getByRole("combobox", { name: "找门牌" }).press("Escape")
  })

  it("is walked by the arrow keys, and Enter opens the home", async () => {
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "")
    await cell(/^1号601室/).focus()
    await page.keyboard.press("ArrowDown")
    await expect.poll(focused).toMatch(/^1号501室/)
    await page.keyboard.press("ArrowRight")
    await expect.poll(focused).toMatch(/^1号502室/)
    await page.keyboard.press("ArrowRight")
    await expect.poll(focused).toMatch(/^2号501室/)
    await page.keyboard.press("Enter")
    await panel().getByRole("heading", { name: "288弄2号501室" }).waitFor()
    await page.keyboard.press("Escape")
    await panel().waitFor({ state: "detached" })
    await expect.poll(focused).toMatch(/^2号501室/)
  })

  it("narrows to one kind of home, and can be read as text, home by home", async () => {
    const filters = page.getByRole("group", { name: "只看" })
    await filters.getByRole("button", { name: `在隔 ${truth.在隔户数}` }).click()
    await page.getByRole("button", { name: "看文字" }).click()
    const said = page.getByRole("region", { name: "家庭隔离分布图" }).getByRole("listitem")
    await expect.poll(() => said.count()).toBe(truth.在隔户数)
    const texts = await said.allInnerTexts()
    expect(texts.filter((text) => !/号\d+室[,，](隔离第|今天应解除|已逾期)/.test(text))).toEqual([])
    await filters.getByRole("button", { name: /^出租/ }).click()
    await expect
      .poll(async () => (await said.allInnerTexts()).every((text) => text.includes("出租")))
      .toBe(true)
    await filters.getByRole("button", { name: /^全部/ }).click()
    await page.getByRole("button", { name: "看图" }).click()
    await map().waitFor()
  })

  it("plays the campaign to its last day", async () => {
    await slider().press("End")
    for (let step = 0; step < 4; step += 1) await slider().press("ArrowLeft")
    await slider().and(page.locator('[aria-valuetext="3月1日 星期日"]')).waitFor()
    await page.getByRole("button", { name: "播放" }).click()
    await page.getByRole("button", { name: "暂停" }).waitFor()
    await slider().and(page.locator('[aria-valuetext="3月5日 星期四"]')).waitFor()
    await page.getByRole("button", { name: "播放" }).waitFor()
    await figures()
      .getByRole("button", { name: inQuarantine(truthOf(campaign, "2020-03-05")) })
      .waitFor()
  })

  it("lets stairwells be dragged to where they stand, keeps that, and takes steps back", async () => {
    await page.getByRole("button", { name: "摆放楼栋" }).click()
    const block = page.getByRole("button", { name: /^3号/ })
    const first = (await block.getAttribute("aria-label")) ?? ""
    await drag(page, block, { x: 90, y: 180 })
    await expect.poll(() => block.getAttribute("aria-label")).not.toBe(first)
    await page.getByRole("button", { name: "撤回一步" }).click()
    await expect.poll(() => block.getAttribute("aria-label")).toBe(first)
    await drag(page, block, { x: 90, y: 180 })
    await block.press("ArrowRight")
    const placed = await block.getAttribute("aria-label")
    await page.getByRole("button", { name: "存下" }).click()
    await map().waitFor()
    await page.reload()
    await map().waitFor()
    await page.getByRole("button", { name: "摆放楼栋" }).click()
    expect(await block.getAttribute("aria-label")).toBe(placed)
    await page.getByRole("button", { name: "恢复按号排列" }).click()
    await map().waitFor()
    await page.getByRole("button", { name: "摆放楼栋" }).click()
    await expect.poll(() => block.getAttribute("aria-label")).toBe(first)
    await page.getByRole("button", { name: "不改了" }).click()
    await map().waitFor()
  })
})

describe("what matters today", () => {
  it("leads from a line to its home", async () => {
    const matters = page.getByRole("region", { name: "今天要紧的事" })
    const line = matters.getByRole("listitem").first().getByRole("button")
    const door = /(\d+号\d+)/.exec(await line.innerText())?.[1] ?? "none"
    await line.click()
    await panel()
      .getByRole("heading", { name: `288弄${door}室` })
      .waitFor()
    await panel().getByRole("button", { name: "关闭" }).click()
  })
})

function peopleAt(door: string): { name: string }[] {
  const { header, rows } = campaign.books.人员
  const at = (title: string) => header.indexOf(title)
  return rows.filter((row) => row[at("门牌")] === door).map((row) => ({ name: row[at("姓名")] ?? "" }))
}

async function drag(
  on: Page,
  what: ReturnType<Page["getByRole"]>,
  by: { x: number; y: number },
): Promise<void> {
  const box = await what.boundingBox()
  if (box === null) throw new Error("nothing to drag")
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await on.mouse.move(x, y)
  await on.mouse.down()
  await on.mouse.move(x + by.x / 2, y + by.y / 2)
  await on.mouse.move(x + by.x, y + by.y)
  await on.mouse.up()
}
