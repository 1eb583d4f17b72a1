import { readFileSync } from "node:fs"
import type { Page } from "playwright-core"
import { renderSVG } from "uqr"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Passage } from "../../src/core/gate/entry.ts"
import type { GateState } from "../../src/core/gate/gate-state.ts"
import { instantOf } from "../../src/core/kit/dates.ts"
import { fakeHomes } from "../support/fake-gate-server.ts"
import { type GateSite, gateMorning, startGateSite } from "../support/gate-site.ts"
import { typeAsDevice } from "../support/type-as-device.ts"

let site: GateSite
beforeAll(async () => {
  site = await startGateSite()
})
afterAll(() => site.stop())

const [home, quarantined] = fakeHomes
const joinCode = () => `join-code-${Math.random()}-0123456789`

const key = (page: Page, name: string | RegExp) =>
  page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name })
const status = (page: Page) => page.locator("[data-tone] [role=status]").first()
const topEdge = (page: Page) => page.locator("header button")

/** A phone that has joined. */
async function atGate(options: Parameters<GateSite["phone"]>[0] = {}): Promise<Page> {
  const page = await site.phone({ path: `/gate#join=${joinCode()}`, ...options })
  await key(page, /^(居民|Resident)$/).waitFor()
  return page
}

/** A new state reaches the phone. */
async function changeState(page: Page, change: Partial<GateState>): Promise<void> {
  await sent(page)
  site.gate.change(change)
  const learnt = page.waitForResponse(async (response) => {
    if (!response.url().endsWith("/api/gate/state")) return false
    return (await response.json()).state.version === site.gate.settings.state.version
  })
  site.tell("state", {})
  await learnt
  await page.waitForTimeout(100)
}

const typed = typeAsDevice
const bodies = () => site.gate.taken.map(({ body }) => body)
const lastPassage = () => bodies().findLast(({ what }) => what === "passage") as Passage

async function writtenDown(page: Page): Promise<void> {
  await page.getByRole("status").filter({ hasText: "已记下" }).waitFor()
  await sent(page)
}

async function sent(page: Page): Promise<void> {
  await topEdge(page)
    .filter({ hasText: /在线 · 都已传好|online · all sent/ })
    .waitFor()
}

describe("joining", () => {
  it("is done by opening the office's link, once, and leaves no code in the address", async () => {
    const code = joinCode()
    const page = await site.phone({ path: `/gate#join=${code}` })
    await key(page, "居民").waitFor()
    expect(new URL(page.url()).hash).toBe("")
    await topEdge(page).filter({ hasText: "正门 · 在线" }).waitFor()
    const other = await site.phone({ path: `/gate#join=${code}` })
    await other.getByRole("alert").filter({ hasText: "请居委会再出一张" }).waitFor()
    for (const each of [page, other]) await each.context().close()
  })

  it("opens the gate for life before it, and says that paper has to take it down", async () => {
    const page = await site.phone()
    await key(page, /紧急放行/).click()
    await status(page).filter({ hasText: "马上开门" }).waitFor()
    await page.getByText("写在纸上的登记簿").waitFor()
    await page.context().close()
  })
})

describe("a shift with network", () => {
  it("takes a resident with pass and temperature in a scan and two taps, and is ready for the next", async () => {
    const page = await atGate()
    await typed(page, await site.gate.passCode())
    await status(page).filter({ hasText: "放行" }).filter({ hasText: "通行证有效" }).waitFor()
    await key(page, "36").click()
    await key(page, "36.5").click()
    await page.getByRole("status").filter({ hasText: "已记下 · 放行" }).waitFor()
    await key(page, "扫通行证").waitFor()
    await sent(page)
    expect(lastPassage()).toMatchObject({
      ...{ kind: "resident", direction: "in", verdict: "let-in", reason: "pass-valid", celsius: 36.5 },
      ...{ home: home?.code, shown: { pass: home?.pass, by: "scanner", number: null }, room: null },
    })
    await page.context().close()
  })

  it.each([
    ["访客", "劝返", "turn-away", "visitor"],
    ["快递外卖", "放到货架", "turn-away", "courier"],
    ["返沪", "转告居委会", "refer", "returnee"],
    ["租客", "转告居委会", "refer", "tenant"],
    ["居民", "转告居委会", "refer", "resident"],
  ])("decides for %s: %s", async (kind, words, verdict, written) => {
    const page = await atGate()
    await key(page, kind).click()
    await status(page).filter({ hasText: words }).waitFor()
    expect(await page.locator(".post").getAttribute("data-tone")).toBe(verdict)
    await key(page, "完成").click()
    await page.getByRole("status").filter({ hasText: "已记下" }).waitFor()
    await sent(page)
    expect(lastPassage()).toMatchObject({ kind: written, verdict, direction: "in" })
    await page.context().close()
  })

  it("closes a visitor's particulars at once: nothing of them stays on the page", async () => {
    const page = await atGate()
    await key(page, "访客").click()
    await key(page, "登记来人").click()
    await page.getByLabel("姓名").fill("周小明")
    await page.getByLabel("电话").fill("13817654321")
    await page.getByLabel("找谁，什么事").fill("看外婆")
    await key(page, "登记并完成").click()
    await page.getByRole("status").filter({ hasText: "已记下" }).waitFor()
    expect(await page.content()).not.toMatch(/周小明|13817654321|看外婆/)
    await sent(page)
    expect(lastPassage().particulars).toEqual({ name: "周小明", phone: "13817654321", note: "看外婆" })
    await page.context().close()
  })

  it("refers a fever, also one that a thermometer types, and waits for the guard", async () => {
    const page = await atGate()
    await typed(page, await site.gate.passCode())
    await status(page).filter({ hasText: "放行" }).waitFor()
    await typed(page, "38.2")
    await status(page).filter({ hasText: "体温偏高" }).waitFor()
    await key(page, "叫居委会").click()
    await page.getByText("请叫居委会来人").waitFor()
    await key(page, "完成").click()
    await writtenDown(page)
    expect(lastPassage()).toMatchObject({ verdict: "refer", reason: "fever", celsius: 38.2 })
    await page.context().close()
  })

  it.each([
    ["forged", "劝返", "此证不是居委会发的"],
    ["expired", "转告居委会", "此证已过期（2月19日）"],
    ["lost", "劝返", "此证已挂失（2月18日）"],
    ["not a pass", "转告居委会", "这个码不是通行证"],
  ])("sees a pass that is %s", async (what, verdict, reason) => {
    const page = await atGate()
    const [, , lost] = fakeHomes
    if (what === "lost") {
      const since = instantOf(Date.parse(gateMorning) - 2 * 86_400_000)
      await changeState(page, { stopped: [{ pass: lost?.pass ?? "", stop: "lost", since }] })
    }
    const code = {
      forged: () => site.gate.forgedCode(),
      expired: () => site.gate.passCode({ until: "2020-02-19" as never }),
      lost: () => site.gate.passCode({ pass: lost?.pass ?? "" }),
      "not a pass": async () => "https://weixin.qq.com/r/abcdefg",
    }[what]
    await typed(page, (await code?.()) ?? "")
    await status(page).filter({ hasText: verdict }).filter({ hasText: reason }).waitFor()
    await page.context().close()
  })

  it("takes a number or a door for a pass, and knows quarantine by both", async () => {
    const page = await atGate()
    await changeState(page, { quarantined: [quarantined?.code ?? ""], stopped: [] })
    await key(page, "报门牌（没有证）").click()
    for (const digit of home?.number ?? "") await key(page, digit).click()
    await key(page, "核对").click()
    await status(page).filter({ hasText: "证号在册" }).waitFor()
    await key(page, "报门牌").click()
    for (const digit of "12") await key(page, digit).click()
    await key(page, "号").click()
    for (const digit of "401") await key(page, digit).click()
    await key(page, "核对").click()
    await status(page).filter({ hasText: "这一户在隔离期 · 12-401" }).waitFor()
    await key(page, "不记了").click()
    await key(page, "出").click()
    await key(page, "报门牌（没有证）").click()
    await page.keyboard.type("12-401")
    await page.keyboard.press("Enter")
    await status(page).filter({ hasText: "请留在家里" }).waitFor()
    await key(page, "完成").click()
    await writtenDown(page)
    expect(lastPassage()).toMatchObject({ direction: "out", verdict: "turn-away", room: "12-401" })
    await page.reload()
    expect(await key(page, "出").getAttribute("aria-pressed")).toBe("true")
    await page.context().close()
  })

  it("puts parcels onto the shelf and hands them out by the door", async () => {
    const page = await atGate()
    await key(page, "快递外卖").click()
    await key(page, "放上货架").click()
    const emptied = () => page.locator("#parcel-room[value='']").waitFor()
    await page.getByLabel("几号几室").fill("12-302")
    await key(page, "B").click()
    await key(page, "多一件").click()
    await key(page, "放好了").click()
    await page.getByRole("status").filter({ hasText: "包裹已记下" }).waitFor()
    await emptied()
    await key(page, "取走").click()
    await page.getByLabel("几号几室").fill("12-302")
    await key(page, "取走了").click()
    await emptied()
    await sent(page)
    expect(bodies().slice(-3)).toMatchObject([
      { what: "passage", kind: "courier", reason: "put-on-shelf" },
      { what: "parcel", step: "shelved", room: "12-302", shelf: "B", count: 2 },
      { what: "parcel", step: "picked-up", room: "12-302", count: 1 },
    ])
    await page.context().close()
  })

  it("opens for life with one tap, and reminds until it is written down", async () => {
    const page = await atGate()
    await key(page, /紧急放行/).click()
    await status(page).filter({ hasText: "马上开门" }).waitFor()
    await key(page, "过会儿再记").click()
    await page.reload()
    await key(page, /紧急放行，还没记/).click()
    await page.getByLabel(/几号几室/).fill("7-502")
    await key(page, "临产").click()
    await page.getByRole("status").filter({ hasText: "紧急放行已记下" }).waitFor()
    await sent(page)
    expect(bodies().at(-1)).toMatchObject({ what: "emergency", emergency: "labour", room: "7-502" })
    await page.context().close()
  })

  it("takes back what was just written, and what was written earlier in the shift", async () => {
    const page = await atGate()
    await typed(
      page,
      await site.gate.passCode({ home: fakeHomes[3]?.code ?? "", pass: fakeHomes[3]?.pass ?? "" }),
    )
    await key(page, "36").click()
    await key(page, "36.1").click()
    await key(page, "改").click()
    await key(page, "重量").click()
    await key(page, "36").click()
    await key(page, "36.7").click()
    await page.getByRole("status").filter({ hasText: "已记下" }).waitFor()
    await page.reload()
    await key(page, "刚才的").click()
    await page.getByText("已撤销").waitFor()
    await key(page, /^撤销/).click()
    await key(page, /^撤销/).waitFor({ state: "detached" })
    await sent(page)
    const [first, undo, second, again] = site.gate.taken.slice(-4)
    expect([undo?.body, again?.body]).toEqual([
      { what: "undo", undoes: first?.id },
      { what: "undo", undoes: second?.id },
    ])
    await page.context().close()
  })

  it("changes the guard by a PIN, and says a wrong one", async () => {
    const page = await atGate()
    await topEdge(page).click()
    await key(page, "交班").click()
    await page.keyboard.type("000000")
    await page.getByRole("status").filter({ hasText: "口令不对" }).waitFor()
    for (const digit of "123456") await key(page, digit).click()
    await page.getByRole("status").filter({ hasText: "接班好了" }).waitFor()
    await page.context().close()
  })
})

describe("a shift without network", () => {
  it("goes on through a reload and a closed page; later all arrives once and in order", async () => {
    const page = await atGate()
    await page.evaluate("navigator.serviceWorker.ready")
    const before = site.gate.taken.length
    const codes = [await site.gate.passCode(), await site.gate.passCode()]
    site.setDown(true)
    try {
      await typed(page, codes[0] ?? "")
      await key(page, "36").click()
      await key(page, "36.2").click()
      await topEdge(page).filter({ hasText: "离线 · 1 条待传" }).waitFor()
      await page.reload()
      await topEdge(page).filter({ hasText: "1 条待传" }).waitFor()
      await key(page, "访客").click()
      await key(page, "完成").click()
      await page.getByRole("status").filter({ hasText: "已记下" }).waitFor()
      const context = page.context()
      await page.close()
      const again = await context.newPage()
      await again.goto("/gate")
      await topEdge(again).filter({ hasText: "2 条待传" }).waitFor()
      await typed(again, codes[1] ?? "")
      await status(again).filter({ hasText: "通行证有效" }).waitFor()
      await key(again, "完成").click()
      await topEdge(again).click()
      await key(again, "交班").click()
      await again.keyboard.type("123456")
      await again.getByRole("status").filter({ hasText: "没有网络，已记下" }).waitFor()
      await topEdge(again).filter({ hasText: "4 条待传" }).click()
      const saving = again.waitForEvent("download")
      await key(again, "存成文件").click()
      const file = await (await saving).path()
      expect(JSON.parse(readFileSync(file, "utf8"))).toHaveLength(1)
      site.setDown(false)
      await key(again, "现在就传").click()
      await sent(again)
      const arrived = site.gate.taken.slice(before)
      expect(arrived.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
      expect(arrived.map(({ body }) => body.what)).toEqual(["passage", "passage", "passage", "shift"])
      await context.close()
    } finally {
      site.setDown(false)
    }
  })

  it("starts from a cold cache after one visit, reader of codes included", async () => {
    const page = await atGate()
    await page.evaluate("navigator.serviceWorker.ready")
    const kept = (await page.evaluate(`caches.keys().then(async ([name]) =>
      (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname))`)) as string[]
    expect(kept.some((file) => file.endsWith(".wasm"))).toBe(true)
    expect(kept.some((file) => file.includes("worker"))).toBe(true)
    await keptWhole(page)
    const picture = await pictureOf(page, await site.gate.passCode())
    site.setDown(true)
    try {
      // none of it from the browser's own cache
      const session = await page.context().newCDPSession(page)
      await session.send("Network.clearBrowserCache")
      await page.goto("/gate")
      await topEdge(page).filter({ hasText: "离线" }).waitFor()
      await key(page, "扫通行证").click()
      await page.locator("input[type=file]").setInputFiles(picture)
      await status(page).filter({ hasText: "通行证有效" }).waitFor()
    } finally {
      site.setDown(false)
    }
    await page.context().close()
  })

  it("says so when the phone does not keep an entry, and shows no tick", async () => {
    const page = await atGate()
    await page.evaluate(() => {
      IDBObjectStore.prototype.add = () => {
        throw new DOMException("full", "QuotaExceededError")
      }
    })
    await key(page, "访客").click()
    await key(page, "完成").click()
    await page.getByRole("alert").filter({ hasText: "没有记下来" }).waitFor()
    expect(await page.getByText("✓").count()).toBe(0)
    await page.context().close()
  })
})

it("runs on what browsers of 2020 know", async () => {
  const page = await atGate({
    script: `for (const name of ["toSorted", "toReversed", "toSpliced", "with", "at", "findLast", "findLastIndex"]) {
      delete Array.prototype[name]
      delete Object.getPrototypeOf(Uint8Array.prototype)[name]
    }
    delete String.prototype.at
    delete String.prototype.replaceAll
    delete Object.hasOwn
    delete Object.groupBy
    delete Promise.withResolvers
    delete AbortSignal.timeout
    delete AbortSignal.any
    delete window.structuredClone
    delete crypto.constructor.prototype.randomUUID
    delete Navigator.prototype.locks
    delete Navigator.prototype.getBattery`,
  })
  await typed(page, await site.gate.passCode())
  await status(page).filter({ hasText: "通行证有效" }).waitFor()
  await key(page, "36").click()
  await key(page, "36.4").click()
  await sent(page)
  await topEdge(page).click()
  await page.getByText("看手机上方").waitFor()
  await page.context().close()
})

/** Until page and reader of codes are kept. */
async function keptWhole(page: Page): Promise<void> {
  const active = () =>
    page.evaluate(async () => {
      const all = await navigator.serviceWorker.getRegistrations()
      return all.filter((registration) => registration.active?.state === "activated").length
    })
  await expect.poll(active).toBe(2)
}

/** A photo of a pass's code. */
async function pictureOf(page: Page, code: string) {
  const sheet = await page.context().newPage()
  await sheet.setContent(`<div style="width:340px">${renderSVG(code, { ecc: "M", border: 4 })}</div>`)
  const buffer = await sheet.screenshot()
  await sheet.close()
  return { name: "photo.png", mimeType: "image/png", buffer }
}
