import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { revokeCard } from "../../src/contract/residents.ts"
import { getPlainDate, instantOf } from "../../src/core/kit/dates.ts"
import { booksOnEvening } from "../../src/core/world/world.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { findQuarantined, makeReportsDesk, type Quarantined } from "../support/reports-desk.ts"
import { faultsOf } from "./axe.ts"
import { readPdf } from "./read-pdf.ts"
import { campaign, type PageOptions, type Site, startSite } from "./support.ts"

const today = getPlainDate("2020-02-12")
/** A morning: the temperatures of the day are still to come. */
const now = instantOf(Date.parse(`${today}T10:00:00+08:00`))
let site: Site
let desk: ReturnType<typeof makeReportsDesk>
let people: readonly Quarantined[]
let head: Awaited<ReturnType<Site["app"]["signedIn"]>>

beforeAll(async () => {
  site = await startSite({ now, world: { books: booksOnEvening(campaign, getPlainDate("2020-02-11")) } })
  desk = makeReportsDesk(await site.app.signedIn("staff"))
  head = await site.app.signedIn("head")
  people = await findQuarantined(site.app, today)
})
afterAll(() => site.stop())

const one = (index: number) => {
  const found = people[index]
  if (found === undefined) throw new Error("too few are in quarantine")
  return found
}
const summary = () => getSummary(head.context, today)

/** The page of a home on an old phone. */
async function openHome(token: string, options: PageOptions = {}): Promise<Page> {
  const page = await site.open(null, { size: "phone", ...options, path: `/my-home#${token}` })
  await page.setViewportSize({ width: 360, height: 640 })
  await page.getByRole("heading", { level: 1 }).waitFor()
  return page
}
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click()
/** Sends the form on the page, and gives the number that is shown. */
async function sent(page: Page): Promise<number> {
  await page.getByRole("button", { name: "送出", exact: true }).click()
  await page.getByText("居委会已经收到").waitFor()
  const number = Number(await page.locator(".my-home-number").innerText())
  await press(page, "回到开头")
  return number
}
/** The office's list with the panel of a number open. */
async function openReport(page: Page, number: number): Promise<void> {
  await page.getByLabel("编号", { exact: true }).fill(String(number))
  await page.getByRole("button", { name: "查编号" }).click()
  await page.getByRole("button", { name: `打开编号 ${number}` }).click()
  await page.getByRole("complementary").getByRole("region", { name: "怎么办" }).waitFor()
}
const panel = (page: Page) => page.getByRole("complementary")
const noted = (page: Page, number: number) =>
  page
    .getByRole("status")
    .filter({ hasText: `编号 ${number}` })
    .waitFor()

describe("a resident on an old phone", () => {
  it("reports, asks, objects; staff settle each by key, and the board follows", {
    timeout: 120_000,
  }, async () => {
    const { homeId, name } = one(0)
    const before = await summary()
    const { token } = await desk.issue(homeId)
    const phone = await openHome(token)

    await press(phone, /^报体温/)
    await phone.getByLabel("谁的体温").fill(name)
    await phone.getByLabel("体温（℃）").fill("36度8")
    const certain = await sent(phone)

    await press(phone, /^报体温/)
    await phone.getByLabel("谁的体温").fill("老王")
    await phone.getByLabel("体温（℃）").fill("36.6")
    await phone.getByLabel("上午还是下午").selectOption({ label: "下午" })
    const unclear = await sent(phone)

    await press(phone, /^要帮忙/)
    await phone.getByLabel("要办什么").selectOption({ label: "买药" })
    await phone.getByLabel("具体要什么").fill("降压药一盒")
    await phone.getByLabel("电话").fill("13912345678")
    const need = await sent(phone)

    await press(phone, /^返沪报备/)
    await phone.getByLabel("谁要回来").fill("李小明")
    await phone.getByLabel("从哪里回来").fill("安徽合肥")
    await phone.getByLabel("哪天到").fill("2020-02-12")
    const back = await sent(phone)

    await press(phone, /^提出异议/)
    await phone.getByLabel("姓名").fill(name)
    await phone.getByLabel("不同意什么，为什么").fill("我一直在上海")
    const objection = await sent(phone)
    const shown = await phone.getByRole("main").innerText()
    for (const number of [certain, unclear, need, back, objection]) expect(shown).toContain(String(number))
    // the card shows nobody
    expect(shown).not.toContain(name)
    await phone.context().close()

    // the task that the objection raised leads to that very letter
    const page = await site.open("staff", { path: "/tasks?view=team" })
    await page.getByRole("button", { name: "提出异议，请答复" }).click()
    await panel(page).getByRole("link", { name: "去办" }).click()
    await page.waitForURL(/\/reports\?report=[0-9a-f-]{36}$/)
    await panel(page)
      .getByRole("heading", { name: new RegExp(`^${objection} · `) })
      .waitFor()
    await panel(page).getByRole("region", { name: "怎么办" }).waitFor()
    await panel(page).getByRole("button", { name: "关闭" }).click()
    await page.getByRole("table", { name: "没办的" }).waitFor()
    expect(await page.getByRole("table").innerText()).not.toContain(String(certain))

    await openReport(page, unclear)
    await panel(page).getByRole("button", { name: /在隔/ }).first().waitFor()
    await page.keyboard.press("1")
    await noted(page, unclear)

    await openReport(page, need)
    expect(await panel(page).innerText()).toContain("13912345678")
    await page.keyboard.press("1")
    await noted(page, need)

    await openReport(page, objection)
    await panel(page)
      .getByRole("button", { name: /名字相符/ })
      .waitFor()
    await page.keyboard.press("1")
    await noted(page, objection)

    await openReport(page, back)
    await panel(page).getByRole("link", { name: "去登记排查" }).click()
    await page.getByLabel("来自").waitFor()
    expect(await page.getByLabel("姓名").inputValue()).toBe("李小明")
    await page.getByLabel("来自").focus()
    await page.keyboard.press("Enter")
    await expect.poll(async () => (await desk.find(back)).status).toBe("done")
    await page.context().close()

    const after = await summary()
    expect(after.今日已报体温次数).toBe(before.今日已报体温次数 + 2)
    expect(after.未办结需求).toBe(before.未办结需求 + 1)
    expect(after.今日排查返沪人数).toBe(before.今日排查返沪人数 + 1)
    const board = await site.open("head")
    await board
      .getByRole("main")
      .getByText(`${after.今日已报体温次数}/${after.今日应报体温次数}`)
      .first()
      .waitFor()
    await board.context().close()
  })

  it("keeps what was typed without a network, says so, and sends it when there is one", async () => {
    const { homeId } = one(1)
    const { token } = await desk.issue(homeId)
    const page = await openHome(token)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.context().setOffline(true)
    await page.reload()
    await press(page, /^说声谢谢/)
    await page.getByLabel("请写在这里").fill("谢谢送菜的师傅")
    await press(page, "送出")
    await page.getByRole("alert").filter({ hasText: "还没有送出" }).waitFor()
    await page.reload()
    await page.getByText("还有 1 件没有送出").waitFor()
    expect((await desk.list("thanks")).reports).toEqual([])
    await page.context().setOffline(false)
    await page.evaluate(() => window.dispatchEvent(new Event("online")))
    await page.getByRole("heading", { name: "从这部手机送出的" }).waitFor()
    expect((await desk.list("thanks")).reports).toMatchObject([{ text: "谢谢送菜的师傅" }])
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }))
    expect(kept).not.toContain("谢谢送菜的师傅")
    expect(kept).not.toContain(token.slice(37))
    await page.context().close()
  })

  it("says what has to be mended, and of a card that has ended what to do", async () => {
    const { homeId } = one(1)
    const { id, token } = await desk.issue(homeId)
    const page = await openHome(token)
    await press(page, /^报体温/)
    await page.getByLabel("谁的体温").fill("王")
    await page.getByLabel("体温（℃）").fill("368")
    await press(page, "送出")
    await page.getByText("请填 34 到 43 之间的度数").waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute("inputmode"))).toBe("decimal")
    await press(page, "不写了")
    await desk.done(revokeCard, { id })
    await page.reload()
    await page.getByText("这张卡已经换新或停用").waitFor()
    expect(await page.getByRole("button", { name: /^报体温/ }).count()).toBe(0)
    await page.context().close()
  })
})

describe("a person", () => {
  it("gets a secret at the office, sees the restriction with it, and objects in their own name", async () => {
    const { homeId, door, name } = one(2)
    const page = await site.open("staff", { path: "/reports/person" })
    await page.getByLabel("谁来查").fill(name)
    await page
      .getByRole("option", { name: new RegExp(door) })
      .first()
      .click()
    expect(await page.getByRole("button", { name: "当面看" }).count()).toBe(0)
    await page.getByText("看了证件").click()
    await page.getByRole("button", { name: "给口令" }).click()
    const code = await page.locator(".secret-signs").innerText()
    await page.getByRole("button", { name: "当面看" }).click()
    await page.getByRole("article", { name: "居家隔离" }).waitFor()
    const pages = readPdf(await page.pdf({ preferCSSPageSize: true }))
    expect(pages[0]).toEqual({ width: 595, height: 842 })
    await page.context().close()

    const { token } = await desk.issue(homeId)
    const phone = await openHome(token)
    await press(phone, /^看我的资料/)
    await phone.getByLabel("12 位口令").fill(code.toLowerCase())
    await press(phone, "打开")
    const restriction = phone.getByRole("article", { name: "居家隔离" })
    await restriction.waitFor()
    const told = await restriction.innerText()
    for (const words of [door, "正在执行", "14 天", "依据"]) expect(told).toContain(words)
    await press(phone, "提出异议")
    await phone.getByLabel("不同意什么，为什么").fill("接触史写错了")
    expect(await phone.getByLabel("姓名").inputValue()).toBe(name)
    await press(phone, "送出")
    await phone.getByText("居委会已经收到").waitFor()
    const number = Number(await phone.locator(".my-home-number").innerText())
    await press(phone, "回到开头")
    await phone.getByText(`${number} · 提出异议 · 还没办`).waitFor()
    await phone.context().close()
  })
})

describe("staff", () => {
  it("do all of it for who has no phone: by phone, on paper, at its own time", async () => {
    const { door, name } = one(3)
    const before = await summary()
    const page = await site.open("staff", { path: "/reports" })
    const write = async (kind: string, fill: () => Promise<void>) => {
      await page.getByRole("button", { name: "替居民写" }).click()
      await panel(page).getByLabel("事由").selectOption({ label: kind })
      await panel(page).getByLabel("门牌").fill(door)
      await panel(page)
        .getByRole("button", { name: new RegExp(door) })
        .click()
      await fill()
      await panel(page).getByRole("button", { name: "记下" }).click()
      await panel(page).waitFor({ state: "detached" })
      const note = page.getByRole("status").filter({ hasText: "已记下" })
      await note.waitFor()
      return Number(/\d{4,}/.exec(await note.innerText())?.[0])
    }
    await write("报体温", async () => {
      await panel(page).getByLabel("谁的体温").fill(name)
      await panel(page).getByLabel("体温（℃）").fill("36.4")
    })
    await page.getByText("体温已经记入健康监测").waitFor()
    const complaint = await write("提意见", async () => {
      await panel(page).getByLabel("怎么来的").selectOption({ label: "纸条" })
      await panel(page).getByLabel("请写在这里").fill("楼道灯坏了")
      await panel(page).getByLabel("什么时候说的").fill("2020-02-12 08:30")
    })
    await openReport(page, complaint)
    await panel(page).getByRole("button", { name: "不受理" }).click()
    await panel(page).getByText("不受理要写明理由").waitFor()
    await panel(page).getByLabel("怎么答复、转给了谁").fill("请物业修，今天下午")
    await panel(page).getByRole("button", { name: "已答复或已转交" }).click()
    await noted(page, complaint)
    await page.getByLabel("编号", { exact: true }).fill(String(complaint))
    await page.getByRole("button", { name: "查编号" }).click()
    await page.getByRole("row").filter({ hasText: "请物业修，今天下午" }).waitFor()
    expect((await summary()).今日已报体温次数).toBe(before.今日已报体温次数 + 1)
    await page.context().close()
  })

  it("issue cards to a stairwell and print them, eight on a page of A4", async () => {
    const { door } = one(1)
    const page = await site.open("head", { path: "/reports/cards" })
    await page.getByRole("textbox", { name: "门牌" }).fill(door)
    await page.getByRole("button", { name: new RegExp(door) }).click()
    await page.getByLabel("印在卡上的居委会电话").fill("021-5433 1234")
    await page.getByRole("button", { name: "记下" }).click()
    await page.getByText("已保存").waitFor()
    await page.getByRole("button", { name: "给这一号都发" }).click()
    await page
      .getByRole("status")
      .getByRole("link", { name: /打印这/ })
      .click()
    const card = page.getByRole("article").first()
    await card.getByRole("img").waitFor()
    expect(await card.innerText()).toContain("021-5433 1234")
    expect(await card.innerText()).toContain("By phone or on paper is just as good.")
    const count = await page.getByRole("article").count()
    const pages = readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    expect(pages).toEqual(Array.from({ length: Math.ceil(count / 8) }, () => ({ width: 595, height: 842 })))
    await page.context().close()
  })
})

describe("every page of residents is sound", () => {
  it.each(["zh", "en"] as const)("in %s", async (language) => {
    const { homeId, personId } = one(0)
    const { token } = await desk.issue(homeId)
    const secret = await desk.handOut(personId)
    const phone = await openHome(token, { language })
    const look = async (what: string) => {
      expect([what, await faultsOf(phone)]).toEqual([what, []])
      expect([
        what,
        await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
      ]).toEqual([what, true])
      const small = await phone.evaluate(() =>
        [...document.querySelectorAll("button, a, input, select, textarea")]
          .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 55.9)
          .map((each) => each.textContent),
      )
      expect([what, small]).toEqual([what, []])
    }
    await look("start")
    const choices = await phone.locator(".my-home-choices button").count()
    for (let index = 0; index < choices; index += 1) {
      await phone.locator(".my-home-choices button").nth(index).click()
      await look(`choice ${index}`)
      await phone
        .getByRole("button", {
          name: language === "zh" ? /^(不写了|回到开头)$/ : /^(Leave it|Back to the start)$/,
        })
        .click()
    }
    await phone.goto(`/my-home#${secret.token}`)
    await phone.reload()
    await phone.getByText("我们居民区").waitFor()
    await press(phone, language === "zh" ? /^看我的资料/ : /^See my data/)
    await phone.locator(".own-data-restriction").first().waitFor()
    await look("own data")
    await phone.context().close()
  })
})
