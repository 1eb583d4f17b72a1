import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { addUnplanned, answerStandIn, listStandIns } from "../../src/contract/duty.ts"
import * as own from "../../src/contract/my-duty.ts"
import { findProposal, readProposal, startProposal } from "../../src/contract/proposals.ts"
import { changeDraft, readShiftWeek } from "../../src/contract/shifts.ts"
import { getWorkload } from "../../src/contract/workload.ts"
import { addDays, instantOf } from "../../src/core/kit/dates.ts"
import { asOwner } from "../../src/store/database/db.ts"
import type { TestApp } from "../support/app.ts"
import type { Client } from "../support/client.ts"
import { until } from "../support/data-of.ts"
import { type PlantedDuty, planMonday } from "../support/duty-ground.ts"
import { codesOf, type DutyPages, friday, startDutyPages } from "../support/duty-pages.ts"

let app: TestApp
let duty: PlantedDuty
let desk: DutyPages
let lead: Client
const id = (index: number) => duty.workers[index]?.id ?? ""
/** Four nights in the week before: the fifth within seven days makes them red. */
const tired = () => id(2)
const night = () => desk.slot(0, "夜班")

beforeAll(async () => {
  ;({ app, duty, desk } = await startDutyPages())
})
beforeEach(async () => {
  await redFrom(5)
  app.setClock(friday)
  lead = await app.signedIn("volunteer-lead")
  await desk.clear()
  await desk.publish(planMonday, friday)
  for (const day of [-6, -5, -3, -2]) await desk.plant(tired(), day, "夜班")
})
afterAll(() => app.stop())

/** From how many nights in seven days somebody is red, by the rule that is in force. */
const redFrom = (nights: number) =>
  asOwner(app.ground.ownerDb, (tx) =>
    tx.client.query(
      "update policy set value = value || jsonb_build_object('redNights', $1::int) where rule = 'fatigue'",
      [nights],
    ),
  )

/** The same by another version of the rule, from a day on. */
const redFromDay = (day: string, nights: number) =>
  asOwner(app.ground.ownerDb, (tx) =>
    tx.client.query(
      `insert into policy (community_id, policy_id, rule, in_force_from, value, document, recorded_at)
       select community_id, $1, rule, $2, value || jsonb_build_object('redNights', $3::int), document, recorded_at
       from policy where rule = 'fatigue' and ended_at is null order by in_force_from limit 1`,
      [randomUUID(), day, nights],
    ),
  )
const oneRule = () =>
  asOwner(app.ground.ownerDb, (tx) =>
    tx.client.query(
      "delete from policy where rule = 'fatigue' and in_force_from > '2020-02-01' and recorded_by is null",
    ),
  )

describe("a rule that changes", () => {
  it("counts from its day on, for whoever signs up on that day", async () => {
    await redFromDay(planMonday, 6)
    try {
      const page = await desk.page(tired())
      expect(codesOf(await page.do(own.takeTurn, night()))).toEqual([])
    } finally {
      await oneRule()
    }
  })

  it("in the middle of a week is kept by all of that week's plan where it is the stricter one", async () => {
    const nightOf = (day: number) => ({ ...desk.slot(day, "夜班"), workerId: id(5) })
    const plan = async (...days: number[]) => {
      const { draftVersion } = (await lead.call(readShiftWeek, { query: { week: planMonday } })).body
      const changes = days.map((each) => {
        const { day, postId, hoursId, workerId } = nightOf(each)
        return { workerId, head: 1, day, to: { postId, hoursId }, isPinned: true }
      })
      const step = { commandId: randomUUID(), week: planMonday, draftVersion, changes }
      return (await lead.call(changeDraft, { body: step })).body
    }
    await redFromDay(addDays(planMonday, 2), 2)
    try {
      expect(await plan(3, 4)).toMatchObject({ objections: [{ code: "nights-of-week", bound: 1 }] })
      expect(await plan(3)).toMatchObject({ objections: [] })
    } finally {
      await oneRule()
    }
    expect(await plan(4)).toMatchObject({ objections: [] })
  })
})

describe("the days to come", () => {
  it("are held against the rule of their own day, and the page names a rule that begins among them", async () => {
    const load = async () => {
      const { later, people } = (await lead.call(getWorkload)).body
      const own = people.find(({ workerId }: { workerId: string }) => workerId === tired())
      return { later, level: own.level, ahead: own.ahead }
    }
    await desk.plant(tired(), 0, "夜班")
    await redFrom(9)
    expect(await load()).toMatchObject({ later: [], level: "amber", ahead: { level: "amber" } })
    await redFromDay(planMonday, 3)
    try {
      expect(await load()).toMatchObject({
        later: [{ inForceFrom: planMonday, redNights: 3 }],
        ...{ level: "amber", ahead: { level: "red", on: planMonday } },
      })
    } finally {
      await oneRule()
    }
  })
})

describe("whoever is red by the dated rule", () => {
  it("does not sign up, and does where the rule allows a night more", async () => {
    const page = await desk.page(tired())
    expect(codesOf(await page.do(own.takeTurn, night()))).toContain("nights-of-week")
    expect(await desk.standing(night())).toEqual([])
    await redFrom(6)
    expect(codesOf(await page.do(own.takeTurn, night()))).toEqual([])
    expect(await desk.standing(night())).toEqual([tired()])
  })

  it("is not swapped in", async () => {
    const page = await desk.page(id(5))
    const turnId = await desk.plant(id(5), 0, "夜班")
    const asked = { turnId, parts: [{ turnId, to: tired() }] }
    expect(codesOf(await page.do(own.askSwap, { id: randomUUID(), ...asked }))).toContain("nights-of-week")
    await redFrom(6)
    expect(codesOf(await page.do(own.askSwap, { id: randomUUID(), ...asked }))).toEqual([])
  })

  it("is no stand-in, and is refused as one", async () => {
    // nobody else is left
    const others = duty.workers.filter((worker) => worker.id !== tired())
    for (const worker of others) await desk.change(worker.id, { stage: "ended" })
    try {
      app.setClock(instantOf(Date.parse("2020-03-08T21:00:00+08:00")))
      // signed in on Friday, they would be asked for their password by now
      const onSunday = await app.signedIn("volunteer-lead")
      const standIns = async () =>
        (await onSunday.call(listStandIns, { query: night() })).body.standIns.map(
          ({ workerId }: { workerId: string }) => workerId,
        )
      const answer = { id: randomUUID(), workerId: tired(), answer: "comes", ...night() }
      const call = () => onSunday.call(answerStandIn, { body: { commandId: randomUUID(), ...answer } })
      expect(await standIns()).toEqual([])
      const isRed = { body: { objections: [{ code: "nights-of-week" }] } }
      expect(await call()).toMatchObject(isRed)
      app.setClock(instantOf(Date.parse("2020-03-09T00:05:00+08:00")))
      const unplanned = { commandId: randomUUID(), id: randomUUID(), workerId: tired(), ...night() }
      expect(await onSunday.call(addUnplanned, { body: unplanned })).toMatchObject(isRed)
      expect(await desk.standing(night())).toEqual([])
    } finally {
      for (const worker of others) await desk.change(worker.id, { stage: "active" })
    }
  })

  it("is neither planned by hand nor held by a proposal", async () => {
    const read = async () => (await lead.call(readShiftWeek, { query: { week: planMonday } })).body
    const { draftVersion } = await read()
    const { day, postId, hoursId } = night()
    const changes = [{ workerId: tired(), head: 1, day, to: { postId, hoursId }, isPinned: true }]
    const step = { week: planMonday, draftVersion, changes }
    expect(await lead.call(changeDraft, { body: { commandId: randomUUID(), ...step } })).toMatchObject({
      body: { draftVersion: null, objections: [{ code: "nights-of-week" }] },
    })
    const asked = { commandId: randomUUID(), week: planMonday, draftVersion, weeks: 2 }
    expect(await lead.call(startProposal, { body: asked })).toMatchObject({ status: 200 })
    const proposal = await until(async () => {
      const found = (await lead.call(findProposal, { query: { week: planMonday } })).body.proposal
      return found?.phase === "running" ? undefined : found
    })
    expect(proposal).toMatchObject({ phase: "ready" })
    const { turns } = (await lead.call(readProposal, { query: { week: planMonday } })).body
    const nights = turns.filter(
      (turn: { workerId: string; day: string; hoursId: string }) =>
        turn.workerId === tired() && turn.hoursId === hoursId && turn.day < addDays(planMonday, 2),
    )
    expect(turns.length).toBeGreaterThan(60)
    expect(nights).toEqual([])
  })
})
