import type { Page } from "playwright-core"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { oneStory } from "../support/one-story.ts"
import { campaign, type Site, startSite, truthOf } from "./support.ts"

let site: Site
let page: Page
let board: Page
beforeAll(async () => {
  site = await startSite()
  page = await site.open("staff", { path: "/register" })
  board = await site.open("head")
  await counted(0)
})
afterAll(() => site.stop())

const people = truthOf(campaign, "2020-03-05").登记人口

/** The board, open elsewhere all the while, counts so many more people than the books. */
async function counted(more: number): Promise<void> {
  await board.getByRole("button", { name: `登记人口 ${people + more}`, exact: true }).waitFor()
}

async function openHome(door: string): Promise<void> {
  await page.goto("/register")
  await page.getByRole("textbox", { name: "门牌" }).fill(door)
  await page
    .getByRole("listitem")
    .getByRole("button", { name: new RegExp(door.replace("-", "号")) })
    .click()
  await page.getByRole("heading", { name: `288弄${door.replace("-", "号")}室`, level: 1 }).waitFor()
}

const residents = () => page.getByRole("table", { name: "住在这里的人" })
const history = () => page.getByRole("table", { name: /的改动记录$/ })
const saved = () => page.getByRole("status").filter({ hasText: "登记好了" })

async function moveIn(values: {
  name: string
  sex: string
  standing: string
  relation: string
  reason: string
}) {
  await page.getByRole("link", { name: "登记一个人住进来" }).click()
  await page.getByRole("textbox", { name: "姓名" }).fill(values.name)
  await page.getByLabel("性别").selectOption(values.sex)
  await page.getByLabel("居住身份").selectOption(values.standing)
  await page.getByLabel("与户主关系").fill(values.relation)
  await page.getByLabel("从哪天起").fill("2020-03-04")
  await page.getByLabel("为什么改").fill(values.reason)
  await page.getByRole("button", { name: "登记", exact: true }).click()
}

describe("the register kept by hand", () => {
  beforeEach(oneStory())

  it("finds a home among the stairwells", async () => {
    await page.getByRole("link", { name: /^12号/ }).click()
    await page.getByRole("link", { name: "打开 302室" }).click()
    await page.getByRole("heading", { name: "288弄12号302室", level: 1 }).waitFor()
    await page.getByText("还没有改动").waitFor()
  })

  it("asks for what is missing and keeps what was typed", async () => {
    await page.getByRole("link", { name: "登记一个人住进来" }).click()
    await page.getByLabel("与户主关系").fill("子女")
    await page.getByRole("button", { name: "登记", exact: true }).click()
    expect(await page.getByText("请填写").count()).toBe(2)
    expect(await page.getByLabel("与户主关系").inputValue()).toBe("子女")
  })

  it("registers a birth: in the home, in its history, and counted on the board at once", async () => {
    await openHome("12-302")
    const before = await residents().getByRole("row").count()
    await moveIn({ name: "新生儿", sex: "女", standing: "family", relation: "子女", reason: "出生" })
    await saved().waitFor()
    expect(await residents().getByRole("row").count()).toBe(before + 1)
    await history()
      .getByRole("row")
      .filter({ hasText: "登记了住进来的人" })
      .filter({ hasText: "出生" })
      .waitFor()
    await counted(1)
  })

  it("registers a new tenant with the tenancy", async () => {
    await openHome("12-401")
    await moveIn({ name: "租客甲", sex: "男", standing: "tenant", relation: "租户", reason: "新搬来" })
    await saved().waitFor()
    await residents().getByRole("row").filter({ hasText: "租客" }).first().waitFor()
    await counted(2)
  })

  it("ends a stay, with its day and its reason", async () => {
    await page
      .getByRole("link", { name: /租*甲|租\*甲/ })
      .filter({ hasText: "搬走" })
      .click()
    await page.getByRole("heading", { name: "登记一个人搬走" }).waitFor()
    await page.getByLabel("到哪天为止").fill("2020-03-05")
    await page.getByLabel("为什么改").fill("搬回老家")
    await page.getByRole("button", { name: "结束", exact: true }).click()
    await saved().waitFor()
    await history()
      .getByRole("row")
      .filter({ hasText: "登记了搬走" })
      .filter({ hasText: "搬回老家" })
      .waitFor()
    await counted(1)
  })

  it("corrects a name after showing it whole", async () => {
    await openHome("12-302")
    await page.getByRole("link", { name: /^新\*儿: 更正姓名证件$/ }).click()
    await page.getByRole("heading", { name: "更正姓名、证件、电话" }).waitFor()
    await expect.poll(() => page.getByRole("textbox", { name: "姓名" }).inputValue()).toBe("新生儿")
    await page.getByRole("textbox", { name: "姓名" }).fill("李安安")
    await page.getByLabel("为什么改").fill("取好了名字")
    await page.getByRole("button", { name: "更正", exact: true }).click()
    await saved().waitFor()
    await residents().getByRole("cell", { name: "李*安" }).waitFor()
    await counted(1)
  })

  it("says when a day cannot be", async () => {
    await page.getByRole("link", { name: "李*安: 搬走" }).click()
    await page.getByLabel("到哪天为止").fill("2020-02-01")
    await page.getByLabel("为什么改").fill("写错了")
    await page.getByRole("button", { name: "结束", exact: true }).click()
    await page.getByRole("alert").filter({ hasText: "日期早于开始的日子" }).waitFor()
  })

  it("takes a change back, which is a change too, and the board counts with it", async () => {
    await openHome("12-302")
    await history()
      .getByRole("row")
      .filter({ hasText: "更正了姓名" })
      .getByRole("button", { name: "撤销" })
      .click()
    await undo("写错了")
    await residents().getByRole("cell", { name: "新*儿" }).waitFor()
    await history().getByRole("row").filter({ hasText: "出生" }).getByRole("button", { name: "撤销" }).click()
    await undo("登记重复")
    await residents().getByRole("cell", { name: "新*儿" }).waitFor({ state: "detached" })
    await counted(0)
  })
})

async function undo(reason: string): Promise<void> {
  const form = page.getByRole("complementary")
  await form.getByLabel("为什么改").fill(reason)
  await form.getByRole("button", { name: "更正", exact: true }).click()
  await page.getByRole("status").filter({ hasText: "撤销好了" }).waitFor()
  await form.waitFor({ state: "detached" })
}
