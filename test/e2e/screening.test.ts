import { randomUUID } from "node:crypto"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { findHomes } from "../../src/contract/register.ts"
import { addReport } from "../../src/contract/residents.ts"
import { listScreenings } from "../../src/contract/screening.ts"
import { maskName } from "../../src/core/people/mask.ts"
import { makeTypist } from "../support/typist.ts"
import { faultsOf } from "./axe.ts"
import { readPdf } from "./read-pdf.ts"
import { campaign, type Site, startSite, truthOf } from "./support.ts"

const today = "2020-03-05"
const truth = truthOf(campaign, today)

let site: Site
let board: Page
beforeAll(async () => {
  site = await startSite()
  board = await site.open("head")
  await board.getByRole("grid").waitFor()
})
afterAll(() => site.stop())

/** The board, that stands open beside, shows this within a second of the saving. */
async function onBoard(name: string, number: number): Promise<void> {
  await board.getByRole("button", { name: `${name} ${number}`, exact: true }).waitFor({ timeout: 3_000 })
}

/** People of the register whom no book of returnees names. */
const strangers = (() => {
  const { 人员: people, 返沪人员登记: returnees } = campaign.books
  const column = (book: typeof people, name: string) => book.header.indexOf(name)
  const known = new Set(returnees.rows.map((row) => row[column(returnees, "身份证号")]))
  const rows = people.rows.filter((row) => row[column(people, "身份证号")] !== "")
  return rows
    .map((row) => ({
      name: row[column(people, "姓名")] ?? "",
      idNumber: row[column(people, "身份证号")] ?? "",
      door: row[column(people, "门牌")] ?? "",
    }))
    .filter(({ idNumber }) => !known.has(idNumber))
})()

const note = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text })

/** The form, ready to be typed into. */
async function openForm(): Promise<Page> {
  const page = await site.open("staff", { path: "/screening" })
  await page.getByLabel("找人").and(page.locator(":focus")).waitFor()
  return page
}

describe("a returnee", () => {
  it("who is known is registered with few keys, and is on the board, in quarantine", async () => {
    const [person] = strangers
    const page = await openForm()
    const typist = makeTypist(page)
    await typist.write(person?.idNumber.slice(-8) ?? "")
    await page.getByRole("option", { name: maskName(person?.name ?? "") }).waitFor()
    await typist.press("Enter")
    await page.getByLabel("来自").and(page.locator(":focus")).waitFor()
    await typist.write("湖北武汉")
    // over the key area and the parts of the day of arrival, both as they should be
    await typist.tabTo(page.getByLabel("车次、航班或车牌"))
    await typist.write("G1722")
    await page.getByText("按规定：居家隔离").waitFor()
    await page.getByText("来自或途经重点地区。").waitFor()
    await typist.press("Enter")
    await note(page, "登记好了").waitFor()
    expect(typist.keys()).toBeLessThanOrEqual(12)
    await onBoard("今日排查返沪人数", truth.今日排查返沪人数 + 1)
    await onBoard("累计排查返沪人数", truth.累计排查返沪人数 + 1)
    await onBoard("在隔人数", truth.在隔人数 + 1)
    expect(await note(page, "登记好了").innerText()).toContain("居家隔离")
    expect(await page.getByRole("link", { name: "看隔离个案" }).first().getAttribute("href")).toMatch(
      /^\/cases\//,
    )
    // the next one can be typed at once
    await page.getByLabel("找人").and(page.locator(":focus")).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.context().close()
  })

  it("who is registered again is shown as known, in quarantine since when, and joins the first", async () => {
    const [person] = strangers
    const before = await countsNow()
    const page = await openForm()
    await page.keyboard.insertText(person?.name ?? "")
    await page
      .getByRole("option", { name: maskName(person?.name ?? "") })
      .filter({ hasText: "在隔" })
      .click()
    await note(page, "3月5日已登记（门岗），共 1 次").waitFor()
    await note(page, "隔离第 0 天，3月19日应解除").waitFor()
    await page.getByRole("radio", { name: "名单下发" }).check()
    await page.getByLabel("来自").fill("湖北武汉")
    await page.keyboard.press("Enter")
    await page.getByText("这个人先前登记过，这次只加了一条记录。").waitFor()
    expect(await countsNow()).toEqual(before)
    await page.context().close()
  })

  it("who is new is written down, milder only with a reason, and taken back at once", async () => {
    const before = await countsNow()
    const page = await openForm()
    const typist = makeTypist(page)
    await typist.write("欧阳试")
    await page.getByRole("option", { name: "都不是：登记新的人" }).waitFor()
    await typist.press("Enter")
    await page.getByLabel("姓名").and(page.locator(":focus")).waitFor()
    expect(await page.getByLabel("姓名").inputValue()).toBe("欧阳试")
    await typist.tabTo(page.getByLabel("住哪一户"))
    await typist.write("12-302")
    await page.getByRole("option", { name: "288弄12号302室" }).waitFor()
    await typist.press("Enter", "Tab")
    await typist.write("浙江杭州")
    await page.getByText("来自其他地区。").waitFor()
    // nothing stricter than the rule is offered
    expect(await page.getByRole("radio", { name: "集中隔离" }).count()).toBe(0)
    await page.getByRole("radio", { name: "自我健康监测" }).check()
    await page.getByRole("button", { name: "登记", exact: true }).click()
    await page.getByText("比规定宽，要写明原因").first().waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel("比规定宽的原因").fill("已在杭州隔离满 14 天")
    await page.keyboard.press("Enter")
    await note(page, "登记好了：欧阳试").waitFor()
    await onBoard("今日排查返沪人数", before.returnees + 1)
    await page.getByRole("button", { name: "撤销" }).click()
    await note(page, "已撤销").waitFor()
    await onBoard("今日排查返沪人数", before.returnees)
    expect(await countsNow()).toEqual(before)
    await page.context().close()
  })

  it("whose registration was wrong is corrected in the list, with a reason", async () => {
    const [, person] = strangers
    const page = await openForm()
    await page.keyboard.insertText(person?.door.replace(/^288弄|室$/g, "") ?? "")
    await page
      .getByRole("option", { name: maskName(person?.name ?? "") })
      .first()
      .click()
    await page.getByLabel("来自").fill("湖北孝感")
    await page.keyboard.press("Enter")
    await note(page, "登记好了").waitFor()
    const before = await countsNow()
    await page.goto(`/screening/list?on=${today}`)
    await page.getByRole("row").filter({ hasText: "湖北孝感" }).getByRole("button", { name: /^更正/ }).click()
    const panel = page.getByRole("complementary")
    await panel.getByRole("button", { name: "撤掉这条登记" }).click()
    await panel.getByText("请填写").waitFor()
    await panel.getByLabel("哪里错了").fill("门牌认错了")
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press("Enter")
    await panel.getByText("已撤掉，数字已更新").waitFor()
    await onBoard("今日排查返沪人数", before.returnees - 1)
    await onBoard("在隔人数", before.inQuarantine - 1)
    await panel.getByRole("link", { name: "重新登记" }).click()
    await page.getByLabel("来自").waitFor()
    // what was typed of the travel stands there again, the rest is as the rule proposes
    expect(await page.getByLabel("来自").inputValue()).toBe("湖北孝感")
    await page.getByLabel("来自").focus()
    await page.keyboard.press("Enter")
    await note(page, "登记好了").waitFor()
    await onBoard("今日排查返沪人数", before.returnees)
    await page.context().close()
  })

  it("who reported the return waits beside the form and is registered from there", async () => {
    const page = await openForm()
    await report("288弄12号301室")
    await page.goto("/screening")
    await page.getByRole("link", { name: /^赵\*钱/ }).click()
    await page.getByLabel("姓名").waitFor()
    expect(await page.getByLabel("姓名").inputValue()).toBe("赵小钱")
    expect(await page.getByLabel("来自").inputValue()).toBe("湖北黄冈")
    await page.getByLabel("来自").focus()
    await page.keyboard.press("Enter")
    await note(page, "登记好了：赵小钱").waitFor()
    await page.getByRole("link", { name: /^赵\*钱/ }).waitFor({ state: "detached" })
    await page.context().close()
  })
})

describe("tenants", () => {
  it("are screened home by home by keys alone, and each is on the board", async () => {
    const page = await site.open("staff", { path: "/screening/tenants" })
    const typist = makeTypist(page)
    const homes = page.getByRole("button", { name: /没有排查/ })
    await homes.first().waitFor()
    await page.getByText("今天的规定：返沪租客先登记，登记后就可以回家。").waitFor()
    const before = await homes.count()
    await homes.first().focus()
    await typist.press("Enter")
    const panel = page.getByRole("complementary")
    await panel.getByRole("radio").first().waitFor()
    const door = await panel.getByRole("heading").innerText()
    await panel.getByRole("radio").first().focus()
    await typist.tabTo(panel.getByRole("radio", { name: "一直在沪" }))
    await typist.press("2")
    await typist.tabTo(panel.getByLabel("去了哪里"))
    await typist.write("安徽阜阳")
    await typist.tabTo(panel.getByLabel("房东"))
    await typist.write("周房东")
    await typist.press("Enter")
    await note(page, "登记好了").waitFor()
    await onBoard("今日排查租客人数", truth.今日排查租客人数 + 1)
    expect(await faultsOf(page)).toEqual([])
    expect(await homes.count()).toBeLessThanOrEqual(before)
    await page.goto("/screening/list?kind=tenant")
    const row = page.getByRole("row").filter({ hasText: "已返沪 安徽阜阳" })
    expect(await row.innerText()).toContain(door)
    await page.context().close()
  })

  it("get a slip that says which rule, where to go, until when and how to object", async () => {
    const page = await site.open("staff", { path: "/screening/slip" })
    const slip = page.getByRole("article")
    await slip.waitFor()
    const text = await slip.innerText()
    for (const said of [
      "住宅小区封闭式管理",
      "居委会",
      "街道办事处",
      "我们居民区居民委员会",
      "2020年3月5日",
    ]) {
      expect(text).toContain(said)
    }
    const pages = async () => readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    expect(await pages()).toEqual([{ width: 420, height: 595 }])
    await page.getByLabel("纸张").selectOption({ label: "A4，一张两份，裁开用" })
    await expect.poll(() => slip.count()).toBe(2)
    expect(await pages()).toEqual([{ width: 595, height: 842 }])
    await page.emulateMedia({ media: "print" })
    expect(await page.getByRole("button", { name: "打印" }).isVisible()).toBe(false)
    await page.context().close()
  })
})

/** The board's numbers, as its list's desk has them. */
async function countsNow(): Promise<{ returnees: number; inQuarantine: number }> {
  const client = await site.app.signedIn("staff")
  const query = { kind: "returnee", on: today }
  const { body } = await client.call(listScreenings, { query })
  return { returnees: body.returnees.today, inQuarantine: body.inQuarantine }
}

/** Somebody tells by phone that they will come back. */
async function report(door: string): Promise<void> {
  const client = await site.app.signedIn("staff")
  const { body } = await client.call(findHomes, { body: { text: door } })
  const said = {
    ...{
      kind: "return",
      name: "赵小钱",
      idNumber: "",
      phone: "13900000000",
      from: "湖北黄冈",
      arrivedOn: today,
    },
    ...{ transport: "自驾", vehicle: "", note: "" },
  }
  const command = { commandId: randomUUID(), id: randomUUID(), channel: "phone" }
  const answer = await client.call(addReport, {
    body: { ...command, homeId: body.homes[0].id, report: said },
  })
  expect(answer.status).toBe(200)
}
