import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Role } from "../../src/core/access/roles.ts"
import {
  addDays,
  getPlainDate,
  type Instant,
  instantOfShanghai,
  type PlainDate,
} from "../../src/core/kit/dates.ts"
import { openCase, takeReadings } from "../support/case-desk.ts"
import { summaryOf } from "../support/round-desk.ts"
import { smallWorld } from "../support/small-campaign.ts"
import { faultsOf } from "./axe.ts"
import { chineseOn } from "./chinese-on.ts"
import { readPdf } from "./read-pdf.ts"
import { type Site, startSite } from "./support.ts"
import { inBoth, turnTo } from "./turn-pages.ts"

const today = getPlainDate("2020-03-06")
const due = addDays(today, 14)
const at = (day: PlainDate, clock: string) => instantOfShanghai(day, clock) as Instant
const fitsAcross = () => document.documentElement.scrollWidth <= window.innerWidth
const a4 = [{ width: 595, height: 842 }]

let site: Site
beforeAll(async () => {
  site = await startSite({ now: at(today, "09:00"), world: smallWorld })
})
afterAll(() => site.stop())

const button = (page: Page, name: string) =>
  page.locator(".case-moves").getByRole("button", { name, exact: true })
const panel = (page: Page) => page.getByRole("complementary")

/** Opens a step's form, fills it, saves it, and waits for the word that it is done. */
async function step(page: Page, name: string, fill: Readonly<Record<string, string>> = {}, save = "记下") {
  await button(page, name).click()
  for (const [label, text] of Object.entries(fill))
    await panel(page).getByLabel(label, { exact: true }).fill(text)
  await panel(page).getByRole("button", { name: save }).click()
  await page
    .getByRole("status")
    .filter({ hasText: `已记下：${name}` })
    .waitFor()
}

async function openAs(role: Role, now: Instant, path: string): Promise<Page> {
  site.app.setClock(now)
  const page = await site.open(role, { path })
  await page.clock.setFixedTime(now)
  return page
}

/** A number of the day's table. */
async function onTheBoard(page: Page, name: string): Promise<number> {
  await page.goto("/table")
  const figure = page.locator(".summary-sheet").getByRole("button", { name: new RegExp(`^${name} \\d+$`) })
  return Number((await figure.first().getAttribute("aria-label"))?.split(" ")[1])
}

async function printed(page: Page, link: string): Promise<string> {
  await page.getByRole("link", { name: link }).first().click()
  const paper = page.getByRole("article")
  await paper.waitFor()
  const text = await paper.innerText()
  expect(readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))).toEqual(a4)
  await page.getByRole("link", { name: "回到这一档" }).click()
  await page.locator(".case-moves").waitFor()
  return text
}

describe("a case of home quarantine", () => {
  it("lives from its papers to the release that the doctor signs, and the board counts it", async () => {
    const { caseId, ...who } = await openCase(site.app)
    const before = await summaryOf(site.app)
    const page = await openAs("staff", at(today, "09:10"), "/cases")
    await page.getByLabel("找门牌或姓名").fill(who.door)
    await page.getByRole("link", { name: new RegExp(`打开 ${who.door}`) }).click()
    await page.getByText("第 0 天", { exact: true }).waitFor()
    await step(page, "交告知书", { 谁经手: "徐阿姨" })
    const notice = await printed(page, "打印告知书")
    expect(notice).toContain(who.name)
    expect(notice).toContain("2020年3月20日")
    expect(notice).toContain("有异议的，可以向居委会或街道办事处提出")
    await step(page, "签承诺书")
    expect(await printed(page, "打印承诺书")).toContain("居家隔离承诺书")
    await step(page, "定三人小组", { 医生: "高医生", 民警: "陈警官", 居委: "徐阿姨" })
    await step(page, "登记联系方式", { 电话: "021-64000000" })
    await step(page, "记异议", { 谁提的: "王小明", 说了什么: "没有离开过上海" })
    await step(page, "答复异议", { 理由: "有返沪车票" })
    await step(page, "延长", {
      决定的文号和名称: "街道〔2020〕3号",
      延长到哪一天: "2020-03-27",
      理由: "同住人确诊",
    })
    await page.getByText("2020年3月27日 应解除").waitFor()
    await step(page, "撤回上一步", { 理由: "写错了" })
    await page.getByText("2020年3月20日 应解除").waitFor()
    expect(await button(page, "签解除").count()).toBe(0)
    expect(await page.getByRole("region", { name: "经过" }).innerText()).toContain("没有离开过上海")
    await page.context().close()

    const doctor = await openAs("doctor", at(today, "10:00"), `/cases/${caseId}`)
    await step(doctor, "评估住所")
    await doctor.getByText("合适 · 3月6日").waitFor()
    site.app.setClock(at(addDays(due, -1), "21:00"))
    await takeReadings(site.app, who, ["36.5", "36.6"])
    await doctor.context().close()

    const signing = await openAs("doctor", at(due, "09:00"), "/cases?only=sign")
    await signing.getByRole("link", { name: new RegExp(`打开 ${who.door}`) }).click()
    await step(signing, "签解除", {}, "签字")
    await signing.getByText("2020年3月20日 已解除").waitFor()
    expect(await printed(signing, "打印解除告知单")).toContain("重点人员隔离健康观察解除告知单")
    await signing.context().close()
    const after = await summaryOf(site.app)
    expect(after.今日解除隔离人数).toBe(1)
    expect(before.今日新增隔离人数).toBe(1)

    const board = await openAs("staff", at(due, "09:05"), "/")
    await board
      .getByRole("button", { name: /^今日解除.*1/ })
      .first()
      .waitFor()
    await board.goto("/cases?show=followed")
    await board.getByRole("link", { name: new RegExp(`打开 ${who.door}`) }).click()
    await board.locator(".case-moves").waitFor()
    await step(board, "结束随访", { 看到什么: "无异常" })
    await board.context().close()
  })

  it("ends elsewhere: in hospital and back, in central quarantine, withdrawn; the board counts each", async () => {
    site.app.setClock(at(today, "09:00"))
    const [ill, sharing, wrong] = [
      await openCase(site.app),
      await openCase(site.app),
      await openCase(site.app),
    ]
    const staff = await openAs("staff", at(today, "09:10"), "/table")
    const active = await onTheBoard(staff, "在隔人数")
    const doctor = await openAs("doctor", at(today, "09:20"), `/cases/${ill.caseId}`)
    await step(doctor, "转送就诊", { 理由: "发热38.2，救护车接走" })
    await doctor.getByText("2020年3月6日 转送就诊").waitFor()
    expect(await onTheBoard(staff, "在隔人数")).toBe(active - 1)
    expect(await onTheBoard(staff, "今日转送就诊人数")).toBe(1)

    await doctor.goto(`/cases/${sharing.caseId}`)
    expect(await button(doctor, "转集中隔离").count()).toBe(0)
    await button(doctor, "评估住所").click()
    await panel(doctor).getByText("不合适", { exact: true }).click()
    await panel(doctor).getByLabel("看到什么").fill("合租，没有单独房间")
    await panel(doctor).getByRole("button", { name: "记下" }).click()
    await step(doctor, "转集中隔离", { 理由: "合租，没有单独房间" })
    await doctor.getByText("2020年3月6日 转集中隔离").waitFor()
    expect(await onTheBoard(staff, "在隔人数")).toBe(active - 2)
    await doctor.context().close()

    await staff.goto(`/cases/${wrong.caseId}`)
    await step(staff, "撤销", { 理由: "查了车票，没有离开过上海" })
    await staff.getByText("2020年3月6日 已撤销").waitFor()
    expect(await onTheBoard(staff, "在隔人数")).toBe(active - 3)
    await staff.context().close()

    // a session lasts a working day; who comes back goes on with the same days
    const after = await openAs("staff", at(addDays(today, 1), "09:00"), `/cases/${ill.caseId}`)
    await step(after, "就诊返回")
    expect(await onTheBoard(after, "在隔人数")).toBe(active - 2)
    await after.goto("/cases")
    await after.getByRole("link", { name: new RegExp(`打开 ${ill.door}`) }).click()
    await after.getByText("第 1 天", { exact: true }).waitFor()
    await after.getByText("2020年3月20日 应解除").waitFor()
    await after.context().close()
  })

  it("says what is missing, refuses in words, and closes by the keyboard", async () => {
    site.app.setClock(at(today, "09:00"))
    const { caseId } = await openCase(site.app)
    const page = await openAs("staff", at(today, "09:20"), `/cases/${caseId}`)
    await button(page, "延长").focus()
    await page.keyboard.press("Enter")
    await panel(page).getByRole("button", { name: "记下" }).click()
    expect(await panel(page).getByText("请填写").count()).toBe(2)
    await panel(page).getByLabel("决定的文号和名称").fill("街道〔2020〕3号")
    await panel(page).getByLabel("延长到哪一天").fill("2020-03-10")
    await panel(page).getByLabel("理由").fill("同住人确诊")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await panel(page).getByRole("alert").filter({ hasText: "延长的日子不比现在晚" }).waitFor()
    await page.keyboard.press("Escape")
    await panel(page).waitFor({ state: "detached" })
    expect(await button(page, "延长").evaluate((node) => node === document.activeElement)).toBe(true)
    await page.context().close()
  })
})

describe("every screen of cases is sound", () => {
  it.each(["desk", "phone"] as const)("on a %s, in both languages", async (size) => {
    site.app.setClock(at(today, "09:00"))
    const { caseId } = await openCase(site.app)
    const page = await site.open("head", { size, path: "/account" })
    if (size === "phone") await page.setViewportSize({ width: 360, height: 640 })
    // lists and papers in turn: from one path to the same again the document would be loaded anew
    for (const path of [
      ...["/cases", `/cases/${caseId}`, "/cases?show=followed", `/cases/${caseId}/print/notice`],
      ...["/cases?show=ended", `/cases/${caseId}/print/undertaking`],
    ]) {
      await turnTo(page, path)
      await page.locator("table, .case-moves, .case-sheet, .note-empty").first().waitFor()
      await inBoth(page, async (language) => {
        expect(await faultsOf(page), `${path} ${size} ${language}`).toEqual([])
        if (language === "en") expect(await chineseOn(page), path).toEqual([])
        if (!path.includes("print")) expect(await page.evaluate(fitsAcross), path).toBe(true)
      })
    }
    await page.context().close()
  })
})
