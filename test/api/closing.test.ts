import { randomUUID } from "node:crypto"
import { readFile } from "node:fs/promises"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { askStreet, closeShift, getDutyDay } from "../../src/contract/duty.ts"
import * as shifts from "../../src/contract/shifts.ts"
import { addDays, type PlainDate } from "../../src/core/kit/dates.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { makeDutyDesk } from "../support/duty-desk.ts"
import { type PlantedDuty, type PlantedWorker, planMonday, plantDuty } from "../support/duty-ground.ts"
import { makeTeller } from "../support/tell.ts"

const day = addDays(planMonday, 2)
let app: TestApp
let planted: PlantedDuty
let duty: ReturnType<typeof makeDutyDesk>
let planner: ReturnType<typeof makeTeller>
let staff: ReturnType<typeof makeTeller>
beforeAll(async () => {
  app = await startTestApp()
  planted = await plantDuty(app, { volunteers: 60 })
  duty = makeDutyDesk(app, planted)
  planner = makeTeller(await app.signedIn("volunteer-lead"))
  staff = makeTeller(await app.signedIn("staff"))
}, 60_000)
afterAll(() => app.stop())

type Slot = { day: string; postId: string; hoursId: string }
type Turn = Slot & { workerId: string; isPinned: boolean }
const isAt = (one: Slot, other: Slot) =>
  one.day === other.day && one.postId === other.postId && one.hoursId === other.hoursId

/** A shift as the week's board has it and as the day has it. */
const seen = async (slot: Slot) => {
  const week = await planner.ask(shifts.readShiftWeek, { week: planMonday })
  const { slots } = await staff.ask(getDutyDay, { on: slot.day })
  const line = slots.find((one: Slot) => isAt(one, slot))
  const told = line.turns.map(({ workerId }: { workerId: string }) => workerId)
  const planned = week.ground.draft.filter((turn: Turn) => isAt(turn, slot))
  return {
    closed: [week.closures.find((one: Slot) => isAt(one, slot))?.id ?? null, line.closureId],
    asked: [week.asked.some((one: Slot) => isAt(one, slot)), line.isStreetAsked],
    planned: planned.map(({ workerId }: Turn) => workerId).toSorted(),
    told: told.toSorted(),
  }
}
const idsOf = (...workers: PlantedWorker[]) => workers.map(({ id }) => id).toSorted()
const someone = (at: number): PlantedWorker => {
  const alone = planted.workers.filter(({ familyId, free }) => familyId === null && free.length === 4)
  const found = alone[at]
  if (found === undefined) throw new Error("too few people are planted")
  return found
}
const plan = async (worker: PlantedWorker, slot: Slot) => {
  const { draftVersion } = await planner.ask(shifts.readShiftWeek, { week: planMonday })
  const { day: on, ...to } = slot
  const change = { workerId: worker.id, head: 1, day: on, to, isPinned: true }
  await planner.done(shifts.changeDraft, { week: planMonday, draftVersion, changes: [change] })
}
const slotOf = (hours: string, on: PlainDate = day): Slot => duty.slot(on, hours)

describe("closing a post for a shift", () => {
  it("frees whoever was told and whoever was planned, for both screens, and gives them back", async () => {
    const slot = slotOf("早班")
    const [told, planned] = [someone(0), someone(1)]
    await duty.plant(day, "早班", [told])
    await plan(planned, slot)
    const before = await seen(slot)
    expect(before).toMatchObject({ planned: idsOf(told, planned), told: [told.id], closed: [null, null] })

    const id = randomUUID()
    expect(await planner.done(closeShift, { id, ...slot })).toEqual({ id })
    expect(await seen(slot)).toEqual({ closed: [id, id], asked: [false, false], planned: [], told: [] })
    // from the other screen it is found, not done again
    expect(await staff.done(closeShift, { id: randomUUID(), ...slot })).toEqual({ id })
    expect(await duty.ask("select from post_closure")).toHaveLength(1)
    const messages = await duty.ask("select worker_id from duty_message where what = 'changed'")
    expect(messages).toEqual([{ worker_id: told.id }])

    expect(await staff.done(closeShift, { id, ...slot, undo: true })).toEqual({ id })
    expect(await seen(slot)).toEqual(before)
    expect(await staff.refused(closeShift, { id, ...slot, undo: true })).toBe("nothing-to-undo")
    expect(await planner.refused(closeShift, { id: randomUUID(), ...slot, undo: true })).toBe("not-found")
    // closed anew from the day, as it was from the week
    const again = randomUUID()
    expect(await staff.done(closeShift, { id: again, ...slot })).toEqual({ id: again })
    expect(await seen(slot)).toMatchObject({ closed: [again, again], planned: [], told: [] })
  })

  it("gives nobody back who has another turn of that day by then, and leaves the next closing whole", async () => {
    const [slot, other] = [slotOf("中班", addDays(day, 1)), slotOf("晚班", addDays(day, 1))]
    const mover = someone(2)
    await plan(mover, slot)
    const id = randomUUID()
    await staff.done(closeShift, { id, ...slot })
    await plan(mover, other)
    await planner.done(closeShift, { id, ...slot, undo: true })
    expect(await seen(slot)).toMatchObject({ planned: [], closed: [null, null] })
    expect(await seen(other)).toMatchObject({ planned: [mover.id] })
  })

  it("is done once though both press at the same moment", async () => {
    const slot = slotOf("夜班", addDays(day, 2))
    const answers = await Promise.all(
      [planner, staff].map((desk) => desk.done(closeShift, { id: randomUUID(), ...slot })),
    )
    expect(answers[0]).toEqual(answers[1])
    expect((await seen(slot)).closed).toEqual([answers[0].id, answers[0].id])
  })
})

describe("asking the street", () => {
  it("is done once for a gap, whichever screen it is asked from, and again only once that is settled", async () => {
    const slot = slotOf("晚班")
    const asked = { ...slot, heads: 2 }
    expect((await seen(slot)).asked).toEqual([false, false])
    const taskId = randomUUID()
    expect(await planner.done(askStreet, { id: taskId, ...asked })).toEqual({ taskId })
    expect((await seen(slot)).asked).toEqual([true, true])
    expect(await staff.done(askStreet, { id: randomUUID(), ...asked, heads: 3 })).toEqual({ taskId })
    const tasks = await duty.ask("select task_id, kind, team from task where cause like 'ask-street %'")
    expect(tasks).toEqual([{ task_id: taskId, kind: "own", team: "head" }])

    await duty.ask("update task set done_at = now(), outcome = 'done' where task_id = $1", [taskId])
    expect((await seen(slot)).asked).toEqual([false, false])
    const next = randomUUID()
    expect(await staff.done(askStreet, { id: next, ...asked })).toEqual({ taskId: next })
    // another shift is another gap
    const elsewhere = randomUUID()
    const other = { ...duty.slot(day, "晚班", duty.south), heads: 1 }
    expect(await planner.done(askStreet, { id: elsewhere, ...other })).toEqual({ taskId: elsewhere })
  })
})

describe("what was closed and asked twice before", () => {
  it("is taken over as once", async () => {
    const community = app.neighbourhoods?.own
    const owner = app.ground.ownerDb.pool
    const text = await readFile("src/store/migrations/0031-one-closing.sql", "utf8")
    const [both, alone] = [slotOf("早班", addDays(day, 3)), slotOf("晚班", addDays(day, 3))]
    const [first, second] = [randomUUID(), randomUUID()]
    await owner.query("drop index post_closure_stands")
    for (const [id, at] of [
      [second, "2020-03-05T02:00:00Z"],
      [first, "2020-03-05T01:00:00Z"],
    ])
      await owner.query(
        `insert into post_closure (community_id, closure_id, post_id, hours_id, day, made_at, made_by)
         values ($1, $2, $3, $4, $5, $6, $2)`,
        [community, id, both.postId, both.hoursId, both.day, at],
      )
    const taskId = randomUUID()
    const tasks = [
      [randomUUID(), "own", `ask-street ${both.day} ${both.postId} ${both.hoursId}`],
      [randomUUID(), "order", `duty-gap/${both.day}/${both.postId}/${both.hoursId}`],
      [taskId, "order", `duty-gap/${alone.day}/${alone.postId}/${alone.hoursId}`],
    ]
    for (const [id, kind, cause] of tasks)
      await owner.query(
        `insert into task (community_id, task_id, kind, source, team, cause, opened_at)
         values ($1, $2, $3, 'desk', 'head', $4, '2020-03-05T01:00:00Z')`,
        [community, id, kind, cause],
      )
    await owner.query(text)
    expect((await seen(both)).closed).toEqual([first, first])
    expect((await seen(alone)).asked).toEqual([true, true])
    expect(await staff.done(askStreet, { id: randomUUID(), ...alone, heads: 1 })).toEqual({ taskId })
  })
})
