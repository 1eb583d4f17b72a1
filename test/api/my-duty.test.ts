import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { endAway, reportAway, takeAwayBack } from "../../src/contract/duty.ts"
import type { Endpoint } from "../../src/contract/endpoint.ts"
import * as own from "../../src/contract/my-duty.ts"
import { endWorker, issueDutyLink, returnWorker } from "../../src/contract/roll.ts"
import { listTasks } from "../../src/contract/tasks.ts"
import { addDays, instantOf } from "../../src/core/kit/dates.ts"
import { raiseDue } from "../../src/service/rounds/raise-due.ts"
import type { TestApp } from "../support/app.ts"
import { type PlantedDuty, planMonday } from "../support/duty-ground.ts"
import { codesOf, type DutyPage, type DutyPages, friday, startDutyPages } from "../support/duty-pages.ts"

let app: TestApp
let duty: PlantedDuty
let desk: DutyPages
const id = (index: number) => duty.workers[index]?.id ?? ""
/** Tasks that say that somebody is missing at a post. */
const openTasks = async (): Promise<{ readonly kind: string; readonly title: string }[]> => {
  const lead = await app.signedIn("volunteer-lead")
  const { tasks } = (await lead.call(listTasks, { query: { view: "all" } })).body
  return tasks.filter(({ kind }: { kind: string }) => kind === "duty-gap")
}

beforeAll(async () => {
  ;({ app, duty, desk } = await startDutyPages())
})
beforeEach(async () => {
  app.setClock(friday)
  await desk.clear()
  await desk.publish(planMonday, friday)
})
afterAll(() => app.stop())

describe("the own page", () => {
  it("says what somebody's own turns are, with whom, and marks what they are told", async () => {
    // workers 2 and 5 are alone and free at any time; 3 has experience
    const page = await desk.page(id(2))
    await desk.plant(id(2), 1, "早班")
    await desk.plant(id(3), 1, "早班")
    await desk.plant(id(5), 1, "中班")
    await desk.consent(id(3), "share-phone")
    await desk.inOwn((tx) =>
      tx.client.query(
        `insert into duty_message (community_id, message_id, worker_id, what, monday, made_at)
         values ($1, $2, $3, 'published', $4, $5)`,
        [app.neighbourhoods?.own, randomUUID(), id(2), planMonday, friday],
      ),
    )
    const seen = await page.look()
    expect(seen.turns).toMatchObject([
      {
        ...{ day: addDays(planMonday, 1), post: "北门", hours: "早班", backUntil: null, hasSwap: false },
        mates: [{ name: duty.workers[3]?.name, isLead: true, phone: duty.workers[3]?.phone }],
      },
    ])
    expect(seen.messages).toMatchObject([{ what: "published", monday: planMonday }])
    expect((await page.look()).messages).toEqual([])
    // whoever is not on the same turn is named nowhere
    expect(JSON.stringify(seen)).not.toContain(duty.workers[5]?.name)
    expect(JSON.stringify(seen)).not.toContain(duty.workers[5]?.phone)
  })

  it("says whether others are still wanted on a turn that one stands alone", async () => {
    const page = await desk.page(id(2))
    await desk.plant(id(2), 1, "早班")
    expect((await page.look()).turns).toMatchObject([{ mates: [], isWhole: false }])
    const heads = (count: number) =>
      desk.inOwn((tx) => tx.client.query("update duty_demand set heads = $1, leads = 0", [count]))
    await heads(1)
    try {
      expect((await page.look()).turns).toMatchObject([{ mates: [], isWhole: true }])
    } finally {
      await heads(3)
      await desk.inOwn((tx) => tx.client.query("update duty_demand set leads = 1"))
    }
  })

  it("opens to no other key, and says nothing else of it", async () => {
    const page = await desk.page(id(2))
    const [community, secret = ""] = page.key.split(".")
    const wrong = [`${community}.${secret.slice(1)}A`, "x".repeat(20), `${randomUUID()}.${secret}`]
    for (const key of wrong) {
      const answer = await app.nobody().call(own.openMyDuty, { body: { key } })
      expect([answer.status, answer.body]).toEqual([403, { refusal: "wrong-duty-link" }])
    }
    await desk.change(id(2), { stage: "ended" })
    expect(await page.refused(own.takeTurn, desk.slot(0, "早班"))).toBe("wrong-duty-link")
    await desk.change(id(2), { stage: "active" })
  })

  it("has the address of the calendar, where the link comes from the roll", async () => {
    const head = await app.signedIn("head")
    const issued = await head.call(issueDutyLink, { body: { commandId: randomUUID(), id: id(11) } })
    await desk.plant(id(11), 1, "早班")
    const seen = (await app.nobody().call(own.openMyDuty, { body: { key: issued.body.token } })).body
    const feed = new URL(seen.feed, app.url)
    const calendar = await fetch(feed)
    expect([calendar.status, (await calendar.text()).includes("BEGIN:VEVENT")]).toEqual([200, true])
    // nobody comes from the calendar to the page
    const key = feed.searchParams.get("key") ?? ""
    expect((await app.nobody().call(own.openMyDuty, { body: { key } })).status).toBe(403)
    expect((await (await desk.page(id(11))).look()).feed).toBe(null)
  })

  it("keeps free times, wishes and consents", async () => {
    const page = await desk.page(id(2))
    await page.do(own.changeFreeTimes, { free: ["rest-day"], mostTurns: 2 })
    const day = addDays(planMonday, 5)
    const wish = { id: randomUUID(), day, hoursId: duty.hours[1]?.id, wish: "on" }
    await page.do(own.addWish, wish)
    await page.do(own.addWish, { ...wish, id: randomUUID(), wish: "off" })
    expect(await page.refused(own.addWish, { ...wish, day: "2020-02-01" })).toBe("wrong-day")
    await page.do(own.changeConsent, { id: randomUUID(), what: "share-phone", withdrawn: false })
    const seen = await page.look()
    expect(seen).toMatchObject({ free: ["rest-day"], mostTurns: 2, wishes: [{ day, wish: "off" }] })
    expect(seen.consents).toEqual(["share-phone"])
    await page.do(own.withdrawWish, { id: seen.wishes[0].id })
    await page.do(own.changeConsent, { id: randomUUID(), what: "share-phone", withdrawn: true })
    expect(await page.look()).toMatchObject({ wishes: [], consents: [] })
    await page.do(own.changeFreeTimes, { free: duty.workers[2]?.free, mostTurns: null })
  })

  it("forgets whoever takes back that they may be kept", async () => {
    const page = await desk.page(id(23))
    await desk.plant(id(23), 1, "早班")
    await page.do(own.changeConsent, { id: randomUUID(), what: "keep", withdrawn: true })
    expect(await page.look()).toEqual({ refusal: "wrong-duty-link" })
    const left = await desk.inOwn((tx) =>
      tx.client.query("select 1 from worker_detail where worker_id = $1 and name <> ''", [id(23)]),
    )
    expect(left.rowCount).toBe(0)
  })
})

describe("signing up", () => {
  it("takes an open place, once, and gives it back until the evening before", async () => {
    const page = await desk.page(id(2))
    const at = desk.slot(2, "早班")
    const before = await page.look()
    expect(
      before.places.find((one: typeof at) => one.day === at.day && one.hoursId === at.hoursId),
    ).toMatchObject({
      missing: 3,
      objections: [],
    })
    const given = { ...at, commandId: randomUUID() }
    expect(await page.do(own.takeTurn, given)).toEqual({ objections: [] })
    expect(await page.do(own.takeTurn, given)).toEqual({ objections: [] })
    expect(codesOf(await page.do(own.takeTurn, at))).toEqual(["busy"])
    expect(await desk.standing(at)).toEqual([id(2)])
    const [turn] = (await page.look()).turns
    app.setClock(instantOf(Date.parse(turn.backUntil)))
    expect(await page.refused(own.giveBackTurn, { turnId: turn.id })).toBe("too-late-to-give-back")
    app.setClock(instantOf(Date.parse(turn.backUntil) - 1000))
    await page.do(own.giveBackTurn, { turnId: turn.id })
    expect(await desk.standing(at)).toEqual([])
    expect(await page.refused(own.giveBackTurn, { turnId: turn.id })).toBe("not-found")
  })

  it("is refused in the words of the rule", async () => {
    const page = await desk.page(id(2))
    await desk.plant(id(2), 1, "晚班")
    expect(await page.do(own.takeTurn, desk.slot(2, "早班"))).toMatchObject({
      objections: [{ code: "rest", reached: 6, bound: 12, turn: { hours: "晚班", post: "北门" } }],
    })
    for (const other of [3, 5, 8]) await desk.plant(id(other), 4, "中班")
    expect(codesOf(await page.do(own.takeTurn, desk.slot(4, "中班")))).toEqual(["full"])
    await desk.change(id(2), { birth_year: 2003 })
    expect(codesOf(await page.do(own.takeTurn, desk.slot(4, "早班")))).toEqual(["age"])
    await desk.change(id(2), { birth_year: 1980 })
    // two novices stand: the last place is for whoever can lead
    for (const other of [5, 8]) await desk.plant(id(other), 5, "早班")
    expect(codesOf(await page.do(own.takeTurn, desk.slot(5, "早班")))).toEqual(["novice"])
    const opens = instantOf(Date.parse(friday) + 3_600_000)
    await desk.publish(planMonday, opens)
    expect(await page.do(own.takeTurn, desk.slot(4, "早班"))).toMatchObject({
      objections: [{ code: "not-open", from: opens }],
    })
    await desk.publish(planMonday, null)
    expect(codesOf(await page.do(own.takeTurn, desk.slot(4, "早班")))).toEqual(["not-planned"])
    expect((await page.look()).places).toEqual([])
  })

  it("takes a family together or not at all", async () => {
    // 0 and 1 serve together
    const page = await desk.page(id(0))
    const other = await desk.page(id(1))
    await desk.change(id(1), { free: "{work-day,work-night,rest-day,rest-night}" })
    const at = desk.slot(2, "早班")
    for (const one of [3, 5]) await desk.plant(id(one), 2, "早班")
    expect(codesOf(await page.do(own.takeTurn, at))).toEqual(["full"])
    const free = desk.slot(3, "早班")
    expect(codesOf(await page.do(own.takeTurn, free))).toEqual([])
    expect(await desk.standing(free)).toEqual([id(0), id(1)])
    expect((await other.look()).messages).toMatchObject([{ what: "changed" }])
    const [turn] = (await other.look()).turns
    await other.do(own.giveBackTurn, { turnId: turn.id })
    expect(await desk.standing(free)).toEqual([])
  })

  it("lets one of two take the last place", async () => {
    const at = desk.slot(2, "早班")
    for (const one of [3, 6]) await desk.plant(id(one), 2, "早班")
    const pages = [await desk.page(id(2)), await desk.page(id(8))] as [DutyPage, DutyPage]
    for (let round = 0; round < 5; round++) {
      const answers = await Promise.all(pages.map((page) => page.do(own.takeTurn, at)))
      expect(answers.map(codesOf).sort()).toEqual([[], ["full"]])
      expect(await desk.standing(at)).toHaveLength(3)
      for (const page of pages) {
        for (const turn of (await page.look()).turns) await page.do(own.giveBackTurn, { turnId: turn.id })
      }
    }
  })
})

describe("saying that one cannot come", () => {
  it("frees the turns, tells the office at once and keeps others from giving them back", async () => {
    const page = await desk.page(id(2))
    const lead = await app.signedIn("volunteer-lead")
    await desk.plant(id(2), 1, "早班")
    const away = { id: randomUUID(), from: addDays(planMonday, 1), until: addDays(planMonday, 2) }
    expect(await page.do(own.sayAway, away)).toEqual({ turns: 1 })
    expect(await page.refused(own.sayAway, { ...away, id: randomUUID(), until: planMonday })).toBe(
      "wrong-day",
    )
    expect(await desk.standing(desk.slot(1, "早班"))).toEqual([])
    const open = async () =>
      (await lead.call(listTasks, { query: { view: "all" } })).body.tasks?.filter(
        (task: { kind: string }) => task.kind === "duty-gap",
      )
    expect(await open()).toMatchObject([{ title: "2020-03-10 06:00 北门早班有人不能来，请补人" }])
    expect(codesOf(await page.do(own.takeTurn, desk.slot(1, "早班")))).toEqual(["away"])
    // whoever else signs up settles it once the post is whole
    for (const one of [3, 5]) await desk.plant(id(one), 1, "早班")
    const other = await desk.page(id(8))
    await other.do(own.takeTurn, desk.slot(1, "早班"))
    expect(await open()).toEqual([])
    const [absence] = (await page.look()).absences
    await page.do(own.takeBackAway, { id: absence.id })
    expect((await page.look()).absences).toEqual([])
  })

  it("and can after all has the turns back that nobody has by now and that the rules allow", async () => {
    const page = await desk.page(id(2))
    const days = [1, 2, 4].map((day) => desk.slot(day, "早班"))
    for (const day of [1, 2, 4]) await desk.plant(id(2), day, "早班")
    const away = (first: number, last: number) => ({
      ...{ id: randomUUID(), from: addDays(planMonday, first), until: addDays(planMonday, last) },
    })
    const said = away(1, 4)
    expect(await page.do(own.sayAway, said)).toEqual({ turns: 3 })
    // one place is taken meanwhile, and of another the night before leaves no rest
    for (const one of [3, 5, 8]) await desk.plant(id(one), 2, "早班")
    await desk.plant(id(2), 3, "晚班")
    const named = (day: number) => ({ day: addDays(planMonday, day), post: "北门", hours: "早班" })
    expect(await page.do(own.takeBackAway, { id: said.id })).toEqual({
      back: [named(1)],
      gone: [named(2), named(4)],
    })
    expect(await Promise.all(days.map((slot) => desk.standing(slot)))).toEqual([
      [id(2)],
      [id(3), id(5), id(8)].sort(),
      [],
    ])
    expect(await openTasks()).toMatchObject([{ kind: "duty-gap" }, { kind: "duty-gap" }])
    // the one whose turn it was is told by the office in the same words
    const rung = away(1, 1)
    const lead = await app.signedIn("volunteer-lead")
    const call = async (endpoint: Endpoint, more: object) =>
      (await lead.call(endpoint, { body: { commandId: randomUUID(), id: rung.id, ...more } })).body
    await call(reportAway, { workerId: id(2), from: rung.from, until: rung.until, why: "away" })
    expect(await desk.standing(days[0] ?? desk.slot(1, "早班"))).toEqual([])
    expect(await call(endAway, {})).toEqual({ back: [named(1)], gone: [] })
    expect(await desk.standing(days[0] ?? desk.slot(1, "早班"))).toEqual([id(2)])
    // what has begun is nobody's to have back
    const late = away(1, 1)
    await page.do(own.sayAway, late)
    app.setClock(instantOf(Date.parse("2020-03-10T06:00:00+08:00")))
    expect(await page.do(own.takeBackAway, { id: late.id })).toEqual({ back: [], gone: [] })
  })

  it("has a family together again once all of it can", async () => {
    const [page, other] = [await desk.page(id(0)), await desk.page(id(1))]
    for (const one of [0, 1]) await desk.plant(id(one), 1, "早班")
    const slot = desk.slot(1, "早班")
    const say = async (of: DutyPage) => {
      const absence = { id: randomUUID(), from: slot.day, until: slot.day }
      await of.do(own.sayAway, absence)
      return absence.id
    }
    // one alone, while the other stands there
    const alone = await say(page)
    expect(await page.do(own.takeBackAway, { id: alone })).toMatchObject({ back: [{ day: slot.day }] })
    expect(await desk.standing(slot)).toEqual([id(0), id(1)])
    // both: the first does not come back without the other
    const both = [await say(page), await say(other)]
    expect(await page.do(own.takeBackAway, { id: both[0] })).toMatchObject({ back: [] })
    expect(await other.do(own.takeBackAway, { id: both[1] })).toMatchObject({ back: [{ day: slot.day }] })
    expect(await desk.standing(slot)).toEqual([id(0), id(1)])
  })

  it("once more, after the turn was taken anew, has it back once", async () => {
    const page = await desk.page(id(2))
    const slot = desk.slot(1, "早班")
    const away = async () => {
      const absence = { id: randomUUID(), from: slot.day, until: slot.day }
      await page.do(own.sayAway, absence)
      return absence.id
    }
    await desk.plant(id(2), 1, "早班")
    const first = await away()
    for (const one of [3, 5, 8]) await desk.plant(id(one), 1, "早班")
    expect(await page.do(own.takeBackAway, { id: first })).toMatchObject({
      back: [],
      gone: [{ day: slot.day }],
    })
    const other = await desk.page(id(8))
    await other.do(own.sayAway, { id: randomUUID(), from: slot.day, until: slot.day })
    expect(codesOf(await page.do(own.takeTurn, slot))).toEqual([])
    expect(await page.do(own.takeBackAway, { id: await away() })).toMatchObject({ back: [{ day: slot.day }] })
    expect(await desk.standing(slot)).toEqual([id(2), id(3), id(5)].sort())
  })

  it("of an organisation has as many of its heads back as there are places", async () => {
    const shop = await desk.plantShop()
    const page = await desk.page(shop)
    const slot = desk.slot(1, "早班")
    for (let head = 0; head < 2; head++) await desk.plant(shop, 1, "早班")
    await desk.inOwn((tx) =>
      tx.client.query(
        `update duty_turn t set head = 2 from (select max(turn_id::text)::uuid as id from duty_turn where worker_id = $1) m
         where t.turn_id = m.id`,
        [shop],
      ),
    )
    const absence = { id: randomUUID(), from: slot.day, until: slot.day }
    expect(await page.do(own.sayAway, absence)).toEqual({ turns: 2 })
    for (const one of [3, 5]) await desk.plant(id(one), 1, "早班")
    expect(await page.do(own.takeBackAway, { id: absence.id })).toMatchObject({
      ...{ back: [{ day: slot.day }], gone: [] },
    })
    expect(await desk.standing(slot)).toEqual([shop, id(3), id(5)].sort())
  })

  it("written down by a slip and undone leaves the place with whoever has it by now", async () => {
    const slot = desk.slot(1, "早班")
    for (const day of [1, 2]) await desk.plant(id(2), day, "早班")
    const call = async (endpoint: Endpoint, more: object) => {
      const lead = await app.signedIn("volunteer-lead")
      return (await lead.call(endpoint, { body: { commandId: randomUUID(), ...more } })).body
    }
    const absence = { id: randomUUID(), from: slot.day, until: addDays(slot.day, 1) }
    await call(reportAway, { ...absence, workerId: id(2), why: "ill" })
    const named = (day: number) => ({ day: addDays(planMonday, day), post: "北门", hours: "早班" })
    // what begins, or ends, before somebody sees the slip is theirs as well
    app.setClock(instantOf(Date.parse("2020-03-11T06:05:00+08:00")))
    expect(await call(takeAwayBack, { id: absence.id })).toEqual({
      ...{ back: [named(1), named(2)], gone: [] },
    })
    app.setClock(friday)
    const again = { ...absence, id: randomUUID(), from: addDays(slot.day, 1) }
    await call(reportAway, { ...again, workerId: id(2), why: "ill" })
    for (const one of [3, 5, 8]) await desk.plant(id(one), 2, "早班")
    expect(await call(takeAwayBack, { id: again.id })).toEqual({ back: [], gone: [named(2)] })
    expect(await desk.standing(desk.slot(2, "早班"))).toEqual([id(3), id(5), id(8)].sort())
  })

  it("is settled by the clock once the office has filled the turn", async () => {
    const page = await desk.page(id(2))
    await desk.plant(id(2), 3, "早班")
    await page.do(own.sayAway, {
      id: randomUUID(),
      from: addDays(planMonday, 3),
      until: addDays(planMonday, 3),
    })
    for (const one of [3, 5, 8]) await desk.plant(id(one), 3, "早班")
    const communityId = app.neighbourhoods?.own ?? ""
    expect(await raiseDue(app.ground, communityId)).toBe(true)
    expect(await raiseDue(app.ground, communityId)).toBe(false)
  })
})

describe("leaving the roll", () => {
  const call = async (endpoint: Endpoint, more: object) => {
    const lead = await app.signedIn("volunteer-lead")
    return (await lead.call(endpoint, { body: { commandId: randomUUID(), ...more } })).body
  }
  /** Days of the week of which a task says that somebody is missing. */
  const gaps = async () => {
    const titles = (await openTasks()).map(({ title }) => title)
    return [0, 1, 2, 3, 4].filter((day) =>
      titles.some((title) => title.startsWith(`${addDays(planMonday, day)} 12:00`)),
    )
  }
  const named = (day: number) => ({ day: addDays(planMonday, day), post: "北门", hours: "中班" })

  it("leaves a task for each place; undone, the places that nobody has by now are theirs again", async () => {
    for (const day of [1, 2, 3]) await desk.plant(id(2), day, "中班")
    const partner = await desk.plant(id(5), 1, "晚班")
    const own2 = await desk.page(id(2))
    const [first] = (await own2.look()).turns
    const asked = await own2.do(own.askSwap, {
      ...{ id: randomUUID(), turnId: first.id },
      parts: [
        { turnId: first.id, to: id(5) },
        { turnId: partner, to: id(2) },
      ],
    })
    expect(asked).toEqual({ objections: [] })
    expect(await call(endWorker, { id: id(2), why: "own-wish" })).toEqual({ turns: 3 })
    expect(await gaps()).toEqual([1, 2, 3])
    // the swap falls away, and whoever was asked is told
    const other = await (await desk.page(id(5))).look()
    expect([other.swaps, other.messages]).toMatchObject([
      [{ stage: "lapsed" }],
      [{}, { what: "swap-decided" }],
    ])
    // one place is taken meanwhile
    for (const one of [3, 5, 8]) await desk.plant(id(one), 2, "中班")
    expect(await call(returnWorker, { id: id(2), undo: true })).toEqual({
      ...{ back: [named(1), named(3)], gone: [named(2)] },
    })
    expect(await desk.standing(desk.slot(2, "中班"))).toEqual([id(3), id(5), id(8)].sort())
    expect(await desk.standing(desk.slot(1, "中班"))).toEqual([id(2)])
    expect(await gaps()).toEqual([2])
  })

  it("for good, and coming back, begins anew; taking back what is kept of them leaves a task too", async () => {
    await desk.plant(id(2), 4, "中班")
    await call(endWorker, { id: id(2), why: "moved" })
    expect(await call(returnWorker, { id: id(2), undo: false })).toEqual({ back: [], gone: [] })
    expect(await desk.standing(desk.slot(4, "中班"))).toEqual([])
    expect(await gaps()).toContain(4)
    await desk.plant(id(8), 0, "中班")
    const page = await desk.page(id(8))
    await page.do(own.changeConsent, { id: randomUUID(), what: "keep", withdrawn: true })
    expect(await desk.standing(desk.slot(0, "中班"))).toEqual([])
    expect(await gaps()).toContain(0)
  })
})
