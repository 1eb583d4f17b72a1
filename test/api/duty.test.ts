import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as contract from "../../src/contract/duty.ts"
import { addDays, getPlainDate } from "../../src/core/kit/dates.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { raiseDue } from "../../src/service/rounds/raise-due.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { makeDutyDesk } from "../support/duty-desk.ts"
import { type PlantedDuty, type PlantedWorker, plantDuty } from "../support/duty-ground.ts"
import { makeTeller } from "../support/tell.ts"

const day = getPlainDate("2020-03-10")
const morning = "2020-03-09T21:30:00Z"
let app: TestApp
let planted: PlantedDuty
let duty: ReturnType<typeof makeDutyDesk>
let staff: ReturnType<typeof makeTeller>
let lead: ReturnType<typeof makeTeller>

beforeAll(async () => {
  app = await startTestApp({ now: morning as never })
  planted = await plantDuty(app, { volunteers: 60, staff: 4 })
  duty = makeDutyDesk(app, planted)
  await signInAnew()
})
/** A session does not last from one day to the next. */
const signInAnew = async () => {
  staff = makeTeller(await app.signedIn("staff"))
  lead = makeTeller(await app.signedIn("volunteer-lead"))
}
afterAll(() => app.stop())

const singles = () =>
  planted.workers.filter(
    ({ familyId, kind, free }) => familyId === null && kind === "volunteer" && free.length === 4,
  )
const someone = (at: number): PlantedWorker => {
  const found = singles()[at]
  if (found === undefined) throw new Error("too few people are planted")
  return found
}
const dayOf = async (desk = staff, on: string = day) => desk.ask(contract.getDutyDay, { on })
type Turn = { id: string; state: string; name: string; minutesMissing: number; level: string | null }
type SlotLine = {
  day: string
  hoursId: string
  postId: string
  short: number
  turns: Turn[]
  gear: object[]
  closureId: string | null
}
const slotOf = async (hours: string, desk = staff): Promise<SlotLine> => {
  const { slots } = await dayOf(desk)
  const wanted = duty.slot(day, hours)
  return slots.find(
    (one: SlotLine) => one.day === day && one.hoursId === wanted.hoursId && one.postId === wanted.postId,
  )
}
const figures = async () => {
  const board = await summary()
  return { turns: board.今日值班人次, hours: board.今日值班小时 }
}
const summary = () => getSummary({ db: app.ground.db, communityId: app.neighbourhoods?.own ?? "" }, day)

describe("signing in and out at the desk", () => {
  it("writes the duty book's row, which the board's figures follow, and takes it back", async () => {
    const [one, two] = [someone(0), someone(1)]
    const [first = "", second = ""] = await duty.plant(day, "早班", [one, two])
    expect((await slotOf("早班")).turns.map(({ state }) => state)).toEqual(["near", "near"])

    app.setClock(duty.at(day, "05:55"))
    const command = { id: first, celsius: 36.5, commandId: randomUUID() }
    await staff.done(contract.signIn, command)
    await staff.done(contract.signIn, command)
    app.setClock(duty.at(day, "06:04"))
    await lead.done(contract.signIn, { id: second, celsius: null, at: "2020-03-09T22:01:00Z" })
    expect(await staff.refused(contract.signIn, { id: second, celsius: null })).toBe("already-signed")
    expect(await figures()).toEqual({ turns: 2, hours: 0 })
    const rows = await duty.ask<{ data: object }>(
      "select data from fact where kind = 'duty-turn' order by recorded_at",
    )
    expect(rows[0]?.data).toEqual({ 日期: day, 班次: "早班", 岗位: "北门", 签到: `${day} 05:55` })

    app.setClock(duty.at(day, "11:55"))
    await staff.done(contract.signOut, { id: first })
    expect(await figures()).toEqual({ turns: 2, hours: 6 })
    await staff.done(contract.takeSignBack, { id: first })
    expect(await figures()).toEqual({ turns: 2, hours: 0 })
    await staff.done(contract.takeSignBack, { id: first })
    expect(await figures()).toEqual({ turns: 1, hours: 0 })
    expect(await staff.refused(contract.takeSignBack, { id: first })).toBe("not-signed-in-yet")
    expect(await staff.refused(contract.signOut, { id: first })).toBe("not-signed-in-yet")
    await staff.done(contract.signIn, { id: first, celsius: null, at: "2020-03-09T22:00:00Z" })
    expect(await figures()).toEqual({ turns: 2, hours: 0 })
  })

  it("refuses who has a fever, who comes too early, and moments to come", async () => {
    const [turn = ""] = await duty.plant(day, "晚班", [someone(2)])
    expect(await staff.refused(contract.signIn, { id: turn, celsius: null })).toBe("not-its-time")
    app.setClock(duty.at(day, "17:30"))
    await signInAnew()
    expect(await staff.refused(contract.signIn, { id: turn, celsius: 37.3 })).toBe("fever-at-sign-in")
    expect(
      await staff.refused(contract.signIn, { id: turn, celsius: null, at: "2020-03-10T10:00:00Z" }),
    ).toBe("not-its-time")
    expect(await staff.refused(contract.signIn, { id: randomUUID(), celsius: null })).toBe("not-found")
    expect((await slotOf("晚班")).turns[0]?.state).toBe("near")
  })

  it("takes unplanned hands, but nobody under age, and colleagues in the office without a row in the book", async () => {
    const before = await figures()
    const helper = someone(3)
    const given = { ...duty.slot(day, "晚班"), workerId: helper.id }
    await staff.done(contract.addUnplanned, { id: randomUUID(), ...given })
    expect(await staff.done(contract.addUnplanned, { id: randomUUID(), ...given })).toMatchObject({
      objections: [{ code: "busy", workerIds: [helper.id], turn: { day, hours: "晚班" } }],
    })
    const young = someone(4)
    await duty.ask("update worker set birth_year = 2003 where worker_id = $1", [young.id])
    const asked = { id: randomUUID(), ...given, workerId: young.id }
    expect(await staff.done(contract.addUnplanned, asked)).toMatchObject({
      objections: [{ code: "age", workerIds: [young.id], bound: 18 }],
    })
    expect(await figures()).toEqual({ ...before, turns: before.turns + 1 })
    const colleague = planted.workers.find(({ kind }) => kind === "staff")
    const id = randomUUID()
    await staff.done(contract.signInAtOffice, { id, workerId: colleague?.id })
    expect(await staff.refused(contract.signInAtOffice, { id: randomUUID(), workerId: colleague?.id })).toBe(
      "already-signed",
    )
    expect(await lead.refused(contract.signInAtOffice, { id: randomUUID(), workerId: colleague?.id })).toBe(
      "not-found",
    )
    expect((await dayOf()).office).toMatchObject([{ id, state: "here" }])
    expect((await dayOf(lead)).office).toEqual([])
    expect(await figures()).toEqual({ ...before, turns: before.turns + 1 })
  })
})

describe("a turn that nobody came for", () => {
  const next = addDays(day, 1)
  it("is missed after the alarm's minutes, with a task, and three are ranked to be rung up", async () => {
    const [late, here] = [someone(5), someone(6)]
    const tired = planted.workers.filter(({ isExperienced }) => isExperienced)
    const [turn = "", other = ""] = await duty.plant(next, "早班", [late, here])
    app.setClock(duty.at(next, "06:00"))
    await signInAnew()
    await staff.done(contract.signIn, { id: other, celsius: null })
    app.setClock(duty.at(next, "06:09"))
    await raiseDue(app.ground, app.neighbourhoods?.own ?? "")
    const slot = duty.slot(next, "早班")
    const line = async () =>
      (await dayOf(staff, next)).slots.find(
        (one: SlotLine) => one.day === next && one.hoursId === slot.hoursId && one.postId === slot.postId,
      )
    expect((await line()).turns.find(({ id }: Turn) => id === turn)).toMatchObject({
      state: "late",
      minutesMissing: 9,
    })
    app.setClock(duty.at(next, "06:10"))
    await raiseDue(app.ground, app.neighbourhoods?.own ?? "")
    await raiseDue(app.ground, app.neighbourhoods?.own ?? "")
    expect((await line()).turns.find(({ id }: Turn) => id === turn)).toMatchObject({
      state: "missed",
      minutesMissing: 10,
    })
    const tasks = () =>
      duty.ask<{ outcome: string | null }>(
        "select outcome from task where kind = 'no-show' and about_id = $1",
        [turn],
      )
    expect(await tasks()).toEqual([{ outcome: null }])

    const found = await staff.ask(contract.listStandIns, slot)
    expect(found.standIns).toHaveLength(3)
    expect(found.missing).toBe(2)
    expect(found.lacksLead).toBe(
      ![late, here].some(({ isExperienced }) => isExperienced) || !here.isExperienced,
    )
    const ids = found.standIns.map(({ workerId }: { workerId: string }) => workerId)
    expect(ids).not.toContain(late.id)
    expect(ids).not.toContain(here.id)
    if (found.lacksLead) for (const id of ids) expect(tired.map((one) => one.id)).toContain(id)

    const [first, second] = found.standIns
    await staff.done(contract.answerStandIn, {
      id: randomUUID(),
      ...slot,
      workerId: first.workerId,
      answer: "cannot",
    })
    const call = { id: randomUUID(), ...slot, workerId: second.workerId, answer: "comes" }
    await staff.done(contract.answerStandIn, call)
    const after = await staff.ask(contract.listStandIns, slot)
    expect(after.standIns.map(({ workerId }: { workerId: string }) => workerId)).not.toContain(first.workerId)
    expect(after.missing).toBe(1)
    const stands = (await line()).turns.find(({ source }: { source: string }) => source === "stand-in")
    expect(stands).toMatchObject({ workerId: second.workerId, state: "late" })
    expect(await duty.ask("select told_how from duty_message where about_id = $1", [stands.id])).toEqual([
      { told_how: "phone" },
    ])
    await staff.done(contract.takeStandInBack, { id: call.id })
    expect((await line()).turns.some(({ source }: { source: string }) => source === "stand-in")).toBe(false)
    expect(await staff.refused(contract.takeStandInBack, { id: call.id })).toBe("nothing-to-undo")
  })

  it("closes its task as they come after all", async () => {
    const [turn = ""] = await duty.plant(next, "中班", [someone(7)])
    app.setClock(duty.at(next, "12:10"))
    await raiseDue(app.ground, app.neighbourhoods?.own ?? "")
    await staff.done(contract.signIn, { id: turn, celsius: null })
    expect(await duty.ask("select outcome from task where about_id = $1", [turn])).toEqual([
      { outcome: "came-in" },
    ])
  })
})

describe("gear and rounds", () => {
  it("goes out to a shift as rows of the stock book, and back", async () => {
    app.setClock(duty.at(day, "18:00"))
    await signInAnew()
    const slot = duty.slot(day, "早班")
    const [masks, gloves] = [randomUUID(), randomUUID()]
    const lines = [
      { id: masks, item: "口罩", unit: "只", count: 6 },
      { id: gloves, item: "手套", unit: "副", count: 3 },
    ]
    await lead.done(contract.handOutGear, { ...slot, lines })
    expect((await slotOf("早班")).gear).toMatchObject([
      { item: "口罩", amount: "6" },
      { item: "手套", amount: "3" },
    ])
    const stock = async () => (await summary()).物资库存["口罩"]
    expect(await stock()).toBe(-6)
    await lead.done(contract.takeGearBack, { id: masks })
    expect((await slotOf("早班")).gear).toMatchObject([{ item: "手套" }])
    expect(await lead.refused(contract.takeGearBack, { id: masks })).toBe("not-found")
    expect((await stock()) ?? 0).toBe(0)
  })

  it("counts a round of the posts by night, and its problem waits to be mended", async () => {
    const next = addDays(day, 1)
    app.setClock(duty.at(next, "02:00"))
    const id = randomUUID()
    const given = { postId: duty.north.id, workerId: someone(9).id, at: "2020-03-10T17:30:00Z" }
    await staff.done(contract.inspectPost, { id, ...given, problem: "体温枪没电" })
    const seen = await dayOf()
    expect(seen.nightRounds).toBe(1)
    expect(seen.inspections).toMatchObject([
      { id, post: "北门", name: someone(9).name, isNight: true, problem: "体温枪没电" },
    ])
    await staff.done(contract.takeInspectionBack, { id })
    expect((await dayOf()).nightRounds).toBe(0)
  })
})
