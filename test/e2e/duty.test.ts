import { fileURLToPath } from "node:url"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { addDays, getPlainDate, instantOf } from "../../src/core/kit/dates.ts"
import { raiseDue } from "../../src/service/rounds/raise-due.ts"
import { makeDutyDesk } from "../support/duty-desk.ts"
import { type PlantedDuty, type PlantedWorker, plantDuty } from "../support/duty-ground.ts"
import { faultsOf } from "./axe.ts"
import { chineseOn } from "./chinese-on.ts"
import { readPdf } from "./read-pdf.ts"
import { type Site, startSite } from "./support.ts"

const day = getPlainDate("2020-03-10")
const begun = instantOf(Date.parse("2020-03-10T06:12:00+08:00"))
let site: Site
let planted: PlantedDuty
let desk: ReturnType<typeof makeDutyDesk>
beforeAll(async () => {
  site = await startSite({ now: begun, world: null })
  planted = await plantDuty(site.app, { volunteers: 60, staff: 6, from: getPlainDate("2020-02-10") })
  desk = makeDutyDesk(site.app, planted)
  const [a, b, c, d, e, f] = alone()
  for (const worker of [a, b, c])
    await desk.plant(addDays(day, -1), "中班", [worker as PlantedWorker], { stood: true })
  await desk.plant(day, "早班", [a, b, c] as PlantedWorker[])
  await desk.plant(day, "早班", [d, e, f] as PlantedWorker[], { post: desk.south })
  await desk.plant(day, "中班", alone().slice(6, 9))
  await desk.plant(addDays(day, 1), "夜班", alone().slice(9, 12))
  for (let back = 1; back <= 6; back++) {
    await desk.plant(addDays(day, -back), "夜班", [colleague(0)], { stood: true })
    await desk.plant(addDays(day, -back), back % 2 ? "早班" : "晚班", alone().slice(12, 14), { stood: true })
  }
  await raiseDue(site.app.ground, site.app.neighbourhoods?.own ?? "")
})
afterAll(() => site.stop())

const alone = () =>
  planted.workers.filter(
    ({ familyId, kind, free }) => familyId === null && kind === "volunteer" && free.length === 4,
  )
const colleague = (at: number) =>
  planted.workers.filter(({ kind }) => kind === "staff")[at] ?? expect.fail("too few colleagues")
const slotAt = (page: Page, hours: string, post: string) =>
  page
    .getByRole("region", { name: new RegExp(`^${hours}`) })
    .getByRole("region", { name: `${post} ${hours}` })

describe("the day at the posts", () => {
  it("shows a no-show, whom to ring up in order, and the second of three stands in", async () => {
    const page = await site.open("volunteer-lead", { path: "/duty" })
    const slot = slotAt(page, "早班", "北门")
    await slot.getByText("未到岗 12 分钟").first().waitFor()
    const [here] = alone()
    await slot.getByRole("button", { name: `${here?.name}签到` }).click()
    await page.getByText(`${here?.name}已签到。`).waitFor()
    await slot.getByText("在岗，06:12 签到").waitFor()
    await picture(page, "duty")
    await slot.getByRole("button", { name: "找人顶班" }).click()
    const list = page.getByRole("list", { name: "可以顶班的人，按先后" })
    const rows = list.getByRole("listitem")
    await rows.nth(2).waitFor()
    expect(await rows.count()).toBe(3)
    const [first, second] = [await nameOf(rows.nth(0)), await nameOf(rows.nth(1))]
    expect(planted.workers.find(({ name }) => name === second)?.phone).toBe(
      await rows.nth(1).getByRole("link").textContent(),
    )
    await picture(page, "duty-stand-ins")
    await rows.nth(0).getByRole("button", { name: "没人接" }).click()
    await page.getByText(`已记下：${first}没人接。`).waitFor()
    await list
      .getByRole("listitem", { name: second })
      .getByRole("button", { name: "来", exact: true })
      .click()
    await page.getByText(`${second}来顶班，已排进这一班。`).waitFor()
    await page.keyboard.press("Escape")
    await slot.getByRole("button", { name: `${second}签到` }).click()
    await page.getByText(`${second}已签到。`).waitFor()
    await page.context().close()
  })

  it("stands a colleague with a fever down, turn and all, and the board's figures are right", async () => {
    const worker = colleague(1)
    const [turn] = await desk.plant(day, "早班", [worker], { post: desk.south })
    const page = await site.open("head", { path: "/duty" })
    const slot = slotAt(page, "早班", "南门")
    await slot.getByRole("button", { name: worker.name, exact: true }).click()
    await page.getByLabel("体温（可以不填）").fill("37.8")
    await page.getByRole("complementary").getByRole("button", { name: "签到", exact: true }).click()
    await page.getByText("体温到了发热标准，不能上岗").waitFor()
    const form = page.getByRole("region", { name: "停岗休息" })
    await form.getByRole("button", { name: "停岗休息" }).click()
    await page.getByText(`${worker.name}停岗休息：空出 1 班，交出 0 件工作。`).waitFor()
    expect(await desk.ask("select ended_why as why from duty_turn where turn_id = $1", [turn])).toEqual([
      { why: "away" },
    ])
    await page.getByRole("link", { name: "疲劳" }).first().click()
    const row = page.getByRole("row", { name: new RegExp(worker.name) })
    await row.getByText("停岗休息").first().waitFor()
    await page
      .getByRole("row", { name: new RegExp(colleague(0).name) })
      .getByText("要休息")
      .waitFor()
    await picture(page, "workload")
    await page.goto("/table")
    const figure = page.getByRole("row", { name: /今日值班人次/ })
    await figure.getByText("2", { exact: true }).first().waitFor()
    await page.context().close()
  })

  it("undoes a sick call but for the turn that others have by now, and names it", async () => {
    const people = alone()
    const sick = people.at(-1) ?? expect.fail("too few people")
    const tomorrow = addDays(day, 1)
    await desk.plant(tomorrow, "早班", [sick], { post: desk.south })
    const page = await site.open("staff", { path: "/duty" })
    await page.getByRole("button", { name: "登记不能来" }).click()
    const panel = page.getByRole("complementary")
    await panel.getByLabel("找姓名").fill(sick.name)
    await panel.getByRole("button", { name: "登记，看怎么补" }).click()
    await page.getByText(`已登记${sick.name}不能来，空出 1 班。`).waitFor()
    // what came of it is in sight however far down the page is, and Escape closes though the button is gone
    await page.evaluate(() => window.scrollTo(0, 700))
    const outcome = await panel.getByText("空出 1 班，可以这样补：").boundingBox()
    expect(outcome?.y).toBeGreaterThan(0)
    await desk.plant(tomorrow, "早班", people.slice(-4, -1), { post: desk.south })
    await page.keyboard.press("Escape")
    await panel.waitFor({ state: "detached" })
    await page.getByRole("button", { name: "撤销", exact: true }).click()
    await page.getByText(/^已撤销。 这些班恢复不了（.*）：.*早班（南门）。$/).waitFor()
    await page.context().close()
  })

  it("takes a sick call, mends it with one press, gives gear out and counts a round", async () => {
    const page = await site.open("staff", { path: "/duty" })
    const sick = alone()[7] ?? expect.fail("too few people")
    await page.getByRole("button", { name: "登记不能来" }).click()
    const panel = page.getByRole("complementary")
    // the only one of that name is chosen by it
    await panel.getByLabel("找姓名").fill(sick.name)
    expect(await panel.getByLabel("谁").inputValue()).toBe(sick.id)
    await panel.getByRole("button", { name: "登记，看怎么补" }).click()
    await page.getByText(`已登记${sick.name}不能来，空出 1 班。`).waitFor()
    await panel.getByText("空出 1 班，可以这样补：").waitFor()
    await picture(page, "duty-mend")
    await panel.getByRole("button", { name: "就这样，改动 1 处" }).first().click()
    await page.getByText("已改动 1 处，请逐个通知。").waitFor()
    await page.keyboard.press("Escape")
    await slotAt(page, "早班", "北门").getByRole("button", { name: "发防护用品" }).click()
    await page.getByLabel("口罩 (只)").fill("6")
    await page.getByRole("button", { name: "发出" }).click()
    await slotAt(page, "早班", "北门").getByText("口罩 6只").waitFor()
    await page.getByRole("button", { name: "登记检查" }).click()
    await page.getByLabel("检查人").selectOption({ label: `${colleague(2).name} 工作人员` })
    await page.getByLabel("时间（不填就是现在）").fill("2020-03-10T02:00")
    await page.getByRole("button", { name: "登记", exact: true }).click()
    await page.getByText("北门的检查已登记。").waitFor()
    await page.context().close()
  })

  it("has nothing that axe finds, in either language and on a phone", async () => {
    for (const path of ["/duty", "/workload"]) {
      const page = await site.open("head", { path, language: "en" })
      await page.getByRole("heading", { level: 1 }).waitFor()
      await page
        .getByText(path === "/duty" ? "Rounds of the posts" : "Last 14 days")
        .first()
        .waitFor()
      expect(await faultsOf(page)).toEqual([])
      expect(await chineseOn(page)).toEqual([])
      await picture(page, `${path.slice(1)}-english`)
      await page.context().close()
      const phone = await site.open("head", { path, size: "phone" })
      await phone
        .getByText(path === "/duty" ? "卡点检查" : "近十四天")
        .first()
        .waitFor()
      expect(await faultsOf(phone)).toEqual([])
      await picture(phone, `${path.slice(1)}-phone`)
      await phone.context().close()
    }
  })
})

describe("the day's sheet", () => {
  it("is one A4 for each post: who, when, room to sign and for the gear, no phones", async () => {
    const page = await site.open("volunteer-lead", { path: "/duty" })
    await page.getByRole("link", { name: "打印值守表" }).click()
    const sheets = page.getByRole("article")
    await sheets.nth(1).waitFor()
    expect(await sheets.count()).toBe(2)
    const [north, south] = [await sheets.nth(0).innerText(), await sheets.nth(1).innerText()]
    expect(north).toContain(alone()[0]?.name)
    await picture(page, "duty-sheet")
    expect(north).toContain("签到（时间、签名）")
    expect(north).toContain("防护用品")
    expect(south).toContain(alone()[4]?.name)
    expect(south).not.toContain(alone()[0]?.name)
    expect(north + south).not.toContain("1990000")
    expect(await faultsOf(page)).toEqual([])
    const a4 = { width: 595, height: 842 }
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    expect(await readPdf(pdf)).toEqual([a4, a4])
    await page.context().close()
  }, 60_000)
})

async function nameOf(row: ReturnType<Page["getByRole"]>): Promise<string> {
  return (await row.getByRole("strong").textContent()) ?? ""
}

/** For the documents, where they are asked for. */
async function picture(page: Page, name: string): Promise<void> {
  if (process.env["SHOUWANG_PICTURES"] === undefined) return
  const path = fileURLToPath(new URL(`../../docs/screenshots/${name}.png`, import.meta.url))
  await page.screenshot({ path })
}
