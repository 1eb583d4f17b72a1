import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { addDays, dayOf } from "../../src/core/kit/dates.ts"
import { generateWorld } from "../../src/core/world/world.ts"
import { fillDemonstration } from "../../src/service/demonstration/fill-demonstration.ts"
import { evening, type Site, startSite, truthOf } from "./support.ts"

const code = "K7QX-2M9D"

let site: Site
let fill: () => void
const filling = new Promise<void>((begin) => {
  fill = begin
})
beforeAll(async () => {
  site = await startSite({
    neighbourhoods: false,
    setUpCode: code,
    fillDemonstration: (context) => void filling.then(() => fillDemonstration(context)),
  })
})
afterAll(() => site.stop())

describe("the demonstration neighbourhood, chosen at the first run", () => {
  it("fills the board by itself, says that it is made up, and shows the six weeks up to today", async () => {
    const page = await site.open(null)
    await page.getByLabel("安装码").fill(code)
    await page.getByLabel("居民区的名字").fill("演示居民区")
    await page.getByLabel("负责人姓名").fill("王主任")
    await page.getByLabel("登录名").fill("wang")
    await page.getByLabel("密码").fill("correct horse")
    await page.getByRole("radio", { name: /先看演示居民区/ }).check()
    await page.getByRole("button", { name: "开始使用" }).click()
    // until the books are in, the board says so, and sends nobody to import their own
    await page.getByRole("heading", { name: "正在填入演示资料" }).waitFor()
    expect(await page.getByRole("link", { name: "导入台账" }).count()).toBe(0)
    fill()
    const grid = page.getByRole("grid", { name: "家庭隔离分布图" })
    await grid.waitFor({ timeout: 90_000 })
    await page.getByText("演示", { exact: true }).waitFor()
    const today = dayOf(evening)
    const truth = truthOf(generateWorld({ seed: 2020, firstDay: addDays(today, -41) }), addDays(today, -1))
    await page.getByRole("slider", { name: "日期" }).press("ArrowLeft")
    await page.getByRole("button", { name: `在隔 ${truth.在隔人数} 人 / ${truth.在隔户数} 户` }).waitFor()
    expect(await grid.getByRole("gridcell").count()).toBe(truth.总户数)
    expect(await page.getByRole("slider", { name: "日期" }).getAttribute("max")).toBe("41")
  })
})
