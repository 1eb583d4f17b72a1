import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { reportAway } from "../../src/contract/duty.ts"
import { issuePass, movePass } from "../../src/contract/passes.ts"
import { listAnomalies } from "../../src/contract/posts.ts"
import * as register from "../../src/contract/register.ts"
import { addOthers } from "../../src/contract/roll.ts"
import { addTasks, listHandOvers } from "../../src/contract/tasks.ts"
import { takeStandDownBack } from "../../src/contract/workload.ts"
import { getPlainDate } from "../../src/core/kit/dates.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { makeDutyDesk } from "../support/duty-desk.ts"
import { type PlantedDuty, type PlantedWorker, plantDuty } from "../support/duty-ground.ts"
import { type GateDevice, hireGuard, openPost } from "../support/gate-device.ts"
import { plainTask } from "../support/plain-task.ts"
import { makeTeller } from "../support/tell.ts"

const day = getPlainDate("2020-03-10")
let app: TestApp
let planted: PlantedDuty
let duty: ReturnType<typeof makeDutyDesk>
let device: GateDevice
let pins: { early: string; later: string; taking: string }
let workers: PlantedWorker[]

beforeAll(async () => {
  app = await startTestApp({ now: "2020-03-09T21:50:00.000Z" as never })
  planted = await plantDuty(app, { volunteers: 24 })
  duty = makeDutyDesk(app, planted)
  const head = await app.signedIn("head")
  const { devices } = await openPost(head, { url: app.url, now: app.ground.now }, "正门")
  device = devices[0] ?? expect.fail("no device has joined")
  workers = planted.workers.filter(({ familyId }) => familyId === null).slice(0, 4)
  const pinOf = async (at: number) => {
    const guard = await hireGuard(head, `值守${at}`)
    await duty.ask("update worker set guard_id = $2 where worker_id = $1", [workers[at]?.id, guard.id])
    return guard.pin
  }
  pins = { early: await pinOf(0), later: await pinOf(1), taking: await pinOf(2) }
})
afterAll(() => app.stop())

const figures = async () => {
  const found = await getSummary({ db: app.ground.db, communityId: app.neighbourhoods?.own ?? "" }, day)
  return { turns: found.今日值班人次, hours: found.今日值班小时 }
}
const turnOf = async (id: string | undefined) =>
  (
    await duty.ask<{ in: Date | null; out: Date | null; how: string | null }>(
      'select signed_in_at as "in", signed_out_at as out, signed_in_how as how from duty_turn where turn_id = $1',
      [id],
    )
  )[0]
const sign = (step: "in" | "out", by: { pin?: string; pass?: string; celsius?: number }) => {
  const { pin = null, pass = null, celsius = null } = by
  device.write({ what: "duty", step, pin, pass, celsius })
}
/** One home with one person and their pass. */
async function passOfSomebody(): Promise<{ person: string; opaque: string }> {
  const head = await app.signedIn("head")
  const send = makeTeller(head).done
  const how = { on: day, reason: "test" }
  const stairwell = { id: randomUUID(), lane: "288", number: "12", floors: 6, doorsPerFloor: 2 }
  await send(register.addStairwell, { ...how, ...stairwell })
  const dwellingId = (await head.call(register.findHomes, { body: { text: "12-302" } })).body.homes[0].id
  const household = { tenure: "owner-occupied", householder: "王小明", phone: "", size: 1 }
  await send(register.addHousehold, { ...how, id: randomUUID(), dwellingId, ...household })
  const stay = { standing: "owner", relation: "本人", care: "", name: "王小明", sex: "男" }
  await send(register.addStay, { ...how, id: randomUUID(), dwellingId, ...stay, idNumber: "", phone: "" })
  const home = await head.call(register.getHome, { query: { id: dwellingId, on: day } })
  const person = home.body.people[0].personId as string
  const id = randomUUID()
  await send(issuePass, { id, homeId: dwellingId, personId: person, holder: "王小明", kind: "resident" })
  const [pass] = await duty.ask<{ opaque: string }>("select opaque from pass where pass_id = $1", [id])
  return { person, opaque: pass?.opaque ?? "" }
}
const strange = async () => {
  const head = await app.signedIn("head")
  const { anomalies } = (await head.call(listAnomalies, { query: { since: "2020-03-01" } })).body
  return anomalies.filter(({ kind }: { kind: string }) => kind === "unknown-duty").length
}

describe("signing in and out at the gate's phone", () => {
  it("counts at its own time however late it arrives, and once however often it is sent", async () => {
    const [turn, other] = await duty.plant(day, "早班", workers.slice(0, 2))
    device.hear()
    sign("in", { pin: pins.early })
    app.setClock(duty.at(day, "06:05"))
    sign("in", { pin: pins.later })
    // no network till noon
    app.setClock(duty.at(day, "11:58"))
    sign("out", { pin: pins.early })
    app.setClock(duty.at(day, "12:30"))
    const signed = device.sign()
    expect((await device.post(signed)).status).toBe(200)
    expect((await device.post(signed)).status).toBe(200)
    expect(await turnOf(turn)).toMatchObject({ how: "pin" })
    expect((await turnOf(turn))?.in).toEqual(expect.anything())
    expect(JSON.stringify(await turnOf(turn))).toContain("2020-03-09T21:50")
    expect(JSON.stringify(await turnOf(turn))).toContain("2020-03-10T03:58")
    expect(JSON.stringify(await turnOf(other))).toContain("2020-03-09T22:05")
    expect(await figures()).toEqual({ turns: 2, hours: 6.1 })
    expect(await strange()).toBe(0)
    await device.send()
  })

  it("leaves to the office what fits nobody: a PIN that is nobody's, a pass of a home, no turn near", async () => {
    sign("in", { pin: "000000" })
    sign("in", { pass: "0123456789abcdef" })
    sign("in", { pin: pins.taking })
    expect((await device.send()).status).toBe(200)
    expect(await strange()).toBe(3)
    expect(await figures()).toEqual({ turns: 2, hours: 6.1 })
  })

  it("signs in by the pass of the person, and whoever takes over the post", async () => {
    const [byPass, taking] = await duty.plant(day, "晚班", [workers[3], workers[2]] as PlantedWorker[])
    app.setClock(duty.at(day, "17:45"))
    const { person, opaque } = await passOfSomebody()
    await duty.ask("update worker set person_id = $2 where worker_id = $1", [workers[3]?.id, person])
    sign("in", { pass: opaque })
    expect((await device.send()).status).toBe(200)
    expect(await turnOf(byPass)).toMatchObject({ how: "pass" })
    expect((await device.begin(pins.taking)).status).toBe(200)
    expect(await turnOf(taking)).toMatchObject({ how: "pin" })
    expect((await figures()).turns).toBe(4)
  })

  it("signs nobody in by a pass that was lost by then, and the office sees it", async () => {
    const next = getPlainDate("2020-03-11")
    const [turn] = await duty.plant(next, "早班", [workers[3] as PlantedWorker])
    const [pass] = await duty.ask<{ id: string; opaque: string }>(
      "select pass_id as id, opaque from pass order by from_on desc nulls last limit 1",
    )
    const move = async (made: string) => {
      const head = await app.signedIn("head")
      await makeTeller(head).done(movePass, { id: pass?.id, move: made })
    }
    const before = await strange()
    app.setClock(duty.at(next, "05:30"))
    await move("lose")
    app.setClock(duty.at(next, "05:50"))
    sign("in", { pass: pass?.opaque ?? "" })
    expect((await device.send()).status).toBe(200)
    expect(await turnOf(turn)).toMatchObject({ in: null })
    expect(await strange()).toBe(before + 1)
    await move("find")
    app.setClock(duty.at(next, "05:55"))
    sign("in", { pass: pass?.opaque ?? "" })
    expect((await device.send()).status).toBe(200)
    expect(await turnOf(turn)).toMatchObject({ how: "pass" })
  })

  it("stands down who comes with a fever by the rule, once, keeps nowhere why, and tells the office", async () => {
    const next = getPlainDate("2020-03-12")
    const feverish = workers[1] as PlantedWorker
    const before = await strange()
    const [turn, later] = [
      ...(await duty.plant(next, "早班", [feverish])),
      ...(await duty.plant(getPlainDate("2020-03-14"), "早班", [feverish])),
    ]
    app.setClock(duty.at(next, "05:50"))
    sign("in", { pin: pins.later, celsius: 37.3 })
    // no network till later, and no change by then
    app.setClock(duty.at(next, "07:30"))
    const signed = device.sign()
    expect((await device.post(signed)).status).toBe(200)
    expect((await device.post(signed)).status).toBe(200)
    expect(await turnOf(turn)).toMatchObject({ in: null })
    const ended = await duty.ask("select ended_why from duty_turn where turn_id = any($1::uuid[])", [
      [turn, later],
    ])
    expect(ended).toEqual([{ ended_why: "away" }, { ended_why: "away" }])
    const absences = await duty.ask("select from_on, until_on, why, made_by from worker_absence")
    expect(absences).toEqual([{ from_on: next, until_on: null, why: "stood-down", made_by: null }])
    const tasks = await duty.ask("select kind from task where kind = 'duty-gap'")
    expect(tasks).toHaveLength(2)
    expect(await strange()).toBe(before)
    const kept = await duty.ask("select * from gate_entry where what = 'duty' order by at desc limit 1")
    expect(JSON.stringify(kept)).not.toContain("37.3")
    // well again, but not yet by the office's word: a normal temperature signs nobody in whose turn is gone
    await device.send()
    app.setClock(duty.at(next, "07:40"))
    sign("in", { pin: pins.later, celsius: 36.5 })
    expect((await device.send()).status).toBe(200)
    expect(await turnOf(turn)).toMatchObject({ in: null })
    expect(await strange()).toBe(before + 1)
  })

  it("signs in whose temperature is below the rule's, or was not taken", async () => {
    const next = getPlainDate("2020-03-13")
    const [turn] = await duty.plant(next, "早班", [workers[0] as PlantedWorker])
    app.setClock(duty.at(next, "05:50"))
    sign("in", { pin: pins.early, celsius: 37.2 })
    expect((await device.send()).status).toBe(200)
    expect((await turnOf(turn))?.in).toEqual(expect.anything())
  })

  it("signs in a guard of the property company by their PIN; a pass in their name alone is for the office to see", async () => {
    const next = getPlainDate("2020-03-16")
    const head = await app.signedIn("head")
    const guard = await hireGuard(head, "保安老高")
    const [workerId, unknown] = [randomUUID(), await strange()]
    const others = [{ id: workerId, of: "guard", ofId: guard.id, kind: "guard" }]
    await makeTeller(head).done(addOthers, { others })
    const [turn] = await duty.plant(next, "早班", [{ ...(workers[0] as PlantedWorker), id: workerId }])
    const { homes } = (await head.call(register.findHomes, { body: { text: "12-302" } })).body
    const named = { homeId: homes[0].id, personId: null, holder: "保安老高", kind: "temporary" }
    const id = randomUUID()
    await makeTeller(head).done(issuePass, { id, ...named })
    const [pass] = await duty.ask<{ opaque: string }>("select opaque from pass where pass_id = $1", [id])
    app.setClock(duty.at(next, "05:40"))
    sign("in", { pass: pass?.opaque ?? "" })
    app.setClock(duty.at(next, "05:45"))
    sign("in", { pin: guard.pin })
    expect((await device.send()).status).toBe(200)
    expect(await turnOf(turn)).toMatchObject({ how: "pin" })
    expect(JSON.stringify(await turnOf(turn))).toContain("2020-03-15T21:45")
    expect(await strange()).toBe(unknown + 1)
    app.setClock(duty.at(next, "12:05"))
    sign("out", { pin: guard.pin })
    expect((await device.send()).status).toBe(200)
    expect(JSON.stringify(await turnOf(turn))).toContain("2020-03-16T04:05")
  })

  it("signs those in and out whom an organisation sends, one after the other with the same digits", async () => {
    const next = getPlainDate("2020-03-14")
    const shop = workers[0] as PlantedWorker
    await duty.ask("update worker set kind = 'organisation', heads = 2 where worker_id = $1", [shop.id])
    await duty.plant(next, "中班", [shop, shop])
    const signed = async () => {
      const turns = await duty.ask<{ in: boolean; out: boolean }>(
        `select signed_in_at is not null as "in", signed_out_at is not null as out from duty_turn
         where worker_id = $1 and day = $2 order by signed_in_at`,
        [shop.id, next],
      )
      return [turns.filter((turn) => turn.in).length, turns.filter(({ out }) => out).length]
    }
    app.setClock(duty.at(next, "11:50"))
    for (const [step, then] of [
      ["in", [1, 0]],
      ["in", [2, 0]],
      ["out", [2, 1]],
      ["out", [2, 2]],
    ] as const) {
      sign(step, { pin: pins.early })
      expect((await device.send()).status).toBe(200)
      expect(await signed()).toEqual(then)
    }
  })

  it("hands what a feverish colleague has in hand to the staff who are here, else to the head, else says so", async () => {
    const [today, next] = [getPlainDate("2020-03-16"), getPlainDate("2020-03-17")]
    app.setClock(duty.at(today, "05:40"))
    const head = await app.signedIn("head")
    const desk = makeTeller(head)
    const [ill, away, here] = await Promise.all([1, 2, 3].map(() => app.signedIn("staff")))
    const idOf = (one: typeof ill) => one?.context.accountId ?? expect.fail("no colleague")
    for (const [worker, colleague] of [
      [workers[2], ill],
      [workers[3], away],
    ] as const) {
      const values = [worker?.id, idOf(colleague)]
      await duty.ask("update worker set kind = 'staff', account_id = $2 where worker_id = $1", values)
    }
    const absence = { id: randomUUID(), workerId: workers[3]?.id, from: today, until: next, why: "away" }
    await desk.done(reportAway, absence)
    const task = randomUUID()
    await desk.done(addTasks, {
      ...plainTask,
      ...{ ownerId: idOf(ill), tasks: [{ id: task, title: "送告知书" }] },
    })
    const owner = async () =>
      (
        await duty.ask<{ id: string; role: string }>(
          `select t.owner_id as id, a.role from task t join account a on a.account_id = t.owner_id
           where t.task_id = $1`,
          [task],
        )
      )[0]
    const comesFeverish = async () => {
      sign("in", { pin: pins.taking, celsius: 38 })
      expect((await device.send()).status).toBe(200)
    }
    const takenBack = async () => {
      const [stood] = await duty.ask<{ id: string }>(
        "select absence_id as id from worker_absence where worker_id = $1 and why = 'stood-down' and ended_at is null",
        [workers[2]?.id],
      )
      await desk.done(takeStandDownBack, { id: stood?.id })
    }

    await comesFeverish()
    expect(await owner()).toEqual({ id: idOf(here), role: "staff" })
    const { handOvers } = (await head.call(listHandOvers, {})).body
    expect(handOvers).toMatchObject([{ by: null, to: [{ inHand: { task: 1 } }] }])
    await takenBack()
    expect((await owner())?.id).toBe(idOf(ill))

    await duty.ask("update account set disabled_at = now() where account_id = $1", [idOf(here)])
    await comesFeverish()
    expect((await owner())?.role).toBe("head")
    await takenBack()

    await duty.ask("update account set disabled_at = now() where role = 'head'")
    await comesFeverish()
    expect((await owner())?.id).toBe(idOf(ill))
    const told = await duty.ask(
      `select t.team, d.data->>'title' as title from task t join task_detail d using (community_id, task_id)
       where t.cause like 'hand-over %'`,
    )
    expect(told).toEqual([{ team: "head", title: expect.stringContaining(workers[2]?.name ?? "?") }])
  })
})
