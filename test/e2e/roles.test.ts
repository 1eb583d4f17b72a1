import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Role } from "../../src/core/access/roles.ts"
import { password } from "../support/app.ts"
import { campaign, type Site, startSite } from "./support.ts"

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.stop())

/** What the menus offer to somebody. */
async function placesOf(page: Page): Promise<string[]> {
  const main = await page.getByRole("navigation", { name: "主菜单" }).getByRole("link").allInnerTexts()
  await page.getByRole("button", { name: /菜单/ }).click()
  const other = await page
    .getByRole("navigation", { name: "菜单", exact: true })
    .getByRole("link")
    .allInnerTexts()
  return [...new Set([...main, ...other])]
}

const shut = (page: Page) => page.getByText("您的账号看不到这一页")

describe("each role sees its own and no more", () => {
  it("viewer: the wall, and nothing else", async () => {
    const page = await site.open("viewer")
    await page.waitForURL(/\/wall$/)
    for (const path of ["/table", "/register", "/import", "/accounts", "/audit", "/policies", "/erasures"]) {
      await page.goto(path)
      await shut(page).waitFor()
      expect(await placesOf(page)).toEqual(["挂墙", "我的账号"])
    }
    // the way back is to what they have, and speaks of no board
    await page.getByRole("link", { name: "回到首页" }).click()
    await page.waitForURL(/\/wall$/)
    await page.context().close()
  })

  it.each(["street", "property"] satisfies Role[])("%s: no people and no names", async (role) => {
    const page = await site.open(role, { path: "/policies" })
    await page.getByRole("heading", { name: "现行规定", level: 1 }).waitFor()
    expect(await placesOf(page)).toEqual([
      ...(role === "property" ? ["任务", "收垃圾", "门岗"] : []),
      "挂墙",
      "现行规定",
      "我的账号",
    ])
    expect(await page.getByRole("combobox", { name: "找门牌" }).count()).toBe(0)
    await page.goto("/register")
    await shut(page).waitFor()
    await page.goto("/")
    await page.waitForURL(role === "property" ? /\/tasks$/ : /\/wall$/)
    await page.context().close()
  })

  it("staff: the whole desk, but no accounts, no audit, no deletion", async () => {
    const page = await site.open("staff")
    await page.getByRole("grid").waitFor()
    expect(await placesOf(page)).toEqual([
      "看板",
      "汇总表",
      "电话",
      "任务",
      "排查",
      "隔离",
      "体温",
      "巡访",
      "需求",
      "来信",
      "核对",
      "居民册",
      "通行证",
      "门岗",
      "挂墙",
      "现行规定",
      "我的账号",
    ])
    for (const path of ["/accounts", "/audit", "/erasures"]) {
      await page.goto(path)
      await shut(page).waitFor()
    }
    await page.context().close()
  })

  it("owners: the pass desk, and no pages of people", async () => {
    const page = await site.open("owners", { path: "/passes" })
    await page.getByRole("heading", { name: "通行证", level: 1 }).waitFor()
    expect(await placesOf(page)).toEqual([
      "任务",
      "送物",
      "需求",
      "通行证",
      "门岗",
      "挂墙",
      "现行规定",
      "我的账号",
    ])
    expect(await page.getByRole("combobox", { name: "找门牌" }).count()).toBe(0)
    for (const path of ["/passes/keys", "/register"]) {
      await page.goto(path)
      await shut(page).waitFor()
    }
    await page.context().close()
  })

  it("nobody: is asked to sign in, and led back to where they wanted", async () => {
    const page = await site.open(null, { path: "/policies" })
    await page.getByRole("heading", { name: "登录" }).waitFor()
    const { login } = await site.app.signedIn("staff")
    await page.getByLabel("登录名").fill(login)
    await page.getByLabel("密码").fill("wrong horse")
    await page.getByRole("button", { name: "登录" }).click()
    await page.getByRole("alert").filter({ hasText: "登录名或密码不对" }).waitFor()
    await page.getByLabel("密码").fill(password)
    await page.getByRole("button", { name: "登录" }).click()
    await page.getByRole("heading", { name: "现行规定", level: 1 }).waitFor()
    await page.getByRole("button", { name: /菜单/ }).click()
    await page.getByRole("button", { name: "退出登录" }).click()
    await page.getByRole("heading", { name: "登录" }).waitFor()
    await page.goto("/")
    await page.getByRole("heading", { name: "登录" }).waitFor()
    await page.context().close()
  })
})

describe("the head keeps the house", () => {
  let page: Page
  beforeAll(async () => {
    page = await site.open("head", { path: "/accounts" })
  })

  it("adds an account, changes its role, disables it", async () => {
    await page.getByRole("button", { name: "添加账号" }).click()
    const panel = page.getByRole("complementary")
    await panel.getByLabel("姓名").fill("丁小红")
    await panel.getByLabel("登录名").fill("ding")
    await panel.getByLabel("身份").selectOption("team")
    await panel.getByLabel("密码").fill("correct horse")
    await panel.getByRole("button", { name: "添加账号" }).click()
    await page.getByRole("status").filter({ hasText: "丁小红 的账号加好了" }).waitFor()
    const row = page.getByRole("row").filter({ hasText: "丁小红" })
    await row.filter({ hasText: "三人小组" }).filter({ hasText: "在用" }).waitFor()
    await page.getByRole("button", { name: "更改 丁小红 的账号" }).click()
    await panel.getByLabel("身份").selectOption("staff")
    await panel.getByRole("button", { name: "保存身份" }).click()
    await row.filter({ hasText: "居委会干部" }).waitFor()
    await panel.getByRole("button", { name: "停用" }).click()
    await row.filter({ hasText: "已停用" }).waitFor()
    await panel.getByRole("button", { name: "关闭" }).click()
  })

  it("reads the rules in force, each with its day and its document", async () => {
    await page.goto("/policies")
    const row = page.getByRole("row").filter({ hasText: "居家隔离天数" }).first()
    await row.waitFor()
    expect(await row.innerText()).toMatch(/14 天/)
    expect(await row.innerText()).toMatch(/20\d\d年\d+月\d+日/)
  })

  it("deletes one person for good, with a certificate, and it stands in the audit", async () => {
    const { header, rows } = campaign.books.人员
    const at = rows.filter((row) => row[header.indexOf("门牌")] === "288弄11号501室")
    expect(at.length).toBeGreaterThan(0)
    await page.goto("/erasures")
    await page.getByText("还没有删除过").waitFor()
    await page.getByRole("textbox", { name: "门牌" }).fill("11-501")
    await page.getByRole("button", { name: /11号501室/ }).click()
    await page.getByLabel("删除谁").selectOption({ index: 1 })
    const form = page.locator("form").filter({ hasText: "删除一个人的资料" })
    await form.getByLabel("为什么删除").fill("本人要求")
    await form.getByLabel("确认：请输入“删除”两个字").fill("不")
    await form.getByRole("button", { name: "永久删除这个人的资料" }).click()
    await form.getByText("请照样输入“删除”").waitFor()
    await form.getByLabel("确认：请输入“删除”两个字").fill("删除")
    await form.getByRole("button", { name: "永久删除这个人的资料" }).click()
    await page.getByRole("status").filter({ hasText: "删好了" }).waitFor()
    const certificate = page.getByRole("table", { name: "删除证明" }).getByRole("row").nth(1)
    expect(await certificate.innerText()).toMatch(/一个人\s+本人要求\s+[1-9]\d* 行/)

    await page.goto("/register")
    await page.getByRole("textbox", { name: "门牌" }).fill("11-501")
    await page.getByRole("button", { name: /11号501室/ }).click()
    await page.getByRole("heading", { name: "288弄11号501室", level: 1 }).waitFor()
    const left = await page
      .getByRole("table", { name: "住在这里的人" })
      .getByRole("rowheader")
      .allInnerTexts()
    expect(left.filter((shown) => shown === "资料已删除").length).toBe(1)
    expect(left.length).toBe(at.length)

    await page.goto("/audit")
    await page.getByRole("row").filter({ hasText: "删除一个人的资料" }).first().waitFor()
    await page.getByRole("row").filter({ hasText: "添加账号" }).first().waitFor()
  })
})
