import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as own from "../../src/contract/my-duty.ts"
import { issueDutyLink } from "../../src/contract/roll.ts"
import type { TestApp } from "../support/app.ts"
import { type PlantedDuty, planMonday } from "../support/duty-ground.ts"
import { codesOf, type DutyPage, type DutyPages, friday, startDutyPages } from "../support/duty-pages.ts"

let app: TestApp
let duty: PlantedDuty
let desk: DutyPages
let shop: DutyPage
const id = (index: number) => duty.workers[index]?.id ?? ""

beforeAll(async () => {
  ;({ app, duty, desk } = await startDutyPages())
  await desk.publish(planMonday, friday)
  shop = await desk.page(await desk.plantShop())
})
afterAll(() => app.stop())

const placeOf = async (at: { day: string; postId: string; hoursId: string }) =>
  (await shop.look()).places.find(
    (place: typeof at) => place.day === at.day && place.postId === at.postId && place.hoursId === at.hoursId,
  )
const owed = async () => (await shop.look()).owes.map(({ left }: { left: number }) => left)

describe("an organisation's own page", () => {
  it("sends as many as it owes, without names, and no more at once or in a week", async () => {
    expect(await owed()).toEqual([3, 3])
    const monday = desk.slot(0, "早班")
    // one of three places is kept for somebody with experience
    expect(await placeOf(monday)).toMatchObject({ missing: 3, most: 2, objections: [] })
    expect(codesOf(await shop.do(own.takeTurn, { ...monday, heads: 3 }))).toEqual(["full"])
    const command = { commandId: randomUUID(), ...monday, heads: 2 }
    expect(codesOf(await shop.do(own.takeTurn, command))).toEqual([])
    expect(codesOf(await shop.do(own.takeTurn, command))).toEqual([])
    expect(await desk.standing(monday)).toEqual([shop.workerId, shop.workerId])
    expect(await owed()).toEqual([3, 1])
    // all of its people are out that day, and nights were never offered
    expect(codesOf(await placeOf(desk.slot(0, "中班")))).toEqual(["busy"])
    expect(codesOf(await placeOf(desk.slot(1, "夜班")))).toEqual(["not-free"])
    const tuesday = desk.slot(1, "早班")
    expect(await placeOf(tuesday)).toMatchObject({ most: 1 })
    expect(codesOf(await shop.do(own.takeTurn, { ...tuesday, heads: 1 }))).toEqual([])
    expect(await owed()).toEqual([3, 0])
    expect(codesOf(await shop.do(own.takeTurn, { ...desk.slot(2, "早班"), heads: 1 }))).toEqual(["owed"])

    const [turn] = (await shop.look()).turns
    expect(turn).toMatchObject({ hours: "早班", post: "北门", backUntil: expect.any(String) })
    await shop.do(own.giveBackTurn, { turnId: turn.id })
    expect(await desk.standing(monday)).toEqual([])
    expect(await owed()).toEqual([3, 2])
  })

  it("never takes the place that a lead has to have", async () => {
    const wednesday = desk.slot(2, "早班")
    await desk.plant(id(5), 2, "早班")
    await desk.plant(id(8), 2, "早班")
    expect(codesOf(await placeOf(wednesday))).toEqual(["novice"])
    await desk.plant(id(3), 2, "中班")
    expect(await placeOf(desk.slot(2, "中班"))).toMatchObject({ missing: 2, most: 2 })
  })

  it("has a link like everybody's", async () => {
    const staff = await app.signedIn("volunteer-lead")
    const link = await staff.call(issueDutyLink, { body: { commandId: randomUUID(), id: shop.workerId } })
    expect(link).toMatchObject({ status: 200 })
  })
})
