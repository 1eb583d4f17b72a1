import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { fillLine, listBook, takeBackLine, writeLine } from "../../src/contract/books.ts"
import { getPlainDate } from "../../src/core/kit/dates.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { importSmallCampaign, smallWorld } from "../support/small-campaign.ts"

let app: TestApp
const on = "2020-03-05"

beforeAll(async () => {
  app = await startTestApp()
  await importSmallCampaign(app)
})
afterAll(() => app.stop())

async function desk() {
  const staff = await app.signedIn("staff")
  const send = (endpoint: Parameters<typeof staff.call>[0], body: object) =>
    staff.call(endpoint, { body: { commandId: randomUUID(), ...body } })
  const summary = () => getSummary(staff.context, getPlainDate(on))
  return { staff, send, summary }
}

describe("the books of the desk", () => {
  it("count a line as the book would, fill it in later and take it back", async () => {
    const { staff, send, summary } = await desk()
    const before = await summary()
    const id = randomUUID()
    const cells = { 日期: on, 班次: "早班", 岗位: "正门", 姓名: "赵师傅", 签到: "07:00" }
    expect(await send(writeLine, { id, book: "duty-turn", cells })).toMatchObject({ status: 200 })
    expect((await summary())["今日值班人次"]).toBe(before["今日值班人次"] + 1)
    expect((await summary())["今日值班小时"]).toBe(before["今日值班小时"])
    const listed = await staff.call(listBook, { query: { book: "duty-turn", on } })
    expect(listed.body.lines.find((line: { id: string }) => line.id === id)).toMatchObject({
      cells: { 姓名: "赵*傅", 班次: "早班", 签到: `${on} 07:00` },
      open: true,
    })
    expect(await send(fillLine, { id, cells: { 签退: "13:30" } })).toMatchObject({ status: 200 })
    expect((await summary())["今日值班小时"]).toBeCloseTo(before["今日值班小时"] + 6.5, 5)
    const taking = { id: randomUUID(), lineId: id, reason: "写错了日子" }
    expect(await send(takeBackLine, taking)).toMatchObject({ status: 200 })
    expect(await send(takeBackLine, { ...taking, id: randomUUID() })).toMatchObject({ status: 404 })
    expect(await summary()).toEqual(before)
  })

  it("moves the stock, and finds and mends a problem", async () => {
    const { send, summary } = await desk()
    const before = await summary()
    const gift = { 时间: `${on} 10:00`, 方向: "入", 物品: "一次性手套", 数量: "20", 单位: "副" }
    await send(writeLine, { id: randomUUID(), book: "stock-movement", cells: gift })
    const id = randomUUID()
    const problem = { 时间: `${on} 10:10`, 卡点: "正门", 结果: "有问题", 问题: "体温枪没电" }
    await send(writeLine, { id, book: "checkpoint-inspection", cells: problem })
    const found = await summary()
    expect(found["物资库存"]["一次性手套"]).toBe((before["物资库存"]["一次性手套"] ?? 0) + 20)
    expect(found["未整改问题"]).toBe(before["未整改问题"] + 1)
    await send(fillLine, { id, cells: { 整改完成: `${on} 11:00` } })
    expect((await summary())["未整改问题"]).toBe(before["未整改问题"])
    await send(fillLine, { id, cells: { 整改完成: "" } })
    expect((await summary())["未整改问题"]).toBe(before["未整改问题"] + 1)
  })

  it("says which cell cannot be read, and writes nothing", async () => {
    const { send, summary } = await desk()
    const before = await summary()
    const write = (book: string, cells: object) => send(writeLine, { id: randomUUID(), book, cells })
    const door = smallWorld.truth[0] === undefined ? "" : "999-9999"
    const refusals = [
      [await write("disinfection", { 时间: `${on} 25:00`, 区域: "电梯" }), "时间"],
      [await write("disinfection", { 时间: "2020-03-06 08:00", 区域: "电梯" }), "时间"],
      [await write("stock-movement", { 时间: `${on} 08:00`, 方向: "左", 物品: "口罩", 数量: "1" }), "方向"],
      [await write("mask-booking", { 轮次: "9", 登记时间: `${on} 08:00`, 门牌: door }), "门牌"],
    ] as const
    for (const [answer, field] of refusals) expect(answer.body).toMatchObject({ field })
    expect(await summary()).toEqual(before)
  })

  it("is not doubled by the same command, nor by the book that is imported afterwards", async () => {
    const { staff, summary } = await desk()
    const before = await summary()
    const cells = { 时间: `${on} 15:00`, 区域: "电梯", 药剂: "84", 浓度: "500" }
    const body = { commandId: randomUUID(), id: randomUUID(), book: "disinfection", cells }
    for (const turn of [1, 2]) {
      expect(await staff.call(writeLine, { body }), `turn ${turn}`).toMatchObject({ status: 200 })
    }
    expect((await summary())["今日消毒次数"]).toBe(before["今日消毒次数"] + 1)
  })
})
