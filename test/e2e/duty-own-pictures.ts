import { randomUUID } from "node:crypto"
import type { Page } from "playwright-core"
import * as own from "../../src/contract/my-duty.ts"
import { instantOf } from "../../src/core/kit/dates.ts"
import { onConnection } from "../support/database.ts"
import { planMonday, plantDuty } from "../support/duty-ground.ts"
import { makeDutyPages } from "../support/duty-pages.ts"
import { startSite } from "./support.ts"

/** The own page of duty on an old phone, and the swap board. */
export async function takeOwnDutyPictures(
  take: (page: Page, name: string, fullPage?: boolean) => Promise<void>,
): Promise<void> {
  const now = instantOf(Date.UTC(2020, 2, 6, 2))
  const site = await startSite({ now, world: null })
  try {
    const duty = await plantDuty(site.app)
    const desk = makeDutyPages(site.app, duty)
    const named = () =>
      onConnection(site.app.database.superuser, async (client) => {
        await client.query("update account set name = '王秀英'")
        await client.query("update community set name = '守望里居民区'")
      })
    await named()
    const id = (index: number) => duty.workers[index]?.id ?? ""
    for (const index of [2, 5, 8]) {
      const free = "{work-day,work-night,rest-day,rest-night}"
      await desk.change(id(index), { free, is_experienced: true, birth_year: 1980 })
    }
    await desk.publish(planMonday, now)
    const [mine, yours] = [await desk.plant(id(2), 1, "早班"), await desk.plant(id(5), 3, "中班")]
    await desk.plant(id(3), 1, "早班")
    await desk.plant(id(8), 1, "早班")
    await desk.plant(id(2), 4, "晚班", "南门")
    const third = await desk.plant(id(8), 5, "早班", "南门")
    await desk.consent(id(3), "share-phone")
    const [first, second] = [await desk.page(id(2)), await desk.page(id(5))]
    const ids = [randomUUID(), randomUUID()]
    const parts = [
      { turnId: mine, to: id(5) },
      { turnId: yours, to: id(2) },
    ]
    await first.do(own.askSwap, { id: ids[0], turnId: mine, parts })
    const [eighth, gift] = [await desk.page(id(8)), [{ turnId: third, to: id(5) }]]
    await eighth.do(own.askSwap, { id: ids[1], turnId: third, parts: gift })
    const open = async (key: string, language: "zh" | "en" = "zh") => {
      const page = await site.open(null, { size: "phone", language, path: `/my-duty#${key}` })
      await page.setViewportSize({ width: 360, height: 640 })
      await page.locator(".my-duty-choices").waitFor()
      return page
    }
    const press = (page: Page, name: RegExp) => page.getByRole("button", { name }).first().click()
    const phone = await open(first.key)
    await take(phone, "my-duty")
    await take(phone, "my-duty-whole", true)
    await take(await open(first.key, "en"), "my-duty-en")
    await press(phone, /^报班/)
    await phone.getByLabel("也看不能报的，说明原因").check()
    await take(phone, "my-duty-places")
    await press(phone, /^返回/)
    await phone.getByRole("button", { name: "换班、让班" }).last().click()
    await phone.getByRole("heading", { name: "互换" }).waitFor()
    await take(phone, "my-duty-ways")
    await press(phone, /^返回/)
    await press(phone, /^我不能来/)
    await take(phone, "my-duty-away")
    await press(phone, /^返回/)
    await press(phone, /^空闲时间/)
    await take(phone, "my-duty-wishes", true)
    await press(phone, /^返回/)
    await press(phone, /^时数/)
    await take(phone, "my-duty-about", true)
    const asked = await open(second.key)
    await press(asked, /^有 2 件换班/)
    await take(asked, "my-duty-swaps")
    await second.do(own.answerSwap, { id: ids[0], agrees: true })
    const lead = await site.open("volunteer-lead", { path: "/shifts/swaps" })
    await named()
    await lead.reload()
    await lead.getByRole("button", { name: /^批准/ }).first().waitFor()
    await take(lead, "swap-board")
    await lead.getByRole("button", { name: "代为登记" }).click()
    await lead.getByRole("complementary").getByRole("button", { name: /晚班/ }).first().click()
    await lead.getByRole("button", { name: "都答应了，登记" }).first().waitFor()
    await take(lead, "swap-enter")
    const shop = { kind: "organisation", heads: 2, owed_turns: 3, family_id: null }
    await desk.change(id(11), shop)
    await desk.plant(id(11), 2, "早班")
    const sends = await open((await desk.page(id(11))).key)
    await press(sends, /^填谁来/)
    await sends.getByLabel("来的人的姓名").fill("周梅")
    await take(sends, "my-duty-organisation", true)
  } finally {
    await site.stop()
  }
}
