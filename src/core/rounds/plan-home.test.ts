import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, daysFromTo, getPlainDate, type PlainDate } from "../kit/dates.ts"
import { type PlanCase, type PlanRules, planHome } from "./plan-home.ts"

const first = getPlainDate("2020-02-01")
const rules: PlanRules = {
  "reading-slots": {
    slots: [
      { name: "上午", missingFrom: "12:00" },
      { name: "下午", missingFrom: "20:00" },
    ],
  },
  "visit-rhythm": { visitEveryDays: 3, wasteEveryDays: 1, by: "20:00" },
}
const caseOf = (change: Partial<PlanCase> = {}): PlanCase => ({
  ...{
    caseId: "case",
    personId: "person",
    openedOn: first,
    openedClock: "09:00",
    dueOn: addDays(first, 14),
    endedOn: null,
  },
  ...change,
})
const plan = (cases: readonly PlanCase[], today: PlainDate, since = first) =>
  planHome("home", cases, () => since, today, rules)

describe("planHome", () => {
  it("plans two readings for every day up to the due day, visits and collections by their rhythm", () => {
    const checks = plan([caseOf()], first)
    const of = (kind: string) => checks.filter((check) => check.kind === kind)
    expect(of("reading")).toHaveLength(30)
    expect(of("visit").map((check) => check.day)).toEqual(
      [0, 3, 6, 9, 12].map((days) => addDays(first, days)),
    )
    expect(of("waste")).toHaveLength(15)
    // 12:00 in Shanghai
    expect(of("reading")[0]?.dueAt).toBe("2020-02-01T04:00:00.000Z")
  })

  it("owes nothing of the first day whose time was over at the registration", () => {
    const slotsOfFirst = (openedClock: string) =>
      plan([caseOf({ openedClock })], first)
        .filter(({ kind, day }) => kind === "reading" && day === first)
        .map(({ slot }) => slot)
    expect(slotsOfFirst("11:59")).toEqual(["上午", "下午"])
    expect(slotsOfFirst("12:00")).toEqual(["下午"])
    expect(slotsOfFirst("20:30")).toEqual([])
    expect(
      plan([caseOf({ openedClock: "20:30" })], first).filter(({ kind }) => kind === "reading"),
    ).toHaveLength(28)
  })

  it("goes on to tomorrow for as long as nobody ends a case that is overdue", () => {
    const today = addDays(first, 20)
    const days = plan([caseOf()], today).map((check) => check.day)
    expect(days.toSorted().at(-1)).toBe(addDays(first, 21))
  })

  it("owes nothing on the day of the end, and nothing where a case ended before it began", () => {
    const ended = plan([caseOf({ endedOn: addDays(first, 2) })], first)
    expect([...new Set(ended.map((check) => check.day))]).toEqual([first, addDays(first, 1)])
    expect(plan([caseOf({ endedOn: first })], first)).toEqual([])
  })

  it("visits a home once, however many of it are in quarantine", () => {
    const both = [caseOf(), caseOf({ caseId: "other", personId: "child", openedOn: addDays(first, 1) })]
    const checks = plan(both, first)
    expect(checks.filter((check) => check.kind === "reading")).toHaveLength(58)
    expect(checks.filter((check) => check.kind === "visit")).toHaveLength(5)
  })

  it("never leaves a day out, and never plans one thing twice", () => {
    const someDay = fc.integer({ min: 0, max: 40 }).map((days) => addDays(first, days))
    const someCase = fc.record({
      caseId: fc.uuid(),
      personId: fc.uuid(),
      openedOn: someDay,
      length: fc.integer({ min: 0, max: 20 }),
      endedAfter: fc.option(fc.integer({ min: 0, max: 30 })),
    })
    fc.assert(
      fc.property(fc.array(someCase, { maxLength: 4 }), someDay, (drawn, today) => {
        const cases = drawn.map(
          ({ length, endedAfter, ...one }): PlanCase => ({
            ...one,
            openedClock: "",
            dueOn: addDays(one.openedOn, length),
            endedOn: endedAfter === null ? null : addDays(one.openedOn, endedAfter),
          }),
        )
        const checks = plan(cases, today)
        expect(new Set(checks.map((check) => check.cause)).size).toBe(checks.length)
        for (const one of cases) {
          const days = checks.flatMap((check) =>
            check.kind === "reading" && check.sourceId === one.caseId && check.slot === "上午"
              ? [check.day]
              : [],
          )
          const last = days.at(-1)
          expect(days).toEqual(last === undefined ? [] : daysFromTo(one.openedOn, last))
          if (one.endedOn === null)
            expect((last ?? "") >= addDays(today, 1) || one.openedOn > addDays(today, 1)).toBe(true)
          else expect((last ?? "") < one.endedOn).toBe(true)
        }
      }),
    )
  })
})
