import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { getAttention } from "../../src/contract/board.ts"
import * as contract from "../../src/contract/duty.ts"
import { addTasks } from "../../src/contract/tasks.ts"
import { getWorkload, standDown, takeStandDownBack } from "../../src/contract/workload.ts"
import { addDays, getPlainDate } from "../../src/core/kit/dates.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { makeDutyDesk } from "../support/duty-desk.ts"
import { type PlantedDuty, type PlantedWorker, plantDuty } from "../support/duty-ground.ts"
import { plainTask } from "../support/plain-task.ts"
import { makeTeller } from "../support/tell.ts"

const day = getPlainDate("2020-03-10")
let app: TestApp
let planted: PlantedDuty
let duty: ReturnType<typeof makeDutyDesk>
let staff: ReturnType<typeof makeTeller>
let lead: ReturnType<typeof makeTeller>

beforeAll(async () => {
  app = await startTestApp({ now: "2020-03-10T01:00:00.000Z" as never })
  planted = await plantDuty(app, { volunteers: 120, staff: 15, from: getPlainDate("2020-02-10") })
  duty = makeDutyDesk(app, planted)
  staff = makeTeller(await app.signedIn("staff"))
  lead = makeTeller(await app.signedIn("volunteer-lead"))
})
afterAll(() => app.stop())

const alone = () =>
  planted.workers.filter(
    ({ familyId, kind, free }) => familyId === null && kind === "volunteer" && free.length === 4,
  )
const someone = (at: number): PlantedWorker => alone()[at] ?? expect.fail("too few people are planted")
const colleague = (at: number): PlantedWorker =>
  planted.workers.filter(({ kind }) => kind === "staff")[at] ?? expect.fail("too few colleagues")
type Person = { workerId: string; level: string; absence: { id: string } | null; minutes: number }
const of = async (worker: PlantedWorker, desk = staff): Promise<Person> => {
  const { people } = await desk.ask(getWorkload)
  return people.find((one: Person) => one.workerId === worker.id)
}

describe("who has to rest", () => {
  it("is told by hours, nights and days on end, with the rule and the days of the strip; the most tired first", async () => {
    const [days, nights, fresh] = [colleague(0), someone(0), someone(1)]
    // the secretary's six days on end, a volunteer's nights
    for (let back = 1; back <= 6; back++)
      await duty.plant(addDays(day, -back), "早班", [days], { stood: true })
    for (const back of [1, 3, 5]) await duty.plant(addDays(day, -back), "夜班", [nights], { stood: true })
    await duty.plant(addDays(day, -2), "中班", [fresh], { stood: true })
    await duty.plant(addDays(day, 1), "夜班", [nights])
    const seen = await staff.ask(getWorkload)
    expect(seen.rule).toMatchObject({ redNights: expect.any(Number), inForceFrom: expect.any(String) })
    expect(seen.rule.document).not.toBe("")
    const { redDays, redNights } = seen.rule
    const person = seen.people.find((one: Person) => one.workerId === days.id)
    expect(person).toMatchObject({ minutes: 6 * 360, nights: 0, daysOnEnd: 6, lastDayOff: addDays(day, -7) })
    expect(person.strip).toHaveLength(14)
    expect(person.strip.slice(-3).map(({ minutes }: { minutes: number }) => minutes)).toEqual([360, 360, 0])
    const tired = seen.people.find((one: Person) => one.workerId === nights.id)
    expect(tired.signs).toContainEqual(
      expect.objectContaining({ what: "nights", reached: 3, red: redNights }),
    )
    expect(tired.ahead).toMatchObject({ turns: 1, minutes: 360 })
    expect(redDays).toBeGreaterThan(0)
    const heights = seen.people.map(({ level }: Person) => ["rested", "amber", "red"].indexOf(level))
    expect(heights).toEqual(heights.toSorted((one: number, other: number) => other - one))
  })

  it("keeps the committee's own people from the volunteers' lead, and says on the board how many are red", async () => {
    expect(await of(colleague(0))).toBeDefined()
    expect(await of(colleague(0), lead)).toBeUndefined()
    expect(await of(someone(0), lead)).toBeDefined()
    const tired = someone(2)
    for (let back = 1; back <= 7; back++)
      await duty.plant(addDays(day, -back), "夜班", [tired], { stood: true })
    expect((await of(tired)).level).toBe("red")
    const { items } = await staff.ask(getAttention, { on: day })
    expect(items.find(({ kind }: { kind: string }) => kind === "red-workers")).toMatchObject({ count: 1 })
    const slot = duty.slot(day, "晚班")
    const found = await staff.ask(contract.listStandIns, slot)
    expect(found.standIns.map(({ workerId }: { workerId: string }) => workerId)).not.toContain(tired.id)
    const asked = { id: randomUUID(), ...slot, workerId: tired.id, answer: "comes" }
    const { turnId, objections } = await staff.done(contract.answerStandIn, asked)
    expect(turnId).toBeNull()
    expect(objections.map(({ code }: { code: string }) => code)).toContain("days-on-end")
  })
})

describe("a sick call ahead of time", () => {
  it("frees the turns of those days, offers ways with the fewest changes, and is undone whole", async () => {
    const sick = someone(10)
    const days = [2, 3, 4].map((ahead) => addDays(day, ahead))
    for (const on of days) await duty.plant(on, "早班", [sick, someone(11), someone(12)])
    const id = randomUUID()
    const given = { workerId: sick.id, from: days[0], until: days[2], why: "ill" }
    expect(await lead.done(contract.reportAway, { id, ...given })).toEqual({ id, freed: 3 })
    const { freed, ways } = await lead.ask(contract.listMends, { id })
    expect(freed).toHaveLength(3)
    expect(ways[0].open).toEqual([])
    expect(ways[0].steps).toHaveLength(3)
    for (const { workerId } of ways[0].steps) expect(workerId).not.toBe(sick.id)
    expect(await lead.refused(contract.takeMend, { id, key: "another" })).toBe("roster-changed")
    expect(await lead.done(contract.takeMend, { id, key: ways[0].key })).toEqual({ changed: 3 })
    const standing = () =>
      duty.ask<{ count: number }>(
        "select count(*)::int as count from duty_turn where ended_at is null and day = any($1::date[])",
        [days],
      )
    expect(await standing()).toEqual([{ count: 9 }])
    expect((await lead.ask(contract.listMends, { id })).ways).toMatchObject([{ steps: [], open: [] }])
    const seen = await lead.ask(contract.getDutyDay, { on: day })
    expect(seen.absences).toMatchObject([{ id, workerId: sick.id, isStoodDown: false }])
    expect(JSON.stringify(seen)).not.toContain('"ill"')
    await lead.done(contract.takeAwayBack, { id })
    expect(await standing()).toEqual([{ count: 9 }])
    const own = await duty.ask("select turn_id from duty_turn where worker_id = $1 and ended_at is null", [
      sick.id,
    ])
    expect(own).toHaveLength(3)
    expect(await lead.refused(contract.takeAwayBack, { id })).toBe("nothing-to-undo")
    expect(
      await lead.refused(contract.reportAway, { ...given, id: randomUUID(), workerId: colleague(0).id }),
    ).toBe("not-found")
  })
})

describe("a colleague with a fever", () => {
  it("is stood down: turns free, work in the office with others, and all of it back", async () => {
    const head = await app.signedIn("head")
    const desk = makeTeller(head)
    const [ill, other] = [await app.signedIn("staff"), await app.signedIn("staff")]
    const worker = colleague(3)
    await duty.ask("update worker set account_id = $2 where worker_id = $1", [
      worker.id,
      ill.context.accountId,
    ])
    const task = randomUUID()
    await desk.done(addTasks, {
      ...plainTask,
      ...{ ownerId: ill.context.accountId, tasks: [{ id: task, title: "送告知书" }] },
    })
    const on = addDays(day, 2)
    const [turn] = await duty.plant(on, "中班", [worker, someone(13), someone(14)])
    const owner = async () =>
      (await duty.ask<{ id: string }>("select owner_id as id from task where task_id = $1", [task]))[0]?.id
    const endings = () => duty.ask("select ended_why as why from duty_turn where turn_id = $1", [turn])
    const id = randomUUID()
    const given = { workerId: worker.id, until: addDays(day, 13), toIds: [other.context.accountId] }
    expect(await desk.done(standDown, { id, ...given })).toEqual({ id, freed: 1, handedOver: 1 })
    expect(await owner()).toBe(other.context.accountId)
    expect(await endings()).toEqual([{ why: "away" }])
    expect((await of(worker)).absence).toMatchObject({ id, isStoodDown: true })
    const seen = await lead.ask(contract.getDutyDay, { on: day })
    expect(seen.absences.map(({ id: one }: { id: string }) => one)).not.toContain(id)
    expect(await desk.done(takeStandDownBack, { id })).toMatchObject({
      ...{ returned: 1, left: 0, back: [{ day: on }], gone: [] },
    })
    expect(await owner()).toBe(ill.context.accountId)
    expect(await endings()).toEqual([{ why: null }])
    expect(await desk.refused(takeStandDownBack, { id })).toBe("nothing-to-undo")
    const again = randomUUID()
    await desk.done(standDown, { id: again, ...given, until: null, toIds: [] })
    await staff.done(contract.endAway, { id: again })
    expect(await endings()).toEqual([{ why: "away" }])
    expect((await of(worker)).absence).toBeNull()
  })
})
