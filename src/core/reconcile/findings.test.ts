import { describe, expect, it } from "vitest"
import { getPlainDate } from "../kit/dates.ts"
import {
  contradictions,
  contradictoryReturns,
  doubleRecords,
  isRegistered,
  type Registration,
  type SeenReturn,
  silentArrivals,
  silentCases,
} from "./findings.ts"

const day = getPlainDate("2020-02-10")
const before = getPlainDate("2020-01-20")
const seen: SeenReturn = {
  ...{ id: "seen", source: { kind: "gate", of: "正门" }, day, name: "王小明", phone: "13800001111" },
  ...{ dwellingId: "home", rowId: null, factId: "seen", known: null },
}
const registered: Registration = {
  ...{ id: "one", personId: "wang", name: "王小明", phone: "13800001111", dwellingId: "home" },
  ...{ day, at: "2020-02-10 09:00", arrivedOn: day, origin: "湖北武汉" },
}

describe("somebody seen coming back", () => {
  it.each<[string, Partial<SeenReturn>, Partial<Registration>, boolean]>([
    ["is registered by name and number", { dwellingId: null }, {}, true],
    ["is registered by name and door, whatever the number", { phone: "13900002222" }, {}, true],
    [
      "is registered by whom the register knows",
      { name: "王晓明", phone: "", known: { personId: "wang", chance: 0.95 } },
      {},
      true,
    ],
    [
      "is not registered by somebody it may hardly be",
      { name: "王晓明", phone: "", known: { personId: "wang", chance: 0.4 } },
      {},
      false,
    ],
    ["is not registered by another of the home", { name: "李兰", phone: "13900002222" }, {}, false],
    ["is registered by the home where they said no more than the door", { name: "", phone: "" }, {}, true],
    ["is not registered by a return weeks before", {}, { day: before }, false],
  ])("%s", (_, change, registration, expected) => {
    expect(isRegistered({ ...seen, ...change }, [{ ...registered, ...registration }])).toBe(expected)
  })
})

describe("two sources", () => {
  const register = [{ personId: "wang", field: "phone", texts: ["138 0000 1111", ""] } as const]
  const pass = { id: "pass", personId: "wang", source: { kind: "pass", of: "" }, dwellingId: null } as const
  it.each([
    ["13800001111", 0],
    ["+86 138-0000-1111", 0],
    ["138****1111", 0],
    ["13900002222", 1],
    ["", 0],
  ])("agree about a telephone or not: %s", (text, found) => {
    expect(contradictions(register, [{ ...pass, field: "phone", text }])).toHaveLength(found)
  })

  it("say nothing against a register that has no number", () => {
    const empty = [{ personId: "wang", field: "phone", texts: [""] } as const]
    expect(contradictions(empty, [{ ...pass, field: "phone", text: "13900002222" }])).toEqual([])
  })

  it.each([
    ["湖北省武汉市", []],
    ["武汉", []],
    ["安徽六安", ["origin"]],
  ])("of one return agree about where from: %s", (origin, fields) => {
    const other = { ...registered, id: "two", origin }
    expect(contradictoryReturns([registered, other]).map(({ field }) => field)).toEqual(fields)
  })

  it("of two returns do not contradict each other", () => {
    const earlier = {
      ...registered,
      id: "zero",
      day: before,
      at: "2020-01-20 09:00",
      arrivedOn: before,
      origin: "安徽",
    }
    expect(contradictoryReturns([earlier, registered])).toEqual([])
  })
})

describe("a pair of records", () => {
  it("has one cause whichever comes first, and none below nine in ten", () => {
    const [one] = doubleRecords([{ one: "b", other: "a", chance: 0.93 }])
    const [other] = doubleRecords([{ one: "a", other: "b", chance: 0.93 }])
    expect(one).toEqual(other)
    expect(doubleRecords([{ one: "a", other: "b", chance: 0.89 }])).toEqual([])
  })

  it("that was found stays while it is more likely than not", () => {
    const found = (chance: number) =>
      doubleRecords([{ one: "b", other: "a", chance }], new Set(["double a b"]))
    expect([found(0.6), found(0.49)].map(({ length }) => length)).toEqual([1, 0])
  })
})

describe("silence", () => {
  it.each([
    ["2020-02-10", 0],
    ["2020-02-09", 0],
    ["2020-02-08", 1],
  ])("is two whole days without a temperature: since %s", (since, found) => {
    const one = { caseId: "case", personId: "wang", dwellingId: "home", since: getPlainDate(since) }
    expect(silentCases([one], day)).toHaveLength(found)
  })

  it("is an arrival that nobody saw by the day after", () => {
    const announced = { ...seen, source: { kind: "report", of: "1001" } as const, factId: null }
    const next = getPlainDate("2020-02-11")
    expect(silentArrivals([announced], [], [], day)).toHaveLength(0)
    expect(silentArrivals([announced], [], [], next)).toHaveLength(1)
    expect(silentArrivals([announced], [], [seen], next)).toHaveLength(0)
    expect(silentArrivals([announced], [registered], [], next)).toHaveLength(0)
  })
})
