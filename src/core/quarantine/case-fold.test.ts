import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, daysBetween, getPlainDate, type PlainDate } from "../kit/dates.ts"
import type { DayAnchor } from "../policy/policy.ts"
import { endReasons, foldCases, type LedgerEntry, type LengthRule, type Opening } from "./case-fold.ts"

const day = getPlainDate
const arrived = day("2020-02-10")
const opening = (given: Partial<Opening> = {}): Opening => ({
  ...{ factId: "1", way: "registration", moment: "2020-02-11 09:00", arrivedOn: arrived },
  ...{ leftKeyAreaOn: null, lastContactOn: null, dwellingId: "home" },
  ...given,
})
const line = (given: Partial<LedgerEntry> = {}): LedgerEntry => ({
  ...{
    filedOn: day("2020-02-11"),
    arrivedOn: arrived,
    dueOn: null,
    order: null,
    endedOn: null,
    endReason: null,
  },
  ...given,
})
const rule =
  (from: DayAnchor = "arrival", days = 14): LengthRule =>
  () => ({ days, from })

describe("the days of a case", () => {
  const left = day("2020-02-08")
  const contact = day("2020-02-05")
  it.each<[DayAnchor, Partial<Opening>, string]>([
    ["arrival", {}, "2020-02-24"],
    ["left-key-area", { leftKeyAreaOn: left }, "2020-02-22"],
    ["last-contact", { lastContactOn: contact }, "2020-02-19"],
    ["start", {}, "2020-02-25"],
    ["left-key-area", {}, "2020-02-24"],
    ["last-contact", { leftKeyAreaOn: left }, "2020-02-24"],
  ])("are counted from %s, or from the arrival where that day is not known (%o)", (from, given, due) => {
    expect(foldCases([opening(given)], [], rule(from))[0]?.dueOn).toBe(due)
  })

  it("are as many as the rule of the arrival's day says", () => {
    const changing: LengthRule = (on) => ({ days: on < "2020-02-15" ? 14 : 7, from: "arrival" })
    expect(foldCases([opening()], [], changing)[0]?.dueOn).toBe("2020-02-24")
    const later = opening({ arrivedOn: day("2020-02-15"), moment: "2020-02-15 10:00" })
    expect(foldCases([later], [], changing)[0]?.dueOn).toBe("2020-02-22")
  })

  it("are more only by a named order", () => {
    const until = day("2020-03-02")
    expect(foldCases([opening()], [line({ dueOn: until })], rule())[0]?.dueOn).toBe("2020-02-24")
    expect(foldCases([opening()], [line({ dueOn: until, order: "3号" })], rule())[0]?.dueOn).toBe(until)
  })
})

describe("the clock of the registration", () => {
  it.each([
    ["2020-02-11 14:05", "14:05"],
    ["2020-02-11", ""],
    // written before the arrival: the day of the arrival is owed whole
    ["2020-02-09 14:05", ""],
  ])("of %s is %o on the case's first day", (moment, clock) => {
    expect(foldCases([opening({ moment })], [], rule())[0]?.openedClock).toBe(clock)
  })
})

describe("several cases of a person", () => {
  it("go on after a hospital with the same days, and are due at the earliest when they come back", () => {
    const transferred = line({ endedOn: day("2020-02-14"), endReason: "transferred" })
    const back = opening({ factId: "2", way: "return", moment: "2020-02-18 10:00" })
    const [first, second] = foldCases([opening(), back], [transferred], rule())
    expect(first).toMatchObject({ endReason: "transferred" })
    expect(second).toMatchObject({
      openedOn: "2020-02-18",
      countedFrom: arrived,
      dueOn: "2020-02-24",
      continues: true,
    })
    const late = foldCases([opening(), { ...back, moment: "2020-03-01 10:00" }], [transferred], rule())
    expect(late[1]?.dueOn).toBe("2020-03-01")
  })

  it("are two where somebody comes back to town after a release", () => {
    const ended = line({ endedOn: day("2020-02-24"), endReason: "released" })
    const again = opening({ factId: "2", arrivedOn: day("2020-03-01"), moment: "2020-03-01 10:00" })
    const cases = foldCases([opening(), again], [ended], rule())
    expect(cases.map((one) => one.endedOn)).toEqual(["2020-02-24", null])
    expect(cases[1]).toMatchObject({ dueOn: "2020-03-15", continues: false })
  })

  it("are one where the only line that would end the first is about the arrival that would open the second", () => {
    const again = opening({ factId: "2", arrivedOn: day("2020-03-01"), moment: "2020-03-01 10:00" })
    const early = { arrivedOn: day("2020-03-01"), endedOn: day("2020-02-20"), endReason: "released" } as const
    expect(foldCases([opening(), again], [line(early)], rule())).toHaveLength(1)
  })

  it("are one where a line filed on the day of a return would end what the return goes on with", () => {
    const transferred = line({ endedOn: day("2020-02-11"), endReason: "transferred" })
    const back = opening({ factId: "2", way: "return", moment: "2020-02-11 18:00" })
    expect(foldCases([opening(), back], [transferred], rule())).toHaveLength(1)
  })
})

describe("any case", () => {
  const someDay = fc.integer({ min: 0, max: 60 }).map((days) => addDays(day("2020-01-24"), days))
  const maybe = fc.option(someDay)
  const openings = fc.array(
    fc.record({
      arrivedOn: someDay,
      registeredOn: someDay,
      isReturn: fc.boolean(),
      left: maybe,
      contact: maybe,
    }),
    { maxLength: 4 },
  )
  const lines = fc.array(
    fc.record({
      ...{
        filedOn: someDay,
        arrivedOn: someDay,
        dueOn: maybe,
        order: fc.option(fc.constantFrom("3号", "4号")),
        endedOn: maybe,
      },
      reason: fc.constantFrom(...endReasons),
    }),
    { maxLength: 4 },
  )
  const build = (
    given: {
      arrivedOn: PlainDate
      registeredOn: PlainDate
      isReturn: boolean
      left: PlainDate | null
      contact: PlainDate | null
    },
    index: number,
  ) =>
    opening({
      ...{
        factId: String(index),
        way: given.isReturn ? "return" : "registration",
        arrivedOn: given.arrivedOn,
      },
      ...{ moment: `${given.registeredOn} 10:00`, leftKeyAreaOn: given.left, lastContactOn: given.contact },
    })

  it("is the same whatever order its facts come in, and is never ended and open at once", () => {
    fc.assert(
      fc.property(
        openings,
        lines,
        fc.constantFrom<DayAnchor>("arrival", "left-key-area", "start"),
        (some, ledger, from) => {
          const given = some.map(build)
          const entries = ledger.map(({ reason, ...rest }) =>
            line({ ...rest, endReason: rest.endedOn === null ? null : reason }),
          )
          const cases = foldCases(given, entries, rule(from))
          expect(foldCases(given.toReversed(), entries.toReversed(), rule(from))).toEqual(cases)
          for (const one of cases) {
            expect(one.endedOn === null).toBe(one.endReason === null)
            expect(
              one.extensionOrder !== null || one.continues || daysBetween(one.countedFrom, one.dueOn) === 14,
            ).toBe(true)
          }
          // whoever is still due has not been released: only the last case of a person is open
          expect(cases.slice(0, -1).every((one) => one.endedOn !== null)).toBe(true)
        },
      ),
    )
  })
})
