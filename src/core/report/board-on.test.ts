import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fixtureFirstDay, makeBoardFixture } from "../../../test/support/board-fixture.ts"
import { addDays, getPlainDate } from "../kit/dates.ts"
import type { BoardBundle, BoardCase } from "./board.ts"
import { indexBoard } from "./board-index.ts"
import { boardOn } from "./board-on.ts"
import { partsOn } from "./parts-on.ts"
import { summaryFrom } from "./summary-parts.ts"

const small = makeBoardFixture({ homes: 24, days: 42, seed: 3 })

function withCases(cases: readonly BoardCase[]): BoardBundle {
  return { ...small, cases }
}

const one: BoardCase = {
  home: 5,
  openedOn: getPlainDate("2020-02-02"),
  countedFrom: getPlainDate("2020-02-01"),
  dueOn: getPlainDate("2020-02-15"),
  endedOn: getPlainDate("2020-02-16"),
  endReason: "released",
  readings: "31730333333333",
}

describe("a home's state on a day", () => {
  const index = indexBoard(withCases([one]))
  const on = (day: string, readingsDue?: 0 | 1 | 2) =>
    boardOn(index, getPlainDate(day), readingsDue === undefined ? {} : { readingsDue }).states[5]

  it("is quiet before the case is opened, though the person has arrived", () => {
    expect(on("2020-02-01")).toMatchObject({ status: "quiet", people: 0 })
  })
  it("counts days since arrival", () => {
    expect(on("2020-02-02")).toMatchObject({ status: "quarantine", day: 1, term: 14, people: 1 })
    expect(on("2020-02-14")).toMatchObject({ status: "quarantine", day: 13 })
  })
  it("is due on day 14 and overdue after it until an end is written", () => {
    expect(on("2020-02-15")).toMatchObject({ status: "due", day: 14 })
    const open = indexBoard(withCases([{ ...one, endedOn: null, endReason: null }]))
    expect(boardOn(open, getPlainDate("2020-02-16")).states[5]).toMatchObject({ status: "overdue", day: 15 })
  })
  it("keeps the tick for fourteen days", () => {
    expect(on("2020-02-16")).toMatchObject({ status: "released", since: 0, people: 0 })
    expect(on("2020-02-29")).toMatchObject({ status: "released", since: 13 })
    expect(on("2020-03-01")).toMatchObject({ status: "quiet" })
  })
  it("tells what was not measured, of today only what is due by now", () => {
    expect(on("2020-02-03")).toMatchObject({ missing: "afternoon" })
    expect(on("2020-02-03", 1)).toMatchObject({ missing: "none" })
    expect(on("2020-02-06")).toMatchObject({ missing: "both" })
    expect(on("2020-02-06", 0)).toMatchObject({ missing: "none" })
    expect(on("2020-02-04")).toMatchObject({ fever: true, missing: "none" })
  })
  it("misses nothing on the first day whose time was over at the registration", () => {
    const onFirst = (spared: number, readingsDue: 0 | 1 | 2) =>
      boardOn(indexBoard(withCases([{ ...one, readings: "03", spared }])), one.openedOn, { readingsDue })
        .states[5]
    expect(onFirst(0, 1)).toMatchObject({ missing: "morning" })
    expect(onFirst(1, 1)).toMatchObject({ missing: "none" })
    expect(onFirst(1, 2)).toMatchObject({ missing: "afternoon" })
    expect(onFirst(2, 2)).toMatchObject({ missing: "none" })
  })
  it("says nothing of health where the bundle has none", () => {
    const { readings: _left, ...rest } = one
    const state = boardOn(indexBoard(withCases([rest])), getPlainDate("2020-02-06")).states[5]
    expect(state).toMatchObject({ fever: false, missing: "none" })
  })
  it("shows the one who must stay longest, and any overdue before all", () => {
    const later = {
      ...one,
      countedFrom: getPlainDate("2020-02-06"),
      dueOn: getPlainDate("2020-02-20"),
      endedOn: null,
    }
    const both = indexBoard(withCases([{ ...one, endedOn: null, endReason: null }, later]))
    expect(boardOn(both, getPlainDate("2020-02-10")).states[5]).toMatchObject({ day: 4, people: 2 })
    expect(boardOn(both, getPlainDate("2020-02-16")).states[5]).toMatchObject({ status: "overdue", day: 10 })
  })
  it("keeps a transfer before a later release of the same home", () => {
    const away = { ...one, endedOn: getPlainDate("2020-02-10"), endReason: "transferred" as const }
    const both = indexBoard(withCases([away, one]))
    expect(boardOn(both, getPlainDate("2020-02-17")).states[5]).toMatchObject({
      status: "transferred",
      since: 7,
    })
  })
})

describe("the board of any day", () => {
  const seeds = fc.record({
    seed: fc.integer({ min: 1, max: 400 }),
    homes: fc.integer({ min: 1, max: 120 }),
    day: fc.integer({ min: 0, max: 41 }),
  })

  it("counts what its lists and its map hold, and what the summary says", () => {
    fc.assert(
      fc.property(seeds, ({ seed, homes, day }) => {
        const index = indexBoard(makeBoardFixture({ homes, days: 42, seed }))
        const date = addDays(fixtureFirstDay, day)
        const board = boardOn(index, date)
        const summary = summaryFrom(partsOn(index, date))
        const held = board.states.filter((state) => state.people > 0)
        expect(board.figures.homes).toBe(board.homes.inQuarantine.length)
        expect(board.figures.homes).toBe(held.length)
        expect(board.figures.people).toBe(held.reduce((sum, state) => sum + state.people, 0))
        expect(summary).toMatchObject({
          在隔人数: board.figures.people,
          在隔户数: board.figures.homes,
          今日新增隔离人数: board.figures.openedToday,
          今日应报体温次数: board.figures.readingsDue,
          今日已报体温次数: board.figures.readingsTaken,
          未办结需求: board.figures.openNeeds,
        })
      }),
    )
  })

  it("never shows anyone released and due, or due and overdue, at once", () => {
    fc.assert(
      fc.property(seeds, ({ seed, homes, day }) => {
        const index = indexBoard(makeBoardFixture({ homes, days: 42, seed }))
        const { states, homes: lists } = boardOn(index, addDays(fixtureFirstDay, day))
        const late = new Set(lists.overdue)
        expect(lists.dueToday.some((home) => late.has(home))).toBe(false)
        for (const state of states) {
          const held = ["quarantine", "due", "overdue"].includes(state.status)
          expect(state.people > 0).toBe(held)
          if (!held) expect([state.fever, state.missing]).toEqual([false, "none"])
        }
      }),
    )
  })

  it("adds up: everyone in quarantine was there yesterday or came today", () => {
    fc.assert(
      fc.property(seeds, ({ seed, homes, day }) => {
        const index = indexBoard(makeBoardFixture({ homes, days: 42, seed }))
        const today = summaryFrom(partsOn(index, addDays(fixtureFirstDay, day)))
        const before = summaryFrom(partsOn(index, addDays(fixtureFirstDay, day - 1)))
        expect(today.在隔人数).toBe(
          before.在隔人数 + today.今日新增隔离人数 - today.今日解除隔离人数 - today.今日转送就诊人数,
        )
        expect(today.累计隔离人数).toBe(before.累计隔离人数 + today.今日新增隔离人数)
      }),
    )
  })

  it("gives equal states as one object, from day to day", () => {
    const index = indexBoard(small)
    const day = addDays(fixtureFirstDay, 20)
    const [first, again] = [boardOn(index, day), boardOn(index, day)]
    expect(first.states.every((state, home) => state === again.states[home])).toBe(true)
  })

  it("keeps the objects of states that a newer version of the board has not changed", () => {
    const day = addDays(fixtureFirstDay, 20)
    const before = indexBoard(small)
    const after = indexBoard({ ...small, cases: small.cases.slice(1) }, before)
    const [old, now] = [boardOn(before, day).states, boardOn(after, day).states]
    expect(now.filter((state, home) => state !== old[home]).length).toBeLessThanOrEqual(1)
  })

  it("stands on an empty neighbourhood", () => {
    const empty = indexBoard({ ...small, firstDay: null, homes: [], stairwells: [], cases: [], tallies: [] })
    expect(boardOn(empty, small.today).figures).toMatchObject({ people: 0, homes: 0, openNeeds: 0 })
    expect(empty.days).toEqual([small.today])
  })
})
