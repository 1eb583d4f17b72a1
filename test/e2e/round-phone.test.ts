import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { addMinutes } from "../../src/core/kit/moments.ts"
import { type Line, makeLine } from "../support/line.ts"
import { summaryOf } from "../support/round-desk.ts"
import { makeRoundStreet, roundAt } from "../support/round-street.ts"
import { launchKeptBrowser } from "./browser.ts"
import { type Site, startSite } from "./support.ts"

let site: Site
let line: Line
let folder: string
let session: string
let held: { context: BrowserContext; page: Page } | null = null
beforeAll(async () => {
  site = await startSite({ now: roundAt("09:00"), world: null })
  await makeRoundStreet(site.app)
  line = await makeLine(site.app.url)
  folder = await mkdtemp(join(tmpdir(), "shouwang-round-"))
  session = (await site.app.signedIn("staff")).cookie() ?? ""
})
afterAll(async () => {
  await held?.context.close()
  await line?.close()
  await site?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** The walker's own phone: what it keeps lies in the folder over every closing. */
async function open(path: string): Promise<Page> {
  await held?.context.close()
  const context = await launchKeptBrowser(join(folder, "profile"), {
    ...{ viewport: { width: 360, height: 640 }, timezoneId: "Asia/Shanghai" },
    ...{ hasTouch: true, isMobile: true },
  })
  context.setDefaultTimeout(60_000)
  site.app.setClock(addMinutes(site.app.ground.now(), 1))
  await context.clock.install({ time: site.app.ground.now() })
  await context.addCookies([{ name: "shouwang", value: session, url: line.url }])
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`${line.url}${path}`)
  held = { context, page }
  return page
}

const key = (page: Page, name: string | RegExp) =>
  page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name })
const door = (page: Page, name: string) =>
  page.getByRole("heading", { level: 1, name, exact: true }).waitFor()
const written = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text }).waitFor()
const measure = async (page: Page, degrees: string, tenth: string) => {
  await key(page, degrees).click()
  await key(page, tenth).click()
}

describe("a round with a phone", () => {
  it("begins with today's list, taken on this very phone", async () => {
    const page = await open("/rounds/phone")
    await key(page, "就用这台手机").click()
    await door(page, "3-502")
    expect(page.url()).toBe(`${line.url}/round`)
    await key(page, /在线 · 都已传好/).waitFor()
    expect(await page.locator("main").innerText()).toMatch(/王\*明\s+第 0 天/)
    // whatever is needed without network has been kept by then
    await page.evaluate("navigator.serviceWorker.ready")
  })

  it("goes on in a stairwell without network, over a closing of the browser", async () => {
    const page = held?.page
    if (page === undefined) throw new Error("the phone is open")
    line.setDown(true)
    await key(page, "见到，正常").click()
    await written(page, "3-502 见到，正常")
    await key(page, /测体温/).click()
    await measure(page, "36", "36.5")
    await written(page, "3-502 36.5 ℃")
    await key(page, "多一袋").click()
    await key(page, "收走").click()
    await written(page, "3-502 已收 2 袋")
    // 1 visit, 1 temperature, 1 collection
    await key(page, /离线 · 3 条待传.*走了 1 户，共 3 户/).waitFor()

    await key(page, "下一户").click()
    await door(page, "3-101")
    await key(page, "没人").click()
    await written(page, "3-101 没人")
    // after all somebody opened
    await key(page, "见到，有异常").click()
    await written(page, "3-101 见到，有异常")
    await key(page, /交到了/).click()
    await written(page, "3-101 已交到")
    await key(page, /^备注/).click()
    await page.getByRole("textbox").fill("咳嗽，要药")
    await key(page, "记下备注").click()
    await key(page, /备注：咳嗽，要药/).waitFor()

    const again = await open("/round")
    await key(again, /离线 · .*条待传/).waitFor()
    await key(again, "跳到").click()
    await key(again, /12号 0\/1/).click()
    await key(again, /12-201/).click()
    await door(again, "12-201")
    await key(again, /测体温/).click()
    await measure(again, "38", "38.2")
    await again.getByRole("alert").filter({ hasText: "偏高" }).waitFor()
    await key(again, "撤销").click()
    await written(again, "3-101 见到，有异常")
    await key(again, /测体温/).click()
    await measure(again, "36", "36.8")
    await written(again, "12-201 36.8 ℃")
    await key(again, "见到，正常").click()
    await written(again, "12-201 见到，正常")
    expect(await summaryOf(site.app)).toMatchObject({ 今日上门户次: 0, 今日已报体温次数: 0 })
  })

  it("arrives once and whole when the network is back, and stands on the board", async () => {
    const page = held?.page
    if (page === undefined) throw new Error("the phone is open")
    line.setDown(false)
    await key(page, "看这台手机")
      .or(key(page, /条待传/))
      .click()
    await key(page, "现在就传").click()
    await key(page, /在线 · 都已传好/).waitFor()
    expect(await summaryOf(site.app)).toMatchObject({
      ...{ 今日上门户次: 3, 今日已报体温次数: 2, 今日垃圾收运户次: 1, 今日办结需求: 1 },
    })
    const { rows } = await site.app.ground.ownerDb.pool.query<{ what: string; seq: number }>(
      "select what, seq::int from gate_entry order by seq",
    )
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, place) => place + 1))
    const { rows: facts } = await site.app.ground.ownerDb.pool.query<{ kind: string; count: number }>(
      `select kind, count(*)::int from fact f where f.kind in ('visit', 'reading', 'attempt', 'waste-pickup')
         and not exists (select from fact c where c.corrects = f.fact_id) group by kind order by kind`,
    )
    expect(facts).toEqual([
      { kind: "reading", count: 2 },
      { kind: "visit", count: 3 },
      { kind: "waste-pickup", count: 1 },
    ])
    const desk = await site.open("head")
    await desk.getByRole("button", { name: "体温 2/6 次" }).waitFor()
    await desk.getByRole("button", { name: "今日上门户次 3", exact: true }).waitFor()
    await desk.context().close()
  })

  it("ends by deleting the list, and a phone that is shut out deletes it by itself", async () => {
    const page = held?.page
    if (page === undefined) throw new Error("the phone is open")
    await key(page, "今天走完了").click()
    await key(page, "走完了，删掉清单").click()
    await key(page, "确定删掉清单？").click()
    await page.getByText("这台手机上没有今天的清单").waitFor()
    const once = await open("/rounds/phone")
    await key(once, "就用这台手机").click()
    // 3-502 is done; here nobody was measured
    await door(once, "3-101")
    expect(await once.locator(".round-door").innerText()).toMatch(/上门看望 办好.*已交到/s)
    const desk = await site.open("head", { path: "/rounds/phone" })
    const shutOut = desk.getByRole("button", { name: /^停用/ })
    await shutOut.first().waitFor()
    while ((await shutOut.count()) > 0) {
      await shutOut.first().click()
      await desk.getByRole("button", { name: /^确定停用/ }).click()
      await desk.getByRole("button", { name: /^确定停用/ }).waitFor({ state: "detached" })
    }
    await key(once, /在线/).click()
    await key(once, "现在就传").click()
    await key(once, "返回").click()
    await once.getByText("这台手机停用了，清单已经删掉").waitFor()
    const left = await once.evaluate(`new Promise((resolve) => {
      const request = indexedDB.open("shouwang-round")
      request.onsuccess = () => {
        const got = request.result.transaction(["kept", "recent"]).objectStore("kept").getAllKeys()
        got.onsuccess = () => resolve(got.result)
      }
    })`)
    expect(left).not.toContain("list")
    await desk.context().close()
  })
})
