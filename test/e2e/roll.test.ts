import type { Locator, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { faultsOf } from "./axe.ts"
import { chineseOn } from "./chinese-on.ts"
import { readPdf } from "./read-pdf.ts"
import { campaign, type Site, startSite } from "./support.ts"
import { inBoth, turnTo } from "./turn-pages.ts"

const volunteers = campaign.books.志愿者名册.rows.length

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.stop())

const panel = (page: Page) => page.getByRole("complementary")
const pictures = process.env["SHOUWANG_ROLL_PICTURES"]
const picture = async (page: Page, name: string, fullPage = false) => {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage })
}
/** The page of the poster on an old phone. */
async function openJoin(address: string, language: "zh" | "en" = "zh"): Promise<Page> {
  const page = await site.open(null, { size: "phone", language, path: address })
  await page.setViewportSize({ width: 360, height: 640 })
  await page.getByRole("button", { name: language === "zh" ? "报名" : "Join", exact: true }).waitFor()
  return page
}
async function isInSight(what: Locator): Promise<boolean> {
  const [box, size] = [await what.boundingBox(), what.page().viewportSize()]
  return box !== null && size !== null && box.y >= 0 && box.y + box.height <= size.height
}
const onRoll = (page: Page, count: number) =>
  page
    .locator(".roll-glance p")
    .filter({ hasText: new RegExp(`^${count} 人在册`) })
    .waitFor()

describe("the volunteers' lead", () => {
  it("hangs up the poster; a neighbour joins on an old phone and is taken on; a couple is added from paper by keys", {
    timeout: 120_000,
  }, async () => {
    const desk = await site.open("volunteer-lead", { path: "/volunteers" })
    await onRoll(desk, volunteers)
    await picture(desk, "volunteers")
    await desk.getByRole("link", { name: "报名海报" }).click()
    await desk.getByRole("button", { name: "做报名链接" }).click()
    const address = await desk.getByLabel("链接，可以发到居民群里").inputValue()
    // on plain http, where pages have no clipboard, it is copied all the same
    await desk.evaluate(`Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.addEventListener("copy", () => { window.copied = String(document.activeElement.value) })`)
    await desk.getByRole("button", { name: "复制" }).click()
    await desk.getByRole("button", { name: "已复制" }).waitFor()
    expect(await desk.evaluate("window.copied")).toBe(address)
    await picture(desk, "poster", true)
    expect(readPdf(await desk.pdf({ preferCSSPageSize: true }))).toEqual([{ width: 595, height: 842 }])
    // opened by itself it has room, as it has when it is come to from the roll
    await desk.reload()
    await desk.getByRole("button", { name: "复制" }).waitFor()
    expect(await desk.evaluate("getComputedStyle(document.querySelector('.roll-part')).rowGap")).toBe("12px")

    const phone = await openJoin(new URL(address).pathname + new URL(address).hash)
    await picture(phone, "join-top")
    await phone.getByRole("button", { name: "报名", exact: true }).click()
    await phone.getByText("请写姓名").waitFor()
    await phone.getByLabel("姓名", { exact: true }).fill("钱来报")
    await phone.getByLabel("手机号", { exact: true }).fill("139 1234 1111")
    await phone.getByLabel("哪年出生").fill("1990")
    await phone.getByLabel("休息日白天").check()
    await phone.getByLabel("休息日夜间").check()
    await phone.getByLabel("门牌（可不填）").fill("1-101")
    await phone.getByLabel("收发快递").check()
    await phone.getByLabel(/^居委会保存我的姓名/).check()
    await picture(phone, "join", true)
    expect(await phone.evaluate("document.documentElement.scrollWidth")).toBe(360)
    await phone.getByRole("button", { name: "报名", exact: true }).click()
    await phone.getByRole("heading", { name: "谢谢，等居委会联系" }).waitFor()
    await picture(phone, "join-thanks")
    await phone.context().close()

    await desk.getByRole("link", { name: "志愿者名册" }).click()
    await desk.getByRole("button", { name: /^等接收 1$/ }).click()
    await desk.getByRole("button", { name: "打开 钱来报" }).click()
    // the door that was typed is looked for already
    await panel(desk).getByText("本人写的：1-101").waitFor()
    await panel(desk).getByLabel("门牌（可不填）").focus()
    await panel(desk).getByRole("option").first().waitFor()
    await desk.keyboard.press("Enter")
    await picture(desk, "asked")
    await panel(desk).getByRole("button", { name: "接收", exact: true }).click()
    await desk.getByText("钱来报 已接收").waitFor()
    await desk.getByRole("button", { name: /^在册/ }).click()
    await onRoll(desk, volunteers + 1)

    // a paper in half a minute, hands on the keys
    await desk.getByRole("button", { name: "登记志愿者" }).click()
    const type = async (name: string, phone: string, family: string | null) => {
      await panel(desk).getByLabel("姓名", { exact: true }).waitFor()
      await desk.keyboard.type(name)
      await desk.keyboard.press("Tab")
      await desk.keyboard.type(phone)
      await panel(desk).getByRole("button", { name: "白天", exact: true }).press("Enter")
      await panel(desk).getByLabel("出生年份").fill("1970")
      if (family !== null) {
        await panel(desk).getByLabel("家人", { exact: true }).fill(family)
        await panel(desk)
          .getByRole("option", { name: /^冯守门/ })
          .waitFor()
        await desk.keyboard.press("Enter")
        await panel(desk)
          .getByLabel(/^和 冯守门 怎么排/)
          .selectOption({ label: "错开，家里总要留一个人" })
      }
      await panel(desk).getByRole("button", { name: "登记", exact: true }).press("Enter")
      // without their consent nobody is written down
      await panel(desk).getByText("志愿者本人同意保存资料，才能登记").waitFor()
      await panel(desk)
        .getByLabel(/^保存姓名、电话/)
        .press("Space")
      await panel(desk).getByRole("button", { name: "登记", exact: true }).press("Enter")
      await panel(desk).getByText(`${name} 已登记`).waitFor()
    }
    await type("冯守门", "13912342222", null)
    await type("褚量温", "13912343333", "fsm")
    await panel(desk).getByLabel("姓名", { exact: true }).fill("冯守门")
    await panel(desk).getByText("名册上有同名的人").waitFor()
    await picture(desk, "add")
    await panel(desk).getByRole("button", { name: "关闭" }).click()
    await onRoll(desk, volunteers + 3)
    await desk.getByLabel(/^找人/).fill("clw")
    await desk.getByRole("row").filter({ hasText: "褚量温" }).filter({ hasText: "冯守门 错开" }).waitFor()
    await desk.getByRole("row").nth(2).waitFor({ state: "detached" })
    // both know the work: said of both at once
    await desk.getByLabel(/^找人/).fill("1391234")
    await desk.getByLabel("选 褚量温").check()
    await desk.getByLabel("选 冯守门").check()
    await desk.getByRole("button", { name: "都有经验" }).click()
    await desk.getByText("2 位已记为有经验").waitFor()
    await desk.getByLabel(/^找人/).fill("")
    await desk.getByRole("button", { name: /^2 有经验$/ }).waitFor()
    await desk.getByRole("button", { name: /工作日夜间$/ }).click()
    expect(await desk.getByRole("row").filter({ hasText: "褚量温" }).count()).toBe(0)
    await desk.context().close()
  })

  it("gives a link, prints the certificate of hours, lets somebody go and takes that back, forgets whoever withdraws", {
    timeout: 120_000,
  }, async () => {
    const page = await site.open("staff", { path: "/volunteers" })
    const [row] = campaign.books.值班签到.rows.filter((cells) => cells.every((cell) => cell !== ""))
    const name = row?.[campaign.books.值班签到.header.indexOf("姓名")] ?? ""
    await page.getByLabel(/^找人/).fill(name)
    await page
      .getByRole("button", { name: `打开 ${name}` })
      .first()
      .click()
    await panel(page).getByRole("button", { name: "给链接" }).click()
    expect(await panel(page).getByLabel("链接（只显示这一次）").inputValue()).toMatch(
      /\/my-duty#[0-9a-f-]{36}\..{43}$/,
    )
    await panel(page).getByRole("button", { name: "给工号和密码" }).click()
    await panel(page)
      .getByText(/工号 1，密码/)
      .waitFor()
    await picture(page, "worker", true)
    expect(await faultsOf(page)).toEqual([])
    await panel(page).getByRole("button", { name: "出具", exact: true }).click()
    await page.getByRole("heading", { name: "志愿服务证明" }).first().waitFor()
    const sheet = page.locator(".roll-certificate")
    await sheet.waitFor()
    expect(await sheet.innerText()).toMatch(new RegExp(`兹证明 ${name} 于.*共 \\d+ 班、\\d+小时\\d+分`, "s"))
    expect(await faultsOf(page)).toEqual([])
    await picture(page, "certificate", true)
    expect(readPdf(await page.pdf({ preferCSSPageSize: true }))).toEqual([{ width: 595, height: 842 }])

    await page.getByRole("link", { name: "志愿者名册" }).click()
    await page.getByLabel(/^找人/).fill(name)
    await page
      .getByRole("button", { name: `打开 ${name}` })
      .first()
      .click()
    await panel(page).getByRole("button", { name: "退出名册" }).click()
    // from far down the list, where the page's own place for it is out of sight, what was done and its undo are seen
    await page.getByLabel(/^找人/).fill("")
    await page.setViewportSize({ width: 1280, height: 480 })
    await page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    await panel(page).getByRole("button", { name: "退出", exact: true }).click()
    const note = page.getByRole("status").filter({ hasText: `${name} 已退出` })
    await note.waitFor()
    expect(await isInSight(note.getByText("已退出"))).toBe(true)
    await picture(page, "left")
    await note.getByRole("button", { name: "撤销" }).click()
    const undone = page.getByRole("status").filter({ hasText: "已撤销" })
    await undone.waitFor()
    await undone.getByRole("button", { name: "关闭" }).click()
    expect(await isInSight(undone.getByText("已撤销"))).toBe(false)
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByLabel(/^找人/).fill(name)
    await page
      .getByRole("button", { name: `打开 ${name}` })
      .first()
      .click()
    await panel(page).getByRole("button", { name: "纸上签字：保存姓名、电话，用于排班（必需）" }).click()
    await panel(page).getByRole("button", { name: "撤回：保存姓名、电话，用于排班（必需）" }).click()
    await panel(page).getByRole("button", { name: "撤回并删除资料" }).click()
    await page.getByText("资料已删除").first().waitFor()
    const communityId = site.app.neighbourhoods?.own ?? ""
    const left = await inNeighbourhood(site.app.ground.db, communityId, (tx) =>
      tx.client.query("select from worker_detail where community_id = $1 and name = $2", [communityId, name]),
    )
    expect(left.rowCount).toBe(0)
    await page.context().close()
  })
})

const look = async (page: Page, language: "zh" | "en") => {
  const at = `${page.url()} in ${language}`
  expect({ at, axe: await faultsOf(page) }).toEqual({ at, axe: [] })
  const chinese = language === "en" ? await chineseOn(page) : []
  expect({ at, chinese }).toEqual({ at, chinese: [] })
}

it.each(["desk", "phone"] as const)(
  "the roll, its form and the page to join can be read by everyone on a %s, in both languages",
  async (size) => {
    const page = await site.open("head", { size, path: "/volunteers" })
    const lookInBoth = () => inBoth(page, (language) => look(page, language))
    await page.locator(".roll-glance").waitFor()
    await picture(page, `volunteers-${size}`)
    await page.getByRole("button", { name: "登记志愿者" }).click()
    await panel(page).getByLabel("姓名", { exact: true }).waitFor()
    await lookInBoth()
    await panel(page).getByRole("button", { name: "Close" }).click()
    await page.getByRole("button", { name: "Colleagues and guards" }).click()
    await panel(page).getByRole("listitem").first().waitFor()
    await inBoth(page, async (language) => {
      await picture(page, `others-${size}-${language}`)
      await look(page, language)
    })
    await turnTo(page, "/volunteers/poster")
    await page.locator(".roll-poster").waitFor()
    await lookInBoth()
    const address = new URL(await page.locator("input[readonly]").inputValue())
    for (const language of size === "phone" ? (["zh", "en"] as const) : []) {
      const phone = await openJoin(address.pathname + address.hash, language)
      await look(phone, language)
      await picture(phone, `join-${language}`, true)
      await phone.context().close()
    }
    await page.context().close()
  },
)

it("an old link says what to do", async () => {
  const page = await site.open(null, { size: "phone", path: "/join#nothing" })
  await page.getByText("这个报名链接已经停用").waitFor()
  await page.context().close()
})
