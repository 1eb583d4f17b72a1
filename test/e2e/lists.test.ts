import { readFile } from "node:fs/promises"
import ExcelJS from "exceljs"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type RowOutcome, rowOutcomes } from "../../src/core/reconcile/row-outcome.ts"
import { generateWorld } from "../../src/core/world/world.ts"
import { words } from "../../src/web/lists/words-zh.ts"
import { doubtfulList, doubtfulRows } from "../support/doubtful-list.ts"
import { csvOf } from "../support/lists-desk.ts"
import { makeTypist } from "../support/typist.ts"
import { type Site, startSite } from "./support.ts"

const world = generateWorld({ seed: 7 })
const pushed = doubtfulList(world.books)
const sender = "古美街道防控办"

let site: Site
let page: Page
beforeAll(async () => {
  site = await startSite({ world })
  page = await site.open("staff", { path: "/account" })
})
afterAll(() => site.stop())

const LOOK = process.env["LOOK"]
async function look(name: string, fullPage = false) {
  if (LOOK) await page.screenshot({ path: `${LOOK}/${name}.png`, fullPage, animations: "disabled" })
}

const tab = (part: keyof typeof words.lists.part) =>
  page.getByRole("button", { name: new RegExp(`^${words.lists.part[part]} \\d`) })
const boxes = () => page.getByRole("checkbox", { name: /^选第 \d+ 条/ })
const said = (text: string | RegExp) => page.getByRole("status").filter({ hasText: text })

/** How many rows stand in a part of the list, by its tab. */
async function countIn(part: keyof typeof words.lists.part): Promise<number> {
  return Number(((await tab(part).textContent()) ?? "").replace(/\D/g, ""))
}

/** Goes down the rows that are shown and chooses those that the sender's truth names. */
async function chooseByTruth(outcome: RowOutcome): Promise<number> {
  await boxes().first().focus()
  const names = await boxes().evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""))
  const places = names.map((name) => Number(/第 (\d+) 条/.exec(name)?.[1]))
  let chosen = 0
  for (const place of places) {
    if (pushed.rows[place - 1]?.outcome === outcome) {
      await page.keyboard.press("Space")
      chosen += 1
    }
    await page.keyboard.press("ArrowDown")
  }
  return chosen
}

describe("a list of 273 rows, from above at midnight", () => {
  it("says what will stand here before the first", async () => {
    await page.goto("/board")
    await page.goto("/")
    await page.getByRole("button", { name: "更多" }).click()
    await page.getByRole("link", { name: "数据核对" }).click()
    await page.getByRole("heading", { name: "还没有名单" }).waitFor()
    await page.getByText("把文件拖到上面，或者把微信里的内容粘贴进来").waitFor()
  })

  it("is taken in with what its columns hold, by the end of today", { timeout: 180_000 }, async () => {
    const file = { name: "2月返沪人员.csv", mimeType: "text/csv", buffer: Buffer.from(csvOf(pushed)) }
    await page.getByLabel("选文件", { exact: true }).setInputFiles(file)
    await page.getByLabel("谁发来的").and(page.locator(":focus")).waitFor()
    await page.getByText("前 5 行，共 273 行").waitFor()
    const kindOf = (header: string) => page.getByLabel(`“${header}”这一列是`).inputValue()
    expect(await Promise.all(pushed.header.map(kindOf))).toEqual([
      ...["note", "name", "document", "phone", "door", "from", "arrived-on", "note"],
    ])
    expect(await page.getByLabel("名单标题").inputValue()).toBe("2月返沪人员")
    expect(await page.getByRole("radio", { name: "今天 24:00" }).isChecked()).toBe(true)
    await look("take-in", true)
    // without a sender it says so, where it is missing
    await page.getByRole("button", { name: "收下，开始比对" }).click()
    await page.getByText("请填写").waitFor()
    await page.getByLabel("谁发来的").fill(sender)
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { name: "2月返沪人员" }).waitFor()
    await page.getByText("24:00 前回复").waitFor()
    await page.getByRole("progressbar").waitFor()
    await page.getByRole("progressbar").waitFor({ state: "detached", timeout: 120_000 })
    const counts = await Promise.all((["certain", "doubtful", "fresh"] as const).map(countIn))
    expect(counts).toEqual([110 - doubtfulRows, doubtfulRows, 163])
  })

  it("has its doubtful rows decided with few keys each, a household in one", {
    timeout: 180_000,
  }, async () => {
    await look("one")
    await page.getByRole("link", { name: `逐条看拿不准的（${doubtfulRows}）` }).click()
    const typist = makeTypist(page)
    const card = page.getByRole("article")
    const decided = { cards: 0, households: 0 }
    const began = Date.now()
    for (let left = doubtfulRows; left > 0; ) {
      await page.getByText(`还有 ${left} 条拿不准`).waitFor()
      await card.getByRole("heading", { level: 2 }).waitFor()
      const title = (await card.getByRole("heading", { level: 2 }).textContent()) ?? ""
      const household = /一户 (\d) 个人/.exec(title)
      await look(household ? "household" : `queue-${decided.cards}`)
      await typist.press("1")
      await said(household ? `${household[1]} 个人一起对上了` : "对上了").waitFor()
      decided.cards += 1
      decided.households += household ? 1 : 0
      left -= Number(household?.[1] ?? 1)
    }
    await page.getByRole("heading", { name: "拿不准的都看完了" }).waitFor()
    console.log(`${decided.cards} cards, ${typist.keys()} keys, ${Date.now() - began} ms`)
    expect(decided).toEqual({ cards: doubtfulRows - 3, households: 1 })
    expect(typist.keys() / doubtfulRows).toBeLessThanOrEqual(3)
    await look("queue-end")
  })

  it("has those who are certain confirmed in one press, which can be taken back", async () => {
    await page.getByRole("link", { name: "确认已对上的 110 条" }).click()
    await page.getByText("名单上").first().waitFor()
    await page.keyboard.press("a")
    await said("已选 110 条").waitFor()
    await page.keyboard.press("0")
    await said("110 条已确认。").waitFor()
    expect([await countIn("certain"), await countIn("ended")]).toEqual([0, 110])
    await page.keyboard.press("z")
    await said("110 条重新核对").waitFor()
    expect([await countIn("certain"), await countIn("ended")]).toEqual([110, 0])
    await page.keyboard.press("a")
    await said("已选 110 条").waitFor()
    await page.keyboard.press("0")
    await said("110 条已确认。").waitFor()
    await page.getByText("漏排的已交办登记。").waitFor()
  })

  it("has those who are not in the register ended with a reason, by keys", { timeout: 180_000 }, async () => {
    await page.getByRole("button", { name: /^接着看“册上没有”/ }).click()
    await boxes().first().waitFor()
    await look("fresh")
    // those of another area are proposed; the others were asked
    await page.keyboard.press("a")
    await said("已选 163 条").waitFor()
    await page.keyboard.press("0")
    await said("38 条已确认。").waitFor()
    await page.getByText("其中 125 条没有建议，要问过再定。").waitFor()
    const asked = rowOutcomes.filter((one) => one !== "known" && one !== "missed" && one !== "other-area")
    for (const outcome of asked) {
      for (;;) {
        const chosen = await chooseByTruth(outcome)
        if (chosen === 0) break
        await page.keyboard.press(String(rowOutcomes.indexOf(outcome) + 1))
        const reason = page.getByLabel("怎么知道的")
        await reason.and(page.locator(":focus")).waitFor()
        await reason.fill(`电话核实：${words.lists.outcome[outcome]}`)
        if (outcome === "wrong") await look("end")
        await page.keyboard.press("Enter")
        await said(`${chosen} 条：${words.lists.outcome[outcome]}`).waitFor()
        if ((await countIn("fresh")) === 0) break
      }
    }
    expect(await countIn("ended")).toBe(273)
    await page.getByText("全部有结果了。").waitFor()
    await look("all-ended")
  })

  it("goes back to its sender in their own columns, each row with its outcome", async () => {
    const waiting = page.waitForEvent("download")
    await page.getByRole("link", { name: "下载回复" }).click()
    const download = await waiting
    expect(download.suggestedFilename()).toBe(`${sender}-2月返沪人员-核查结果.xlsx`)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await readFile(await download.path())).buffer as ArrayBuffer)
    const rows = sheetOf(book, "核查结果")
    expect(rows[0]).toEqual([...pushed.header, "核查结果", "说明", "核查时间"])
    expect(rows).toHaveLength(1 + 273)
    const truth = pushed.rows.map(({ cells, outcome }) => [cells[1], outcomeOf(outcome)])
    expect(rows.slice(1).map((cells) => [cells[1], cells[8]])).toEqual(truth)
    expect(rows.slice(1).every((cells) => cells[9] !== "" && cells[10] !== "")).toBe(true)
    expect(Object.fromEntries(sheetOf(book, "统计").slice(1))).toEqual({
      ...{ 前期已排查: "98", 信息有误: "47", 漏排: "12", 不在本地居住: "29", 超过期限: "16" },
      ...{ 途经停留: "25", 属其他地区: "38", 未经重点地区: "8", 核查中: "0", 合计: "273" },
    })
  })

  it("is marked as answered, which can be taken back, and stands below", async () => {
    await page.getByRole("button", { name: "标为已回复" }).click()
    await said("已标为回复过。").waitFor()
    await page.getByRole("button", { name: "还没回复，改回来" }).click()
    await page.getByRole("button", { name: "标为已回复" }).click()
    await said("已标为回复过。").waitFor()
    await page.getByRole("link", { name: "所有名单" }).click()
    const answered = page.locator("section").filter({ hasText: "已回复的名单" })
    await answered.getByRole("link", { name: `${sender} · 2月返沪人员` }).waitFor()
    await look("overview")
  })
})

const outcomeOf = (outcome: RowOutcome) => words.lists.outcome[outcome]

function sheetOf(book: ExcelJS.Workbook, name: string): string[][] {
  const rows: string[][] = []
  book.getWorksheet(name)?.eachRow((row) => {
    rows.push((row.values as unknown[]).slice(1).map((value) => String(value ?? "")))
  })
  return rows
}
