import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { launchBrowser } from "./browser.ts"

describe("the browser of the tests, on whatever machine they run", () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it("lays out and draws text without any font of the machine", async () => {
    const page = await browser.newPage()
    await page.setContent("<p>288</p>")
    expect(await page.innerText("p")).toBe("288")
    expect((await page.locator("p").boundingBox())?.height).toBeGreaterThan(10)
    expect((await page.screenshot()).length).toBeGreaterThan(2000)
  })

  it("prints a page on A3", async () => {
    const page = await browser.newPage()
    await page.setContent("<h1>288</h1>")
    const printed = (await page.pdf({ format: "A3", landscape: true })).toString("latin1")
    // A3 on its side: 420 mm × 297 mm, in points
    expect(printed).toMatch(/\/MediaBox \[0 0 119\d(\.\d+)? 84[12](\.\d+)?\]/)
  })
})
