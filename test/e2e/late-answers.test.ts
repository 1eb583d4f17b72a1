import { randomUUID } from "node:crypto"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { endFindings } from "../../src/contract/findings.ts"
import { endRows } from "../../src/contract/lists.ts"
import { readChat } from "../../src/contract/readings.ts"
import { getHome } from "../../src/contract/register.ts"
import { addTasks, moveTasks } from "../../src/contract/tasks.ts"
import { askOwn } from "../support/case-desk.ts"
import { seeAtGate } from "../support/finding-desk.ts"
import { makeListsDesk, pasteOf, stranger } from "../support/lists-desk.ts"
import { plainTask } from "../support/plain-task.ts"
import { makeTeller } from "../support/tell.ts"
import { holdBack, settled } from "./hold-back.ts"
import { type Site, startSite } from "./support.ts"

let site: Site
let head: Awaited<ReturnType<Site["app"]["signedIn"]>>
let page: Page
beforeAll(async () => {
  site = await startSite()
  head = await site.app.signedIn("head")
  page = await site.open("staff", { path: "/account" })
})
afterAll(() => site.stop())

const line = (text: string) => page.getByRole("row").filter({ hasText: text })
const said = (text: string) => page.getByRole("status").filter({ hasText: text })
const focused = (label: string) => page.getByLabel(label).and(page.locator(":focus"))

describe("an answer that comes late", () => {
  it("closes no form that was opened for something else meanwhile", async () => {
    for (const name of ["欧阳建国", "司马光明"]) await seeAtGate(site.app, head, `门岗${name}`, name)
    await page.goto("/findings?kind=missing")
    const letGo = await holdBack(page, endFindings)
    await line("欧**国").getByRole("button").focus()
    await page.keyboard.press("x")
    await focused("理由").fill("住在别处")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await line("司**明").getByRole("button").focus()
    await page.keyboard.press("x")
    await focused("理由").fill("再核")
    letGo()
    await said("已判定不算").waitFor()
    await settled(page)
    await page.keyboard.type("实")
    expect(await page.getByLabel("理由").inputValue()).toBe("再核实")
  })

  it("leaves another task's form open, with what was typed there", async () => {
    const [first, second] = ["核对门牌", "张贴告知书"]
    await makeTeller(head).done(addTasks, {
      ...plainTask,
      tasks: [first, second].map((title) => ({ id: randomUUID(), title })),
    })
    await page.goto("/tasks?view=team")
    const letGo = await holdBack(page, moveTasks)
    await line(first).getByRole("button", { name: first }).focus()
    await page.keyboard.press("d")
    await focused("结果").fill("都对")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    await line(second).getByRole("button", { name: second }).focus()
    await page.keyboard.press("d")
    await focused("结果").fill("贴好")
    letGo()
    await said("办结了").waitFor()
    await settled(page)
    await page.keyboard.type("了")
    expect(await page.getByLabel("结果").inputValue()).toBe("贴好了")
  })

  it("lets whoever types on in a chat type on", async () => {
    await page.goto("/readings/chat")
    const letGo = await holdBack(page, readChat)
    const text = page.getByLabel("群里的文字")
    await text.fill("12-302 早36.5")
    await page.keyboard.press("Control+Enter")
    await text.press("End")
    await page.keyboard.type(" 晚")
    letGo()
    await page.getByRole("region", { name: "读出来的" }).waitFor()
    await settled(page)
    await page.keyboard.type("36.6")
    expect(await text.inputValue()).toBe("12-302 早36.5 晚36.6")
  })

  it("does not begin a task anew whose home it brings", async () => {
    const [home] = await askOwn<{ id: string }>(site.app, "select dwelling_id as id from stay limit 1")
    await page.goto(`/home/${home?.id}`)
    await page.getByRole("heading", { level: 1 }).waitFor()
    const letGo = await holdBack(page, getHome)
    await page.keyboard.press("n")
    const sheet = page.getByRole("dialog", { name: "新任务" })
    await sheet.getByLabel("要做什么").fill("送菜")
    letGo()
    await sheet.getByRole("checkbox", { name: /弄\d+号\d+室/ }).waitFor()
    expect(await sheet.getByLabel("要做什么").inputValue()).toBe("送菜")
    await page.keyboard.press("Escape")
  })

  it("leaves the rows of a list chosen that were chosen since", async () => {
    const desk = makeListsDesk(await site.app.signedIn("staff"))
    const { list } = await desk.added(pasteOf([0, 1, 2].map(stranger)), { asks: "residence" })
    await page.goto(`/lists/one?id=${list.id}&show=fresh`)
    const letGo = await holdBack(page, endRows)
    const box = (at: number) => page.getByRole("checkbox", { name: new RegExp(`^选第 ${at} 条`) })
    await box(1).focus()
    await page.keyboard.press("2")
    await focused("怎么知道的").fill("电话核实")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    await box(3).focus()
    await page.keyboard.press("Space")
    letGo()
    await said("1 条：信息有误").waitFor()
    await settled(page)
    expect(await box(3).isChecked()).toBe(true)
    expect(await box(3).evaluate((one) => one === document.activeElement)).toBe(true)
  })
})
