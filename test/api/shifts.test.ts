import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as proposals from "../../src/contract/proposals.ts"
import * as contract from "../../src/contract/shifts.ts"
import { addDays, instantOf } from "../../src/core/kit/dates.ts"
import { layDesk } from "../../src/core/roster/desk-problem.ts"
import type { DutyGround } from "../../src/core/roster/duty-ground.ts"
import { faultsOf } from "../../src/core/roster/objections.ts"
import { isNever } from "../../src/core/roster/turn-objection.ts"
import { startTestApp, type TestApp, type TestAppOptions } from "../support/app.ts"
import type { Client } from "../support/client.ts"
import { until } from "../support/data-of.ts"
import { type PlantedDuty, planMonday, plantDuty } from "../support/duty-ground.ts"
import { openPost } from "../support/gate-device.ts"

let app: TestApp
let lead: Client
let duty: PlantedDuty
beforeAll(async () => {
  app = await startTestApp()
  lead = await app.signedIn("volunteer-lead")
  duty = await plantDuty(app, { volunteers: 60 })
})
afterAll(() => app.stop())

const week = planMonday
const read = async (monday: string = week) =>
  (await lead.call(contract.readShiftWeek, { query: { week: monday } })).body
const groundOf = ({ ground }: { ground: object & { past: [string, never][]; beside: [string, never][] } }) =>
  ({ ...ground, past: new Map(ground.past), beside: new Map(ground.beside) }) as unknown as DutyGround

/** A log that keeps its lines. */
function listen(lines: string[]): NonNullable<TestAppOptions["log"]> {
  const keep = (line: unknown) => void lines.push(JSON.stringify(line))
  const log = {
    ...{ info: keep, error: keep, warn: keep, debug: keep, trace: keep, fatal: keep, silent: keep },
    ...{ level: "info", child: () => log },
  } as unknown as NonNullable<TestAppOptions["log"]>
  return log
}

/** A step on the draft as it stands now. */
async function step(endpoint: Parameters<Client["call"]>[0], body: object = {}, monday: string = week) {
  const { draftVersion } = await read(monday)
  return lead.call(endpoint, { body: { commandId: randomUUID(), week: monday, draftVersion, ...body } })
}
const place = (worker: number, day: number, hours: number | null, post = 0) => ({
  ...{ workerId: duty.workers[worker]?.id, head: 1, day: addDays(week, day), isPinned: true },
  to: hours === null ? null : { postId: duty.posts[post]?.id, hoursId: duty.hours[hours]?.id },
})

async function propose(monday: string = week, weeks = 1) {
  expect(await step(proposals.startProposal, { weeks }, monday)).toMatchObject({ status: 200 })
  return until(async () => {
    const { body } = await lead.call(proposals.findProposal, { query: { week: monday } })
    return body.proposal?.phase === "running" ? undefined : body.proposal
  })
}

const take = (id: string, weeks: readonly string[]) =>
  lead.call(proposals.takeProposal, { body: { commandId: randomUUID(), id, weeks } })

describe("the draft", () => {
  it("is changed by hand, taken back and done again, and tells two planners of each other", async () => {
    const { draftVersion } = await read()
    const command = { commandId: randomUUID(), week, draftVersion, changes: [place(2, 1, 1)] }
    const first = await lead.call(contract.changeDraft, { body: command })
    expect(first).toMatchObject({ status: 200, body: { draftVersion: draftVersion + 1 } })
    expect(await lead.call(contract.changeDraft, { body: command })).toMatchObject({ body: first.body })
    const late = { ...command, commandId: randomUUID() }
    expect(await lead.call(contract.changeDraft, { body: late })).toMatchObject({
      status: 409,
      body: { refusal: "draft-changed" },
    })
    expect((await read()).ground.draft).toMatchObject([{ workerId: duty.workers[2]?.id, isPinned: true }])
    await step(contract.undoDraft, { again: false })
    expect(await read()).toMatchObject({ undo: null, redo: "hand", ground: { draft: [] } })
    await step(contract.undoDraft, { again: true })
    expect((await read()).ground.draft).toHaveLength(1)
    await step(contract.undoDraft, { again: false })
    expect(await step(contract.undoDraft, { again: false })).toMatchObject({
      body: { refusal: "nothing-to-undo" },
    })
  })

  it("does not do what rest, age, absence and home forbid, says all that is against it, and only warns of the rest", async () => {
    const before = await read()
    const free = duty.workers.findIndex((one) => one.familyId === null && one.free.length === 4)
    expect(
      await step(contract.changeDraft, { changes: [place(free, 1, 3), place(free, 2, 0)] }),
    ).toMatchObject({
      status: 200,
      body: {
        draftVersion: null,
        objections: [{ code: "rest", reached: 0, bound: 12, turn: { day: addDays(week, 1), hours: "晚班" } }],
      },
    })
    const days = [0, 1, 2, 3, 4, 5]
    expect(
      await step(contract.changeDraft, { changes: days.map((day) => place(free, day, 1)) }),
    ).toMatchObject({
      body: { draftVersion: null, objections: [{ code: "days-on-end", reached: 6, bound: 5 }] },
    })
    const nights = [0, 1, 2].map((day) => place(free, day, 0))
    expect(await step(contract.changeDraft, { changes: nights })).toMatchObject({
      body: { draftVersion: null, objections: [{ code: "nights-on-end", reached: 3, bound: 2 }] },
    })
    const ownFamily = duty.workers.findIndex(
      ({ familyId }, at) => familyId !== null && Math.floor(at / 6) % 4 === 3,
    )
    expect(
      await step(contract.changeDraft, { changes: [place(ownFamily, 0, 1), place(ownFamily + 1, 0, 1, 1)] }),
    ).toMatchObject({
      body: {
        draftVersion: null,
        objections: [
          {
            code: "at-home",
            workerIds: [duty.workers[ownFamily]?.id],
            otherIds: [duty.workers[ownFamily + 1]?.id],
          },
        ],
      },
    })
    expect(await read()).toMatchObject({
      draftVersion: before.draftVersion,
      ground: { draft: before.ground.draft },
    })
    const daytime = duty.workers.findIndex(({ free: times }) => !times.includes("work-night"))
    expect(await step(contract.changeDraft, { changes: [place(daytime, 0, 0)] })).toMatchObject({
      ...{ status: 200, body: { objections: [] } },
    })
    await step(contract.undoDraft, { again: false })
    expect(
      await step(contract.changeDraft, { changes: [{ ...place(free, 0, 1), day: "2020-03-20" }] }),
    ).toMatchObject({ status: 400 })
  })
})

describe("a week", () => {
  it("is proposed with its pins, published, changed and told", async () => {
    await step(contract.changeDraft, { changes: [place(2, 1, 1)] })
    const proposal = await propose()
    expect(proposal).toMatchObject({ phase: "ready", wanted: 168, byWeek: [{ week, taken: null }] })
    expect((await read()).ground.draft).toHaveLength(1)
    expect(await take(proposal.id, [week])).toMatchObject({ status: 200 })
    const drafted = await read()
    expect(drafted.ground.draft).toContainEqual({
      ...{ workerId: duty.workers[2]?.id, day: addDays(week, 1), postId: duty.posts[0]?.id, head: 1 },
      ...{ hoursId: duty.hours[1]?.id, isPinned: true },
    })
    const ground = groundOf(drafted)
    const desk = layDesk(ground)
    expect(faultsOf({ ground, desk, roster: desk.draft }).filter(isNever)).toEqual([])
    // one step back, and there again
    await step(contract.undoDraft, { again: false })
    expect((await read()).ground.draft).toHaveLength(1)
    await step(contract.undoDraft, { again: true })
    expect((await read()).ground.draft).toHaveLength(drafted.ground.draft.length)

    const published = await step(contract.publishWeek, { opensAt: null })
    const workers = new Set(drafted.ground.draft.map(({ workerId }: { workerId: string }) => workerId))
    expect(published).toMatchObject({ status: 200, body: { version: 1, told: workers.size } })
    const { messages } = (await lead.call(contract.listDutyMessages, { query: { week } })).body
    expect(messages).toHaveLength(workers.size)
    const told = messages[0]
    expect(told).toMatchObject({ what: "published", toldAt: null })
    await lead.call(contract.markTold, { body: { commandId: randomUUID(), ids: [told.id], how: "copied" } })
    expect(await read()).toMatchObject({ untold: workers.size - 1, publishedAt: expect.any(String) })

    // somebody is taken off: they alone are told, with why
    const gone = drafted.ground.draft.find(({ workerId }: { workerId: string }) => workerId === told.workerId)
    const off = { workerId: gone.workerId, head: 1, day: gone.day, to: null, isPinned: false }
    const mates = drafted.ground.workers.find(({ id }: { id: string }) => id === gone.workerId)
    await step(contract.changeDraft, { changes: [off] })
    expect(await step(contract.publishWeek, { opensAt: null })).toMatchObject({
      body: { version: 2, told: 1 },
    })
    expect(mates).toBeDefined()
    const again = (await lead.call(contract.listDutyMessages, { query: { week } })).body.messages
    expect(again.find(({ workerId }: { workerId: string }) => workerId === told.workerId)).toMatchObject({
      ...{ what: "changed", toldAt: null },
      changes: [{ day: gone.day, to: null, from: { postId: gone.postId } }],
    })
    expect(await step(contract.publishWeek, { opensAt: "now" })).toMatchObject({ body: { told: 0 } })
    expect(await read()).toMatchObject({ opensAt: app.ground.now() })
  })

  it("changed again and again tells everybody what is new to them, and nothing that came back", async () => {
    const before = await read()
    const free = before.ground.draft.find(({ workerId }: { workerId: string }) =>
      duty.workers.some(({ id, familyId }) => id === workerId && familyId === null),
    )
    const at = duty.workers.findIndex(({ id }) => id === free.workerId)
    const day = [0, 1, 2, 3, 4, 5, 6].find((each) => addDays(week, each) === free.day) ?? 0
    const hours = duty.hours.findIndex(({ id }) => id === free.hoursId)
    const post = duty.posts.findIndex(({ id }) => id === free.postId)
    const message = async () =>
      (await lead.call(contract.listDutyMessages, { query: { week } })).body.messages.find(
        ({ workerId }: { workerId: string }) => workerId === free.workerId,
      )
    const tell = async (how: string) => {
      const ids = [(await message()).id]
      await lead.call(contract.markTold, { body: { commandId: randomUUID(), ids, how } })
    }
    const publish = async (to: number | null) => {
      app.setClock(instantOf(Date.parse(app.ground.now()) + 60_000))
      const change = to === null ? place(at, day, null) : place(at, day, hours, to)
      await step(contract.changeDraft, { changes: [change] })
      await step(contract.publishWeek, { opensAt: null })
    }
    await tell("phone")
    await publish(1 - post)
    await publish(null)
    // what they never heard of is not in it
    expect(await message()).toMatchObject({
      ...{ what: "changed", toldAt: null },
      changes: [{ day: free.day, from: { postId: free.postId }, to: null }],
    })
    await tell("phone")
    await tell("not-told")
    expect(await message()).toMatchObject({ toldAt: null, changes: [{ from: { postId: free.postId } }] })
    await publish(post)
    expect(await message()).toMatchObject({ toldHow: "phone", changes: [] })
  })

  it("takes in what happens to published turns meanwhile", async () => {
    const before = await read()
    const [turn] = before.ground.draft
    await app.ground.ownerDb.pool.query(
      "update duty_turn set ended_at = $1, ended_why = 'away' where worker_id = $2 and day = $3",
      [app.ground.now(), turn.workerId, turn.day],
    )
    const after = await read()
    expect(after.ground.draft).toHaveLength(before.ground.draft.length - 1)
    expect(await step(contract.publishWeek, { opensAt: null })).toMatchObject({ body: { told: 0 } })
  })

  it("is copied to the next one as far as the rules allow", async () => {
    const next = addDays(week, 7)
    const copied = await step(contract.copyLastWeek, {}, next)
    expect(copied).toMatchObject({ status: 200 })
    expect(copied.body.copied).toBeGreaterThan(60)
    const body = await read(next)
    const ground = groundOf(body)
    const desk = layDesk(ground)
    expect(faultsOf({ ground, desk, roster: desk.draft }).filter(isNever)).toEqual([])
    expect(body.undo).toBe("copy")
  })

  it("keeps the rest on both sides: to what was told of the week after on a Sunday, of the week before on a Monday", async () => {
    const [one, other] = duty.workers.flatMap(({ familyId, free }, at) =>
      familyId === null && free.length === 4 ? [at] : [],
    )
    const later = addDays(week, 28)
    const stand = (worker: number | undefined, days: number, hours: number) => ({
      ...place(worker ?? -1, 0, hours),
      day: addDays(later, days),
    })
    for (const [monday, change] of [
      [later, stand(other, 6, 3)],
      [addDays(later, 7), stand(one, 7, 0)],
    ] as const) {
      await step(contract.changeDraft, { changes: [change] }, monday)
      await step(contract.publishWeek, { opensAt: null }, monday)
    }
    const sunday = { changes: [stand(one, 6, 3)] }
    expect(await step(contract.changeDraft, sunday, later)).toMatchObject({
      body: {
        draftVersion: null,
        objections: [
          { code: "rest", reached: 0, bound: 12, turn: { day: addDays(later, 7), hours: "夜班" } },
        ],
      },
    })
    const next = { changes: [stand(other, 7, 0)] }
    expect(await step(contract.changeDraft, next, addDays(later, 7))).toMatchObject({
      body: {
        draftVersion: null,
        objections: [
          { code: "rest", reached: 0, bound: 12, turn: { day: addDays(later, 6), hours: "晚班" } },
        ],
      },
    })
    expect(await step(contract.changeDraft, { changes: [stand(one, 6, 1)] }, later)).toMatchObject({
      body: { objections: [] },
    })
  })
})

describe("undoing in the middle of a published week", () => {
  it("leaves the days that are over as they were stood", async () => {
    const other = await startTestApp()
    try {
      const planted = await plantDuty(other, { volunteers: 24 })
      const [worker] = planted.workers.filter(({ familyId, free }) => familyId === null && free.length === 4)
      const by = async () => other.signedIn("head")
      const week = async (client: Client) =>
        (await client.call(contract.readShiftWeek, { query: { week: planMonday } })).body
      const tell = async (client: Client, endpoint: Parameters<Client["call"]>[0], more: object) => {
        const { draftVersion } = await week(client)
        const said = { commandId: randomUUID(), week: planMonday, draftVersion, ...more }
        return client.call(endpoint, { body: said })
      }
      const to = { postId: planted.posts[0]?.id, hoursId: planted.hours[1]?.id }
      const changes = [0, 3].map((day) => ({
        ...{ workerId: worker?.id, head: 1, day: addDays(planMonday, day), to, isPinned: true },
      }))
      const before = await by()
      await tell(before, contract.changeDraft, { changes })
      await tell(before, contract.publishWeek, { opensAt: null })
      other.setClock(instantOf(Date.parse("2020-03-11T09:00:00+08:00")))
      const onWednesday = await by()
      await tell(onWednesday, contract.undoDraft, { again: false })
      const { draft, published } = (await week(onWednesday)).ground
      expect(draft).toMatchObject([{ day: planMonday }])
      expect(published).toHaveLength(2)
      await tell(onWednesday, contract.publishWeek, { opensAt: null })
      const after = (await week(onWednesday)).ground
      expect(after.published).toEqual([expect.objectContaining({ day: planMonday })])
      expect(after.draft).toMatchObject([{ day: planMonday }])
    } finally {
      await other.stop()
    }
  })
})

describe("two weeks that are only drafted", () => {
  const [early, late] = [addDays(week, 42), addDays(week, 49)]
  const alone = () =>
    duty.workers.flatMap(({ familyId, free }, at) => (familyId === null && free.length === 4 ? [at] : []))
  const change = (worker: number | undefined, days: number, hours: number) => {
    const monday = days < 7 ? early : late
    const changes = [{ ...place(worker ?? -1, 0, hours), day: addDays(early, days) }]
    return step(contract.changeDraft, { changes }, monday)
  }

  it("keep rest, nights and days on end over the Sunday between them, from both sides", async () => {
    const [rest, back, nights, days] = alone()
    const put = { status: 200, body: { objections: [] } }
    const [monday, sunday] = [addDays(early, 7), addDays(early, 6)]
    expect(await change(rest, 7, 0)).toMatchObject(put)
    expect((await change(rest, 6, 3)).body.objections).toMatchObject([
      { code: "rest", reached: 0, bound: 12, turn: { day: monday, hours: "夜班" } },
    ])
    expect(await change(back, 6, 3)).toMatchObject(put)
    expect((await change(back, 7, 0)).body.objections).toMatchObject([
      { code: "rest", reached: 0, bound: 12, turn: { day: sunday, hours: "晚班" } },
    ])
    for (const day of [7, 8]) expect(await change(nights, day, 0)).toMatchObject(put)
    expect((await change(nights, 6, 0)).body.objections).toMatchObject([
      { code: "nights-on-end", reached: 3, bound: 2 },
    ])
    for (const day of [7, 8, 9, 4, 5]) expect(await change(days, day, 1)).toMatchObject(put)
    expect((await change(days, 6, 1)).body.objections).toMatchObject([
      { code: "days-on-end", reached: 6, bound: 5 },
    ])
  })

  it("are both kept by a proposal for the earlier one", async () => {
    const [rest] = alone()
    const proposal = await propose(early)
    const { turns } = (await lead.call(proposals.readProposal, { query: { week: early } })).body
    const sunday = turns.filter(
      (turn: { workerId: string; day: string }) =>
        turn.workerId === duty.workers[rest ?? -1]?.id && turn.day === addDays(early, 6),
    )
    expect(sunday.map(({ hoursId }: { hoursId: string }) => hoursId)).not.toContain(duty.hours[3]?.id)
    expect(await take(proposal.id, [early])).toMatchObject({ status: 200 })
    const ground = groundOf(await read(late))
    const desk = layDesk(ground)
    expect(faultsOf({ ground, desk, roster: desk.draft }).filter(isNever)).toEqual([])
  }, 60_000)
})

describe("calendars", () => {
  it("are read by their secret alone, which stands in no log", async () => {
    const workerId = duty.workers[2]?.id
    const command = { commandId: randomUUID(), workerId }
    const { token } = (await lead.call(contract.makeCalendarLink, { body: command })).body
    expect((await lead.call(contract.makeCalendarLink, { body: command })).body).toEqual({ token })
    const lines: string[] = []
    const log = listen(lines)
    const listening = await startTestApp({ log })
    await listening.nobody().fetch(contract.readCalendar, { query: { key: token } })
    await listening.stop()
    expect(lines.join()).toContain("/api/duty/calendar.ics")
    expect(lines.join()).not.toContain(token.slice(37, 60))
    const feed = await app.nobody().call(contract.readCalendar, { query: { key: token } })
    expect(feed.headers.get("content-type")).toContain("text/calendar")
    expect(feed.body).toMatch(/^BEGIN:VCALENDAR\r\n/)
    expect(feed.body).toContain("SUMMARY:值守 早班")
    expect(feed.body).toContain("DTSTART:20200309T220000Z")
    expect(
      await app.nobody().call(contract.readCalendar, { query: { key: `${token.slice(0, -2)}AA` } }),
    ).toMatchObject({ status: 404 })
    const whole = await lead.call(contract.downloadCalendar, { query: { week } })
    expect(whole.body.match(/BEGIN:VEVENT/g).length).toBeGreaterThan(100)
  })
})

describe("setting up", () => {
  it("begins from the gates that are there, and changes what is wanted from a day on", async () => {
    const other = await startTestApp()
    try {
      const staff = await other.signedIn("staff")
      const tell = (endpoint: Parameters<Client["call"]>[0], body: object) =>
        staff.call(endpoint, { body: { commandId: randomUUID(), ...body } })
      expect(await tell(contract.startShifts, { from: week })).toMatchObject({
        body: { refusal: "no-gates" },
      })
      await openPost(await other.signedIn("head"), { url: other.url, now: other.ground.now }, "北门", 0)
      expect((await staff.call(contract.readShiftSetUp)).body.gates).toMatchObject([{ name: "北门" }])
      expect(await tell(contract.startShifts, { from: week })).toMatchObject({ status: 200 })
      const { posts, hours, demands } = (await staff.call(contract.readShiftSetUp)).body
      expect([posts.length, hours.length, demands.length]).toEqual([1, 4, 4])
      const wanted = { postId: posts[0].id, hoursId: hours[0].id, leads: 0, skill: null }
      const from = addDays(week, 7)
      await tell(contract.setDemand, { ...wanted, weekdays: [5, 6], heads: 2, from, until: null })
      const after = (await staff.call(contract.readShiftSetUp)).body.demands.filter(
        ({ hoursId }: { hoursId: string }) => hoursId === hours[0].id,
      )
      expect(after.map(({ heads }: { heads: number }) => heads).toSorted()).toEqual([2, 3, 3])
      // on one day alone: what was goes on after it
      const feast = addDays(week, 2)
      const days = { weekdays: [0, 1, 2, 3, 4, 5, 6], from: feast, until: feast }
      const refused = await tell(contract.setDemand, { ...wanted, ...days, heads: 5, until: week })
      expect(refused).toMatchObject({ status: 400 })
      await tell(contract.setDemand, { ...wanted, ...days, heads: 5 })
      const headsOn = async (monday: string) => {
        const { ground } = (await staff.call(contract.readShiftWeek, { query: { week: monday } })).body
        const { problem, shifts } = layDesk(groundOf({ ground }))
        const shift = shifts.findIndex(({ hoursId }) => hoursId === hours[0].id)
        return problem.demands
          .filter((demand) => demand.shift === shift && demand.skill === null)
          .map(({ need }) => need)
      }
      expect(await headsOn(week)).toEqual([3, 3, 5, 3, 3, 3, 3])
      expect(await headsOn(from)).toEqual([3, 3, 3, 3, 3, 2, 2])
      const post = randomUUID()
      expect(await tell(contract.addDutyPost, { id: post, name: "北门" })).toMatchObject({
        body: { refusal: "already-known" },
      })
      await tell(contract.addDutyPost, { id: post, name: "南门" })
      await tell(contract.closeDutyPost, { id: post })
      expect(await tell(contract.closeDutyPost, { id: post })).toMatchObject({ status: 404 })
      const extra = randomUUID()
      await tell(contract.addShiftHours, { id: extra, name: "午间", start: 690, minutes: 90 })
      expect(await tell(contract.endShiftHours, { id: extra })).toMatchObject({ status: 200 })
    } finally {
      await other.stop()
    }
  })
})
