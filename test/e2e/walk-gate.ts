import type { Page } from "playwright-core"
import { postWords } from "../../src/web/post/words.ts"
import { fakeHomes } from "../support/fake-gate-server.ts"
import type { GateSite } from "../support/gate-site.ts"
import { typeAsDevice } from "../support/type-as-device.ts"

/** Every screen that a guard may see, by its picture's name. */
export type GateScreen =
  | "join"
  | "join-refused"
  | "home"
  | "no-pass"
  | "let-in"
  | "temperature"
  | "saved"
  | "fever"
  | "call"
  | "forged"
  | "door"
  | "quarantine-in"
  | "quarantine-out"
  | "visitor"
  | "particulars"
  | "courier"
  | "shelf"
  | "returnee"
  | "tenant"
  | "emergency"
  | "to-write-down"
  | "recent"
  | "scan"
  | "offline"
  | "details"
  | "shift"
  | "not-saved"

/** Goes through all screens on one phone, and stops at each. */
export async function walkGate(
  site: GateSite,
  language: "zh" | "en",
  look: (page: Page, screen: GateScreen) => Promise<void>,
): Promise<void> {
  const { post: words, gateWord } = postWords[language]
  const page = await site.phone({ language, isLookedAt: true })
  const key = (name: string) => page.getByRole("button", { name, exact: true })
  const press = (name: string) => key(name).click()
  const stop = async (screen: GateScreen) => {
    await page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    await look(page, screen)
  }
  const scan = async (code: string) => {
    await typeAsDevice(page, code)
    await page.locator("[data-tone]").waitFor()
  }
  const typeDoor = async (room: string) => {
    await page.getByRole("textbox").fill(room)
    await press(words.door.check)
    await page.locator("[data-tone]").waitFor()
  }

  await key(words.join.do).waitFor()
  await stop("join")
  await page.getByRole("textbox").fill("wrong-code-0123456789")
  await press(words.join.do)
  await page.getByRole("alert").filter({ hasText: words.join.refused["wrong-join-code"] }).waitFor()
  await stop("join-refused")
  await page.getByRole("textbox").fill(`${site.url}/gate#join=code-${language}-${Math.random()}-0123456789`)
  await press(words.join.do)
  await page.locator("header").filter({ hasText: words.online }).waitFor()
  await key(gateWord.kind.resident).waitFor()
  await stop("home")

  await press(gateWord.kind.resident)
  await stop("no-pass")
  await press(words.cancel)
  await scan(await site.gate.passCode())
  await stop("let-in")
  await press("36")
  await stop("temperature")
  await press("36.5")
  await page.getByRole("status").filter({ hasText: words.saved.passage }).waitFor()
  await stop("saved")
  await scan(await site.gate.passCode())
  await press("38")
  await press("38.2")
  await stop("fever")
  await press(words.call.begin)
  await stop("call")
  await press(words.done)
  await key(words.scan).waitFor()
  await scan(await site.gate.forgedCode())
  await stop("forged")
  await press(words.door.short)
  await page.getByRole("textbox").fill(fakeHomes[1]?.room ?? "")
  await stop("door")
  await press(words.back)

  for (const direction of ["in", "out"] as const) {
    await press(gateWord.direction[direction])
    await press(words.door.noPass)
    await typeDoor(fakeHomes[1]?.room ?? "")
    await stop(`quarantine-${direction}`)
    await press(words.cancel)
  }
  await press(gateWord.direction.in)
  await press(gateWord.kind.visitor)
  await stop("visitor")
  await press(words.particulars.begin)
  await stop("particulars")
  await press(words.cancel)
  await press(gateWord.kind.courier)
  await stop("courier")
  await press(words.parcel.begin)
  await key(words.parcel["do-shelved"]).waitFor()
  await stop("shelf")
  await press(words.back)
  for (const kind of ["returnee", "tenant"] as const) {
    await press(gateWord.kind[kind])
    await stop(kind)
    await press(words.cancel)
  }
  await page.getByRole("button", { name: words.emergency.open }).click()
  await stop("emergency")
  await press(words.emergency.writeLater)
  await stop("to-write-down")
  await page.locator(".key-emergency").first().click()
  await press(gateWord.emergency.ambulance)
  await key(words.recent.title).click()
  await stop("recent")
  await press(words.back)
  await press(words.scan)
  // the browser of the tests has no camera: its screen says so
  await page.getByRole("alert").waitFor()
  await stop("scan")
  // the reader that this screen started has come by now, before the network is cut
  await page.waitForTimeout(1_500)
  await press(words.back)

  site.setDown(true)
  await press(gateWord.kind.visitor)
  await press(words.done)
  await page.locator("header").filter({ hasText: words.offline }).waitFor()
  await stop("offline")
  await page.locator("header button").click()
  await stop("details")
  await press(words.shift.title)
  await stop("shift")
  await press(words.back)
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException("full", "QuotaExceededError")
    }
  })
  await press(gateWord.kind.visitor)
  await press(words.done)
  await page.getByRole("alert").waitFor()
  await stop("not-saved")
  site.setDown(false)
  await page.context().close()
}
