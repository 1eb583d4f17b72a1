import { randomUUID } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Endpoint } from "../../src/contract/endpoint.ts"
import { findPassHomes, issuePass, movePass, printPasses } from "../../src/contract/passes.ts"
import { addGuard, addPost, listEntries, makeJoinCode } from "../../src/contract/posts.ts"
import { addStairwell } from "../../src/contract/register.ts"
import { addMinutes } from "../../src/core/kit/moments.ts"
import type { Client } from "../support/client.ts"
import { onConnection } from "../support/database.ts"
import { type CameraScene, cameraFlags, writeCameraFilm } from "../support/fake-camera.ts"
import { around } from "../support/gate-world.ts"
import { type Line, makeLine } from "../support/line.ts"
import { joinedPhone, type Phone } from "../support/phone.ts"
import { launchKeptBrowser } from "./browser.ts"
import { type Site, startSite } from "./support.ts"

let site: Site
let line: Line
let folder: string
let office: Client
let posts: { front: string; back: string }
let pin: string
let held: { context: BrowserContext; page: Page } | null = null
beforeAll(async () => {
  site = await startSite()
  line = await makeLine(site.app.url)
  folder = await mkdtemp(join(tmpdir(), "shouwang-gate-"))
  office = await site.app.signedIn("head")
  posts = { front: await post("东大门"), back: await post("西小门") }
  pin = (await tell(addGuard, { id: randomUUID(), name: "周玉兰" })).pin
})
afterAll(async () => {
  await held?.context.close()
  await line.close()
  await site.stop()
  await rm(folder, { recursive: true, force: true })
})

async function tell(endpoint: Endpoint, body: object) {
  const answer = await office.call(endpoint, { body: { commandId: randomUUID(), ...body } })
  expect(answer).toMatchObject({ status: 200 })
  return answer.body
}

async function post(name: string): Promise<string> {
  const id = randomUUID()
  await tell(addPost, { id, name })
  return id
}

/** Whose homes are free and whose in quarantine on this evening. */
async function homes(): Promise<{ free: string[]; quarantined: string }> {
  return onConnection(site.app.database.superuser, async (client) => {
    const { rows } = await client.query<{ id: string; active: boolean }>(
      `select d.dwelling_id as id, exists (select from quarantine_case c where c.dwelling_id = d.dwelling_id
         and c.opened_on <= '2020-03-05' and coalesce(c.ended_on, '9999-01-01') > '2020-03-05') as active
       from dwelling d where d.community_id = $1 order by 1`,
      [site.app.neighbourhoods?.own],
    )
    const quarantined = rows.find((row) => row.active)?.id
    if (quarantined === undefined) throw new Error("nobody is in quarantine on this evening")
    return { free: rows.flatMap((row) => (row.active ? [] : [row.id])), quarantined }
  })
}

async function issue(homeId: string): Promise<{ id: string; code: string; number: string }> {
  const id = randomUUID()
  const given = { personId: null, holder: "王小明", kind: "resident" }
  const { number } = await tell(issuePass, { id, homeId, ...given })
  return { id, number, code: await print(id) }
}

async function print(id: string): Promise<string> {
  return (await tell(printPasses, { ids: [id] })).passes[0].code
}

const film = () => join(folder, "film.y4m")

/** The guard's phone with a film before its camera; what it keeps lies in the folder over every closing. */
async function open(scenes: readonly CameraScene[], path = "/gate"): Promise<Page> {
  await held?.context.close()
  await writeCameraFilm(film(), scenes)
  const phone = {
    viewport: { width: 360, height: 640 },
    timezoneId: "Asia/Shanghai",
    hasTouch: true,
    isMobile: true,
  }
  const context = await launchKeptBrowser(join(folder, "profile"), phone, cameraFlags(film()))
  context.setDefaultTimeout(60_000)
  // a minute later than the last time, here and there
  site.app.setClock(addMinutes(site.app.ground.now(), 1))
  await context.clock.install({ time: site.app.ground.now() })
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`${line.url}${path}`)
  held = { context, page }
  return page
}

const key = (page: Page, name: string | RegExp) =>
  page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name })
const decision = (page: Page) => page.locator("[data-tone] [role=status]").first()
/** Sees that a press wrote it down. */
const writes = (page: Page, press: () => Promise<void>) =>
  Promise.all([page.getByRole("status").filter({ hasText: "已记下" }).waitFor(), press()])
const allSent = (page: Page) => key(page, /在线 · 都已传好/).waitFor()

async function temperature(page: Page, degrees: string, tenths: string): Promise<void> {
  await key(page, degrees).click()
  await key(page, `${degrees}.${tenths}`).click()
}

/** Holds these before the camera, one after the other, and waits for the answer; the camera finds the film when it is opened. */
async function scan(page: Page, ...scenes: Omit<CameraScene, "seconds">[]): Promise<void> {
  await page.goto(`${line.url}/gate`)
  await writeCameraFilm(
    film(),
    scenes.map((scene) => ({ seconds: 1, ...scene })),
  )
  // a phone decides by what it has heard: it is not to see the pass before it hears of it
  await allSent(page)
  await key(page, "扫通行证").click()
  await decision(page).waitFor()
}

async function enter(page: Page, door: string): Promise<void> {
  await page.getByRole("textbox").fill(door)
  await key(page, "核对").click()
}

async function entries(): Promise<Record<string, string>[]> {
  const answer = await office.call(listEntries, { query: { on: "2020-03-05", post: "东大门", all: "true" } })
  return answer.body.entries
}

describe("a shift at a gate", () => {
  it("begins with the office's code and the guard's PIN", async () => {
    const { code } = await tell(makeJoinCode, { postId: posts.front })
    const page = await open([{ seconds: 1, shows: null }], `/gate#join=${code}`)
    await key(page, "居民").waitFor()
    await key(page, /东大门 · 在线/).click()
    await key(page, "交班").click()
    for (const digit of pin) await key(page, digit).click()
    await page.getByRole("status").filter({ hasText: "接班好了" }).waitFor()
  })

  it("reads passes before the camera: good, lost, out of date, forged, of a strange key, copied, damaged", async () => {
    const { free } = await homes()
    const [good, lost, old, copied] = await Promise.all([0, 1, 2, 3].map((at) => issue(free[at] ?? "")))
    if (!good || !lost || !old || !copied) throw new Error("four homes are there")
    await tell(movePass, { id: lost.id, move: "lose" })
    await onConnection(site.app.database.superuser, (client) =>
      client.query("update pass set from_on = '2020-02-20', until_on = '2020-03-04' where pass_id = $1", [
        old.id,
      ]),
    )

    const page = await open([{ seconds: 1, shows: null }])
    const tone = () => page.locator(".post").getAttribute("data-tone")
    await scan(page, { shows: good.code })
    await decision(page).filter({ hasText: "放行" }).waitFor()
    await writes(page, () => temperature(page, "36", "5"))

    await scan(page, { shows: lost.code })
    await decision(page).filter({ hasText: "此证已挂失" }).waitFor()
    expect(await tone()).toBe("turn-away")
    await writes(page, () => key(page, "完成").click())

    await scan(page, { shows: await print(old.id) })
    await decision(page).filter({ hasText: "此证已过期" }).waitFor()
    expect(await tone()).toBe("refer")

    await scan(page, { shows: withOtherLetter(good.code) })
    await decision(page).filter({ hasText: "此证不是居委会发的" }).waitFor()
    expect(await tone()).toBe("turn-away")
    await writes(page, () => key(page, "完成").click())

    await scan(page, { shows: await passOfOthers() })
    await decision(page).filter({ hasText: "还不认得此证" }).waitFor()

    const back = await joinedPhone(around(site.app), office, posts.back)
    await pass(back, copied.code)
    await scan(page, { shows: copied.code })
    await decision(page).filter({ hasText: "此证刚在别的门用过" }).waitFor()
    back.close()

    await scan(page, { shows: good.code, damage: "covered" })
    await decision(page).filter({ hasText: "读不出" }).waitFor()
    expect((await entries()).map((entry) => entry["verdict"])).toEqual(["劝返", "劝返", "放行"])
  })

  it("answers a pass that stays before the camera once, and another at once", async () => {
    const { free } = await homes()
    const [stays, lost] = await Promise.all([4, 5].map((at) => issue(free[at] ?? "")))
    if (!stays || !lost) throw new Error("six homes are there")
    await tell(movePass, { id: lost.id, move: "lose" })
    const page = held?.page ?? (await open([{ seconds: 1, shows: null }]))
    // the film begins anew with the camera, after each answer: the pass that was dealt with is there still
    await scan(page, { shows: stays.code }, { shows: lost.code })
    for (const words of ["放行", "此证已挂失", "放行"]) {
      await decision(page).waitFor()
      expect(await decision(page).textContent()).toContain(words)
      await writes(page, () => key(page, "完成").click())
    }
  })

  it("takes all five kinds, a fever and a quarantined home, refusing nobody their home", async () => {
    const { quarantined } = await homes()
    const page = await open([{ seconds: 1, shows: null }])
    const door = await doorOf(quarantined)
    await key(page, "报门牌(没有证)").or(key(page, "报门牌（没有证）")).click()
    await enter(page, door)
    await decision(page).filter({ hasText: /隔离/ }).waitFor()
    expect(await page.locator(".post").getAttribute("data-tone")).toBe("refer")
    await temperature(page, "38", "1")
    await decision(page).filter({ hasText: "体温偏高" }).waitFor()
    expect(await page.locator(".post").getAttribute("data-tone")).toBe("refer")
    await writes(page, () => key(page, "完成").click())
    for (const [kind, tone] of [
      ["访客", "turn-away"],
      ["快递外卖", "turn-away"],
      ["返沪", "refer"],
      ["租客", "refer"],
    ] as const) {
      await key(page, kind).click()
      expect(await page.locator(".post").getAttribute("data-tone")).toBe(tone)
      await writes(page, () => key(page, "完成").click())
    }
    await allSent(page)
    const kinds = (await entries()).slice(0, 5).map((entry) => entry["kind"])
    expect(kinds).toEqual(["租客", "返沪", "外卖快递", "访客", "居民"])
  })

  it("goes on for a shift without network, over a closing of the browser, and every entry arrives once, in order", async () => {
    const before = (await entries()).length
    const page = await open([{ seconds: 1, shows: null }])
    await allSent(page)
    // whatever is needed without network has been kept by then
    await page.evaluate("navigator.serviceWorker.ready")
    line.setDown(true)
    for (const kind of ["访客", "返沪", "租客"]) {
      await key(page, kind).click()
      await writes(page, () => key(page, "完成").click())
    }
    await key(page, /紧急放行/).click()
    await decision(page).filter({ hasText: "马上开门" }).waitFor()
    await key(page, "急救").click()
    await page.getByRole("status").filter({ hasText: "紧急放行已记下" }).waitFor()
    await key(page, /东大门 · 离线 · 4 条待传/).waitFor()

    const again = await open([{ seconds: 1, shows: null }])
    await key(again, /东大门 · 离线 · 4 条待传/).waitFor()
    await key(again, "访客").click()
    await writes(again, () => key(again, "完成").click())
    // decided anew at once, and then left
    await key(again, "改").click()
    await key(again, "不记了").click()
    await key(again, /6 条待传/).waitFor()

    line.setDown(false)
    await allSent(again)
    const arrived = (await entries()).slice(0, -before).toReversed()
    expect(arrived.map(({ kind, undone }) => [kind, undone])).toEqual([
      ["访客", false],
      ["返沪", false],
      ["租客", false],
      [expect.anything(), false],
      ["访客", true],
    ])
    expect(arrived[3]).toMatchObject({ emergency: true })
    const desk = await site.open("staff", { path: "/gates" })
    await desk.getByRole("table", { name: "进出登记" }).getByText("急救").first().waitFor()
    await desk.context().close()
  })
})

/** The same code with one letter of its signature changed. */
function withOtherLetter(code: string): string {
  const at = code.length - 20
  return `${code.slice(0, at)}${code[at] === "A" ? "B" : "A"}${code.slice(at + 1)}`
}

/** A pass that another committee issued and signed. */
async function passOfOthers(): Promise<string> {
  const other = await site.app.signedIn("head", "other")
  const stairwell = { id: randomUUID(), lane: "288", number: "1", floors: 6, doorsPerFloor: 2 }
  const command = { commandId: randomUUID(), on: "2020-02-01", reason: "test" }
  await other.call(addStairwell, { body: { ...command, ...stairwell } })
  const found = await other.call(findPassHomes, { body: { text: "1-101" } })
  const id = randomUUID()
  const given = { id, homeId: found.body.homes[0].id, personId: null, holder: "李四", kind: "resident" }
  await other.call(issuePass, { body: { commandId: randomUUID(), ...given } })
  const printed = await other.call(printPasses, { body: { commandId: randomUUID(), ids: [id] } })
  return printed.body.passes[0].code
}

async function doorOf(homeId: string): Promise<string> {
  return onConnection(site.app.database.superuser, async (client) => {
    const { rows } = await client.query<{ door: string }>(
      `select s.number || '-' || d.room as door from dwelling d join stairwell s
         on s.community_id = d.community_id and s.stairwell_id = d.stairwell_id where d.dwelling_id = $1`,
      [homeId],
    )
    return rows[0]?.door ?? ""
  })
}

/** Somebody shows a pass at the other gate. */
async function pass(phone: Phone, code: string): Promise<void> {
  const device = phone.device()
  const check = await device.checkCode(code)
  const decided = device.decide({ kind: "resident", direction: "in", pass: check, room: null, celsius: 36.5 })
  if (check.result !== "signed" || decided === null) throw new Error("the pass is good")
  await device.write({
    ...{ what: "passage", kind: "resident", direction: "in", celsius: 36.5, room: null },
    ...{ verdict: decided.verdict, reason: decided.reason, home: check.claims.home },
    shown: { pass: check.claims.pass, by: "camera", number: null },
    ...{ particulars: null, proof: null },
  })
  await device.sync()
}
