import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as contract from "../../src/contract/shifts.ts"
import { addDays } from "../../src/core/kit/dates.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import type { Client } from "../support/client.ts"
import { makeDutyDesk } from "../support/duty-desk.ts"
import { type PlantedDuty, planMonday, plantDuty } from "../support/duty-ground.ts"

let app: TestApp
let duty: PlantedDuty
let desk: ReturnType<typeof makeDutyDesk>
beforeAll(async () => {
  app = await startTestApp()
  duty = await plantDuty(app, { volunteers: 6, staff: 2 })
  desk = makeDutyDesk(app, duty)
})
afterAll(() => app.stop())

const week = planMonday
const read = async (client: Client) => (await client.call(contract.readShiftWeek, { query: { week } })).body

describe("the committee's own people in a week's plan", () => {
  it("are planned by head and staff, and for the volunteers' lead they stand there without a name", async () => {
    const [head, lead] = [await app.signedIn("head"), await app.signedIn("volunteer-lead")]
    const staff = duty.workers.filter(({ kind }) => kind === "staff")
    const [one, two] = staff
    if (one === undefined || two === undefined) throw new Error("no staff is planted")
    await desk.ask("update worker set birth_month = 4 where worker_id = $1", [one.id])
    const change = async (client: Client, workerId: string, day: number) =>
      client.call(contract.changeDraft, {
        body: {
          ...{ commandId: randomUUID(), week, draftVersion: (await read(client)).draftVersion },
          changes: [
            {
              ...{ workerId, head: 1, day: addDays(week, day), isPinned: true },
              to: { postId: desk.north.id, hoursId: desk.hoursOf("早班").id },
            },
          ],
        },
      })
    expect(await change(head, one.id, 0)).toMatchObject({ status: 200 })
    expect(await change(lead, two.id, 0)).toMatchObject({ status: 404, body: { refusal: "not-found" } })

    const [whole, part] = [await read(head), await read(lead)]
    const nameOf = (body: typeof whole, id: string) =>
      body.names.find((each: { id: string }) => each.id === id)
    expect(nameOf(whole, one.id)).toMatchObject({ kind: "staff", name: one.name })
    expect(nameOf(part, one.id)).toEqual({ id: one.id, kind: "staff", name: null })
    // the place is filled all the same
    expect(part.ground.draft).toMatchObject([{ workerId: one.id, postId: desk.north.id }])
    const seen = part.ground.workers.find(({ id }: { id: string }) => id === one.id)
    expect(seen).toMatchObject({ birthYear: null, birthMonth: null, familyId: null, skills: [] })
    expect(JSON.stringify(part)).not.toContain(one.name)
    expect(JSON.stringify(part)).toContain(duty.workers[0]?.name)

    const { draftVersion } = await read(head)
    await head.call(contract.publishWeek, {
      body: { commandId: randomUUID(), week, draftVersion, opensAt: null },
    })
    const told = async (client: Client) =>
      (await client.call(contract.listDutyMessages, { query: { week } })).body.messages
    expect(await told(head)).toMatchObject([{ workerId: one.id, name: one.name }])
    expect(await told(lead)).toEqual([])
    expect(await read(lead)).toMatchObject({ toTell: 0, untold: 0 })
    const calendar = async (client: Client) =>
      (await client.call(contract.downloadCalendar, { query: { week } })).body
    expect(await calendar(head)).toContain(one.name)
    expect(await calendar(lead)).toContain("居委会工作人员")
    expect(await calendar(lead)).not.toContain(one.name)
  })
})
