import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import * as own from "../../src/contract/my-duty.ts"
import { endWorker, returnWorker, setConsent } from "../../src/contract/roll.ts"
import { makeCalendarLink } from "../../src/contract/shifts.ts"
import { addDays } from "../../src/core/kit/dates.ts"
import type { TestApp } from "../support/app.ts"
import type { Client } from "../support/client.ts"
import { type PlantedDuty, planMonday } from "../support/duty-ground.ts"
import { type DutyPages, friday, startDutyPages } from "../support/duty-pages.ts"

let app: TestApp
let duty: PlantedDuty
let desk: DutyPages
let lead: Client
const id = (index: number) => duty.workers[index]?.id ?? ""

beforeAll(async () => {
  ;({ app, duty, desk } = await startDutyPages())
  lead = await app.signedIn("volunteer-lead")
})
beforeEach(async () => {
  await desk.clear()
  await desk.publish(planMonday, friday)
})
afterAll(() => app.stop())

const tell = async (endpoint: Parameters<Client["call"]>[0], body: object) => {
  const answer = await lead.call(endpoint, { body: { commandId: randomUUID(), ...body } })
  expect(answer.status).toBe(200)
  return answer.body
}

/** A calendar program that asks again and again: of each turn it keeps the newest version that it was told. */
function subscribe(token: string) {
  const known = new Map<string, Record<string, string>>()
  const ask = async () => {
    const answer = await fetch(`${app.url}/api/duty/calendar.ics?key=${token}`)
    if (answer.status !== 200) return answer.status
    const text = (await answer.text()).replaceAll("\r\n ", "")
    for (const event of text.split("BEGIN:VEVENT\r\n").slice(1)) {
      const lines = event.split("\r\n").map((line) => line.split(":"))
      const turn: Record<string, string> = Object.fromEntries(
        lines.map(([key, ...rest]) => [key, rest.join(":")]),
      )
      const before = known.get(turn["UID"] ?? "")
      if (before === undefined || Number(turn["SEQUENCE"]) > Number(before["SEQUENCE"]))
        known.set(turn["UID"] ?? "", turn)
    }
    return answer.status
  }
  const shown = () =>
    [...known.values()]
      .filter(({ STATUS }) => STATUS === "CONFIRMED")
      .map(({ DTSTART, DTEND }) => `${DTSTART}–${DTEND}`)
  return { ask, shown }
}

describe("a calendar that follows the roster", () => {
  it("has a turn again that was free for a while, and loses what is to come of whoever leaves the roll", async () => {
    const worker = id(2)
    const page = await desk.page(worker)
    const calendar = subscribe((await tell(makeCalendarLink, { workerId: worker })).token)
    await desk.plant(worker, 1, "早班")
    await desk.plant(worker, 3, "夜班")
    const early = "20200309T220000Z–20200310T040000Z"
    // the night of Thursday in Shanghai begins on Wednesday for the rest of the world
    const night = "20200311T160000Z–20200311T220000Z"
    await calendar.ask()
    expect(calendar.shown()).toEqual([early, night])
    for (let times = 0; times < 2; times++) {
      const absence = { id: randomUUID(), from: addDays(planMonday, 1), until: addDays(planMonday, 1) }
      await page.do(own.sayAway, absence)
      await calendar.ask()
      expect(calendar.shown()).toEqual([night])
      await page.do(own.takeBackAway, { id: absence.id })
      await calendar.ask()
      expect(calendar.shown()).toEqual([early, night])
    }
    await tell(endWorker, { id: worker, why: "own-wish" })
    expect(await calendar.ask()).toBe(200)
    expect(calendar.shown()).toEqual([])
    await tell(returnWorker, { id: worker, undo: true })
    await calendar.ask()
    expect(calendar.shown()).toEqual([early, night])
  })

  it("ends with the name", async () => {
    const calendar = subscribe((await tell(makeCalendarLink, { workerId: id(5) })).token)
    expect(await calendar.ask()).toBe(200)
    await tell(setConsent, { id: randomUUID(), workerId: id(5), what: "keep", how: "paper", withdrawn: true })
    expect(await calendar.ask()).toBe(404)
  })
})
