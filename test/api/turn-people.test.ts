import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { getDutyDay, nameTurn, signIn } from "../../src/contract/duty.ts"
import { nameOwnTurn, takeTurn } from "../../src/contract/my-duty.ts"
import { setConsent } from "../../src/contract/roll.ts"
import { getWorkload } from "../../src/contract/workload.ts"
import { addDays, instantOf } from "../../src/core/kit/dates.ts"
import { raiseDue } from "../../src/service/rounds/raise-due.ts"
import type { TestApp } from "../support/app.ts"
import { makeDutyDesk } from "../support/duty-desk.ts"
import { type PlantedDuty, type PlantedWorker, planMonday } from "../support/duty-ground.ts"
import { codesOf, type DutyPage, type DutyPages, friday, startDutyPages } from "../support/duty-pages.ts"
import { makeTeller } from "../support/tell.ts"

let app: TestApp
let duty: PlantedDuty
let desk: DutyPages
let posts: ReturnType<typeof makeDutyDesk>
let shop: DutyPage
let turns: { id: string; comer: string | null }[]
const monday = planMonday
const morning = instantOf(Date.parse(`${monday}T05:45:00+08:00`))

beforeAll(async () => {
  ;({ app, duty, desk } = await startDutyPages())
  posts = makeDutyDesk(app, duty)
  await desk.publish(monday, friday)
  shop = await desk.page(await desk.plantShop())
  expect(codesOf(await shop.do(takeTurn, { ...desk.slot(0, "早班"), heads: 2 }))).toEqual([])
  turns = (await shop.look()).turns
})
afterAll(() => app.stop())

const turnId = (at: number) => turns[at]?.id ?? expect.fail("the shop sends two")
const worker = (at: number): PlantedWorker => duty.workers[at] ?? expect.fail("nobody is planted")
const lead = async () => makeTeller(await app.signedIn("volunteer-lead"))
const shown = async () => {
  const { slots } = await (await lead()).ask(getDutyDay, { on: monday })
  type Shown = { id: string; kind: string; comer: object | null }
  return slots
    .flatMap((slot: { turns: Shown[] }) => slot.turns)
    .filter(({ kind }: Shown) => kind === "organisation") as Shown[]
}
const kept = () => posts.ask<{ name: string }>("select name from duty_turn_detail order by name")

describe("who of an organisation comes", () => {
  it("is said on its own page the evening before, of age alone, and seen at the post", async () => {
    const said = { turnId: turnId(0), name: " 周梅 ", isAdult: false }
    expect(await shop.do(nameOwnTurn, said)).toMatchObject({ objections: [{ code: "age", bound: 18 }] })
    expect(await kept()).toEqual([])
    expect(codesOf(await shop.do(nameOwnTurn, { ...said, isAdult: true }))).toEqual([])
    expect((await shop.look()).turns).toMatchObject([{ comer: "周梅" }, { comer: null }])
    app.setClock(morning)
    const ofShop = (await shown()).find(({ id }) => id === turnId(0))
    expect(ofShop?.comer).toEqual({ name: "周梅", workerId: null })
    // an empty name takes it away
    await shop.do(nameOwnTurn, { ...said, name: "" })
    expect(await kept()).toEqual([])
    const others = await desk.plant(worker(2).id, 2, "早班")
    expect(await shop.refused(nameOwnTurn, { ...said, turnId: others, isAdult: true })).toBe("not-found")
  })

  it("is written down at the post; whoever is on the roll is held against age and rest, and the hours tire them", async () => {
    const at = await lead()
    const write = (id: string, workerId: string | null, name = "周梅") =>
      at.done(nameTurn, { id, name, workerId, isAdult: true })
    expect(codesOf(await write(turnId(0), null))).toEqual([])

    const [young, away, tired, fresh] = [worker(8), worker(14), worker(20), worker(2)]
    await desk.change(young.id, { birth_year: 2004 })
    expect(codesOf(await write(turnId(1), young.id))).toEqual(["age"])
    await posts.ask(
      `insert into worker_absence (community_id, absence_id, worker_id, from_on, until_on, why, made_at)
       values ($1, $2, $3, $4, $4, 'away', $5)`,
      [app.neighbourhoods?.own, randomUUID(), away.id, monday, app.ground.now()],
    )
    expect(codesOf(await write(turnId(1), away.id))).toEqual(["away"])
    for (let back = 1; back <= 10; back++)
      await posts.plant(addDays(monday, -back), "早班", [tired], { stood: true })
    expect(codesOf(await write(turnId(1), tired.id))).toContain("days-on-end")
    const itself = { id: turnId(1), name: "周梅", workerId: shop.workerId, isAdult: true }
    expect(await at.refused(nameTurn, itself)).toBe("not-found")
    expect(await kept()).toEqual([{ name: "周梅" }])

    expect(codesOf(await write(turnId(1), fresh.id, "whatever"))).toEqual([])
    // written again it does not count against them
    expect(codesOf(await write(turnId(1), fresh.id))).toEqual([])
    expect((await kept()).map(({ name }) => name)).toContain(fresh.name)
    await at.done(signIn, { id: turnId(1), celsius: 36.5 })
    app.setClock(instantOf(Date.parse(`${monday}T12:10:00+08:00`)))
    const { people } = await (await lead()).ask(getWorkload)
    const load = people.find(({ workerId }: { workerId: string }) => workerId === fresh.id)
    expect(load).toMatchObject({ minutes: 375, daysOnEnd: 1 })
  })

  it("is kept as long as the rule of duty says, and gone at once with whoever is forgotten", async () => {
    const clock = async (days: number) => {
      app.setClock(instantOf(Date.parse(`${addDays(monday, days)}T09:00:00+08:00`)))
      await raiseDue(app.ground, app.neighbourhoods?.own ?? "")
    }
    await clock(14)
    expect(await kept()).toHaveLength(2)
    const consent = { id: randomUUID(), workerId: worker(2).id, what: "keep", how: "phone", withdrawn: true }
    await (await lead()).done(setConsent, consent)
    expect(await kept()).toEqual([{ name: "周梅" }])
    await clock(15)
    expect(await kept()).toEqual([])
    expect((await shop.look()).turns).toEqual([])
  })
})
