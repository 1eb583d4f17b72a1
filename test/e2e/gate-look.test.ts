import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { postWords } from "../../src/web/post/words.ts"
import { fakeHomes } from "../support/fake-gate-server.ts"
import { type GateSite, startGateSite } from "../support/gate-site.ts"
import { faultsOf } from "./axe.ts"
import { tooYoungIn, unfit, weighPage } from "./phone-looks.ts"
import { type GateScreen, walkGate } from "./walk-gate.ts"

let site: GateSite
beforeAll(async () => {
  site = await startGateSite()
  site.gate.change({ quarantined: [fakeHomes[1]?.code ?? ""] })
})
afterAll(() => site.stop())

describe.each(["zh", "en"] as const)("every screen of the gate in %s", (language) => {
  it("can be read by everyone, pressed with gloves and seen in the sun", async () => {
    const faults: Record<string, readonly string[]> = {}
    await walkGate(site, language, async (page, screen: GateScreen) => {
      const found = [...(await faultsOf(page)), ...(await page.evaluate(unfit))]
      if (language === "en") found.push(...(await chineseOn(page)))
      if (found.length > 0) faults[screen] = found
    })
    expect(faults).toEqual({})
  })
})

it("weighs at most 150 kB before the reader of codes", () => {
  expect(weighPage("gate.html")).toBeLessThanOrEqual(150_000)
})

it("weighs at most 100 kB where residents write", () => {
  const weight = weighPage("my-home.html")
  process.stdout.write(`the residents' page: ${(weight / 1000).toFixed(1)} kB gzip
`)
  expect(weight).toBeGreaterThan(50_000)
  expect(weight).toBeLessThanOrEqual(100_000)
})

it.each(["gate.html", "round.html", "my-pass.html", "my-home.html", "join.html"])(
  "%s asks a phone of 2020 for nothing that it lacks",
  (page) => {
    expect(tooYoungIn(page)).toEqual([])
  },
)

/** Chinese of the screens on an English page; what the server says may be Chinese, and bears its language. */
async function chineseOn(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement
    for (const other of copy.querySelectorAll("[lang], header")) other.remove()
    return copy.textContent ?? ""
  })
  const known = JSON.stringify(postWords.zh).match(/\p{Script=Han}{3,}/gu) ?? []
  return known.filter((words) => text.includes(words)).map((words) => `Chinese: ${words}`)
}
