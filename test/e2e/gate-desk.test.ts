import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { instantOf } from "../../src/core/kit/dates.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { notifyChange } from "../../src/store/live/changes.ts"
import {
  emptyGateDesk,
  type GateDeskState,
  gateDeskState,
  gateEvening,
  newEntry,
  stubGateDesk,
} from "../support/gate-desk-fixture.ts"
import { faultsOf } from "./axe.ts"
import { chineseOn } from "./chinese-on.ts"
import { readPdf } from "./read-pdf.ts"
import { type PageOptions, type Site, startSite } from "./support.ts"
import { inBoth, turnTo } from "./turn-pages.ts"

let site: Site
beforeAll(async () => {
  site = await startSite({ now: gateEvening, world: null })
})
afterAll(() => site.stop())

/** What the server says on the live line after every write. */
async function sayThatItChanged(): Promise<void> {
  const own = site.app.neighbourhoods?.own ?? ""
  await inNeighbourhood(site.app.ground.db, own, (tx) => notifyChange(tx, own))
}

type Desk = { page: Page; state: GateDeskState; sent: unknown[]; close: () => Promise<void> }

/** The window that was left: whoever wants nothing special loads the page anew in it, and not the whole program. */
let left: Page | null = null

async function openDesk(path: string, options?: PageOptions & { state?: GateDeskState }): Promise<Desk> {
  const { state = gateDeskState(), ...rest } = options ?? {}
  const page = (options ? null : left) ?? (await site.open("staff", { ...rest, path: null }))
  await page.unrouteAll()
  const { sent } = await stubGateDesk(page, state)
  await page.goto(path)
  const close = async () => {
    if (options) await page.context().close()
    else left = page
  }
  return { page, state, sent, close }
}

describe("the gate desk", () => {
  it("shows every post as it is now", async () => {
    const { page, close } = await openDesk("/gates")
    const posts = page.getByRole("region", { name: "现在的门岗" })
    const post = (name: string) =>
      posts.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) })
    for (const words of ["在线", "值守 陈*国（3 号），16:00 起", "电量 76%", "都已传到", "手机可用到 23:30"])
      await post("正门").getByText(words, { exact: true }).waitFor()
    expect((await post("正门").getByLabel("今天的进出").innerText()).replaceAll(/\s+/g, " ")).toBe(
      "进 317 出 284 劝返 42",
    )
    for (const words of ["离线，20:25 起没有消息", "电量只剩 12%，请充电", "9 条待传"])
      await post("西门").getByText(words, { exact: true }).waitFor()
    await post("东边门").getByText("还没有手机加入").waitFor()
    await close()
  })

  it("lists what to look at, the most urgent first, and settles it until that is taken back", async () => {
    const { page, close } = await openDesk("/gates")
    const list = page.getByRole("region", { name: "要看一看的" })
    const first = list.getByRole("listitem").first()
    await first.getByText("3号102在正门测得 37.8℃。").waitFor()
    await first.getByText("请打电话问候").waitFor()
    expect(await first.getByRole("link", { name: "看这一户" }).getAttribute("href")).toContain("/home/")
    await list.getByText("西门紧急开门：急救。").waitFor()
    await list.getByText("1001872 号证几分钟内在两个门岗出现：正门和西门 17:59。").waitFor()
    await first.getByRole("button", { name: /^看过了/ }).press("Enter")
    await list.getByText("今天看过的（2）").click()
    await list.getByRole("button", { name: "撤销: 3号102在正门测得 37.8℃。" }).click()
    await list.getByText("今天看过的（1）").waitFor()
    await first.getByText("3号102在正门测得 37.8℃。").waitFor()
    await close()
  })

  it("shows the entries, the newest first, one taken back struck through, older ones on the way down", async () => {
    const { page, close } = await openDesk("/gates")
    const table = page.getByRole("table", { name: "进出登记" })
    const rows = table.getByRole("row")
    await page.getByText("2月12日共 40 条").waitFor()
    expect((await rows.nth(1).innerText()).split(/\s+/)).toEqual([
      "20:38",
      "正门",
      "进",
      "居民",
      "12号302",
      "1002345",
      "36.4",
      "✓",
      "放行",

      "陈*国",
    ])
    const undone = rows.filter({ hasText: "已撤回" })
    expect(
      await undone.evaluate((row) => getComputedStyle(row.children[1] as Element).textDecorationLine),
    ).toBe("line-through")
    await rows.filter({ hasText: "20:25 传到" }).waitFor()
    await rows.filter({ hasText: "紧急" }).getByText("急救").waitFor()
    await rows.last().scrollIntoViewIfNeeded()
    await rows.nth(40).waitFor()
    await page.getByLabel("门岗", { exact: true }).selectOption("西门")
    await page.getByText("2月12日共 11 条").waitFor()
    expect(page.url()).toContain("post=")
    await page.getByLabel("日期").fill("2020-02-11")
    await page.getByText("2月11日没有进出登记。").waitFor()
    await close()
  })

  it("shows a new entry at once, and it alone pulses", async () => {
    const { page, state, close } = await openDesk("/gates")
    await page.getByText("2月12日共 40 条").waitFor()
    await page.getByRole("status").filter({ hasText: "实时" }).waitFor()
    state.entries.unshift(newEntry)
    await sayThatItChanged()
    await page.getByText("2月12日共 41 条").waitFor()
    expect(await page.locator(".entry-fresh").count()).toBe(1)
    await page.locator(".entry-fresh").getByText("8号101").waitFor()
    await close()
  })

  it("draws the hours, and gives them as a table", async () => {
    const { page, close } = await openDesk("/gates")
    await page.getByRole("img", { name: /^2月12日：进 \d+ 人次，出 \d+ 人次/ }).waitFor()
    await page.getByText("用表格看").click()
    const hour = page.getByRole("table", { name: "每小时进出" }).getByRole("row", { name: /^8 时/ })
    expect((await hour.innerText()).split(/\s+/)).toEqual(["8", "时", "51", "2", "3", "33", "0", "0"])
    await close()
  })

  it("shows only counts to who may not see entries", async () => {
    const page = await site.open("property", { path: null })
    await stubGateDesk(page, gateDeskState())
    await page.goto("/gates")
    await page.getByRole("heading", { name: "每小时进出" }).waitFor()
    await page.getByRole("link", { name: "包裹" }).waitFor()
    for (const name of ["进出登记", "要看一看的"])
      expect(await page.getByRole("heading", { name }).count()).toBe(0)
    for (const name of ["设岗", "值守人", "打印登记簿"])
      expect(await page.getByRole("link", { name }).count()).toBe(0)
    await page.context().close()
  })

  it("says what will stand there while there is nothing", async () => {
    const { page, close } = await openDesk("/gates", { state: emptyGateDesk() })
    await page.getByRole("heading", { name: "还没有门岗" }).waitFor()
    await page.getByText("没有要看的。").waitFor()
    await page.getByText("今天还没有进出登记。").waitFor()
    await close()
  })
})

describe("setting up", () => {
  it("adds a post, refuses a second of its name, closes and opens it again", async () => {
    const { page, close } = await openDesk("/gates/posts")
    await page.getByLabel("门岗的名字").fill("北门")
    await page.getByRole("button", { name: "加上" }).click()
    await page.getByText("“北门”已加上。").waitFor()
    await page.getByLabel("门岗的名字").fill("北门")
    await page.getByRole("button", { name: "加上" }).click()
    await page.getByRole("alert").getByText("已经有叫这个名字的门岗").waitFor()
    await page.getByRole("button", { name: "撤掉“北门”" }).click()
    await page.getByText("以前的登记都留着").waitFor()
    await page.getByRole("button", { name: "确定撤岗" }).click()
    await page.getByRole("button", { name: "恢复“北门”" }).click()
    await page.getByRole("button", { name: "让手机加入“北门”" }).waitFor()
    await close()
  })

  it("shows the code by which a phone joins, counts its ten minutes down, and gives a new one", async () => {
    // a window whose clock is turned is left to nobody
    const { page, state, close } = await openDesk("/gates/posts", { state: gateDeskState() })
    await page.getByRole("button", { name: "让手机加入“东边门”" }).click()
    const panel = page.getByRole("complementary")
    await panel.getByRole("img", { name: "用门岗的手机扫这个码" }).waitFor()
    await panel
      .getByRole("timer")
      .getByText(/还能用 (10:00|9:5\d)/)
      .waitFor()
    await panel.getByRole("note").getByText("只有本机打得开").waitFor()
    expect(await panel.getByRole("listitem").count()).toBe(3)
    // The page keeps the server's time, which it learns from every answer: both clocks go on.
    const over = instantOf(Date.parse(gateEvening) + 600_000)
    site.app.setClock(over)
    await page.clock.fastForward(600_000)
    await panel.getByText("这个码过了十分钟，不能用了。").waitFor()
    await panel.getByRole("button", { name: "换一个新码" }).click()
    await panel.getByRole("timer").waitFor()
    const [main] = state.posts
    const east = state.posts.find(({ name }) => name === "东边门")
    if (main?.devices[0]) east?.devices.push(main.devices[0])
    await sayThatItChanged()
    await panel.getByText("手机已加入“东边门”。").waitFor()
    site.app.setClock(gateEvening)
    await close()
  })

  it("shuts a phone out after asking once more", async () => {
    const { page, sent, close } = await openDesk("/gates/posts")
    const phones = page.getByRole("table", { name: "“西门”的手机" })
    await phones.getByRole("button", { name: "停用 07:55 加入的手机" }).click()
    await page.getByText("它已经记下的登记照收").waitFor()
    await page.getByRole("button", { name: "先不停用" }).click()
    expect(sent).toEqual([])
    await phones.getByRole("button", { name: "停用 07:55 加入的手机" }).click()
    await page.getByRole("button", { name: "确定停用" }).click()
    await phones.getByText("20:40 已停用").waitFor()
    await close()
  })

  it("takes the file of a phone that cannot send, as it is", async () => {
    const folder = await mkdtemp(join(tmpdir(), "shouwang-outbox-"))
    const write = async (name: string, text: string) => {
      await writeFile(join(folder, name), text)
      return join(folder, name)
    }
    const { page, sent, close } = await openDesk("/gates/posts")
    const choose = page.getByLabel("选文件", { exact: true })
    const batch = { signed: '{"entries": []}', signature: "good" }
    await choose.setInputFiles(await write("gate-outbox-1.json", JSON.stringify([batch, batch])))
    await page.getByText("收下 6 条登记。").waitFor()
    expect(sent).toEqual([batch, batch])
    const forged = JSON.stringify([batch, { ...batch, signature: "forged" }])
    await choose.setInputFiles(await write("gate-outbox-2.json", forged))
    await page.getByRole("alert").getByText("签名对不上").waitFor()
    await page.getByText("出错之前已收下 3 条，都在。").waitFor()
    await choose.setInputFiles(await write("holiday.json", "[1, 2]"))
    await page.getByRole("alert").getByText("holiday.json 不是门岗存的文件").waitFor()
    await rm(folder, { recursive: true, force: true })
    await close()
  })

  it("gives a guard a PIN, shown once and printed on a slip, a new one, and lets a guard go and come back", async () => {
    const { page, close } = await openDesk("/gates/guards")
    await page.getByLabel("姓名").fill("周玉兰")
    await page.getByRole("button", { name: "加上，给口令" }).click()
    const pin = page.getByRole("region", { name: "周玉兰（11 号）的口令" })
    expect((await pin.getByText("482").locator("..").innerText()).replaceAll(/\s/g, "")).toBe("482913")
    await page.emulateMedia({ media: "print" })
    await page.locator(".pin-slip").getByText("门岗值守口令").waitFor()
    expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(false)
    await page.emulateMedia({ media: null })
    await pin.getByRole("button", { name: "关闭" }).click()
    expect(await page.getByText("482").count()).toBe(0)
    await page.getByRole("button", { name: "给李淑芳换口令" }).click()
    await page.getByRole("region", { name: "李淑芳（8 号）的口令" }).waitFor()
    await page.getByRole("button", { name: "李淑芳不再值守" }).click()
    await page.getByRole("button", { name: "恢复李淑芳" }).click()
    await page.getByRole("button", { name: "李淑芳不再值守" }).waitFor()
    await close()
  })
})

describe("parcels", () => {
  it("are told and picked up, and both can be taken back", async () => {
    const { page, close } = await openDesk("/gates/parcels")
    await page.getByRole("heading", { name: "在货架上等的（4）" }).waitFor()
    await page.getByRole("button", { name: "已告知 288弄7号501室" }).click()
    await page.getByRole("button", { name: "撤销告知 288弄7号501室" }).waitFor()
    await page.getByRole("button", { name: "288弄7号501室 已取走" }).click()
    await page.getByRole("heading", { name: "在货架上等的（2）" }).waitFor()
    await page.getByRole("heading", { name: "今天取走的（3）" }).waitFor()
    await page.getByRole("button", { name: "撤销 288弄7号501室 取走" }).click()
    await page.getByRole("heading", { name: "在货架上等的（4）" }).waitFor()
    await close()
  })
})

describe("the day's book", () => {
  it("is A4 across, from the first entry to the last, counted, with a line to sign", async () => {
    const { page, close } = await openDesk("/gates/book?on=2020-02-12")
    const book = page.getByRole("region", { name: "门岗登记簿" })
    await book.getByRole("heading", { name: "我们居民区 门岗登记簿" }).waitFor()
    await book.getByText("共 39 条：进 24，出 11，转告居委会 2，劝返 2 · 另有撤回 1 条，划线").waitFor()
    expect((await book.getByRole("row").nth(1).innerText()).split(/\s+/).slice(0, 3)).toEqual([
      "1",
      "11:17",
      "正门",
    ])
    await book.getByText("值守人签名").waitFor()
    await page.emulateMedia({ media: "print" })
    expect(await page.getByRole("banner").first().isVisible()).toBe(false)
    expect(await page.getByLabel("日期").isVisible()).toBe(false)
    await page.emulateMedia({ media: null })
    const pages = readPdf(await page.pdf({ preferCSSPageSize: true }))
    expect(new Set(pages.map(({ width, height }) => `${width}×${height}`))).toEqual(new Set(["842×595"]))
    expect(pages.length).toBe(2)
    await close()
  })

  it("says so on a day without entries", async () => {
    const { page, close } = await openDesk("/gates/book?on=2020-02-11")
    await page.getByRole("region", { name: "门岗登记簿" }).getByText("这一天没有进出登记。").waitFor()
    await close()
  })
})

const screens = ["/gates", "/gates/posts", "/gates/guards", "/gates/parcels", "/gates/book"]
const sizes = ["desk", "phone"] as const
const languages = ["zh", "en"] as const
const views = sizes.flatMap((size) => languages.map((language) => ({ size, language })))

async function look(page: Page, language: "zh" | "en"): Promise<void> {
  // what slides in is paler on its way
  await page.evaluate("Promise.allSettled(document.getAnimations().map(({ finished }) => finished))")
  const at = `${page.url()} in ${language}`
  const chinese = language === "en" ? await chineseOn(page) : []
  expect({ at, faults: await faultsOf(page), chinese }).toEqual({ at, faults: [], chinese: [] })
}

describe.each(sizes)("on a %s", (size) => {
  it("every screen can be read by everyone, full or empty, in both languages", {
    timeout: 120_000,
  }, async () => {
    for (const state of [gateDeskState(), emptyGateDesk()]) {
      const { page, close } = await openDesk("/gates", { size, state })
      for (const path of screens) {
        await turnTo(page, path)
        await inBoth(page, (language) => look(page, language))
      }
      await close()
    }
  })
})

describe.each(views)("on a $size in $language", (view) => {
  it("so can what opens on them", async () => {
    const { page, close } = await openDesk("/gates", view)
    await page.getByText(/^(用表格看|As a table)$/).click()
    await page.getByText(/^(今天看过的|Seen to today)/).click()
    await look(page, view.language)
    await turnTo(page, "/gates/posts")
    await page
      .getByRole("button", { name: /^(撤掉|Close “)/ })
      .first()
      .click()
    await page
      .getByRole("button", { name: /^(停用|Shut out)/ })
      .first()
      .click()
    await look(page, view.language)
    await page
      .getByRole("button", { name: /^(让手机加入|Let a phone)/ })
      .first()
      .click()
    await page.getByRole("timer").waitFor()
    await look(page, view.language)
    await turnTo(page, "/gates/guards")
    await page
      .getByRole("button", { name: /^(给.*换口令|New PIN)/ })
      .first()
      .click()
    await page.getByRole("region", { name: /口令|PIN of/ }).waitFor()
    await look(page, view.language)
    await close()
  })
})
