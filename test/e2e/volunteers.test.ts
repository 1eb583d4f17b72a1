import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { instantOf } from "../../src/core/kit/dates.ts"
import { planMonday, plantDuty } from "../support/duty-ground.ts"
import { faultsOf } from "./axe.ts"
import { type Site, startSite } from "./support.ts"

const at = (moment: string) => instantOf(Date.parse(`${moment}:00+08:00`))

let site: Site
beforeAll(async () => {
  site = await startSite({ world: null, now: at("2020-03-06T10:00") })
  await plantDuty(site.app, { volunteers: 18 })
})
afterAll(() => site.stop())

/** The desk at another moment: server and browser alike. */
async function openAt(moment: string, path: string) {
  site.app.setClock(at(moment))
  const page = await site.open("volunteer-lead", { path: null })
  await page.clock.setFixedTime(Date.parse(at(moment)))
  await page.goto(path)
  return page
}

describe("an elder who has no telephone", () => {
  it("joins on paper, is rostered, told, signed in and out, gets a certificate, and can be forgotten", async () => {
    const desk = await openAt("2020-03-06T10:00", "/volunteers")
    const panel = desk.getByRole("complementary")
    await desk.getByRole("button", { name: "登记志愿者" }).click()
    await panel.getByLabel("姓名", { exact: true }).fill("陆阿婆")
    await panel.getByRole("button", { name: "白天", exact: true }).click()
    await panel.getByLabel("出生年份").fill("1946")
    await panel.getByLabel("保存姓名、电话，用于排班（必需）").check()
    await panel.getByRole("button", { name: "登记", exact: true }).last().click()
    await desk.getByRole("button", { name: "打开 陆阿婆" }).waitFor()

    await desk.goto(`/shifts?week=${planMonday}`)
    await desk.getByRole("button", { name: /^北门 早班 3月10日/ }).click()
    await panel.getByRole("button", { name: /^陆阿婆/ }).click()
    await desk.getByRole("button", { name: "陆阿婆，北门 早班 3月10日" }).waitFor()
    await panel.getByRole("button", { name: "关闭" }).click()
    await desk.getByRole("button", { name: "发布", exact: true }).click()
    await desk.getByRole("button", { name: "发布给大家" }).click()
    await desk.getByText("发布好了：第 1 版，要通知 1 人。").waitFor()
    await desk.getByRole("link", { name: /^通知 1 人/ }).click()
    await desk.getByRole("button", { name: "告诉过了", exact: true }).click()
    await desk.getByText("1 人，还有 0 人没有通知").waitFor()
    await desk.getByRole("button", { name: "都看" }).click()
    await desk.getByText("居委会说过", { exact: true }).waitFor()
    await desk.context().close()

    const early = await openAt("2020-03-10T06:10", "/duty")
    await early.getByRole("button", { name: /陆阿婆.*签到|签到.*陆阿婆/ }).click()
    // what is written on the row, and not on the button that was pressed
    await early.getByText("在岗，06:10 签到").waitFor()
    await early.context().close()
    const noon = await openAt("2020-03-10T12:00", "/duty")
    await noon.getByRole("button", { name: /陆阿婆.*签退|签退.*陆阿婆/ }).click()
    await noon.getByText(/12:00 签退/).waitFor()

    const roll = noon.getByRole("complementary")
    await noon.goto("/volunteers")
    await noon.getByRole("button", { name: "打开 陆阿婆" }).click()
    await roll.getByRole("button", { name: "出具", exact: true }).click()
    const paper = noon.getByRole("article")
    await paper.getByText("编号 2020-0001").waitFor()
    expect(await paper.innerText()).toContain("兹证明 陆阿婆 于2020年3月10日至2020年3月10日")
    const certificate = noon.url()

    // the name goes, and what stood can still be checked
    await noon.goto("/volunteers")
    await noon.getByRole("button", { name: "打开 陆阿婆" }).click()
    await roll.getByRole("button", { name: /^撤回.*保存姓名/ }).click()
    await noon.getByRole("button", { name: /删除/ }).last().click()
    await noon.getByText("资料已删除").first().waitFor()
    await noon.goto(certificate)
    await noon.getByText("本人的姓名已经删除，不能再打印").waitFor()
    await noon.getByText("编号 2020-0001：2020年3月10日至2020年3月10日，1 班，5小时50分。").waitFor()
    expect(await noon.getByRole("button", { name: "打印" }).isDisabled()).toBe(true)
    expect(await faultsOf(noon)).toEqual([])
    await noon.goto(`/shifts?week=${planMonday}`)
    await noon.getByRole("cell").filter({ hasText: "已删除" }).getByText("缺了 2 人").waitFor()
    await noon.context().close()
  })
})

describe("somebody who turns eighteen this month", () => {
  it("is planned for the gate from the next month on", async () => {
    const week = "2020-03-30"
    const desk = await openAt("2020-03-28T10:00", "/volunteers")
    const panel = desk.getByRole("complementary")
    await desk.getByRole("button", { name: "登记志愿者" }).click()
    await panel.getByLabel("姓名", { exact: true }).fill("陆小年")
    await panel.getByLabel("手机", { exact: true }).fill("13900001111")
    await panel.getByLabel("出生年份").fill("1990")
    expect(await panel.getByLabel("出生月份").count()).toBe(0)
    await panel.getByLabel("出生年份").fill("2002")
    await panel.getByLabel("出生月份").selectOption({ label: "3 月" })
    expect(await faultsOf(desk)).toEqual([])
    await panel.getByLabel("保存姓名、电话，用于排班（必需）").check()
    await panel.getByRole("button", { name: "登记", exact: true }).last().click()
    await desk.getByRole("button", { name: "打开 陆小年" }).click()
    await panel.getByText("2002 · 3 月").waitFor()
    const placesOn = async (day: string) => {
      await desk.goto(`/shifts?week=${week}`)
      await desk.getByRole("button", { name: new RegExp(`^北门 早班 ${day}`) }).click()
      await panel.getByText(/^排不了的/).waitFor()
      return panel.getByRole("button", { name: /^陆小年/ })
    }
    expect(await (await placesOn("3月31日")).count()).toBe(0)
    await (await placesOn("4月1日")).click()
    await desk.getByRole("button", { name: "陆小年，北门 早班 4月1日" }).waitFor()
    await desk.context().close()
  })
})
