import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { onConnection } from "../support/database.ts"
import { makePhoneDesk } from "../support/phone-desk.ts"
import { faultsOf } from "./axe.ts"
import { campaign, type Site, startSite, truthOf } from "./support.ts"

const today = "2020-03-05"
const before = truthOf(campaign, today)
const doors = [...new Set(campaign.books.人员.rows.map((row) => row[4] ?? ""))]

let site: Site
let desk: Awaited<ReturnType<typeof makePhoneDesk>>
beforeAll(async () => {
  site = await startSite()
  desk = await makePhoneDesk(site.app)
})
afterAll(() => site.stop())

/** Types and presses like a clerk, and counts the keys beyond text. */
function hands(page: Page) {
  const count = { keys: 0 }
  return {
    count,
    text: (text: string) => page.keyboard.type(text),
    press: async (...keys: string[]) => {
      for (const key of keys) {
        count.keys += 1
        await page.keyboard.press(key)
      }
    },
  }
}

async function openDesk(): Promise<Page> {
  const page = await site.open("staff", { path: "/phone" })
  await page.getByRole("combobox", { name: "来电", exact: true }).waitFor()
  return page
}

const caller = (page: Page) => page.getByRole("combobox", { name: "来电", exact: true })
const saved = (page: Page, count: number) => page.getByText(`（这次共 ${count} 通）`).waitFor()

/** What the table says of today's calls and those to date. */
async function calls(page: Page): Promise<number> {
  await page.goto("/table")
  const row = page.getByRole("row").filter({ hasText: "来电" })
  return Number(((await row.first().innerText()).match(/\d+/) ?? [])[0])
}

describe("the phone desk", () => {
  it("loses none of twenty calls, with parkings, a reload and a cut of the network, at six keys a call and fewer", {
    timeout: 180_000,
  }, async () => {
    const page = await openDesk()
    const { text, press, count } = hands(page)
    const spent: number[] = []
    const began = performance.now()
    /** One call from its first sign to the saving; `within`: another rings in the middle of it. */
    const answer = async (index: number, within?: () => Promise<void>) => {
      const from = count.keys
      await text(index % 3 === 0 ? `5400${1000 + index}` : `5400${1000 + index} ${shortDoor(index)}`)
      await press("Enter", String((index % 6) + 1))
      await text(`第${index}通 `)
      if (within !== undefined) {
        await press("F2")
        const parkedFrom = count.keys
        await within()
        const inner = count.keys - parkedFrom
        count.keys -= inner
        await press("F4")
        expect(await page.getByLabel("备注", { exact: true }).inputValue()).toBe(`第${index}通 `)
      }
      await text("说完了")
      if (index % 5 === 0 && within === undefined) await press("Tab", "1")
      await press("Enter")
      spent.push(count.keys - from)
      expect(await caller(page).inputValue()).toBe("")
    }
    await answer(1)
    await answer(2, () => answer(3))
    await answer(4, () => answer(5, () => answer(6)))
    await answer(7)
    await saved(page, 7)

    // the browser is closed in the middle of one call, with another parked
    await text("54002008")
    await press("Enter", "3")
    await text("第8通 ")
    await press("F2")
    await text("54002009")
    await page.reload()
    await page.getByText("挂起的来电 1 通").waitFor()
    expect(await caller(page).inputValue()).toBe("54002009")
    await caller(page).press("Enter")
    await press("1")
    await text("第9通")
    await press("Enter", "F4")
    expect(await page.getByLabel("备注", { exact: true }).inputValue()).toBe("第8通 ")
    await press("Enter")
    await saved(page, 2)
    for (const index of [10, 11, 12]) await answer(index)
    await saved(page, 5)

    // the network is gone; the desk goes on and says what is not saved
    await page.context().setOffline(true)
    for (const index of [13, 14]) await answer(index)
    await answer(15, () => answer(16))
    await page.getByText("还有 4 通没有存上").waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.context().setOffline(false)
    await page.getByText("还有 4 通没有存上").waitFor({ state: "detached" })
    await saved(page, 9)
    for (const index of [17, 18, 19, 20]) await answer(index)
    await saved(page, 13)
    const seconds = Math.round((performance.now() - began) / 1000)

    expect(Math.max(...spent)).toBeLessThanOrEqual(6)
    expect(spent.filter((keys) => keys === 3).length).toBeGreaterThan(spent.length / 2)
    expect(seconds).toBeLessThan(600)
    await onConnection(site.app.database.superuser, async (client) => {
      const { rows } = await client.query(
        `select d.data->>'内容' as text, f.dwelling_id is not null as known from fact f
         join fact_detail d using (community_id, fact_id) where f.kind = 'call' and f.source = 'desk'`,
      )
      expect(rows.map(({ text }) => Number(/第(\d+)通/.exec(text)?.[1])).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 20 }, (_, index) => index + 1),
      )
      // nor a sign of any of them
      expect(rows.filter(({ text }) => !/^第\d+通( 说完了)?$/.test(text))).toEqual([])
      // whose call it is was looked up also for those that were saved faster than the answer came, or without network
      expect(rows.filter(({ known }) => known)).toHaveLength(13)
      const beside = await client.query("select count(*)::int as count from phone_call")
      expect(beside.rows[0].count).toBe(20)
    })
    expect(
      await page.evaluate(
        "Object.keys(localStorage).filter((key) => key.startsWith('shouwang.calls')).length",
      ),
    ).toBe(0)
    expect(await calls(page)).toBe(before.今日来电 + 20)
    await page.context().close()
  })

  it("shows the home before the first word, writes the temperature with one key, and raises the follow-up", async () => {
    const person = await somebodyInQuarantine()
    await desk.log({ homeId: person.homeId, number: "54009999", text: "上次问买药", category: "求助" })
    const page = await openDesk()
    const { text, press, count } = hands(page)
    await text(person.door)
    await page
      .getByText(/第\d+天/)
      .first()
      .waitFor()
    await page.getByRole("region", { name: "过去" }).getByText("上次问买药").waitFor()
    expect(await faultsOf(page)).toEqual([])
    await press("Enter", "3")
    await text("晚36.8，请送菜")
    await press("F8")
    await page
      .getByLabel(/下午体温/)
      .first()
      .fill("36.8")
    await page.getByRole("radio", { name: "今天 18:00 前" }).waitFor({ state: "detached" })
    // the wish of the note stands as a need; here a colleague is to ask back first
    const need = page.getByLabel("同时记一个生活需求")
    expect(await need.inputValue()).toBe("买菜")
    await need.selectOption({ label: "不用（只记来电）" })
    await page.getByRole("radio", { name: "明天 9:00 前" }).check()
    await press("Enter")
    await saved(page, 1)
    expect(count.keys).toBeLessThanOrEqual(6)
    const line = page.getByRole("row").filter({ hasText: "请送菜" })
    await line.getByText(/待办：.*3月6日 09:00/).waitFor()
    const card = await desk.caller("", person.homeId)
    expect(card.home.people.find((one: { id: string }) => one.id === person.id).readings.下午).toBe(36.8)

    // a slip of the key is corrected with its reason: the counts follow
    await line.getByRole("button", { name: /^更正/ }).click()
    await page.getByLabel("类别").last().selectOption("投诉")
    await page.getByLabel("为什么更正").fill("按错了")
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole("button", { name: "保存更正" }).click()
    await line.getByText("投诉").waitFor()
    await line.getByRole("button", { name: /^办结/ }).click()
    await line.getByText("办结").first().waitFor()
    await line.getByRole("button", { name: /^办结/ }).waitFor({ state: "detached" })
    expect(await calls(page)).toBe(before.今日来电 + 22)
    await page.goto("/phone/statistics")
    await page.getByText("当天来电").waitFor()
    const figures = await page.locator("dd").allInnerTexts()
    expect(figures.slice(0, 2).map(Number)).toEqual([before.今日来电 + 22, before.累计来电 + 22])
    await page.context().close()
  })

  it("has answers beside the call, put in by a button and found while the note is typed", async () => {
    const page = await site.open("staff", { path: "/phone/answers" })
    await page.getByRole("button", { name: "放进第一批" }).click()
    await page.getByText("口罩怎么预约？").waitFor()
    await page.getByRole("button", { name: "更改 口罩怎么预约？" }).click()
    await page.getByLabel("答", { exact: true }).fill("周三上午九点起，打这个电话。")
    await page.getByRole("button", { name: "保存" }).click()
    await page.getByText("周三上午九点起").waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.goto("/phone")
    await page.getByLabel("备注", { exact: true }).fill("问口罩预约")
    await page.getByText("周三上午九点起，打这个电话。").waitFor()
    await page.context().close()
  })
})

describe("the calls to make", () => {
  it("are put in as a list, taken one by one and settled by keyboard alone; no colleague gets the same", async () => {
    const page = await site.open("staff", { path: "/phone/queue" })
    await page.getByRole("button", { name: "放进一份名单" }).click()
    await page.getByLabel("为什么打").fill("街道下发的名单")
    const lines = [shortDoor(1), "19912345678 张三", "看不出是谁"].join("\n")
    await page.getByLabel("名单，一行一人").fill(lines)
    await page.getByRole("button", { name: "排进去" }).click()
    await page.getByText("排进 2 通").waitFor()
    expect(await page.getByLabel("名单，一行一人").inputValue()).toBe("看不出是谁")
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole("button", { name: "关闭" }).click()

    await page.getByRole("button", { name: "打下一通（回车）" }).press("Enter")
    const held = page.getByRole("form", { name: "正在打的电话" })
    await held.getByRole("radio", { name: "打通了" }).waitFor()
    const other = await desk.take()
    expect(other.status).toBe(200)
    await page.getByText("正在打", { exact: false }).first().waitFor()
    expect(await faultsOf(page)).toEqual([])
    const { press, text, count } = hands(page)
    await press("2", "Tab")
    await text("没人接")
    await press("Enter")
    await held.waitFor({ state: "detached" })
    expect(count.keys).toBeLessThanOrEqual(6)
    await page.getByText("没人接，已记下。").waitFor()
    const { calls: queue, counts } = await desk.queue()
    expect(counts).toMatchObject({ due: 0, held: 1, later: 1 })
    expect(queue.find((call: { heldByMe: boolean }) => !call.heldByMe)).toMatchObject({
      attempts: 1,
      due: false,
    })
    await page.context().close()
  })
})

/** A door as people say it: `12-302`. */
function shortDoor(index: number): string {
  const parts = /弄(\d+)号(\d+)室/.exec(doors[index] ?? "")
  return `${parts?.[1]}-${parts?.[2]}`
}

async function somebodyInQuarantine() {
  for (const door of doors) {
    const people = (await desk.people(door)).filter((one: { quarantined: boolean }) => one.quarantined)
    if (people.length === 1) return people[0]
  }
  throw new Error("nobody is in quarantine")
}
