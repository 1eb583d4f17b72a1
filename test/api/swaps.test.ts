import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { reportAway } from "../../src/contract/duty.ts"
import type { Endpoint } from "../../src/contract/endpoint.ts"
import * as own from "../../src/contract/my-duty.ts"
import { endWorker, returnWorker } from "../../src/contract/roll.ts"
import * as board from "../../src/contract/swaps.ts"
import { addDays, instantOf } from "../../src/core/kit/dates.ts"
import { raiseDue } from "../../src/service/rounds/raise-due.ts"
import type { TestApp } from "../support/app.ts"
import type { Client } from "../support/client.ts"
import { type PlantedDuty, planMonday } from "../support/duty-ground.ts"
import { type DutyPage, type DutyPages, friday, startDutyPages } from "../support/duty-pages.ts"

let app: TestApp
let duty: PlantedDuty
let desk: DutyPages
let lead: Client
const id = (index: number) => duty.workers[index]?.id ?? ""
const name = (index: number) => duty.workers[index]?.name ?? ""

beforeAll(async () => {
  ;({ app, duty, desk } = await startDutyPages())
  lead = await app.signedIn("volunteer-lead")
  // everybody who swaps here is alone, free at any time and may lead
  for (const index of [2, 5, 8]) {
    const free = "{work-day,work-night,rest-day,rest-night}"
    await desk.change(id(index), { free, is_experienced: true, birth_year: 1980 })
  }
})
beforeEach(async () => {
  app.setClock(friday)
  await desk.clear()
  await desk.publish(planMonday, friday)
})
afterAll(() => app.stop())

const office = async (endpoint: Endpoint, said: object) =>
  lead.call(endpoint, { body: { commandId: randomUUID(), ...said } })
const waiting = async () => (await lead.call(board.listSwaps, { query: { show: "waiting" } })).body

/** Two with a turn each, who exchange them. */
async function exchange(): Promise<{ swapId: string; first: DutyPage; second: DutyPage }> {
  const [first, second] = [await desk.page(id(2)), await desk.page(id(5))]
  const [mine, yours] = [await desk.plant(id(2), 1, "早班"), await desk.plant(id(5), 3, "中班")]
  const swapId = randomUUID()
  const parts = [
    { turnId: mine, to: id(5) },
    { turnId: yours, to: id(2) },
  ]
  expect(await first.do(own.askSwap, { id: swapId, turnId: mine, parts })).toEqual({ objections: [] })
  return { swapId, first, second }
}

describe("those whose names look alike", () => {
  const rename = (to: string, ...of: number[]) =>
    desk.inOwn((tx) =>
      tx.client.query("update worker_detail set name = $1 where worker_id = any($2::uuid[])", [
        to,
        of.map(id),
      ]),
    )
  afterAll(async () => {
    for (const index of [2, 5, 8]) await rename(name(index), index)
  })

  it("are told apart: masked by a number of their own on others' pages, in the office by the end of theirs", async () => {
    await rename("王小明", 5)
    await rename("王大明", 8)
    const first = await desk.page(id(2))
    const mine = await desk.plant(id(2), 1, "早班")
    const theirs = [await desk.plant(id(5), 3, "中班"), await desk.plant(id(8), 4, "中班")]
    const { ways } = await first.do(own.listOwnWays, { turnId: mine })
    const shown = new Set(ways.flatMap(({ moves }: { moves: { to: string }[] }) => moves.map(({ to }) => to)))
    expect([...shown].filter((to) => String(to).startsWith("王")).sort()).toEqual(["王*明①", "王*明②"])
    // whoever is asked is called the same once they are asked
    const parts = [
      { turnId: mine, to: id(8) },
      { turnId: theirs[1] ?? "", to: id(2) },
    ]
    await first.do(own.askSwap, { id: randomUUID(), turnId: mine, parts })
    const [swap] = (await first.look()).swaps
    expect(swap.moves.map(({ to }: { to: string }) => to).sort()).toEqual([name(2), "王*明②"].sort())

    await rename("王小明", 8)
    const { turns } = (await lead.call(board.listSwapTurns)).body
    const phones = [5, 8].map((index) => duty.workers[index]?.phone.slice(-4))
    expect(turns.map((turn: { name: string }) => turn.name).sort()).toEqual(
      [name(2), ...phones.map((end) => `王小明 (${end})`)].sort(),
    )
  })
})

describe("a swap", () => {
  it("of two is proposed, asked, agreed and approved; then the turns change hands", async () => {
    const first = await desk.page(id(2))
    const second = await desk.page(id(5))
    const mine = await desk.plant(id(2), 1, "早班")
    await desk.plant(id(5), 3, "中班")
    const { ways } = await first.do(own.listOwnWays, { turnId: mine })
    const pair = ways.find((way: { moves: { isToMe: boolean }[] }) => way.moves.length === 2)
    expect(pair.moves.map((move: { to: string }) => move.to).sort()).toEqual(
      // somebody else of the roll looks the same
      [name(2), `${name(5)[0]}*${name(5)[2]}①`].sort(),
    )
    const swapId = randomUUID()
    const parts = pair.moves.map((move: { turnId: string; toId: string }) => ({
      turnId: move.turnId,
      to: move.toId,
    }))
    const asked = { commandId: randomUUID(), id: swapId, turnId: mine, parts }
    expect(await first.do(own.askSwap, asked)).toEqual({ objections: [] })
    expect(await first.do(own.askSwap, asked)).toEqual({ objections: [] })
    expect(await first.refused(own.askSwap, { ...asked, commandId: randomUUID() })).toBe("already-known")
    expect(await first.refused(own.askSwap, { ...asked, commandId: randomUUID(), id: randomUUID() })).toBe(
      "already-asked",
    )
    expect((await office(board.approveSwap, { id: swapId })).body).toEqual({
      refusal: "not-agreed",
      field: "id",
    })

    const seen = await second.look()
    expect(seen.messages).toMatchObject([{ what: "swap-asked" }])
    expect(seen.swaps).toMatchObject([{ id: swapId, mayAnswer: true, isMine: false }])
    await second.do(own.answerSwap, { id: swapId, agrees: true })
    expect(await waiting()).toMatchObject({
      toApprove: 1,
      swaps: [{ id: swapId, stage: "agreed", askedBy: name(2), objections: [] }],
    })

    const approve = { commandId: randomUUID(), id: swapId }
    expect((await office(board.approveSwap, approve)).body).toEqual({ objections: [] })
    expect((await office(board.approveSwap, approve)).body).toEqual({ objections: [] })
    expect(await desk.standing(desk.slot(1, "早班"))).toEqual([id(5)])
    expect(await desk.standing(desk.slot(3, "中班"))).toEqual([id(2)])
    expect((await first.look()).messages).toMatchObject([{ what: "swap-decided" }])
    expect((await second.look()).messages).toMatchObject([{ what: "swap-decided" }])

    expect((await office(board.undoSwap, { id: swapId })).body).toEqual({ objections: [] })
    expect(await desk.standing(desk.slot(1, "早班"))).toEqual([id(2)])
    expect(await desk.standing(desk.slot(3, "中班"))).toEqual([id(5)])
    expect((await waiting()).toApprove).toBe(1)
  })

  it("of three goes round once all have agreed", async () => {
    const pages = await Promise.all([2, 5, 8].map((index) => desk.page(id(index))))
    const [a, b, c] = [
      await desk.plant(id(2), 1, "早班"),
      await desk.plant(id(5), 2, "早班"),
      await desk.plant(id(8), 4, "早班"),
    ]
    const swapId = randomUUID()
    const parts = [
      { turnId: a, to: id(5) },
      { turnId: b, to: id(8) },
      { turnId: c, to: id(2) },
    ]
    await pages[0]?.do(own.askSwap, { id: swapId, turnId: a, parts })
    await pages[1]?.do(own.answerSwap, { id: swapId, agrees: true })
    expect((await waiting()).toApprove).toBe(0)
    await pages[2]?.do(own.answerSwap, { id: swapId, agrees: true })
    await office(board.approveSwap, { id: swapId })
    const now = [1, 2, 4].map((day) => desk.standing(desk.slot(day, "早班")))
    expect(await Promise.all(now)).toEqual([[id(5)], [id(8)], [id(2)]])
  })

  it("hands a turn on to whoever agrees", async () => {
    const [first, second] = [await desk.page(id(2)), await desk.page(id(5))]
    const turnId = await desk.plant(id(2), 1, "早班")
    const swapId = randomUUID()
    await first.do(own.askSwap, { id: swapId, turnId, parts: [{ turnId, to: id(5) }] })
    await second.do(own.answerSwap, { id: swapId, agrees: true })
    await office(board.approveSwap, { id: swapId })
    expect(await desk.standing(desk.slot(1, "早班"))).toEqual([id(5)])
  })

  it("takes nobody's turn without their word, and breaks no rule", async () => {
    const first = await desk.page(id(2))
    const [mine, theirs] = [await desk.plant(id(2), 1, "早班"), await desk.plant(id(5), 3, "中班")]
    const ask = (parts: object[], turnId = mine) => ({ id: randomUUID(), turnId, parts })
    const robbing = [
      { turnId: mine, to: id(8) },
      { turnId: theirs, to: id(2) },
    ]
    expect(await first.refused(own.askSwap, ask(robbing))).toBe("wrong-swap")
    expect(await first.refused(own.askSwap, ask([{ turnId: theirs, to: id(2) }], theirs))).toBe("not-found")
    expect(await first.refused(own.askSwap, ask([{ turnId: theirs, to: id(8) }], theirs))).toBe("not-found")
    await desk.plant(id(8), 0, "晚班")
    expect(await first.do(own.askSwap, ask([{ turnId: mine, to: id(8) }]))).toMatchObject({
      objections: [{ code: "rest" }],
    })
    expect((await waiting()).swaps).toEqual([])
  })

  it("is held against the rules again when it is approved", async () => {
    const { swapId, second } = await exchange()
    await second.do(own.answerSwap, { id: swapId, agrees: true })
    await desk.plant(id(2), 4, "夜班")
    expect((await waiting()).swaps[0].objections).toMatchObject([{ code: "rest" }])
    expect((await office(board.approveSwap, { id: swapId })).body).toMatchObject({
      objections: [{ code: "rest" }],
    })
    expect(await desk.standing(desk.slot(3, "中班"))).toEqual([id(5)])
    await office(board.refuseSwap, { id: swapId, why: "rules" })
    expect((await waiting()).swaps).toEqual([])
    const settled = await lead.call(board.listSwaps, { query: { show: "settled" } })
    expect(settled.body.swaps).toMatchObject([{ stage: "refused", refusedWhy: "rules" }])
  })

  it("is declined, withdrawn, dropped with its turn, and lapses when the first turn begins", async () => {
    const declined = await exchange()
    await declined.second.do(own.answerSwap, { id: declined.swapId, agrees: false })
    expect((await declined.first.look()).swaps).toMatchObject([{ stage: "refused", refusedWhy: "declined" }])
    expect(await declined.second.refused(own.answerSwap, { id: declined.swapId, agrees: true })).toBe(
      "already-settled",
    )
    await desk.clear()

    const withdrawn = await exchange()
    expect(await withdrawn.second.refused(own.withdrawSwap, { id: withdrawn.swapId })).toBe("not-found")
    await withdrawn.first.do(own.withdrawSwap, { id: withdrawn.swapId })
    await desk.clear()

    const dropped = await exchange()
    const day = addDays(planMonday, 3)
    await dropped.second.do(own.sayAway, { id: randomUUID(), from: day, until: day })
    expect((await dropped.first.look()).swaps).toMatchObject([{ stage: "lapsed" }])
    await desk.clear()

    const late = await exchange()
    app.setClock(instantOf(Date.parse(`${addDays(planMonday, 1)}T06:00:00+08:00`)))
    // whoever was signed in on Friday is not any more
    lead = await app.signedIn("volunteer-lead")
    expect((await waiting()).swaps).toEqual([])
    await raiseDue(app.ground, app.neighbourhoods?.own ?? "")
    expect((await late.first.look()).swaps).toMatchObject([{ stage: "lapsed" }])
  })

  it("falls away with a word when the office frees one of its turns, or takes somebody off the roll", async () => {
    const away = await exchange()
    const day = addDays(planMonday, 3)
    await office(reportAway, { id: randomUUID(), workerId: id(5), from: day, until: day, why: "away" })
    const seen = await away.first.look()
    expect(seen.swaps).toMatchObject([{ stage: "lapsed" }])
    expect(seen.messages).toMatchObject([{ what: "swap-decided" }])
    await desk.clear()

    const gone = await exchange()
    await office(endWorker, { id: id(5), why: "own-wish" })
    await raiseDue(app.ground, app.neighbourhoods?.own ?? "")
    const later = await gone.first.look()
    expect(later.swaps).toMatchObject([{ stage: "lapsed" }])
    expect(later.messages).toMatchObject([{ what: "swap-decided" }])
    await office(returnWorker, { id: id(5), undo: false })
  })

  it("is entered by the office for whoever has no phone", async () => {
    const mine = await desk.plant(id(2), 1, "早班")
    await desk.plant(id(5), 3, "中班")
    const { turns } = (await lead.call(board.listSwapTurns)).body
    expect(turns).toMatchObject([{ id: mine, name: name(2) }, { name: name(5) }])
    const { ways } = (await lead.call(board.listSwapWays, { query: { turn: mine } })).body
    expect(
      ways.some(
        (way: { moves: { to: string }[] }) =>
          way.moves.length === 2 && way.moves.some(({ to }) => to === name(5)),
      ),
    ).toBe(true)
    const swapId = randomUUID()
    const parts = [{ turnId: mine, to: id(8) }]
    expect((await office(board.enterSwap, { id: swapId, turnId: mine, parts })).body).toEqual({
      objections: [],
    })
    expect(await waiting()).toMatchObject({ toApprove: 1, swaps: [{ isEntered: true }] })
    await office(board.approveSwap, { id: swapId })
    expect(await desk.standing(desk.slot(1, "早班"))).toEqual([id(8)])
  })
})
