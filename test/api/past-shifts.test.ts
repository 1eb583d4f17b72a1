import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import * as proposals from "../../src/contract/proposals.ts"
import { endWorker } from "../../src/contract/roll.ts"
import * as contract from "../../src/contract/shifts.ts"
import { addDays, instantOf } from "../../src/core/kit/dates.ts"
import { makeProposalDesk } from "../../src/service/roster/proposal-desk.ts"
import { asOwner } from "../../src/store/database/db.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import type { Client } from "../support/client.ts"
import { until } from "../support/data-of.ts"
import { type PlantedDuty, plantDuty, planMonday as week } from "../support/duty-ground.ts"
import { roundSearch } from "../support/roster/round-search.ts"

let app: TestApp
let duty: PlantedDuty
let lead: Client
const search = roundSearch()

beforeAll(async () => {
  app = await startTestApp({ proposals: makeProposalDesk(search, { seconds: 1, report: () => undefined }) })
  duty = await plantDuty(app, { volunteers: 24 })
})
afterAll(() => app.stop())
beforeEach(async () => {
  await asOwner(app.ground.ownerDb, async ({ client }) => {
    for (const table of ["duty_message", "duty_turn", "draft_turn", "draft_step", "duty_week"])
      await client.query(`delete from ${table}`)
  })
  await at(-3, "21:00")
})

/** So many days after the Monday; who was signed in before would be asked for their password by now. */
const at = async (day: number, clock: string) => {
  app.setClock(instantOf(Date.parse(`${addDays(week, day)}T${clock}:00+08:00`)))
  lead = await app.signedIn("volunteer-lead")
}
const read = async () => (await lead.call(contract.readShiftWeek, { query: { week } })).body
const step = async (endpoint: Parameters<Client["call"]>[0], body: object = {}) => {
  const { draftVersion } = await read()
  return lead.call(endpoint, { body: { commandId: randomUUID(), week, draftVersion, ...body } })
}
/** Those who serve alone and are free at any time. */
const alone = () => duty.workers.filter(({ familyId, free }) => familyId === null && free.length === 4)
const place = (worker: number, day: number, hours: number | null) => ({
  ...{ workerId: alone()[worker]?.id ?? "", head: 1, day: addDays(week, day), isPinned: true },
  to: hours === null ? null : { postId: duty.posts[0]?.id, hoursId: duty.hours[hours]?.id },
})
const put = async (...changes: object[]) =>
  expect(await step(contract.changeDraft, { changes })).toMatchObject({ body: { objections: [] } })
const publish = () => step(contract.publishWeek, { opensAt: null })

describe("a week that has begun", () => {
  it("shows who stood there and has left the roll since, by name as long as it is kept, and ends nothing of theirs", async () => {
    await put(place(5, 0, 1), place(5, 2, 1), place(5, 4, 1))
    await publish()
    await at(2, "09:00")
    const workerId = alone()[5]?.id ?? ""
    const name = alone()[5]?.name
    expect(await read()).toMatchObject({ stood: [] })
    const gone = { commandId: randomUUID(), id: workerId, why: "own-wish" }
    expect(await lead.call(endWorker, { body: gone })).toMatchObject({ status: 200 })
    const after = await read()
    expect(after.ground.draft).toEqual([])
    // the morning that had begun is theirs too, and Friday's turn is not
    const turn = (day: number) => ({ ...place(5, day, 1).to, workerId, day: addDays(week, day) })
    expect(after.stood).toMatchObject([turn(0), turn(2)])
    expect(after.names.find(({ id }: { id: string }) => id === workerId)).toMatchObject({ name })
    expect(await publish()).toMatchObject({ body: { told: 0 } })
    expect((await read()).stood).toMatchObject([turn(0), turn(2)])
  })

  it("asks for nobody any more where it is over", async () => {
    const before = await publish()
    expect(before).toMatchObject({ body: { gaps: 112 } })
    await at(6, "13:00")
    // left are Sunday's afternoon and evening at two posts, each without people and without a lead
    expect(await publish()).toMatchObject({ body: { gaps: 8 } })
    expect(await step(proposals.startProposal, { weeks: 1 })).toMatchObject({ status: 200 })
    const proposal = await until(async () => {
      const { body } = await lead.call(proposals.findProposal, { query: { week } })
      return body.proposal?.phase === "running" ? undefined : body.proposal
    })
    expect(proposal).toMatchObject({ wanted: 12, missing: 12, byWeek: [{ wanted: 12, gaps: 4 }] })
  })

  it("offers to undo what can be undone alone, and says where nothing can", async () => {
    await put(place(0, 0, 1))
    await put(place(1, 4, 1))
    await put(place(2, 1, 1))
    await at(3, "09:00")
    // the last step is over: the one before goes back
    expect(await read()).toMatchObject({ undo: "hand", redo: null, isSettled: false })
    expect(await step(contract.undoDraft, { again: false })).toMatchObject({ status: 200 })
    const days = async () => (await read()).ground.draft.map(({ day }: { day: string }) => day)
    expect(await days()).toEqual([addDays(week, 0), addDays(week, 1)])
    expect(await read()).toMatchObject({ undo: null, redo: "hand", isSettled: true })
    expect(await step(contract.undoDraft, { again: false })).toMatchObject({
      ...{ status: 409, body: { refusal: "nothing-to-undo" } },
    })
    expect(await step(contract.undoDraft, { again: true })).toMatchObject({ status: 200 })
    expect(await days()).toHaveLength(3)
    // who has left the roll does not come back: taking them off again cannot be undone
    await put(place(1, 4, null))
    expect(await read()).toMatchObject({ undo: "hand" })
    const gone = { commandId: randomUUID(), id: alone()[1]?.id, why: "own-wish" }
    expect(await lead.call(endWorker, { body: gone })).toMatchObject({ status: 200 })
    expect(await read()).toMatchObject({ undo: null, redo: null, isSettled: true })
  })
})
