import { randomUUID } from "node:crypto"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, it } from "vitest"
import { getBoard, getRows } from "../../src/contract/board.ts"
import { findHomes } from "../../src/contract/register.ts"
import { makeKnockRound } from "../../src/contract/rounds.ts"
import * as tasksContract from "../../src/contract/tasks.ts"
import type { Role } from "../../src/core/access/roles.ts"
import { getPlainDate, instantOf } from "../../src/core/kit/dates.ts"
import { damageRows } from "../../src/core/world/damage.ts"
import { booksOnEvening, generateWorld } from "../../src/core/world/world.ts"
import { exampleSteps, makeCaseDesk, openCase } from "../support/case-desk.ts"
import { onConnection } from "../support/database.ts"
import { fakeHomes } from "../support/fake-gate-server.ts"
import { seeAtGate, writeTwice } from "../support/finding-desk.ts"
import { gateDeskState, stubGateDesk } from "../support/gate-desk-fixture.ts"
import { startGateSite } from "../support/gate-site.ts"
import { plainTask } from "../support/plain-task.ts"
import { makeTeller } from "../support/tell.ts"
import { writeBooks } from "../world/write-books.ts"
import { takeOwnDutyPictures } from "./duty-own-pictures.ts"
import { takeListPictures } from "./list-pictures.ts"
import { takeRollPictures } from "./roll-pictures.ts"
import { type SecureSite, startSecureSite } from "./secure-site.ts"
import { takeShiftPictures } from "./shift-pictures.ts"
import { busyDay, type PageOptions, type Site, startSite } from "./support.ts"
import { type GateScreen, walkGate } from "./walk-gate.ts"

const code = "K7QX-2M9D"
const world = generateWorld({ seed: 2020 })
/** The evening of the busiest days, at which walls and phones are looked at. */
const now = instantOf(Date.parse(`${busyDay}T12:40:00Z`))
const booksSoFar = booksOnEvening(world, getPlainDate(busyDay))

let empty: Site
let busy: Site
let past: Site
beforeAll(async () => {
  empty = await startSite({ neighbourhoods: false, setUpCode: code, now })
  busy = await startSite({ now, world: { books: booksSoFar } })
  past = await startSite({ world, searchesLong: true })
})
afterAll(async () => {
  for (const site of [empty, busy, past]) await site?.stop()
})

/** Somebody with a name that fits a picture. */
async function open(site: Site, role: Role, options: PageOptions = {}): Promise<Page> {
  const page = await site.open(role, options)
  await onConnection(site.app.database.superuser, async (client) => {
    await client.query("update account set name = '王秀英'")
    await client.query("update community set name = '守望里居民区'")
  })
  await page.reload()
  return page
}

async function take(page: Page, name: string, fullPage = false): Promise<void> {
  await page.mouse.move(0, 0)
  await page.getByText("正在读取…").first().waitFor({ state: "detached" })
  await page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
  const path = fileURLToPath(new URL(`../../docs/screenshots/${name}.png`, import.meta.url))
  await page.screenshot({ path, fullPage, animations: "disabled" })
}

it("set-up and import", async () => {
  const page = await empty.open(null)
  await page.getByLabel("安装码").fill(code)
  await page.getByLabel("居民区的名字").fill("守望里居民区")
  await page.getByLabel("负责人姓名").fill("王秀英")
  await page.getByLabel("登录名").fill("wang")
  await page.getByLabel("密码").fill("correct horse")
  await take(page, "set-up")
  await page.getByRole("button", { name: "开始使用" }).click()
  const folder = await mkdtemp(join(tmpdir(), "shouwang-books-"))
  const { books } = damageRows(booksSoFar, { seed: 5, share: 0.0004 })
  await page.getByLabel("选文件", { exact: true }).setInputFiles(writeBooks(folder, books))
  await page.getByRole("button", { name: "开始导入" }).click()
  await page.getByRole("heading", { name: "导入完成" }).waitFor({ timeout: 90_000 })
  await page.getByRole("table", { name: "退回的行" }).waitFor()
  await take(page, "import", true)
  await rm(folder, { recursive: true, force: true })
})

it("board, home, table, paper, English", async () => {
  const page = await open(past, "head", { path: `/?on=${busyDay}` })
  const grid = page.getByRole("grid")
  const panel = page.getByRole("complementary")
  await grid.waitFor()
  await page.getByRole("region", { name: "今天要紧的事" }).getByRole("listitem").first().waitFor()
  await take(page, "board")
  await grid
    .getByRole("gridcell", { name: /隔离第7天/ })
    .first()
    .click()
  await panel.getByRole("heading", { name: "住着的人" }).waitFor()
  await take(page, "board-home")
  await page.keyboard.press("Escape")
  await page
    .getByRole("button", { name: /^今日新增/ })
    .first()
    .click()
  await panel.getByRole("listitem").first().waitFor()
  await take(page, "board-rows")
  await page.goto(`/table?on=${busyDay}`)
  await page.getByRole("figure").nth(5).locator("svg, canvas").first().waitFor()
  await take(page, "table", true)
  await page.goto(`/?on=${busyDay}`)
  await grid.waitFor()
  await paper(page)
  await page.context().close()
  const english = await open(past, "head", { path: `/?on=${busyDay}`, language: "en" })
  await english.getByRole("grid").waitFor()
  await english.getByRole("region", { name: "What matters today" }).getByRole("listitem").first().waitFor()
  await take(english, "board-english")
  await english.context().close()
})

/** The A3 sheet at its own size: 420 mm × 297 mm with margins of 10 mm, 96 px to the inch. */
async function paper(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.print = () => undefined
  })
  await page.getByRole("button", { name: "打印 A3", exact: true }).click()
  await page.setViewportSize({ width: 1588, height: 1123 })
  await page.emulateMedia({ media: "print" })
  await page.locator(".map-sheet").waitFor()
  await page.evaluate("document.body.style.padding = '38px'")
  await take(page, "map-a3")
}

it("wall", async () => {
  const page = await open(busy, "viewer", { size: "wall" })
  for (const [name, path] of [
    ["wall", "/wall"],
    ["wall-dark", "/wall?dark"],
    ["wall-counts", "/wall?mode=counts"],
  ]) {
    await page.goto(path ?? "")
    await page.getByRole("status").filter({ hasText: "实时" }).waitFor()
    await page.getByRole("heading", { level: 1 }).waitFor()
    await take(page, name ?? "")
  }
  await page.context().close()
})

/** In place of the phone's own font, which the browser of the tests does not have: the desk's. */
const ownFont = `
  const asked = matchMedia.bind(window)
  window.matchMedia = (query) => (query === "(min-width: 700px)" ? { matches: true } : asked(query))
  addEventListener("DOMContentLoaded", () =>
    document.documentElement.style.setProperty("--font", "'Noto Sans SC Variable', sans-serif"))
`

it("phone", async () => {
  const page = await open(busy, "staff", { size: "phone" })
  await page.addInitScript(ownFont)
  await page.reload()
  await page.getByRole("grid").waitFor()
  await page.getByRole("region", { name: "今天要紧的事" }).getByRole("listitem").first().waitFor()
  await take(page, "phone-board")
  await page
    .getByRole("gridcell", { name: /隔离第7天/ })
    .first()
    .tap()
  await page.getByRole("complementary").getByRole("heading", { name: "住着的人" }).waitFor()
  await take(page, "phone-home")
  await page.context().close()
})

it("needs, care, temperatures, pasted chats", async () => {
  const page = await open(busy, "staff", { path: "/needs" })
  await page.getByRole("table", { name: "生活需求" }).waitFor()
  await take(page, "needs")
  await page.getByRole("button", { name: "记一条需求" }).click()
  await page.getByRole("complementary").getByLabel("门牌").fill("12-302")
  await page.getByRole("button", { name: /12号302室/ }).waitFor()
  await take(page, "needs-new")
  await page.goto("/needs/care")
  await page
    .getByRole("button", { name: /^记一次联系/ })
    .nth(2)
    .click()
  await take(page, "care")
  await page.goto("/readings")
  const cell = page.getByRole("textbox", { name: /体温$/ }).first()
  await cell.waitFor()
  await cell.focus()
  await page.evaluate(() => window.scrollTo(0, 0))
  await take(page, "readings")
  const doors = page.getByRole("rowheader")
  const [first, second] = [await doors.nth(0).innerText(), await doors.nth(3).innerText()]
  await page.goto("/readings/chat")
  await page
    .getByLabel("群里的文字")
    .fill(
      `2月12日 18:20\n1. ${first} 早36.5/36.8\n2. ${second} 晚36.4 顺便带两袋米\n302早上36度5\n收到，谢谢\n12-302 不用买菜了\n想要一箱牛奶`,
    )
  await page.keyboard.press("Control+Enter")
  await page.getByRole("region", { name: "读出来的" }).waitFor()
  await take(page, "chat", true)
  await page.context().close()
  const phone = await open(busy, "volunteer-lead", { size: "phone", path: "/needs" })
  await phone.addInitScript(ownFont)
  await phone.reload()
  await phone.getByRole("table", { name: "生活需求" }).waitFor()
  await take(phone, "phone-needs")
  await phone.context().close()
})

it("phone desk", async () => {
  const page = await open(busy, "staff", { path: "/phone/answers" })
  await page.getByRole("button", { name: "放进第一批" }).click()
  await page.getByText("口罩怎么预约？").waitFor()
  await take(page, "phone-answers")
  await page.goto("/")
  await page
    .getByRole("gridcell", { name: /隔离第7天/ })
    .first()
    .click()
  const title = page.getByRole("complementary").getByRole("heading", { name: /号/ }).first()
  const heading = await title.innerText()
  const [, number, room] = /(\d+)号(\d+)/.exec(heading) ?? []
  const door = `${number}-${room}`
  await page.goto("/phone")
  const caller = page.getByRole("combobox", { name: "来电", exact: true })
  await caller.fill("54001234")
  await page.keyboard.press("Enter")
  await page.keyboard.press("4")
  await page.keyboard.type("问口罩什么时候")
  await page.keyboard.press("F2")
  await page.keyboard.type(`54005678 ${door}`)
  await page
    .getByText(/第\d+天/)
    .first()
    .waitFor()
  await page.keyboard.press("Enter")
  await page.keyboard.press("3")
  await page.keyboard.type("早36.5，请帮买药")
  await page.keyboard.press("F8")
  await page.getByRole("radio", { name: "明天 9:00 前" }).check()
  await take(page, "phone-desk")
  await page.goto("/phone/statistics")
  await page.getByText("当天来电").waitFor()
  await take(page, "phone-statistics")
  await page.goto("/phone/queue")
  await page.getByRole("button", { name: "放进一份名单" }).click()
  await page.getByLabel("为什么打").fill("街道 2月12日下发的协查名单")
  await page.getByLabel("名单，一行一人").fill(`${door}\n1-101 19912345678 张三\n2-201\n54007777`)
  await page.getByRole("button", { name: "排进去" }).click()
  await page.getByText(/^排进/).waitFor()
  await page.getByRole("button", { name: "关闭" }).click()
  await page.getByRole("button", { name: "打下一通（回车）" }).click()
  await page.getByRole("form", { name: "正在打的电话" }).getByRole("radio").first().waitFor()
  await page.keyboard.press("1")
  await take(page, "phone-queue")
  await page.context().close()
  const english = await open(busy, "staff", { path: "/phone", language: "en" })
  await english.getByRole("combobox", { name: "Caller", exact: true }).fill(door)
  await english
    .getByText(/day \d+ of/)
    .first()
    .waitFor()
  await take(english, "phone-desk-english")
  await english.context().close()
})

it("gates", async () => {
  const page = await open(busy, "staff", { path: "/account" })
  await stubGateDesk(page, gateDeskState())
  await page.goto("/gates")
  await page.getByRole("table", { name: "进出登记" }).waitFor()
  await page.getByRole("img", { name: /^2月12日/ }).waitFor()
  await take(page, "gate-desk")
  await page.goto("/gates/book")
  await page.getByRole("region", { name: "门岗登记簿" }).getByText("共 39 条").waitFor()
  await page.setViewportSize({ width: 1123, height: 794 })
  await page.emulateMedia({ media: "print" })
  await page.evaluate("document.body.style.padding = '38px'")
  await take(page, "gate-book")
  await page.context().close()

  const far = await open(busy, "staff", { path: "/account" })
  await atOffice(far)
  await stubGateDesk(far, gateDeskState())
  await far.goto(`${office}/gates/posts`)
  await far.getByRole("button", { name: "让手机加入“东边门”" }).click()
  await far.getByRole("timer").waitFor()
  await take(far, "gate-join")
  await far.context().close()

  const phone = await open(busy, "staff", { size: "phone", path: "/account" })
  await phone.addInitScript(ownFont)
  await stubGateDesk(phone, gateDeskState())
  await phone.goto("/gates")
  await phone.getByRole("table", { name: "进出登记" }).waitFor()
  await take(phone, "phone-gate-desk")
  await phone.context().close()
})

it("cases", async () => {
  const who = await openCase(busy.app)
  const desk = makeCaseDesk(await busy.app.signedIn("staff"))
  const doctor = makeCaseDesk(await busy.app.signedIn("doctor"))
  await doctor.move(who.caseId, exampleSteps["assess-dwelling"])
  await desk.move(who.caseId, exampleSteps["give-notice"])
  await desk.move(who.caseId, exampleSteps["set-team"])
  await desk.move(who.caseId, exampleSteps.object)
  const page = await open(busy, "staff", { path: "/cases" })
  await page.getByRole("table").waitFor()
  await take(page, "cases")
  await page.goto(`/cases/${who.caseId}`)
  await page.locator(".case-moves").waitFor()
  await take(page, "case")
  await page.locator(".case-moves").getByRole("button", { name: "延长" }).click()
  await take(page, "case-step")
  await page.goto(`/cases/${who.caseId}/print/notice`)
  await page.getByRole("article").waitFor()
  await page.setViewportSize({ width: 794, height: 1123 })
  await page.emulateMedia({ media: "print" })
  await take(page, "case-notice")
  await page.goto(`/cases/${who.caseId}/print/undertaking`)
  await page.getByRole("article").waitFor()
  await take(page, "case-undertaking")
  await page.context().close()
  const phone = await open(busy, "doctor", { size: "phone", path: "/cases?only=sign" })
  await phone.addInitScript(ownFont)
  await phone.reload()
  await phone.getByRole("table").waitFor()
  await take(phone, "phone-cases")
  await phone.getByRole("link", { name: /^打开/ }).first().tap()
  await phone.locator(".case-moves").waitFor()
  await take(phone, "phone-case")
  await phone.context().close()
  const english = await open(busy, "doctor", { path: `/cases/${who.caseId}`, language: "en" })
  await english.locator(".case-moves").waitFor()
  await take(english, "case-english")
  await english.context().close()
})

/** What docs/gate.md shows a guard. */
const gateScreens: readonly GateScreen[] = [
  ...(["home", "let-in", "fever", "forged", "quarantine-out", "visitor"] as const),
  ...(["emergency", "offline", "details", "not-saved"] as const),
]

it("the gate's page", async () => {
  const site = await startGateSite()
  site.gate.change({ quarantined: [fakeHomes[1]?.code ?? ""] })
  await walkGate(site, "zh", async (page, screen) => {
    if (gateScreens.includes(screen)) await take(page, `gate-${screen}`)
  })
  await walkGate(site, "en", async (page, screen) => {
    if (screen === "home") await take(page, "gate-home-english")
  })
  await site.stop()
})

const office = "https://shouwang.example.cn"

/** The same pages at an address as an office has it, with https; its live line stays open and silent. */
async function atOffice(page: Page): Promise<void> {
  const [cookie] = await page.context().cookies(busy.app.url)
  await page.route(`${office}/**`, async (route) => {
    const request = route.request()
    const url = request.url().replace(office, busy.app.url)
    const headers = { ...request.headers(), cookie: `${cookie?.name}=${cookie?.value}` }
    await route.fulfill({ response: await route.fetch({ url, headers }) })
  })
  await page.addInitScript(`{
    const ask = fetch.bind(window)
    window.fetch = (address, init) => address !== "/api/events" ? ask(address, init) : Promise.resolve(
      new Response(new ReadableStream({ start: (line) => line.enqueue(new TextEncoder().encode(":\\n\\n")) })))
  }`)
}
const fonts = new URL("../../node_modules/@fontsource-variable/noto-sans-sc/", import.meta.url)

/** The certificate's page brings no font, and the browser of the tests has no Chinese one: the desk's is lent to it. */
async function openCertificate(secure: SecureSite, options: PageOptions = {}): Promise<Page> {
  const page = await secure.open(null, options)
  await page.route("**/files/*.woff2", async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1)
    await route.fulfill({ body: await readFile(new URL(name, fonts)) })
  })
  await page.goto(`${secure.certificatePage}?lang=${options.language ?? "zh"}`)
  const css = await readFile(new URL("index.css", fonts), "utf8")
  await page.addStyleTag({ content: css.replaceAll("url(./", `url(${new URL(page.url()).origin}/`) })
  await page.evaluate(`document.fonts.load("18px 'Noto Sans SC Variable'", document.body.textContent)`)
  return page
}

it("rounds", async () => {
  const staff = await busy.app.signedIn("staff")
  const board = await staff.call(getBoard)
  const [first, second] = board.body.stairwells
  const round = { name: "二月摸排", stairwellIds: [first.id, second.id], dueOn: busyDay }
  await staff.call(makeKnockRound, { body: { commandId: randomUUID(), id: randomUUID(), ...round } })
  const page = await open(busy, "staff", { path: "/rounds" })
  await page.getByRole("form").first().waitFor()
  await take(page, "rounds-zh")
  await page.goto("/rounds/waste")
  await page.getByRole("form").first().waitFor()
  await take(page, "rounds-waste-zh")
  await page.goto("/rounds/knocks")
  await page.getByText("二月摸排").waitFor()
  await take(page, "rounds-knocks-zh")
  await page.getByRole("link", { name: /弄/ }).first().click()
  await page.getByRole("form").first().waitFor()
  await take(page, "rounds-sheet-zh")
  await page.goto("/rounds/paper")
  await page.getByRole("button", { name: /取出/ }).click()
  await page.getByRole("article", { name: "封面" }).waitFor()
  await take(page, "rounds-paper-zh")
  await page.pdf({ path: `${tmpdir()}/paper-pack.pdf`, preferCSSPageSize: true, printBackground: true })
  await page.getByRole("article", { name: "上门" }).scrollIntoViewIfNeeded()
  await page.goto("/rounds/afterwards?day=2020-02-13")
  await page.getByRole("form").first().waitFor()
  await take(page, "rounds-afterwards-zh")
  const phone = await open(busy, "staff", { size: "phone", path: "/rounds" })
  await phone.setViewportSize({ width: 360, height: 640 })
  await phone.getByRole("form").first().waitFor()
  await take(phone, "rounds-phone-zh")
})

it("https", async () => {
  const secure = await startSecureSite({
    now,
    world: { books: booksSoFar },
    shown: { https: 8080, http: 8081 },
  })
  for (const language of ["zh", "en"] as const) {
    const end = language === "zh" ? "" : "-english"
    const phone = await openCertificate(secure, { size: "phone", language })
    await take(phone, `https-phone${end}`)
    await phone.setViewportSize({ width: 794, height: 1123 })
    await phone.emulateMedia({ media: "print" })
    await phone.evaluate("document.body.style.padding = '68px'")
    await take(phone, `https-sheet${end}`)
    await phone.context().close()
  }
  secure.setDaysLeft(14)
  const page = await open(secure, "head")
  await page.getByRole("region", { name: "网页的证书" }).waitFor()
  await page.getByRole("grid").waitFor()
  await page.setViewportSize({ width: 1440, height: 420 })
  await take(page, "https-notice")
  await secure.stop()
})

it("tasks", async () => {
  const staff = await busy.app.signedIn("staff")
  const send = makeTeller(await busy.app.signedIn("head"))
  const { homes } = (await staff.call(findHomes, { body: { text: "12-302" } })).body
  const moment = (hours: number) => instantOf(Date.parse(now) + hours * 3_600_000)
  const add = (titles: readonly string[], said: object) =>
    send.done(tasksContract.addTasks, {
      ...{ ...plainTask, dueAt: moment(22) },
      ...said,
      tasks: titles.map((title) => ({ id: randomUUID(), title })),
    })
  const notice = { source: "street-notice", document: "街道防控办〔2020〕12号" }
  busy.app.setClock(moment(-6))
  const lines = ["摸清租客人数，分来源地报送", "每个楼道张贴告知书", "报送口罩缺口"]
  const { ids } = await add(lines, { ...notice, dueAt: moment(-2) })
  await add(["给独居老人逐户打电话"], {
    source: "leading-group",
    document: "2月12日碰头会",
    dueAt: moment(15),
  })
  await add(["送退烧药，问清过敏史"], {
    ownerId: staff.context.accountId,
    homeId: homes[0].id,
    dueAt: moment(1),
  })
  await add(["三号楼梯灯不亮"], { team: "property", dueAt: null })
  await send.done(tasksContract.moveTasks, {
    ...{
      ids: [ids[2]],
      move: "wait",
      waitingOn: "street",
      note: "电话问过街道李科长，明天答复",
      since: moment(-26),
    },
  })
  busy.app.setClock(now)
  const page = await open(busy, "head", { path: "/tasks?view=all" })
  await onConnection(busy.app.database.superuser, (client) =>
    client.query("update account set name = '徐敏' where role = 'staff'"),
  )
  await page.reload()
  await page.getByRole("button", { name: "报送口罩缺口" }).click()
  await page.getByRole("complementary").getByRole("list").waitFor()
  await take(page, "tasks")
  await page.keyboard.press("Escape")
  await page.keyboard.press("n")
  await page.getByRole("dialog").getByRole("button", { name: "分成几件" }).click()
  await page.getByRole("dialog").getByLabel("要做什么（一行一件）").fill(lines.join("\n"))
  await page.getByRole("dialog").getByRole("radio", { name: "街道通知" }).check()
  await take(page, "tasks-new")
  await page.keyboard.press("Escape")
  await page.goto("/tasks/oversight")
  await page.getByRole("button", { name: /^移交/ }).first().click()
  await page.getByRole("complementary").getByRole("checkbox").first().waitFor()
  await take(page, "tasks-oversight")
  await page.goto("/policies")
  await page.getByRole("button", { name: "更改“居家隔离天数”" }).click()
  await page.getByRole("complementary").getByLabel("天数").fill("12")
  await page.getByRole("complementary").getByLabel("依据文件").fill("街道防控办〔2020〕15号")
  await page.getByRole("complementary").getByLabel("起效日期").fill("2020-02-01")
  await page.getByRole("button", { name: "看看有什么影响" }).click()
  await page.getByRole("button", { name: /^确认/ }).waitFor()
  await page.evaluate(() => window.scrollTo(0, 0))
  await take(page, "policies-change")
  await page.goto("/tasks?view=all")
  await page.locator(".task-open").first().waitFor()
  await page.setViewportSize({ width: 794, height: 1123 })
  await page.emulateMedia({ media: "print" })
  await page.evaluate("document.body.style.padding = '53px'")
  await take(page, "tasks-print")
  await page.context().close()
  const phone = await open(busy, "staff", { size: "phone", path: "/tasks?view=all" })
  await phone.setViewportSize({ width: 360, height: 640 })
  await phone.locator(".task-open").first().waitFor()
  await take(phone, "phone-tasks")
  await phone.context().close()
})

it("screening", async () => {
  const page = await open(busy, "staff", { path: "/screening" })
  const find = page.getByLabel("找人")
  await find.fill("wang")
  await page.getByRole("option").first().waitFor()
  await take(page, "screening-find")
  const { rows } = (
    await (await busy.app.signedIn("staff")).call(getRows, { query: { indicator: "在隔人数", on: busyDay } })
  ).body
  await find.fill(rows[0].cells[0])
  await page.getByRole("option").filter({ hasText: "在隔" }).first().click()
  await page.getByRole("status").filter({ hasText: "隔离第" }).waitFor()
  await page.getByLabel("来自").fill("湖北武汉")
  await page.getByLabel("车次、航班或车牌").fill("G1722")
  await take(page, "screening")
  await page.goto("/screening/tenants")
  await page
    .getByRole("button", { name: /没有排查完/ })
    .first()
    .click()
  await page.getByRole("complementary").getByRole("radio").first().waitFor()
  await take(page, "screening-tenants")
  await page.goto("/screening/slip")
  await page.getByRole("article").waitFor()
  await page.locator(".slips").screenshot({
    path: fileURLToPath(new URL("../../docs/screenshots/screening-slip.png", import.meta.url)),
  })
  await page.context().close()
  const phone = await open(busy, "staff", { size: "phone", language: "en", path: "/screening" })
  await phone.setViewportSize({ width: 360, height: 640 })
  await phone.getByLabel("Find the person").fill("12-302")
  await phone.getByRole("option").first().tap()
  await phone.getByLabel("Comes from").fill("湖北武汉")
  await take(phone, "screening-phone-english")
  expect(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  await phone.context().close()
})

it("findings", async () => {
  const head = await busy.app.signedIn("head")
  const { homes } = (await head.call(findHomes, { body: { text: "12-302" } })).body
  await writeTwice(head, ["章晓岚", "张晓岚"], homes[0].id)
  await seeAtGate(busy.app, head, "东门", "欧阳建国")
  const page = await open(busy, "staff", { path: "/findings" })
  await page.getByRole("row").filter({ hasText: "欧**国" }).getByRole("button").click()
  await page.getByRole("complementary").getByRole("link", { name: "去登记返沪" }).waitFor()
  await take(page, "findings")
  await page.goto("/findings?kind=double")
  await page.getByRole("row").filter({ hasText: "章*岚" }).waitFor()
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("m")
  await page.getByText("为什么这样看").click()
  await take(page, "findings-compare")
  await page.context().close()
})

it("the own page of duty and the swap board", () => takeOwnDutyPictures(take))

it("lists", () => takeListPictures({ site: busy, books: world.books, on: busyDay, open, take }))

it("roll", () => takeRollPictures({ site: busy, open, take }))
it("shifts", () => takeShiftPictures({ site: past, open, take }))
