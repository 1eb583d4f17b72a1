import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { getPlainDate } from "../../src/core/kit/dates.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { faultsOf } from "./axe.ts"
import { type Site, startSite } from "./support.ts"

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.stop())

const today = getPlainDate("2020-03-05")
const summary = () =>
  getSummary({ db: site.app.ground.db, communityId: site.app.neighbourhoods?.own ?? "" }, today)

/** Colours are looked at once the panel stands still. */
const still = (page: Page) =>
  page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)))

/** The figure of open needs on the board. */
async function openOnBoard(page: Page): Promise<number> {
  await page.goto("/")
  const figure = page.getByRole("button", { name: /^未办需求/ }).first()
  await figure.waitFor()
  return Number(((await figure.innerText()).match(/\d+/) ?? [])[0])
}

describe("a need, from wish to handed over", () => {
  it("is written down at the desk, taken and handed over by keyboard, and the board counts it", async () => {
    const page = await site.open("staff")
    const before = await openOnBoard(page)
    const settled = (await summary()).今日办结需求
    await page.goto("/needs")
    await page.getByRole("button", { name: "记一条需求" }).click()
    const panel = page.getByRole("complementary")
    await panel.getByLabel("门牌").fill("12-302")
    await panel.getByRole("button", { name: /12号302室/ }).click()
    await panel.getByLabel("类别").selectOption("买药")
    await panel.getByLabel("内容").fill("降压药两盒")
    await panel.getByRole("button", { name: "记一条需求" }).click()
    await page.getByRole("status").filter({ hasText: "已记下：12号302室 买药 降压药两盒" }).waitFor()
    expect(await openOnBoard(page)).toBe(before + 1)
    await page.goto("/needs")
    const row = page.getByRole("row").filter({ hasText: "降压药两盒" })
    await row.getByRole("button", { name: /^接单/ }).focus()
    await page.keyboard.press("Enter")
    await page.getByText("已接单：12号302室 买药 降压药两盒").waitFor()
    await row.getByRole("button", { name: /^送到了/ }).waitFor()
    // the place of the focus is kept: the same key hands over
    await page.keyboard.press("Enter")
    await page.getByText("已送到：12号302室 买药 降压药两盒").waitFor()
    await row.waitFor({ state: "detached" })
    expect((await summary()).今日办结需求).toBe(settled + 1)
    expect(await openOnBoard(page)).toBe(before)
    await page.goto("/needs")
    await page.getByLabel("看哪些").selectOption({ label: "今天办结的" })
    await row.getByRole("button", { name: /^重新办/ }).click()
    await page.getByText("重新办理：12号302室 买药 降压药两盒").waitFor()
    await page.getByRole("button", { name: "撤销" }).click()
    await page.getByText("已撤销：12号302室 买药 降压药两盒").waitFor()
    expect(await openOnBoard(page)).toBe(before)
    await page.context().close()
  })

  it("is brought by the owners' committee, who see the door and what to bring, not why", async () => {
    const page = await site.open("owners", { path: "/needs" })
    await page.getByRole("table", { name: "生活需求" }).waitFor()
    expect(await page.getByRole("main").innerText()).not.toMatch(/隔离中|独居老人/)
    expect(await page.getByRole("button", { name: "记一条需求" }).count()).toBe(0)
    expect(await faultsOf(page)).toEqual([])
    const settled = (await summary()).今日办结需求
    await page.getByRole("button", { name: /^接单/ }).first().click()
    await page
      .getByRole("button", { name: /^送到了/ })
      .first()
      .waitFor()
    await page.getByLabel("看哪些").selectOption({ label: "我手上的" })
    await page
      .getByRole("button", { name: /^送到了/ })
      .first()
      .click()
    await page.getByText(/^已送到/).waitFor()
    expect((await summary()).今日办结需求).toBe(settled + 1)
    await page.context().close()
  })
})

describe("regular care", () => {
  it("is agreed on with consent, and a contact that finds something wrong becomes a task", async () => {
    const page = await site.open("staff", { path: "/needs/care" })
    const table = page.getByRole("table", { name: "重点关怀的人" })
    await table.waitFor()
    expect(await faultsOf(page)).toEqual([])
    const name = (await table.getByRole("row").nth(1).getByRole("cell").first().innerText()).trim()
    const row = table.getByRole("row").nth(1)
    await row.getByRole("button", { name: /^记一次联系/ }).click()
    const panel = page.getByRole("complementary")
    expect(await panel.getByLabel("每几天一次").inputValue()).toBe("1")
    await panel.getByLabel("怎样同意的").selectOption({ label: "当面" })
    await still(page)
    expect(await faultsOf(page)).toEqual([])
    await panel.getByRole("button", { name: "约定好了" }).click()
    await page
      .getByRole("status")
      .filter({ hasText: `已约定：${name}` })
      .waitFor()
    await row.getByText("打电话，每天").waitFor()
    await row.getByRole("button", { name: /^记一次联系/ }).click()
    await panel.getByText("有情况", { exact: true }).click()
    await panel.getByRole("button", { name: "记下" }).click()
    await panel.getByText("请写下是什么情况").waitFor()
    await panel.getByLabel("说了什么").fill("头晕两天了")
    await panel.getByRole("button", { name: "记下" }).click()
    await page
      .getByRole("status")
      .filter({ hasText: `已记下：${name}` })
      .waitFor()
    const { rows } = await site.app.ground.ownerDb.pool.query(
      "select t.kind, d.data->>'note' as note from task t join task_detail d using (community_id, task_id) where t.kind = 'seen-not-fine'",
    )
    expect(rows).toHaveLength(1)
    expect(rows[0].note).toContain("头晕两天了")
    // it was somebody else: taken back, the contact is open again
    await row.getByText("还没有过").waitFor({ state: "detached" })
    await row.getByRole("button", { name: /^记一次联系/ }).click()
    const last = panel.getByRole("region", { name: "上次联系" })
    await last.getByText("头晕两天了").waitFor()
    await last.getByRole("button", { name: /^撤销/ }).click()
    await still(page)
    expect(await faultsOf(page)).toEqual([])
    await last.getByRole("button", { name: "撤销这一笔" }).click()
    await page
      .getByRole("status")
      .filter({ hasText: `已撤销：${name}` })
      .waitFor()
    await row.getByText("还没有过").waitFor()
    const { rows: closed } = await site.app.ground.ownerDb.pool.query(
      "select outcome from task where kind = 'seen-not-fine'",
    )
    expect(closed).toEqual([{ outcome: "taken-back" }])
    await page.context().close()
  })
})
