import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as contract from "../../src/contract/proposals.ts"
import { changeDraft, readShiftWeek, undoDraft } from "../../src/contract/shifts.ts"
import { addDays, type PlainDate } from "../../src/core/kit/dates.ts"
import { burdenLevel, burdenOn } from "../../src/core/roster/burden.ts"
import { layDesk } from "../../src/core/roster/desk-problem.ts"
import type { DraftTurn } from "../../src/core/roster/draft.ts"
import type { DutyGround } from "../../src/core/roster/duty-ground.ts"
import { isNight } from "../../src/core/roster/free-times.ts"
import { faultsOf } from "../../src/core/roster/objections.ts"
import { isNever } from "../../src/core/roster/turn-objection.ts"
import type { Context } from "../../src/service/context.ts"
import { makeProposalDesk } from "../../src/service/roster/proposal-desk.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import type { Client } from "../support/client.ts"
import { until } from "../support/data-of.ts"
import { makeDutyDesk } from "../support/duty-desk.ts"
import { type PlantedDuty, planMonday, plantDuty } from "../support/duty-ground.ts"
import { roundSearch } from "../support/roster/round-search.ts"

let app: TestApp
let lead: Client
let duty: PlantedDuty
let desk: ReturnType<typeof makeDutyDesk>
const search = roundSearch()
const weeks = [0, 7, 14, 21].map((days) => addDays(planMonday, days))
const [first = planMonday, second = planMonday, third = planMonday, fourth = planMonday] = weeks

beforeAll(async () => {
  const desk10 = makeProposalDesk(search, { seconds: 10, report: () => undefined })
  app = await startTestApp({ proposals: desk10 })
  lead = await app.signedIn("volunteer-lead")
  duty = await plantDuty(app, { volunteers: 48 })
  desk = makeDutyDesk(app, duty)
})
afterAll(() => app.stop())

const read = async (week: string) => (await lead.call(readShiftWeek, { query: { week } })).body
const find = async (week: string) =>
  (await lead.call(contract.findProposal, { query: { week } })).body.proposal
const tell = (endpoint: Parameters<Client["call"]>[0], body: object) =>
  lead.call(endpoint, { body: { commandId: randomUUID(), ...body } })
const start = async (week: string, count: number) =>
  tell(contract.startProposal, { week, weeks: count, draftVersion: (await read(week)).draftVersion })
const ended = (week: string) =>
  until(async () => {
    const proposal = await find(week)
    return proposal?.phase === "running" ? undefined : proposal
  })
const propose = async (week: string, count: number) => {
  expect(await start(week, count)).toMatchObject({ status: 200 })
  return ended(week)
}
const turnsOf = async (week: string): Promise<DraftTurn[]> =>
  (await lead.call(contract.readProposal, { query: { week } })).body.turns

describe("a proposal of four weeks", () => {
  it("is weighed week by week, looked at, and taken; nothing is in a draft before", async () => {
    const proposal = await propose(first, 4)
    expect(proposal).toMatchObject({ phase: "ready", week: first, weeks: 4, wanted: 4 * 168 })
    expect(proposal.byWeek.map(({ week }: { week: string }) => week)).toEqual(weeks)
    for (const each of proposal.byWeek) {
      const turns = await turnsOf(each.week)
      expect(turns).toHaveLength(each.turns)
      expect(each).toMatchObject({ wanted: 168, changed: each.turns, weighed: 48 })
      expect(each.near).toBeGreaterThan(0)
      // a family comes whole, where one alone was wanted too
      expect(each.missing).toBeGreaterThanOrEqual(168 - each.turns)
      expect((await read(each.week)).ground.draft).toEqual([])
    }
    // every week of it tells of the same
    expect(await find(third)).toMatchObject({ id: proposal.id })
    expect(await find(addDays(fourth, 7))).toBeNull()

    const command = { commandId: randomUUID(), id: proposal.id, weeks: [first, second] }
    const taken = await lead.call(contract.takeProposal, { body: command })
    expect(taken).toMatchObject({ status: 200, body: { taken: [{ week: first }, { week: second }] } })
    expect((await lead.call(contract.takeProposal, { body: command })).body).toEqual(taken.body)
    expect((await read(first)).ground.draft).toHaveLength(proposal.byWeek[0].turns)
    expect((await read(third)).ground.draft).toEqual([])
    expect((await find(first)).byWeek.map((each: { taken: number | null }) => each.taken)).toEqual([
      ...taken.body.taken.map((each: { draftVersion: number }) => each.draftVersion),
      ...[null, null],
    ])
    expect(await read(second)).toMatchObject({ undo: "proposal" })
    const { draftVersion } = await read(second)
    await tell(undoDraft, { week: second, draftVersion, again: false })
    expect((await read(second)).ground.draft).toEqual([])
    expect(await tell(contract.takeProposal, { id: proposal.id, weeks: [third, fourth] })).toMatchObject({
      status: 200,
    })
  }, 60_000)

  it("breaks no rule over the ends of weeks, and holds nobody who is red or would be", async () => {
    const [tired, other] = [duty.workers[2], duty.workers[8]]
    if (tired === undefined || other === undefined) throw new Error("nobody is planted")
    // ten mornings on end up to the Sunday before: red until a day of rest
    const days = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((back) => addDays(fourth, 7 - back))
    for (const day of days) await desk.plant(day, "早班", [tired], { stood: true })
    const next = addDays(fourth, 7)
    const ground = groundOf(await read(next))
    expect(burdenLevel(burdenOn(ground.past.get(tired.id) ?? [], addDays(next, -1)), ground.fatigue)).toBe(
      "red",
    )
    const byHand = (workerId: string) => ({
      ...{ workerId, head: 1, day: next, isPinned: true },
      to: { postId: desk.north.id, hoursId: desk.hoursOf("中班").id },
    })
    const change = async (workerId: string) =>
      tell(changeDraft, {
        ...{ week: next, draftVersion: (await read(next)).draftVersion },
        changes: [byHand(workerId)],
      })
    expect((await change(tired.id)).body.objections).toMatchObject([{ code: "days-on-end" }])
    expect((await change(other.id)).body.objections).toEqual([])

    const proposal = await propose(next, 2)
    const turns = [...(await turnsOf(next)), ...(await turnsOf(addDays(next, 7)))]
    expect(turns.length).toBeGreaterThan(250)
    expect(turns.filter(({ workerId, day }) => workerId === tired.id && day === next)).toEqual([])
    expect(turns).toContainEqual({
      ...byHand(other.id).to,
      day: next,
      workerId: other.id,
      head: 1,
      isPinned: true,
    })
    const planned = { ...ground, days: 14, draft: turns }
    const laid = layDesk(planned)
    expect(faultsOf({ ground: planned, desk: laid, roster: laid.draft }).filter(isNever)).toEqual([])
    for (const { id } of ground.workers) {
      const all = [...(ground.past.get(id) ?? []), ...dutyTurns(ground, turns, id)]
      for (const { day } of dutyTurns(ground, turns, id))
        expect(burdenLevel(burdenOn(all, day), ground.fatigue), `${id} ${day}`).not.toBe("red")
    }
    expect(await tell(contract.takeProposal, { id: proposal.id, weeks: [next] })).toMatchObject({
      status: 200,
    })
  }, 60_000)
})

describe("a proposal that waits", () => {
  const later = addDays(planMonday, 56)

  it("is left by a planner, and is searched for one at a time", async () => {
    search.hold()
    expect(await start(later, 2)).toMatchObject({ status: 200 })
    expect(await find(later)).toMatchObject({ phase: "running", seconds: 15, byWeek: [] })
    expect(await start(addDays(later, 7), 1)).toMatchObject({ body: { refusal: "proposal-running" } })
    await tell(contract.dropProposal, { id: (await find(later)).id })
    expect(await find(later)).toBeNull()
    search.letGo()
    expect(await find(later)).toBeNull()
    expect((await read(later)).ground.draft).toEqual([])
  })

  it("shows what it has when it is stopped", async () => {
    search.hold()
    await start(later, 1)
    const { id } = await find(later)
    await tell(contract.stopProposal, { id })
    search.letGo()
    expect(await ended(later)).toMatchObject({ id, phase: "ready" })
  })

  it("is refused whole where a draft has changed, somebody cannot come any more, or there is a newer one", async () => {
    const proposal = await propose(later, 2)
    const [turn] = await turnsOf(addDays(later, 7))
    if (turn === undefined) throw new Error("nobody stands in the second week")
    const absence = randomUUID()
    await desk.ask(
      `insert into worker_absence (community_id, absence_id, worker_id, from_on, until_on, why, made_at)
       values ($1, $2, $3, $4, $4, 'away', now())`,
      [app.neighbourhoods?.own, absence, turn.workerId, turn.day],
    )
    const both = { id: proposal.id, weeks: [later, addDays(later, 7)] }
    expect(await tell(contract.takeProposal, both)).toMatchObject({
      status: 409,
      body: { refusal: "proposal-outdated" },
    })
    expect((await read(later)).ground.draft).toEqual([])
    await desk.ask("update worker_absence set ended_at = now() where absence_id = $1", [absence])
    const changes = [{ ...turn, to: { postId: turn.postId, hoursId: turn.hoursId } }]
    await tell(changeDraft, { week: addDays(later, 7), draftVersion: 0, changes })
    expect(await tell(contract.takeProposal, both)).toMatchObject({ body: { refusal: "draft-changed" } })
    expect((await read(later)).ground.draft).toEqual([])
    expect(await tell(contract.takeProposal, { ...both, weeks: [later] })).toMatchObject({ status: 200 })
    expect(await tell(contract.takeProposal, { ...both, id: randomUUID() })).toMatchObject({
      body: { refusal: "proposal-outdated" },
    })
  })
})

describe("a server that begins anew", () => {
  const later = addDays(planMonday, 84)
  /** What another process would have of it: nothing but what is kept. */
  const anew = (of = search) => makeProposalDesk(of, { seconds: 10, report: () => undefined })

  it("finds a proposal again, takes it, and knows what was taken", async () => {
    const proposal = await propose(later, 2)
    const context = await contextOf()
    const again = anew()
    const found = await again.find(context, { week: addDays(later, 7) })
    expect(found).toEqual({ proposal })
    expect(await again.read(context, { week: later })).toMatchObject({
      id: proposal.id,
      turns: await turnsOf(later),
    })
    const weeks = [later]
    const taken = await again.take(context, { commandId: randomUUID(), id: proposal.id, weeks })
    expect(taken).toMatchObject({ taken: [{ week: later }] })
    expect((await read(later)).ground.draft).toHaveLength(proposal.byWeek[0].turns)
    const third = await anew().find(context, { week: later })
    expect(third).toMatchObject({ proposal: { byWeek: [{ taken: 1 }, { taken: null }] } })

    await again.drop(context, { id: proposal.id })
    expect(await anew().find(context, { week: later })).toEqual({ proposal: null })
    await tell(contract.dropProposal, { id: proposal.id })
  })

  it("says that a search was lost, changes no draft, and begins it anew", async () => {
    const next = addDays(later, 14)
    search.hold()
    await start(next, 1)
    const { id } = await find(next)
    const context = await contextOf()
    const again = anew(roundSearch())
    expect(await again.find(context, { week: next })).toMatchObject({ proposal: { id, phase: "lost" } })
    expect((await read(next)).ground.draft).toEqual([])
    const given = { commandId: randomUUID(), week: next, draftVersion: 0, weeks: 1 }
    expect(await again.start(context, given)).toEqual({ id: given.commandId })
    await again.settled()
    // the one that was cut off does not come back over it
    search.letGo()
    await ended(next)
    expect(await anew().find(context, { week: next })).toMatchObject({
      proposal: { id: given.commandId, phase: "ready" },
    })
  })

  /** Whoever plans, as a server knows them. */
  async function contextOf(): Promise<Context> {
    const [account] = await desk.ask<{ id: string }>(
      "select account_id as id from account where role = 'volunteer-lead' limit 1",
    )
    const communityId = app.neighbourhoods?.own ?? ""
    return { ...app.ground, communityId, accountId: account?.id ?? "", role: "volunteer-lead" }
  }
})

type Listed = Record<"past" | "beside", [string, never][]>

function groundOf({ ground }: { ground: Listed }): DutyGround {
  return { ...ground, past: new Map(ground.past), beside: new Map(ground.beside) } as unknown as DutyGround
}

function dutyTurns({ hours }: DutyGround, turns: readonly DraftTurn[], workerId: string) {
  return turns
    .filter((turn) => turn.workerId === workerId)
    .map(({ day, hoursId }) => {
      const of = hours.find(({ id }) => id === hoursId)
      if (of === undefined) throw new Error("a turn of no hours")
      return { day: day as PlainDate, minutes: of.minutes, isNight: isNight(of) }
    })
}
