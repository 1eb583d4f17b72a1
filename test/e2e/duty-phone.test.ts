import { randomUUID } from "node:crypto"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Endpoint } from "../../src/contract/endpoint.ts"
import { addGuard, addPost, makeJoinCode } from "../../src/contract/posts.ts"
import { getPlainDate, instantOf } from "../../src/core/kit/dates.ts"
import type { Client } from "../support/client.ts"
import { makeDutyDesk } from "../support/duty-desk.ts"
import { type PlantedDuty, type PlantedWorker, plantDuty } from "../support/duty-ground.ts"
import { type Line, makeLine } from "../support/line.ts"
import { faultsOf } from "./axe.ts"
import { chineseOn } from "./chinese-on.ts"
import { type Site, startSite } from "./support.ts"

const day = getPlainDate("2020-03-10")
const early = instantOf(Date.parse("2020-03-10T05:50:00+08:00"))
let site: Site
let line: Line
let office: Client
let planted: PlantedDuty
let worker: PlantedWorker
let pin: string
let feverish: PlantedWorker
let feverishPin: string
beforeAll(async () => {
  site = await startSite({ now: early, world: null })
  line = await makeLine(site.app.url)
  planted = await plantDuty(site.app, { volunteers: 24, from: getPlainDate("2020-02-10") })
  office = await site.app.signedIn("head")
  worker = planted.workers.find(({ familyId }) => familyId === null) ?? expect.fail("nobody is planted")
  const guard = await tell(addGuard, { id: randomUUID(), name: worker.name })
  pin = guard.pin
  const desk = makeDutyDesk(site.app, planted)
  await desk.ask("update worker set guard_id = $2 where worker_id = $1", [worker.id, guard.id])
  await desk.plant(day, "早班", [worker])
  feverish = planted.workers.filter(({ familyId }) => familyId === null)[1] ?? expect.fail("one is planted")
  const other = await tell(addGuard, { id: randomUUID(), name: feverish.name })
  feverishPin = other.pin
  await desk.ask("update worker set guard_id = $2 where worker_id = $1", [feverish.id, other.id])
  await desk.plant(day, "早班", [feverish], { post: desk.south })
})
afterAll(async () => {
  await line.close()
  await site.stop()
})

async function tell(endpoint: Endpoint, body: object) {
  const answer = await office.call(endpoint, { body: { commandId: randomUUID(), ...body } })
  expect(answer).toMatchObject({ status: 200 })
  return answer.body
}

async function phone(language: "zh" | "en", post = "东大门"): Promise<Page> {
  const postId = randomUUID()
  await tell(addPost, { id: postId, name: language === "zh" ? post : "北便门" })
  const { code } = await tell(makeJoinCode, { postId })
  const context = await site.browser.newContext({
    ...{ viewport: { width: 360, height: 640 }, timezoneId: "Asia/Shanghai", hasTouch: true, isMobile: true },
  })
  context.setDefaultTimeout(60_000)
  await context.clock.install({ time: early })
  await context.addInitScript(`localStorage.setItem("shouwang.language", "${language}")`)
  const page = await context.newPage()
  await page.goto(`${line.url}/gate#join=${code}`)
  return page
}

describe("a guard at the gate's phone", () => {
  it("signs in by PIN without a network, and it arrives at its own time", async () => {
    const page = await phone("zh")
    await page.getByRole("button", { name: "居民", exact: true }).waitFor()
    line.setDown(true)
    await page.getByRole("button", { name: "签到签退", exact: true }).click()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole("button", { name: "36", exact: true }).click()
    await page.getByRole("button", { name: "36.4", exact: true }).click()
    for (const digit of pin) await page.getByRole("button", { name: digit, exact: true }).click()
    await page.getByRole("status").filter({ hasText: "签到签退已记下" }).waitFor()
    await page.getByRole("button", { name: /待传/ }).waitFor()
    line.setDown(false)
    await page.getByRole("button", { name: /待传/ }).click()
    await page.getByRole("button", { name: "现在就传" }).click()
    const desk = await site.open("volunteer-lead", { path: "/duty" })
    await desk.getByText("在岗，05:50 签到").first().waitFor()
    await desk.getByText("在岗 1 人").waitFor()
    await page.context().close()
    await desk.context().close()
  })

  it("does not stand with a fever: said at once without a network, and the office finds the place free", async () => {
    const page = await phone("zh", "西小门")
    await page.getByRole("button", { name: "居民", exact: true }).waitFor()
    await page.getByRole("button", { name: /在线/ }).waitFor()
    line.setDown(true)
    await page.getByRole("button", { name: "签到签退", exact: true }).click()
    await page.getByRole("button", { name: "38", exact: true }).click()
    await page.getByRole("button", { name: "38.1", exact: true }).click()
    await page.getByText("体温到了发热标准，不能上岗。").waitFor()
    for (const digit of feverishPin) await page.getByRole("button", { name: digit, exact: true }).click()
    await page.getByRole("heading", { name: "发热，不能上岗" }).waitFor()
    expect(await page.getByText("请戴好口罩回家休息").count()).toBe(1)
    expect(await faultsOf(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(640)
    await page.getByRole("button", { name: "知道了" }).click()
    line.setDown(false)
    await page.getByRole("button", { name: /待传/ }).click()
    await page.getByRole("button", { name: "现在就传" }).click()
    const desk = await site.open("head", { path: "/duty" })
    await desk.getByText(feverish.name).first().waitFor({ timeout: 30_000 })
    await desk
      .getByText(/停岗休息/)
      .first()
      .waitFor()
    await page.context().close()
    await desk.context().close()
  })

  it("is all English where it is English", async () => {
    const page = await phone("en")
    await page.getByRole("button", { name: "Sign in/out", exact: true }).click()
    await page.getByText("The temperature first").waitFor()
    expect(await chineseOn(page)).toEqual([])
    await page.getByRole("button", { name: "Sign out", exact: true }).click()
    await page.getByText("Type your own six digits").waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole("button", { name: "Sign in", exact: true }).click()
    await page.getByRole("button", { name: "38", exact: true }).click()
    await page.getByRole("button", { name: "38.1", exact: true }).click()
    await page.getByText("That is a fever").waitFor()
    for (const digit of "000000") await page.getByRole("button", { name: digit, exact: true }).click()
    await page.getByRole("heading", { name: "Fever: you do not stand today" }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(await chineseOn(page)).toEqual([])
    await page.context().close()
  })
})
