import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { faultsOf } from "./axe.ts"
import { type SecureSite, startSecureSite } from "./secure-site.ts"

let site: SecureSite
beforeAll(async () => {
  site = await startSecureSite()
})
afterAll(() => site.stop())

const isSecure = (page: Page) => page.evaluate(() => window.isSecureContext)
const hasCamera = (page: Page) => page.evaluate(() => "mediaDevices" in navigator)
const hasWorkers = (page: Page) => page.evaluate(() => "serviceWorker" in navigator)
const notice = (page: Page) => page.getByRole("region", { name: "网页的证书" })

describe("over https under the office's own name", () => {
  it("a page may use the camera and work without a network", async () => {
    const page = await site.open("head")
    await page.getByRole("grid").waitFor()
    expect(page.url()).toContain("https://shouwang.internal:")
    expect([await isSecure(page), await hasCamera(page), await hasWorkers(page)]).toEqual([true, true, true])
    const [cookie] = await page.context().cookies()
    expect(cookie?.secure).toBe(true)
    await page.context().close()
  })

  it("a certificate that is good for long is not spoken of, one near its end is, to those who see the board", async () => {
    const page = await site.open("staff")
    await page.getByRole("grid").waitFor()
    expect(await notice(page).count()).toBe(0)
    site.setDaysLeft(14)
    await page.reload()
    await notice(page).getByText("网页的证书还有 14 天到期（2020年3月19日）。").waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.setViewportSize({ width: 360, height: 640 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    site.setDaysLeft(-1)
    await page.reload()
    await notice(page).getByText("网页的证书已经到期（2020年3月4日）。").waitFor()
    await page.context().close()
    const viewer = await site.open("viewer", { path: "/wall" })
    await viewer.getByRole("heading", { level: 1 }).first().waitFor()
    expect(await notice(viewer).count()).toBe(0)
    await viewer.context().close()
  })
})

describe("the page that hands out the certificate", () => {
  it("comes by plain http, where nothing else does, and leads to https", async () => {
    const page = await site.open(null)
    await page.goto(site.certificatePage)
    expect([await isSecure(page), await hasCamera(page)]).toEqual([false, false])
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "下载证书" }).first().click(),
    ])
    expect(download.suggestedFilename()).toBe("shouwang.crt")
    await page.getByRole("link", { name: "打开守望" }).click()
    await page.waitForURL(/^https:\/\/shouwang\.internal:/)
    expect(await isSecure(page)).toBe(true)
    await page.goto(site.certificatePage.replace("/certificate", "/table"))
    expect(page.url()).toMatch(/^https:\/\/shouwang\.internal:\d+\//)
    await page.context().close()
  })

  it.each([
    ["zh", 360, 640],
    ["zh", 1440, 900],
    ["en", 360, 640],
    ["en", 1440, 900],
  ] as const)("can be read by everyone: %s, %i × %i", async (language, width, height) => {
    const page = await site.open(null)
    await page.setViewportSize({ width, height })
    await page.goto(`${site.certificatePage}?lang=${language}`)
    const closed = page.locator("details:not([open]) summary")
    while ((await closed.count()) > 0) await closed.first().click()
    expect(await faultsOf(page)).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await page.context().close()
  })

  it("goes from one language to the other, and opens the steps of a device by its keyboard", async () => {
    const page = await site.open(null)
    await page.goto(site.certificatePage)
    await page.getByRole("link", { name: "English" }).click()
    await page.getByRole("heading", { level: 1, name: "Give your phone the office's certificate" }).waitFor()
    await page.getByText("iPhone or iPad").focus()
    await page.keyboard.press("Enter")
    await page.getByRole("link", { name: "Download the profile" }).waitFor()
    await page.context().close()
  })
})
