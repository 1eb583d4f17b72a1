import { afterAll, beforeAll, expect, it } from "vitest"
import { getAttention, getBoard } from "../../src/contract/board.ts"
import { getCase, listCases } from "../../src/contract/quarantine.ts"
import { getReadingSheet } from "../../src/contract/readings.ts"
import * as register from "../../src/contract/register.ts"
import { addDays, getPlainDate, type Instant, instantOfShanghai } from "../../src/core/kit/dates.ts"
import { raiseDue } from "../../src/service/rounds/raise-due.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { askOwn, caseOf } from "../support/case-desk.ts"
import type { Client } from "../support/client.ts"
import { makeRegisterDesk, person } from "../support/register-desk.ts"
import { type Quarantined, quarantine } from "../support/round-desk.ts"

const today = getPlainDate("2020-02-12")
const at = (clock: string, day = today): Instant => instantOfShanghai(day, clock) as Instant

let app: TestApp
let staff: Client
let who: Quarantined
beforeAll(async () => {
  app = await startTestApp({ now: at("12:30") })
  staff = await app.signedIn("staff")
  const keeper = makeRegisterDesk(await app.signedIn("head"))
  await keeper.stairwell("288", "12", 3, 2)
  const door = "288弄12号302室"
  const homeId = (await keeper.homeAt(door)) ?? ""
  await keeper.done(register.addStay, { dwellingId: homeId, ...person, name: "王小明", on: "2020-02-01" })
  const [found] = (await keeper.page(homeId, today)).people
  who = { homeId, personId: found.personId, door, name: "王小明" }
  await quarantine(app, who, "12:30")
})
afterAll(() => app.stop())

/** What every place says that is still to be measured, and what was missed. */
async function toldAt(clock: string) {
  app.setClock(at(clock))
  await raiseDue(app.ground, app.neighbourhoods?.own ?? "")
  const caseId = await caseOf(app, who.personId)
  const sheet = await staff.call(getReadingSheet, { query: {} })
  const { cases } = (await staff.call(listCases, { query: { show: "open" } })).body
  const { items } = (await staff.call(getAttention, { query: { on: today } })).body
  const board = (await staff.call(getBoard)).body
  return {
    sheet: sheet.body.people[0].cells.map(({ status }: { status: string }) => status),
    list: cases[0].missing,
    attention: items
      .filter(({ kind }: { kind: string }) => kind === "missing-reading")
      .map(({ detail }: { detail: string }) => detail),
    tasks: (await askOwn(app, "select from task where kind = 'missed-reading' and done_at is null")).length,
    planned: (
      await askOwn<{ slot: string }>(
        app,
        "select slot from planned_check where kind = 'reading' and day = $1 order by due_at",
        [today],
      )
    ).map(({ slot }) => slot),
    spared: [board.cases[0].spared, (await staff.call(getCase, { query: { id: caseId } })).body.spared],
  }
}

it("somebody registered at noon owes the afternoon's temperature, and has not missed the morning's", async () => {
  const noon = { planned: ["下午"], spared: [1, 1] }
  expect(await toldAt("12:31")).toEqual({
    ...{ ...noon, sheet: ["not-yet", "not-yet"], list: [false, false], attention: [], tasks: 0 },
  })
  expect(await toldAt("20:01")).toEqual({
    ...{ ...noon, sheet: ["not-yet", "missing"], list: [false, true], attention: ["下午"], tasks: 1 },
  })
})

it("from the next day on both are owed", async () => {
  app.setClock(at("12:01", addDays(today, 1)))
  // overnight the session has run out
  staff = await app.signedIn("staff")
  const sheet = await staff.call(getReadingSheet, { query: {} })
  expect(sheet.body.people[0].cells.map(({ status }: { status: string }) => status)).toEqual([
    "missing",
    "not-yet",
  ])
})
