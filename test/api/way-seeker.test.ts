import { randomUUID } from "node:crypto"
import { Worker } from "node:worker_threads"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as contract from "../../src/contract/duty.ts"
import * as own from "../../src/contract/my-duty.ts"
import { findProposal } from "../../src/contract/proposals.ts"
import * as swaps from "../../src/contract/swaps.ts"
import { addDays, getPlainDate } from "../../src/core/kit/dates.ts"
import { openWaySeeker } from "../../src/main/roster/open-way-seeker.ts"
import { startThread } from "../../src/main/start-thread.ts"
import type { WaySeeker } from "../../src/service/roster/way-seeker.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { makeDutyDesk } from "../support/duty-desk.ts"
import { type PlantedDuty, type PlantedWorker, plantDuty } from "../support/duty-ground.ts"
import { makeDutyPages } from "../support/duty-pages.ts"
import { makeTeller } from "../support/tell.ts"

const day = getPlainDate("2020-03-10")
const tomorrow = addDays(day, 1)
const reported: unknown[] = []
/** What happens in the midst of a search; each once. */
const meanwhile: (() => Promise<unknown>)[] = []
/** Threads that break, before those that work. */
const broken: (() => Worker)[] = []
let sought: string[] = []

const roster = new URL("../../src/main/roster/open-way-seeker.ts", import.meta.url).href
const real = openWaySeeker({
  // how slow a machine is, is no matter here
  lateMs: 600_000,
  report: (error) => reported.push(error),
  start: () => broken.shift()?.() ?? startThread(roster, "seeking-worker", null),
})
/** The real one, on its real thread; it says when it is at it. */
const seeker: WaySeeker = {
  swaps: (ask) => watch("swaps", real.swaps(ask)),
  standIns: (ask) => watch("standIns", real.standIns(ask)),
  mends: (ask) => watch("mends", real.mends(ask)),
}

async function watch<Found>(what: string, search: Promise<Found>): Promise<Found> {
  sought.push(what)
  await meanwhile.shift()?.()
  return search
}

let app: TestApp
let planted: PlantedDuty
let duty: ReturnType<typeof makeDutyDesk>
let lead: ReturnType<typeof makeTeller>

beforeAll(async () => {
  app = await startTestApp({ now: "2020-03-10T01:00:00.000Z" as never, seeker })
  planted = await plantDuty(app, { volunteers: 1000, from: getPlainDate("2020-02-10") })
  duty = makeDutyDesk(app, planted)
  lead = makeTeller(await app.signedIn("volunteer-lead"))
  for (let ahead = 1; ahead <= 7; ahead++) {
    for (const [at, hours] of ["夜班", "早班", "中班", "晚班"].entries())
      await duty.plant(
        addDays(day, ahead),
        hours,
        alone().slice(ahead * 20 + at * 3, ahead * 20 + at * 3 + 3),
      )
  }
}, 120_000)
afterAll(async () => {
  await app.stop()
  await real.close()
})

const alone = () =>
  planted.workers.filter(
    ({ familyId, free, isExperienced }) => familyId === null && free.length === 4 && !isExperienced,
  )
const someone = (at: number): PlantedWorker => alone()[at] ?? expect.fail("too few people are planted")

/** Somebody who is ill for three days, on which they stand alone. */
async function sickCall(at: number): Promise<string> {
  const days = [2, 3, 4].map((ahead) => addDays(day, ahead))
  const hours = ["晚班", "早班", "中班", "夜班"][at - 1] ?? ""
  for (const on of days) await duty.plant(on, hours, [someone(at)], { post: duty.south })
  const id = randomUUID()
  const said = { id, workerId: someone(at).id, from: days[0], until: days[2], why: "ill" }
  expect(await lead.done(contract.reportAway, said)).toEqual({ id, freed: 3 })
  return id
}

describe("a search among a thousand people", () => {
  it("lets others have their answers first, whichever search it is", async () => {
    const [turn = ""] = await duty.plant(tomorrow, "中班", [someone(0)])
    const id = await sickCall(1)
    const page = await makeDutyPages(app, planted).page(someone(0).id)
    const searches = {
      swaps: () => lead.ask(swaps.listSwapWays, { turn }),
      own: () => page.do(own.listOwnWays, { turnId: turn }),
      standIns: () => lead.ask(contract.listStandIns, duty.slot(tomorrow, "晚班", duty.south)),
      mends: () => lead.ask(contract.listMends, { id }),
    }
    for (const [name, search] of Object.entries(searches)) {
      const order: string[] = []
      const begun = new Promise<void>((resolve) => meanwhile.push(async () => resolve()))
      const found = search().then((answer) => {
        order.push("search")
        return answer
      })
      await begun
      await lead.ask(findProposal, { week: getPlainDate("2020-03-09") })
      order.push("somebody else")
      const answer = await found
      expect(order, name).toEqual(["somebody else", "search"])
      expect(answer.ways ?? answer.standIns, name).not.toEqual([])
    }
  }, 200_000)

  it("holds nothing that others write: what they change has it done again", async () => {
    const id = await sickCall(2)
    const { ways } = await lead.ask(contract.listMends, { id })
    sought = []
    const { workerId } = ways[0].steps[0]
    // it waits for the books, which a search that held them would never give
    const said = { workerId, from: day, until: addDays(day, 10), why: "away" }
    meanwhile.push(() => lead.done(contract.reportAway, { id: randomUUID(), ...said }))
    expect(await lead.refused(contract.takeMend, { id, key: ways[0].key })).toBe("roster-changed")
    expect(sought).toEqual(["mends", "mends"])

    const again = (await lead.ask(contract.listMends, { id })).ways[0]
    expect(again.steps.map((step: { workerId: string }) => step.workerId)).not.toContain(workerId)
    sought = []
    // of somebody who is in no way
    const other = { workerId: someone(190).id, from: day, until: addDays(day, 10), why: "away" }
    meanwhile.push(() => lead.done(contract.reportAway, { id: randomUUID(), ...other }))
    const taken = { commandId: randomUUID(), id, key: again.key }
    const done = await lead.done(contract.takeMend, taken)
    expect(done).toEqual({ changed: again.steps.length })
    expect(sought).toEqual(["mends", "mends"])
    expect(await lead.done(contract.takeMend, taken)).toEqual(done)
    expect(sought).toHaveLength(2)
  }, 200_000)

  it("gives up where others change the rosters all the time", async () => {
    const id = await sickCall(3)
    const { ways } = await lead.ask(contract.listMends, { id })
    sought = []
    for (const at of [191, 192, 193]) {
      const said = { workerId: someone(at).id, from: day, until: addDays(day, 10), why: "away" }
      meanwhile.push(() => lead.done(contract.reportAway, { id: randomUUID(), ...said }))
    }
    expect(await lead.refused(contract.takeMend, { id, key: ways[0].key })).toBe("roster-changed")
    expect(sought).toHaveLength(3)
  }, 200_000)

  it("is made again when a shift has begun meanwhile", async () => {
    const id = await sickCall(4)
    const { ways } = await lead.ask(contract.listMends, { id })
    sought = []
    meanwhile.push(async () => app.setClock(duty.at(day, "12:00")))
    const { status } = await lead.send(contract.takeMend, { id, key: ways[0].key })
    expect([200, 409]).toContain(status)
    expect(sought).toEqual(["mends", "mends"])
  }, 200_000)
})

describe("a thread that breaks", () => {
  const slot = () => duty.slot(tomorrow, "晚班", duty.south)
  const ask = async () => {
    const { status, body } = await lead.look(contract.listStandIns, slot())
    return { status, refusal: body.refusal ?? null }
  }

  it("fails the search that it was at in clear words, and another does the next", async () => {
    for (const code of ["process.exit(3)", "throw new Error('张三')"]) {
      await real.close()
      broken.push(() => new Worker(code, { eval: true, env: {} }))
      const before = reported.length
      expect(await ask()).toEqual({ status: 503, refusal: "search-failed" })
      expect(reported).toHaveLength(before + 1)
      expect(String(reported.at(-1))).not.toContain("张三")
      expect(await ask()).toEqual({ status: 200, refusal: null })
    }
  }, 200_000)
})
