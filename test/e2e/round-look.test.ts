import { fileURLToPath } from "node:url"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { takeRoundOnPhone } from "../../src/contract/round-phone.ts"
import { makeKnockRound } from "../../src/contract/rounds.ts"
import { roundWords } from "../../src/web/round-phone/words.ts"
import { ownFont } from "../support/gate-site.ts"
import { type Line, makeLine } from "../support/line.ts"
import { makeRoundStreet, roundAt, roundDay } from "../support/round-street.ts"
import { faultsOf } from "./axe.ts"
import { unfit, weighPage } from "./phone-looks.ts"
import { type Site, startSite } from "./support.ts"

let site: Site
let line: Line
let staff: Awaited<ReturnType<Site["app"]["signedIn"]>>
beforeAll(async () => {
  site = await startSite({ now: roundAt("09:00"), world: null })
  await makeRoundStreet(site.app)
  line = await makeLine(site.app.url)
  staff = await site.app.signedIn("staff")
  const stairwells = await site.app.ground.ownerDb.pool.query("select stairwell_id as id from stairwell")
  const body = { commandId: crypto.randomUUID(), id: crypto.randomUUID(), name: "一轮", dueOn: roundDay }
  const stairwellIds = stairwells.rows.map(({ id }: { id: string }) => id)
  await staff.call(makeKnockRound, { body: { ...body, stairwellIds } })
})
afterAll(async () => {
  await line?.close()
  await site?.stop()
})

async function openPhone(language: "zh" | "en"): Promise<Page> {
  const context = await site.browser.newContext({
    ...{ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    ...{ timezoneId: "Asia/Shanghai", baseURL: line.url },
  })
  context.setDefaultTimeout(60_000)
  await context.clock.install({ time: site.app.ground.now() })
  await context.addInitScript(`localStorage.getItem("shouwang.language") ||
    localStorage.setItem("shouwang.language", "${language}")`)
  await context.addInitScript(ownFont())
  return context.newPage()
}

describe.each(["zh", "en"] as const)("every screen of a round on a phone in %s", (language) => {
  it("can be read by everyone, pressed with gloves and seen in the sun", async () => {
    const { round: words } = roundWords[language]
    const page = await openPhone(language)
    const faults: Record<string, readonly string[]> = {}
    const stop = async (screen: string) => {
      await page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
      const found = [...(await faultsOf(page)), ...(await page.evaluate(unfit))]
      if (language === "en") found.push(...(await chineseOn(page)))
      if (found.length > 0) faults[screen] = found
      const picture = new URL(`../../docs/screenshots/round-${screen}.png`, import.meta.url)
      if (process.env["SHOUWANG_PICTURES"] && language === "zh") {
        await page.screenshot({ path: fileURLToPath(picture), animations: "disabled" })
      }
    }
    const key = (name: string) => page.getByRole("button", { name, exact: true })
    const named = (name: string) => page.getByRole("button", { name })
    const door = (name: string) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor()

    await page.goto("/round#join=wrong-code-0123456789-0123456789")
    await page.getByRole("alert").filter({ hasText: words.take.refused["wrong-join-code"] }).waitFor()
    await stop("take")
    const made = await staff.call(takeRoundOnPhone, { body: { commandId: crypto.randomUUID() } })
    await page.getByRole("textbox").fill(`${line.url}/round#join=${made.body.code}`)
    await key(words.take.do).click()
    await named(words.next).waitFor()
    await named(words.jump).click()
    await stop("jump")
    await page.getByRole("button", { name: /3-502/ }).click()
    await door("3-502")
    await stop("door")
    await key(words.answer["note-left"]).click()
    await key(words.answer["note-gone"]).waitFor()
    await key(words.answer.notFine).click()
    await named(words.measure).click()
    await stop("temperature")
    await key("38").click()
    await stop("temperature-tenths")
    await key("38.4").click()
    await page.getByRole("alert").waitFor()
    await key(words.note).click()
    await page.getByRole("textbox").fill("3".repeat(60))
    await stop("note")
    await key(words.noteSave).click()
    await key(words.collect).click()
    line.setDown(true)
    await stop("door-done")
    await named(words.jump).click()
    await page.getByRole("button", { name: /3-101/ }).click()
    await door("3-101")
    await key(words.answer["no-answer"]).click()
    await page.locator("header").filter({ hasText: words.offline }).waitFor()
    await stop("offline")
    await page.locator("header button").click()
    await stop("details")
    await key(words.details.finish).click()
    await stop("finish")
    await key(words.finish.on).click()
    await page.evaluate(() => {
      IDBObjectStore.prototype.add = () => {
        throw new DOMException("full", "QuotaExceededError")
      }
    })
    await key(words.collect).click()
    await page.getByRole("alert").waitFor()
    await stop("not-saved")
    line.setDown(false)
    await page.context().close()
    expect(faults).toEqual({})
  })
})

it("weighs at most 150 kB", () => {
  expect(weighPage("round.html")).toBeLessThanOrEqual(150_000)
})

/** Chinese of the screens on an English page; what the server says may be Chinese, and bears its language. */
async function chineseOn(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement
    for (const other of copy.querySelectorAll("[lang], h1")) other.remove()
    return copy.textContent ?? ""
  })
  return (text.match(/\p{Script=Han}+/gu) ?? []).map((words) => `Chinese: ${words}`)
}
