import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { findPassHomes, makePassLink } from "../../src/contract/passes.ts"
import { makePassDesk } from "../support/pass-desk.ts"
import { faultsOf } from "./axe.ts"
import { readPdf } from "./read-pdf.ts"
import { type Site, sizes, startSite } from "./support.ts"
import { inBoth, turnTo } from "./turn-pages.ts"

const door = "288弄12号302室"
let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.stop())

const row = (page: Page, number: string) => page.getByRole("row").filter({ hasText: number })

describe("the pass desk", () => {
  it("issues a pass, shows its sheet, reports it lost and takes that back", async () => {
    const page = await site.open("owners", { path: "/passes" })
    await page.getByLabel("门牌或楼道").fill("12-302")
    await page.getByRole("button", { name: door }).click()
    await page.getByRole("heading", { name: `${door} 的通行证`, level: 1 }).waitFor()
    await page.getByRole("button", { name: "发证" }).click()
    await page.getByLabel("姓名").fill("王小明")
    await page.getByRole("complementary").getByRole("button", { name: "发证" }).click()
    const note = page.getByRole("status").filter({ hasText: "发好了" })
    const number = (await note.innerText()).match(/\d{3} \d{4}/)?.[0] ?? ""
    await page.getByRole("complementary").getByRole("button", { name: "挂失" }).click()
    await row(page, number).filter({ hasText: "已挂失" }).waitFor()
    await page.getByRole("button", { name: "撤销" }).click()
    await row(page, number).filter({ hasText: "有效" }).waitFor()
    await page.getByRole("complementary").getByRole("link", { name: "打印" }).click()
    const paper = page.getByRole("article")
    await paper.getByRole("img", { name: /的码/ }).waitFor()
    expect(await paper.innerText()).toContain("王*明")
    expect(await paper.innerText()).toContain(number)
    await page.emulateMedia({ media: "print" })
    const code = await paper.getByRole("img").boundingBox()
    // 30 mm at least, its quiet zone apart: 45 of 53 modules
    expect(((code?.width ?? 0) / 96) * 25.4 * (45 / 53)).toBeGreaterThan(30)
    expect(await page.getByRole("button", { name: "打印" }).isVisible()).toBe(false)
    await page.context().close()
  })

  it("prints eight on a page of A4, or each on its own of A6 in large print", async () => {
    const desk = makePassDesk(await site.app.signedIn("staff"))
    const { homes } = (await desk.client.call(findPassHomes, { body: { text: "5-101" } })).body
    const ids: string[] = []
    while (ids.length < 9) ids.push((await desk.issue(homes[0].id)).id)
    const page = await site.open("staff", { path: `/passes/print?ids=${ids.join(",")}` })
    await page.getByRole("article").nth(8).waitFor()
    const pages = async () => readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    const a4 = { width: 595, height: 842 }
    expect(await pages()).toEqual([a4, a4])
    await page.getByLabel("纸张").selectOption({ label: "A6 大字，每页 1 张" })
    expect(await pages()).toEqual(ids.map(() => ({ width: 298, height: 420 })))
    await page.emulateMedia({ media: "print" })
    expect(await page.getByRole("button", { name: "打印" }).isVisible()).toBe(false)
    await page.context().close()
  })

  it("says of a number what a gate would say, and goes on to its home", async () => {
    const desk = makePassDesk(await site.app.signedIn("staff"))
    const { homes } = (await desk.client.call(findPassHomes, { body: { text: "12-301" } })).body
    const { id, number } = await desk.issue(homes[0].id)
    await desk.move(id, "lose")
    const page = await site.open("staff", { path: "/passes/check" })
    await page.getByLabel("证号，或码的文字").fill(number)
    await page.getByRole("button", { name: "查验" }).click()
    await page.getByText("不能放行").waitFor()
    await page.getByRole("link", { name: "288弄12号301室 的通行证" }).click()
    await page.getByRole("heading", { name: "288弄12号301室 的通行证", level: 1 }).waitFor()
    await page.context().close()
  })

  it("gives a leaked key up once its number is typed out", async () => {
    const page = await site.open("head", { path: "/passes/keys" })
    await page
      .getByRole("button", { name: /作废密钥/ })
      .first()
      .click()
    const keyId = (await page.getByRole("rowheader").first().innerText()).trim()
    const panel = page.getByRole("complementary")
    await panel.getByRole("button", { name: "作废这把密钥" }).click()
    await panel.getByText("请照原样输入密钥编号").waitFor()
    await panel.getByLabel(/要作废/).fill(keyId)
    await panel.getByRole("button", { name: "作废这把密钥" }).click()
    await page.getByText(`已作废 ${keyId}`).waitFor()
    await page.getByRole("link", { name: /张纸证要重印/ }).waitFor()
    await page.context().close()
  })
})

describe("the holder's page", () => {
  it("opens without network from what it kept, and hears of a loss when the network is back", async () => {
    const { desk, id, number, token } = await someLink()
    const page = await site.open(null, { size: "phone", path: `/my-pass#${token}` })
    await page.getByRole("img", { name: "通行证的码" }).waitFor()
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.context().setOffline(true)
    await page.reload()
    await page.getByRole("img", { name: "通行证的码" }).waitFor()
    await page.getByText("现在连不上网").waitFor()
    expect(await page.getByRole("main").innerText()).toContain(`${number.slice(0, 3)} ${number.slice(3)}`)
    expect(await page.getByRole("main").innerText()).toContain("截至")
    await desk.move(id, "lose")
    await page.context().setOffline(false)
    await page.reload()
    await page.getByRole("alert").filter({ hasText: "此证已挂失" }).waitFor()
    expect(await page.getByRole("img", { name: "通行证的码" }).count()).toBe(0)
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }))
    expect(kept).not.toContain(token.slice(37))
    await page.context().close()
  })

  it("says so where the link is none", async () => {
    const page = await site.open(null, { size: "phone", path: "/my-pass#nothing" })
    await page.getByText("这个链接打不开通行证").waitFor()
    await page.context().close()
  })
})

describe("every screen of passes is sound", () => {
  it.each(["desk", "phone"] as const)("on a %s, in both languages", async (size) => {
    const { id, token } = await someLink()
    const page = await site.open("head", { size, path: "/account" })
    if (size === "phone") await page.setViewportSize({ width: 360, height: 640 })
    for (const path of ["/passes", "/passes/check", "/passes/keys", `/passes/print?ids=${id}`]) {
      await turnTo(page, path)
      await page
        .locator(path.includes("print") ? ".paper-pass" : path.endsWith("check") ? "form" : "table")
        .first()
        .waitFor()
      await inBoth(page, async (language) => {
        expect(await faultsOf(page), `${path} ${size} ${language}`).toEqual([])
      })
    }
    for (const language of ["zh", "en"]) {
      await page.evaluate((to) => localStorage.setItem("shouwang.language", to), language)
      const own = await page.context().newPage()
      await own.setViewportSize(page.viewportSize() ?? sizes[size])
      await own.goto(`/my-pass#${token}`)
      await own.locator(`html[lang^=${language}] .qr-code`).waitFor()
      expect(await faultsOf(own), `my-pass ${size} ${language}`).toEqual([])
      expect(await own.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    }
    await page.context().close()
  })
})

async function someLink() {
  const desk = makePassDesk(await site.app.signedIn("staff"))
  const { homes } = (await desk.client.call(findPassHomes, { body: { text: "3-201" } })).body
  const { id, number } = await desk.issue(homes[0].id)
  const { token } = await desk.done(makePassLink, { id })
  return { desk, id, number, token: token as string }
}
