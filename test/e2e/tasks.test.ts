import { randomUUID } from "node:crypto"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as contract from "../../src/contract/tasks.ts"
import type { Role } from "../../src/core/access/roles.ts"
import { getPlainDate, instantOf } from "../../src/core/kit/dates.ts"
import { booksOnEvening } from "../../src/core/world/world.ts"
import { inNeighbourhood, type Tx } from "../../src/store/database/db.ts"
import { plainTask } from "../support/plain-task.ts"
import { makeTeller } from "../support/tell.ts"
import { faultsOf } from "./axe.ts"
import { chineseOn } from "./chinese-on.ts"
import { readPdf } from "./read-pdf.ts"
import { busyDay, campaign, type Site, startSite } from "./support.ts"
import { inBoth, turnTo } from "./turn-pages.ts"

/** 09:00 in Shanghai on the busy day. */
const morning = instantOf(Date.parse(`${busyDay}T01:00:00Z`))
const later = (minutes: number) => instantOf(Date.parse(morning) + minutes * 60_000)

let site: Site
beforeAll(async () => {
  site = await startSite({ now: morning, world: { books: booksOnEvening(campaign, getPlainDate(busyDay)) } })
})
afterAll(() => site.stop())

const ask = <Row>(text: string, values: readonly unknown[] = []) =>
  inNeighbourhood(site.app.ground.db, site.app.neighbourhoods?.own ?? "", async (tx: Tx) => {
    const { rows } = await tx.client.query(text, [...values])
    return rows as Row[]
  })
/** A page of somebody with a name that can be called. */
async function openAs(role: Role, name: string, path: string): Promise<{ page: Page; accountId: string }> {
  const page = await site.open(role, { path: null })
  const { accountId } = await (await page.request.get("/api/session")).json()
  await ask("update account set name = $2 where account_id = $1", [accountId, name])
  await page.goto(path)
  return { page, accountId }
}
const row = (page: Page, text: string) => page.getByRole("row").filter({ hasText: text })
const sheet = (page: Page) => page.getByRole("dialog", { name: "新任务" })
const panel = (page: Page) => page.getByRole("complementary")

describe("a notice of the street", () => {
  it("is split into tasks by the head, taken and closed by the staff; what is late is seen on the board", async () => {
    const { page: staff } = await openAs("staff", "徐敏", "/tasks?view=team")
    await staff.getByRole("heading", { name: "任务", level: 1 }).waitFor()
    const { page: head } = await openAs("head", "王秀英", "/")
    await head.getByRole("grid").waitFor()
    await head.keyboard.press("n")
    await sheet(head).getByRole("button", { name: "分成几件" }).click()
    await sheet(head)
      .getByLabel("要做什么（一行一件）")
      .fill("1. 摸清租客人数\n2、张贴告知书\n\n3. 报送口罩缺口")
    await sheet(head).getByText("将建 3 件任务").waitFor()
    await sheet(head).getByRole("radio", { name: "街道通知" }).check()
    await sheet(head).getByRole("button", { name: "建任务" }).click()
    await sheet(head).getByText("请填写").waitFor()
    await sheet(head).getByLabel("依据文件").fill("古美街道〔2020〕12号")
    await sheet(head).getByRole("radio", { name: "今天 18:00" }).check()
    await sheet(head).getByLabel("依据文件").press("Enter")
    await head.getByRole("status").filter({ hasText: "建好了 3 件" }).waitFor()

    // the staff's list refreshes by itself; keys alone take and close one
    await row(staff, "张贴告知书").waitFor()
    const title = "张贴告知书"
    const focused = () => staff.evaluate(() => document.activeElement?.textContent ?? "")
    for (let step = 0; (await focused()) !== title && step < 30; step += 1) await staff.keyboard.press("j")
    expect(await focused()).toBe(title)
    await staff.keyboard.press("t")
    await staff.getByRole("status").filter({ hasText: "归您办了" }).waitFor()
    await row(staff, title).filter({ hasText: "徐敏" }).waitFor()
    await staff.getByRole("link", { name: /任务\s*我的 1 件/ }).waitFor()
    await staff.keyboard.press("d")
    await panel(staff).getByLabel("结果").press("Enter")
    await panel(staff).getByText("请填写").waitFor()
    await panel(staff).getByLabel("结果").fill("办好了，已经贴到每个楼道")
    await panel(staff).getByLabel("结果").press("Enter")
    await staff.getByRole("status").filter({ hasText: "办结了" }).waitFor()
    await panel(staff).getByText("办好了，已经贴到每个楼道").first().waitFor()
    await row(staff, title).waitFor({ state: "detached" })

    // one waits on the street, with the evidence of asking
    await panel(staff).getByRole("button", { name: "关闭" }).click()
    await row(staff, "报送口罩缺口").getByRole("button").click()
    await panel(staff).getByRole("button", { name: "等别人" }).click()
    await panel(staff).getByLabel("怎么问的").fill("电话问过街道李科长")
    await panel(staff).getByRole("button", { name: "确定" }).click()
    await row(staff, "报送口罩缺口").filter({ hasText: "等街道" }).waitFor()

    // 18:00 passes
    site.app.setClock(later(9 * 60 + 5))
    await head.goto(`/?on=${busyDay}`)
    const matters = head.getByRole("region", { name: "今天要紧的事" })
    const more = matters.getByRole("button", { name: /还有/ })
    if (await more.isVisible()) await more.click()
    await matters
      .getByRole("link", { name: /任务逾期：/ })
      .first()
      .click()
    await head.getByRole("heading", { name: "任务", level: 1 }).waitFor()
    await row(head, "报送口罩缺口").filter({ hasText: "逾期" }).waitFor()
    await head.goto("/tasks/oversight")
    await head.getByRole("region", { name: "在等别人的事" }).getByText("电话问过街道李科长").waitFor()
    site.app.setClock(morning)
    await Promise.all([head.context().close(), staff.context().close()])
  })

  it("lets several be given at once, and prints the list", async () => {
    const head = await openAs("head", "王秀英", "/account")
    const owners = await openAs("owners", "郑伯年", "/tasks")
    const send = makeTeller(await site.app.signedIn("head"))
    const tasks = ["看三号楼梯灯", "看五号楼梯灯"].map((title) => ({ id: randomUUID(), title }))
    await send.done(contract.addTasks, { ...plainTask, tasks })
    const { page } = head
    await page.goto("/tasks?view=all")
    for (const { title } of tasks) await page.getByRole("checkbox", { name: `选中：${title}` }).check()
    const bar = page.getByRole("group", { name: "已选 2 件" })
    await bar.getByRole("button", { name: "交给…" }).click()
    await panel(page).getByLabel("交给谁").selectOption({ label: "郑伯年（业委会）" })
    await panel(page).getByRole("button", { name: "确定" }).click()
    await page.getByRole("status").filter({ hasText: "交出去了" }).waitFor()
    await row(owners.page, "看三号楼梯灯").waitFor()
    await row(owners.page, "看五号楼梯灯").waitFor()
    await page.emulateMedia({ media: "print" })
    expect(await page.getByRole("button", { name: "打印" }).isVisible()).toBe(false)
    expect(await page.getByText(/打印 · 共 \d+ 件/).isVisible()).toBe(true)
    expect(await readPdf(await page.pdf({ preferCSSPageSize: true }))).toEqual([{ width: 595, height: 842 }])
    await Promise.all([page.context().close(), owners.page.context().close()])
  })
})

describe("a colleague who is ill", () => {
  it("hands everything over in one step, which is taken back as a whole", async () => {
    const sick = await openAs("staff", "陈阿姨", "/account")
    const [one, other] = [await openAs("staff", "丁一", "/tasks"), await openAs("staff", "林二", "/tasks")]
    await ask(
      `insert into case_file (community_id, case_id, person_id, dwelling_id, state, owner_id)
       select community_id, case_id, person_id, dwelling_id, '{}', $1 from quarantine_case where ended_on is null`,
      [sick.accountId],
    )
    const [cases] = await ask<{ count: number }>("select count(*) as count from case_file")
    const send = makeTeller(await site.app.signedIn("head"))
    const tasks = [{ id: randomUUID(), title: "联系血透病人" }]
    await send.done(contract.addTasks, { ...plainTask, tasks, ownerId: sick.accountId })
    const { page } = await openAs("head", "王秀英", "/tasks/oversight")
    await page.getByRole("button", { name: "移交 陈阿姨 手上的事" }).click()
    await panel(page).getByText("丁一").click()
    await panel(page).getByText("林二").click()
    await panel(page).getByRole("button", { name: "看看怎么分" }).click()
    const total = (cases?.count ?? 0) + 1
    await panel(page)
      .getByRole("button", { name: `移交 ${total} 件` })
      .click()
    await panel(page).getByText(`移交好了，共 ${total} 件`).waitFor()
    const owners = await ask<{ owner: string }>("select distinct owner_id as owner from case_file")
    expect(owners.map(({ owner }) => owner).sort()).toEqual([one.accountId, other.accountId].sort())
    const history = page.getByRole("region", { name: "移交记录" })
    await history.getByRole("button", { name: "看每一户" }).click()
    await history.getByRole("row").nth(6).waitFor()
    expect(await history.getByRole("row").count()).toBeGreaterThan(5)
    await history.getByRole("button", { name: "整个撤回" }).click()
    await history.getByText(`撤回了 ${total} 件`).waitFor()
    await row(page, "陈阿姨")
      .filter({ hasText: String(cases?.count) })
      .waitFor()
    for (const each of [page, sick.page, one.page, other.page]) await each.context().close()
  })
})

describe("a rule", () => {
  it("is changed by the head with its document, shows whom it moves, and the board follows", async () => {
    const { page } = await openAs("head", "王秀英", "/policies")
    const [before] = await ask<{ count: number }>(
      "select count(*) as count from quarantine_case where ended_on is null and due_on = $1",
      [busyDay],
    )
    await page.getByRole("button", { name: "更改“居家隔离天数”" }).click()
    const form = panel(page)
    await form.getByLabel("天数").fill("0")
    await form.getByRole("button", { name: "看看有什么影响" }).click()
    await form.getByText("请改好这一项").waitFor()
    await form.getByLabel("天数").fill("12")
    await form.getByLabel("依据文件").fill("街道〔2020〕15号")
    await form.getByRole("button", { name: "看看有什么影响" }).click()
    await form.getByText("正在隔离的人，应解日期都不变。").waitFor()
    await form.getByLabel("起效日期").fill("2020-01-12")
    await form.getByRole("button", { name: "看看有什么影响" }).click()
    await form.getByText(/\d+ 位隔离对象会提早解除/).waitFor()
    await form.getByText("这一天已经过去").waitFor()
    await form.getByRole("button", { name: /^确认/ }).click()
    await page.getByText(/\d+ 位隔离对象的应解日期跟着变了/).waitFor()
    await row(page, "居家隔离天数").filter({ hasText: "12 天" }).waitFor()
    const [after] = await ask<{ count: number }>(
      "select count(*) as count from quarantine_case where ended_on is null and due_on = $1",
      [busyDay],
    )
    expect(after?.count).not.toBe(before?.count)
    await page.goto(`/?on=${busyDay}`)
    await page.getByRole("grid").waitFor()
    await page
      .getByText(`应解 ${after?.count}`)
      .or(page.getByRole("button", { name: new RegExp(`应解\\s*${after?.count}`) }))
      .first()
      .waitFor()
    await page.context().close()
  })

  it("of a day to come is taken back; those who work by it see its history", async () => {
    const { page } = await openAs("head", "王秀英", "/policies")
    await page.getByRole("button", { name: "更改“每户口罩”" }).click()
    await panel(page).getByLabel("每户每轮几只").fill("6")
    await panel(page).getByLabel("依据文件").fill("居委会决定")
    await panel(page).getByLabel("依据文件").press("Enter")
    await panel(page).getByRole("button", { name: /^确认/ }).click()
    const staff = await openAs("staff", "徐敏", "/policies")
    await row(staff.page, "每轮 6 只").waitFor()
    expect(await staff.page.getByRole("button", { name: /^更改“/ }).count()).toBe(0)
    await row(page, "每轮 6 只").getByRole("button").first().click()
    await panel(page).getByRole("button", { name: "撤回" }).click()
    await row(staff.page, "每轮 6 只").waitFor({ state: "detached" })
    await staff.page.getByRole("button", { name: "每户口罩：历次规定" }).click()
    await panel(staff.page).getByText("已撤").waitFor()
    await panel(staff.page)
      .getByText(/王秀英/)
      .first()
      .waitFor()
    await Promise.all([page.context().close(), staff.page.context().close()])
  })
})

describe("every screen of tasks is sound", () => {
  it.each(["desk", "phone"] as const)("on a %s, in both languages", async (size) => {
    const page = await site.open("head", { size, path: "/tasks?view=all" })
    if (size === "phone") await page.setViewportSize({ width: 360, height: 640 })
    const look = (what: string) =>
      inBoth(page, async (language) => {
        expect(await faultsOf(page), `${what} ${size} ${language}`).toEqual([])
        if (language === "en") expect((await chineseOn(page)).filter((text) => text === "任务")).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
          true,
        )
      })
    await page.locator(".task-open").first().click()
    await panel(page).getByRole("list").first().waitFor()
    await look("panel")
    await page.keyboard.press("Escape")
    await page.keyboard.press("n")
    await page.getByRole("dialog").getByRole("combobox").waitFor()
    await look("new task")
    await page.keyboard.press("Escape")
    for (const path of ["/tasks/oversight", "/policies"]) {
      await turnTo(page, path)
      await page.locator("table button").first().click()
      await panel(page).waitFor()
      await look(path)
    }
    await page.getByRole("complementary").getByRole("button").first().click()
    await page.locator("table button").nth(1).click()
    await panel(page).locator("form").waitFor()
    await look("policy form")
    await page.context().close()
  })
})
