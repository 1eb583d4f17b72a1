import { readFile } from "node:fs/promises"
import ExcelJS from "exceljs"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { listScreenings } from "../../src/contract/screening.ts"
import { dayOf } from "../../src/core/kit/dates.ts"
import { type RowOutcome, rowOutcomes } from "../../src/core/reconcile/row-outcome.ts"
import { generateWorld } from "../../src/core/world/world.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { words } from "../../src/web/lists/words-zh.ts"
import { doubtfulList, poorRows } from "../support/doubtful-list.ts"
import { csvOf } from "../support/lists-desk.ts"
import { oneStory } from "../support/one-story.ts"
import { makeTypist } from "../support/typist.ts"
import { faultsOf } from "./axe.ts"
import { readPdf } from "./read-pdf.ts"
import { evening, type Site, startSite } from "./support.ts"

const world = generateWorld({ seed: 7 })
const pushed = doubtfulList(world.books)
const sender = "古美街道防控办"
const today = dayOf(evening)

let site: Site
let page: Page
/** How many rows of the list a person has to look at. */
let doubtful = 0
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
  const isWanted = places.map((place) => pushed.rows[place - 1]?.outcome === outcome)
  let chosen = 0
  for (const wanted of isWanted.slice(0, isWanted.lastIndexOf(true) + 1)) {
    if (wanted) {
      await page.keyboard.press("Space")
      chosen += 1
    }
    await page.keyboard.press("ArrowDown")
  }
  return chosen
}

const story = oneStory()

describe("a list of 273 rows, from above at midnight", () => {
  beforeEach(story)

  it("says what will stand here before the first", async () => {
    await page.goto("/")
    await page.getByRole("link", { name: "核对", exact: true }).click()
    await page.getByRole("heading", { name: "还没有名单" }).waitFor()
    await page.getByText("把文件拖到上面，或者把微信里的内容粘贴进来").waitFor()
  })

  it("is taken in with what its columns hold, by the end of today", async () => {
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
    // watched for before the press: it may be gone in a moment
    await Promise.all([page.getByRole("progressbar").waitFor(), page.keyboard.press("Enter")])
    await page.getByRole("heading", { name: "2月返沪人员" }).waitFor()
    await page.getByText("24:00 前回复").waitFor()
    await page.getByRole("progressbar").waitFor({ state: "detached", timeout: 120_000 })
    const counts = await Promise.all((["certain", "doubtful", "fresh"] as const).map(countIn))
    const [certain = 0, found = 0, fresh = 0] = counts
    doubtful = found
    expect([certain + found, fresh]).toEqual([110, 163])
    // of the poorest rows some can still be of one person only
    expect(found).toBeGreaterThan(poorRows - 6)
    expect(found).toBeLessThanOrEqual(poorRows)
  })

  it("has its doubtful rows decided with few keys each, a household in one", {
    timeout: 180_000,
  }, async () => {
    await look("one")
    await page.getByRole("link", { name: `逐条看拿不准的（${doubtful}）` }).click()
    const typist = makeTypist(page)
    const card = page.getByRole("article")
    const decided = { cards: 0, households: 0 }
    for (let left = doubtful; left > 0; ) {
      await page.getByText(`还有 ${left} 条拿不准`).waitFor()
      await card.getByRole("heading", { level: 2 }).waitFor()
      const title = (await card.getByRole("heading", { level: 2 }).textContent()) ?? ""
      const household = /一户 (\d) 个人/.exec(title)
      // two of one name: the arrow keys go to the one who is meant
      const meant = pushed.rows[Number(/第 (\d+) 条/.exec(title)?.[1]) - 1]?.idNumber ?? ""
      for (let tries = 0; !household && tries < 2; tries += 1) {
        if ((await card.getByRole("cell", { name: meant }).count()) > 0) break
        await typist.press("ArrowRight")
      }
      await look(household ? "household" : `queue-${decided.cards}`)
      await typist.press("1")
      await said(household ? `${household[1]} 个人一起对上了` : "对上了").waitFor()
      decided.cards += 1
      decided.households += household ? 1 : 0
      left -= Number(household?.[1] ?? 1)
    }
    await page.getByRole("heading", { name: "拿不准的都看完了" }).waitFor()
    expect(decided).toEqual({ cards: doubtful - 3, households: 1 })
    expect(typist.keys() / doubtful).toBeLessThanOrEqual(3)
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

  it("has those who are not in the register ended with a reason, by keys", async () => {
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

describe("the next list of the same sender, pasted", () => {
  beforeEach(story)

  /** Fewer than before: what people said of the first list has taught how far a score is to be trusted. */
  let doubtful = 0
  it("is refused with what to do where it holds nobody", async () => {
    await page.getByLabel("选文件", { exact: true }).setInputFiles({
      ...{ name: "空.csv", mimeType: "text/csv", buffer: Buffer.from("姓名,手机号\n") },
    })
    await page.getByRole("alert").waitFor()
    await page.getByRole("button", { name: "不收了" }).click()
  })

  it("is read as the last one was, and asks for a column of names", async () => {
    await page.getByRole("button", { name: "粘贴名单" }).click()
    await page.getByLabel("粘贴名单内容").fill(csvOf(pushed).replaceAll(",", "\t"))
    await page.getByRole("button", { name: "读一下" }).click()
    await page.getByRole("group", { name: "以前的来源" }).getByRole("button", { name: sender }).click()
    await page.getByText("各列已按这个来源上次的样子选好。").waitFor()
    const names = page.getByLabel("“姓名”这一列是")
    await names.selectOption({ label: "不比对" })
    await page.getByRole("alert").filter({ hasText: "没有一列是姓名" }).waitFor()
    await names.selectOption({ label: "姓名" })
    await page.getByRole("button", { name: "收下，开始比对" }).click()
    await tab("doubtful").filter({ hasText: /[1-9]/ }).waitFor({ timeout: 120_000 })
    doubtful = await countIn("doubtful")
    expect(await faultsOf(page)).toEqual([])
  })

  it("says why, lets others be looked at, and takes back what was said", async () => {
    await page.getByRole("link", { name: `逐条看拿不准的（${doubtful}）` }).click()
    const title = page.getByRole("article").getByRole("heading", { level: 2 })
    await title.waitFor()
    const first = await title.textContent()
    await page.getByRole("heading", { name: "以前的名单里也有" }).waitFor()
    await page.getByRole("heading", { name: "跟这一户说过什么" }).waitFor()
    await page.keyboard.press("w")
    const why = page.getByRole("region", { name: "为什么这样判断" })
    await why.getByText("合计").waitFor()
    await why
      .getByText(/可能 × [\d.,]+/)
      .first()
      .waitFor()
    await look("why", true)
    expect(await faultsOf(page)).toEqual([])
    for (const [key, words] of [
      ["2", "不是这个人"],
      ["n", "册上没有"],
      ["3", "以后再看"],
      ["1", "对上了"],
    ] as const) {
      await page.keyboard.press(key)
      await said(words).waitFor()
      await page.getByText(`还有 ${doubtful - 1} 条拿不准`).waitFor()
      expect(await title.textContent()).not.toBe(first)
      await page.keyboard.press("z")
      await said("已撤销，请再看一次").waitFor()
      await page.getByText(`还有 ${doubtful} 条拿不准`).waitFor()
      await page.getByRole("heading", { name: first ?? "", exact: true }).waitFor()
    }
    // a key that a tired hand holds down decides one card
    for (const _ of [1, 2, 3]) await page.keyboard.down("3")
    await page.keyboard.up("3")
    await page.getByText(`还有 ${doubtful - 1} 条拿不准`).waitFor()
    await page.getByRole("article").waitFor()
    await page.keyboard.press("z")
    await page.getByText(`还有 ${doubtful} 条拿不准`).waitFor()
  })

  it("has each of a household changed before all are said at once", async () => {
    const household = page.getByRole("heading", { name: "一户 4 个人，一起看" })
    for (let left = doubtful; !(await household.isVisible()); left -= 1) {
      await page.keyboard.press("3")
      await page.getByText(`还有 ${left - 1} 条拿不准`).waitFor()
      await page.getByRole("article").waitFor()
    }
    const second = page.getByRole("article").getByRole("button").filter({ hasText: "→" }).nth(1)
    await page.keyboard.press("ArrowDown")
    expect(await second.getAttribute("aria-pressed")).toBe("true")
    await page.keyboard.press("n")
    await second.getByText("册上没有").waitFor()
    await page.keyboard.press("ArrowRight")
    expect(await second.getByText("册上没有").count()).toBe(0)
    await page.keyboard.press("n")
    await page.keyboard.press("1")
    await said("4 个人一起对上了").waitFor()
    await page.getByRole("link", { name: new RegExp(sender) }).click()
    await tab("fresh").filter({ hasText: "164" }).waitFor()
    expect(await countIn("certain")).toBe(110 - doubtful + 3)
  })

  it("has somebody called, somebody given out as a task, somebody registered", {
    timeout: 120_000,
  }, async () => {
    await tab("fresh").click()
    await boxes().first().waitFor()
    await boxes().first().focus()
    await page.keyboard.press("c")
    await page.getByLabel("问什么").and(page.locator(":focus")).waitFor()
    await page.keyboard.press("Enter")
    await said("1 条排进了要打的电话").waitFor()
    expect(await countIn("calling")).toBe(1)
    await boxes().first().focus()
    await page.keyboard.press("3")
    await page.getByLabel("怎么知道的").and(page.locator(":focus")).waitFor()
    await page.keyboard.press("Enter")
    await said("1 条：漏排").waitFor()
    const { total: before } = await screenings()
    await boxes().first().focus()
    await page.keyboard.press("s")
    await page.getByText("名单上的人：").waitFor()
    const name = await page.getByLabel("姓名").inputValue()
    expect(name).not.toBe("")
    const door = page.getByLabel("住哪一户")
    if ((await door.inputValue()) === "") {
      await door.fill("12-302")
      await page.getByRole("option").first().click()
    }
    expect(await page.getByLabel("来自").inputValue()).not.toBe("")
    await page.getByRole("button", { name: "登记" }).last().click()
    await said(name).waitFor()
    expect((await screenings()).total).toBe(before + 1)
    await page.getByRole("link", { name: "回到名单" }).click()
    await tab("ended").filter({ hasText: "2" }).waitFor()
    await page.goto("/phone/queue")
    await page
      .getByRole("cell", { name: new RegExp(sender) })
      .first()
      .waitFor()
    await page.goto("/tasks?view=team")
    await page
      .getByRole("button", { name: new RegExp(`补登记（${sender}）`) })
      .first()
      .waitFor()
  })

  it("is printed on A4, what is left of it", async () => {
    await page.goto("/lists")
    await page.getByRole("link", { name: new RegExp(`${sender} · .*粘贴的名单`) }).click()
    await page.getByRole("link", { name: "打印没核完的" }).click()
    await page.getByRole("article").waitFor()
    await page.getByText("没有结果的 271 条").waitFor()
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(new Set(readPdf(pdf).map(({ width, height }) => `${width} ${height}`))).toEqual(
      new Set(["595 842"]),
    )
  })
})

describe("a list that asks who lives here", () => {
  beforeEach(oneStory())

  const living = async () => (await getSummary((await site.app.signedIn("staff")).context, today)).登记人口
  const rows = [
    ["司马青云", "13912340001", "1号101室"],
    ["诸葛子瑜", "13912340002", "1号102室"],
    ["欧阳明月", "13912340003", "1号201室"],
  ]

  it("has whoever is new added to the register, and taken out again by one key", {
    timeout: 60_000,
  }, async () => {
    const before = await living()
    await page.goto("/lists")
    await page.getByRole("button", { name: "粘贴名单" }).click()
    const text = [["姓名", "手机", "地址"], ...rows].map((cells) => cells.join("\t")).join("\n")
    await page.getByLabel("粘贴名单内容").fill(text)
    await page.getByRole("button", { name: "读一下" }).click()
    await page.getByLabel("谁发来的").fill("派出所")
    await page.getByRole("radio", { name: words.lists.asks.residence }).check()
    await page.getByRole("button", { name: "收下，开始比对" }).click()
    await tab("fresh").filter({ hasText: "3" }).waitFor()
    await tab("fresh").click()
    await boxes().first().focus()
    await page.keyboard.press("Space")
    await page.keyboard.press("s")
    await page.getByRole("heading", { name: "1 条 · 登记入册" }).waitFor()
    await look("register-form")
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel("住在这里是").selectOption({ label: "租客" })
    await page.getByRole("button", { name: "登记入册" }).last().click()
    await said("1 人已登记入册").waitFor()
    expect([await countIn("fresh"), await countIn("ended"), await living()]).toEqual([2, 1, before + 1])
    await page.keyboard.press("z")
    await said("1 条重新核对").waitFor()
    expect([await countIn("fresh"), await countIn("ended"), await living()]).toEqual([3, 0, before])
  })

  it("has two of them given out as one task, which opens both", async () => {
    const before = await living()
    await boxes().first().focus()
    await page.keyboard.press("Space")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Space")
    await page.keyboard.press(String(rowOutcomes.indexOf("missed") + 1))
    await page.getByLabel("谁去登记").waitFor()
    await page.getByRole("button", { name: "记下" }).click()
    await said("2 条：漏登").waitFor()
    await page.goto("/tasks?view=team")
    await page.getByRole("button", { name: /补登记（派出所）：司马青云、诸葛子瑜/ }).click()
    await page.getByRole("link", { name: "去办" }).click()
    await page.getByRole("heading", { name: "要补登记的人" }).waitFor()
    await page.getByText("还有 2 人没有登记，共 2 人").waitFor()
    await look("task-rows")
    expect(await faultsOf(page)).toEqual([])
    for (const name of ["司马青云", "诸葛子瑜"]) {
      await page.getByRole("button", { name: `${name}：登记入册` }).click()
      await page.getByRole("button", { name: "登记入册", exact: true }).last().click()
      await page.getByRole("button", { name: `${name}：登记入册` }).waitFor({ state: "detached" })
    }
    await page.getByText("都登记好了。").waitFor()
    expect(await living()).toBe(before + 2)
  })
})

async function screenings() {
  const staff = await site.app.signedIn("staff")
  const { body } = await staff.call(listScreenings, { query: { kind: "returnee" } })
  return body as { total: number }
}
