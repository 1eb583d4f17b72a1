import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { seekFindings } from "../../src/contract/findings.ts"
import { getPlainDate, instantOf } from "../../src/core/kit/dates.ts"
import { booksOnEvening } from "../../src/core/world/world.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { askOwn } from "../support/case-desk.ts"
import { seeAtGate, writeTwice } from "../support/finding-desk.ts"
import { makeListsDesk } from "../support/lists-desk.ts"
import { makeTeller } from "../support/tell.ts"
import { faultsOf } from "./axe.ts"
import { chineseOn } from "./chinese-on.ts"
import { busyDay, campaign, type Site, startSite } from "./support.ts"

const today = getPlainDate(busyDay)
const now = instantOf(Date.parse(`${busyDay}T12:40:00Z`))

type Somebody = {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly home: string
  readonly door: string
}

let site: Site
let head: Awaited<ReturnType<Site["app"]["signedIn"]>>
let tell: ReturnType<typeof makeTeller>
let free: Somebody[]
beforeAll(async () => {
  site = await startSite({ now, world: { books: booksOnEvening(campaign, today) } })
  head = await site.app.signedIn("head")
  tell = makeTeller(head)
  free = await askOwn<Somebody>(
    site.app,
    `select distinct on (h.dwelling_id) p.person_id as id, p.name, p.phone, h.dwelling_id as home,
       s.number || '-' || w.room as door
     from stay h join person_identity p using (person_id) join dwelling w using (dwelling_id) join stairwell s using (stairwell_id)
     where p.phone <> '' and h.standing = 'owner' and length(p.name) = 3
       and not exists (select from fact f where f.dwelling_id = h.dwelling_id and f.kind = 'returnee-registration')
     order by h.dwelling_id, h.stay_id`,
  )
})
afterAll(() => site.stop())

const somebody = (at: number) => free[at] as Somebody
const row = (page: Page, text: string) => page.getByRole("row").filter({ hasText: text })
/** Has the whole register looked through, as whoever cannot wait does. */
const searchDoubles = async (page: Page) => {
  const search = page.getByRole("region", { name: "全册查重" })
  await search.getByRole("button", { name: "现在全册查重" }).click()
  await search.getByText(/全册查过重：\d[\d,]* 人/).waitFor()
}
const panel = (page: Page) => page.getByRole("complementary")
const numbers = async () => {
  const { 登记人口, 累计排查返沪人数 } = await getSummary(head.context, today)
  return { 登记人口, 累计排查返沪人数 }
}

describe("a returnee whom a gate has seen", () => {
  it("stands on the board until somebody registers them, and then counts as one more", async () => {
    const page = await site.open("staff", { path: "/" })
    await page.getByRole("grid").waitFor()
    const before = await numbers()
    await seeAtGate(site.app, head, "正门", "欧阳建国")
    const line = page.getByRole("link", { name: /欧\*\*国.*门岗见到的返沪人员还没登记/ })
    for (const more of await page.getByRole("button", { name: /还有|更多/ }).all())
      await more.click().catch(() => undefined)
    await line.click()
    await page.getByRole("heading", { name: "疑点", level: 1 }).waitFor()
    expect(await page.getByRole("button", { name: /漏登/ }).getAttribute("aria-pressed")).toBe("true")
    await row(page, "欧**国").getByRole("button").click()
    await panel(page).getByText("门岗（正门）见到，没有登记").waitFor()
    await panel(page).getByRole("link", { name: "去登记返沪" }).click()
    await page.getByRole("combobox", { name: "找人" }).fill("欧阳建国")
    await page.getByRole("option", { name: /都不是/ }).click()
    await page.getByLabel("手机号").fill("13912345678")
    await page.getByRole("combobox", { name: "住哪一户" }).fill(somebody(0).door)
    await page.getByRole("option").first().click()
    await page.getByLabel("来自").fill("安徽六安")
    await page.getByRole("button", { name: "登记", exact: true }).click()
    await page.getByRole("status").filter({ hasText: "欧阳建国" }).first().waitFor()
    await tell.done(seekFindings, {})
    await page.goto("/findings?kind=missing&show=ended")
    await row(page, "欧**国").filter({ hasText: "已补上，自动消掉" }).waitFor()
    expect((await numbers()).累计排查返沪人数).toBe(before.累计排查返沪人数 + 1)
    await page.context().close()
  })
})

describe("somebody on a list whom the register does not know", () => {
  it("is registered from what the list says of them, and their row ends with it; or the list is opened", async () => {
    const desk = makeListsDesk(await site.app.signedIn("staff"))
    const { door } = somebody(1)
    const pasted = [
      ["姓名", "手机", "地址"],
      ["欧阳无双", "14100007777", door],
    ]
    const { list } = await desk.added(pasted.map((cells) => cells.join("\t")).join("\n"))
    await tell.done(seekFindings, {})
    const page = await site.open("staff", { path: "/findings?kind=missing" })
    await row(page, "欧**双").getByRole("button").click()
    await panel(page).getByRole("link", { name: "打开名单" }).click()
    await page.getByRole("row").filter({ hasText: "欧阳无双" }).waitFor()
    expect(new URL(page.url()).searchParams.get("id")).toBe(list.id)
    await page.goBack()
    await row(page, "欧**双").getByRole("button").click()
    await panel(page).getByRole("link", { name: "去登记返沪" }).click()
    await page.getByLabel("手机号").waitFor()
    expect(await page.getByLabel("手机号").inputValue()).toBe("14100007777")
    await page.getByLabel("来自").fill("安徽六安")
    await page.getByRole("button", { name: "登记", exact: true }).click()
    await page.getByRole("status").filter({ hasText: "欧阳无双" }).first().waitFor()
    await tell.done(seekFindings, {})
    await page.goto("/findings?kind=missing&show=ended")
    await row(page, "欧**双").filter({ hasText: "已补上，自动消掉" }).waitFor()
    expect((await desk.list(list.id)).list.counts).toMatchObject({ ended: 1 })
    // whom a list of residents names has not come back from anywhere: they are registered on the list
    const resident = [pasted[0] ?? [], ["欧阳无对", "14100008888", door]]
    await desk.added(resident.map((cells) => cells.join("\t")).join("\n"), { asks: "residence" })
    await tell.done(seekFindings, {})
    await page.goto("/findings?kind=missing")
    await row(page, "欧**对").getByRole("button").click()
    await panel(page).getByRole("link", { name: "打开名单" }).waitFor()
    expect(await panel(page).getByRole("link", { name: "去登记返沪" }).count()).toBe(0)
    await page.context().close()
  })
})

describe("two records of one person", () => {
  it("are compared and merged with the fields one chooses, come apart again, and are kept apart by a word", async () => {
    const before = (await numbers()).登记人口
    await writeTwice(head, ["章晓岚", "张晓岚"], somebody(2).home)
    expect((await numbers()).登记人口).toBe(before + 2)
    const page = await site.open("staff", { path: "/findings?kind=double" })
    await searchDoubles(page)
    await row(page, "章*岚").waitFor()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("m")
    await page.getByRole("heading", { name: "两条记录对着看" }).waitFor()
    const table = page.getByRole("table", { name: "两条记录对着看" })
    await table.getByRole("row", { name: /姓名/ }).filter({ hasText: "不一样" }).waitFor()
    await page.getByText("为什么这样看").click()
    await page.getByRole("listitem").filter({ hasText: "合计" }).waitFor()
    await table.getByRole("radio", { name: "章晓岚" }).check()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole("button", { name: "合并成一个人" }).click()
    await page.getByRole("status").filter({ hasText: "已经合并成一个人" }).waitFor()
    expect((await numbers()).登记人口).toBe(before + 1)
    await page.goto(`/home/${somebody(2).home}`)
    await page.getByText("章*岚").first().waitFor()
    expect(await page.getByText("张*岚").count()).toBe(0)

    // the list of mergings, and back again
    await page.goto("/findings/merges")
    await row(page, "章*岚").getByRole("button", { name: /撤销/ }).click()
    await page.getByRole("status").filter({ hasText: "已撤销" }).waitFor()
    expect((await numbers()).登记人口).toBe(before + 2)

    await page.goto("/findings?kind=double")
    await row(page, "章*岚").getByRole("button").click()
    await panel(page)
      .getByRole("link", { name: /两条对着看/ })
      .click()
    await page.getByRole("button", { name: "是两个人，不合并" }).click()
    await page.getByRole("status").filter({ hasText: "这是两个人" }).waitFor()
    await page.keyboard.press("z")
    await page.getByRole("status").filter({ hasText: "已撤销" }).waitFor()
    await page.getByRole("button", { name: "合并成一个人" }).click()
    await page.getByRole("status").filter({ hasText: "已经合并成一个人" }).waitFor()
    await page.keyboard.press("z")
    await page.getByRole("status").filter({ hasText: "已撤销" }).waitFor()
    expect((await numbers()).登记人口).toBe(before + 2)
    await page.context().close()
  })
})

describe("the list of findings", () => {
  it("is worked through by keys alone: a task, a dismissal with its reason, and back", async () => {
    await writeTwice(head, ["柏雨晴", "柏雨情"], somebody(3).home)
    const page = await site.open("staff", { path: "/findings?kind=double" })
    await searchDoubles(page)
    await row(page, "柏*晴").waitFor()
    const focusOn = async (text: string) => {
      const focused = () => page.evaluate(() => document.activeElement?.closest("button")?.textContent ?? "")
      // what was taken back may stand above the row that has the focus by now
      for (const key of ["ArrowDown", "ArrowUp"])
        for (let step = 0; !(await focused()).includes(text) && step < 20; step += 1)
          await page.keyboard.press(key)
      expect(await focused()).toContain(text)
    }
    await focusOn("柏*晴")
    await page.keyboard.press("x")
    await panel(page).getByLabel("理由").press("Enter")
    await panel(page).getByText("请填写").waitFor()
    await panel(page).getByLabel("理由").fill("是姐妹两个")
    await panel(page).getByLabel("理由").press("Enter")
    await page.getByRole("status").filter({ hasText: "已判定不算" }).waitFor()
    await row(page, "柏*晴").waitFor({ state: "detached" })
    await page.keyboard.press("z")
    await row(page, "柏*晴").waitFor()
    await focusOn("柏*晴")
    await page.keyboard.press("t")
    await panel(page).getByLabel("要做什么").fill("上门核对")
    await panel(page).getByLabel("要做什么").press("Enter")
    await page.getByRole("status").filter({ hasText: "已转成任务" }).waitFor()
    await page.goto("/tasks?view=team")
    await row(page, "核对发现的疑点").first().waitFor()
    await page.goto("/findings?show=ended")
    await row(page, "柏*晴").filter({ hasText: "转了任务" }).waitFor()
    await page.context().close()
  })

  it("can be read by everyone, in English too, and on a phone", async () => {
    for (const size of ["desk", "phone"] as const) {
      const page = await site.open("staff", { path: "/findings", size, language: "en" })
      await page.getByRole("heading", { name: "Findings", level: 1 }).waitFor()
      await page.getByRole("table").waitFor()
      expect(await faultsOf(page)).toEqual([])
      expect(await chineseOn(page)).toEqual([])
      await page.context().close()
    }
  })
})

describe("whoever is typed in", () => {
  it("is taken by one press where a resident is added, and nobody is made twice", async () => {
    const known = somebody(4)
    const page = await site.open("staff", { path: `/register/stay/add?home=${somebody(5).home}` })
    const people = async () =>
      (await askOwn<{ n: number }>(site.app, "select count(*)::int as n from person_identity"))[0]?.n
    const before = await people()
    await page.getByLabel("姓名").fill(known.name)
    await page.getByLabel("手机号").fill(known.phone)
    const offer = page.getByRole("status").filter({ hasText: "可能是" })
    await offer.filter({ hasText: "姓名一样、电话一样" }).waitFor()
    await offer
      .getByRole("button", { name: /就是这个人/ })
      .first()
      .press("Enter")
    await page.getByText("已在登记册里").waitFor()
    await page.getByLabel("为什么改").fill("新搬来")
    await page.getByRole("button", { name: "登记", exact: true }).click()
    await page.waitForURL(/register\/home/)
    expect(await people()).toBe(before)
    const [stays] = await askOwn<{ n: number }>(
      site.app,
      "select count(*)::int as n from stay where person_id = $1",
      [known.id],
    )
    expect(stays?.n).toBe(2)
    await page.context().close()
  })

  it("is offered where a tenant is screened, also who lives at another door", async () => {
    const known = somebody(8)
    const page = await site.open("staff", { path: "/screening/tenants" })
    await page.locator(".let-home").first().click()
    await page.getByRole("radio", { name: "名册外的租客" }).check()
    await page.getByLabel("姓名").fill(known.name)
    await page.getByLabel("手机号").fill(known.phone)
    await page
      .getByRole("button", { name: /就是这个人/ })
      .first()
      .click()
    await page.getByRole("radio", { name: new RegExp(known.door.replace("-", "号")) }).waitFor()
    await page.getByLabel("房东").press("Enter")
    await page.getByRole("status").filter({ hasText: "登记好了" }).waitFor()
    const screened = await askOwn<{ n: number }>(
      site.app,
      "select count(*)::int as n from screening where kind = 'tenant' and person_id = $1",
      [known.id],
    )
    expect(screened).toEqual([{ n: 1 }])
    await page.context().close()
  })

  it("is offered where staff write a report down: it is theirs then, at their door", async () => {
    const known = somebody(9)
    const page = await site.open("staff", { path: "/reports" })
    await page.getByRole("button", { name: "替居民写" }).click()
    await panel(page).getByLabel("谁的体温").fill(known.name)
    await panel(page)
      .getByRole("button", { name: /就是这个人/ })
      .first()
      .click()
    await panel(page).getByText("已在登记册里").waitFor()
    await panel(page).getByLabel("体温（℃）").fill("36.6")
    await panel(page).getByRole("button", { name: "记下" }).click()
    await panel(page).waitFor({ state: "detached" })
    const written = await askOwn(
      site.app,
      "select person_id as person, dwelling_id as home, d.data->>'name' as name from self_report join self_report_detail d using (report_id) where person_id = $1",
      [known.id],
    )
    expect(written).toEqual([{ person: known.id, home: known.home, name: known.name }])
    await page.context().close()
  })

  it("is offered where a pass is issued, also who lives at another door", async () => {
    const [known, host] = [somebody(10), somebody(11)]
    const page = await site.open("staff", { path: `/passes?home=${host.home}&door=${host.door}` })
    await page.getByRole("button", { name: "发证" }).first().click()
    await panel(page).getByLabel("发给谁").selectOption({ label: "名册外的人（写名字）" })
    await panel(page).getByLabel("姓名").fill(known.name)
    await panel(page)
      .getByRole("button", { name: new RegExp(`就是这个人.*${known.door.replace("-", "号")}室`) })
      .click()
    await panel(page).getByRole("button", { name: "发证" }).click()
    await page.getByRole("status").filter({ hasText: "发好了" }).waitFor()
    const issued = await askOwn(
      site.app,
      "select f.dwelling_id as home from pass join fact f on f.fact_id = pass_id where f.person_id = $1",
      [known.id],
    )
    expect(issued).toEqual([{ home: host.home }])
    await page.context().close()
  })

  it("is offered where somebody goes on the roll", async () => {
    const known = somebody(12)
    const page = await site.open("staff", { path: "/volunteers" })
    await page.getByRole("button", { name: "登记志愿者" }).click()
    await panel(page).getByLabel("姓名", { exact: true }).fill(known.name)
    await panel(page)
      .getByRole("button", { name: /就是这个人/ })
      .first()
      .click()
    await panel(page).getByText("已在登记册里").waitFor()
    await panel(page).getByRole("button", { name: "不是这个人" }).click()
    await panel(page)
      .getByRole("button", { name: /就是这个人/ })
      .first()
      .waitFor()
    await page.context().close()
  })

  it("is offered where a name is mended: the two are compared", async () => {
    const [mended, known] = [somebody(13), somebody(14)]
    const stays = await askOwn<{ id: string }>(
      site.app,
      "select stay_id as id from stay where person_id = $1",
      [mended.id],
    )
    const path = `/register/person/correct?home=${mended.home}&stay=${stays[0]?.id}`
    const page = await site.open("staff", { path })
    await page.getByRole("textbox", { name: "姓名" }).fill(known.name)
    await page.getByRole("textbox", { name: /证件号/ }).fill("")
    await page.getByRole("textbox", { name: /电话|手机/ }).fill(known.phone)
    await page
      .getByRole("button", { name: /两条对着看/ })
      .first()
      .click()
    await page.getByRole("heading", { name: "两条记录对着看", level: 1 }).waitFor()
    await page.getByRole("table", { name: "两条记录对着看" }).getByText(known.name).first().waitFor()
    await page.context().close()
  })

  it("is offered where a return is registered", async () => {
    const known = somebody(6)
    const page = await site.open("staff", { path: "/screening" })
    await page.getByRole("combobox", { name: "找人" }).fill("无名氏某")
    await page.getByRole("option", { name: /都不是/ }).click()
    await page.getByLabel("姓名").fill(known.name)
    await page.getByLabel("手机号").fill(known.phone)
    await page
      .getByRole("button", { name: /就是这个人/ })
      .first()
      .click()
    await page.getByRole("button", { name: /就是这个人/ }).waitFor({ state: "detached" })
    expect(await page.getByRole("combobox", { name: "找人" }).inputValue()).toContain(
      known.door.replace("-", "号"),
    )
    await page.context().close()
  })
})
