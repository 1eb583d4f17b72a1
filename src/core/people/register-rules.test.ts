import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, getPlainDate } from "../kit/dates.ts"
import {
  countsFrom,
  countsOn,
  fillGaps,
  isSex,
  mayAddStay,
  mayEnd,
  neverBegun,
  type PersonState,
  recognise,
  standsAsLeft,
} from "./register-rules.ts"

const day = (text: string) => getPlainDate(`2020-02-${text}`)
const anyDay = fc.integer({ min: 0, max: 30 }).map((days) => addDays(day("01"), days))
const span = fc.record({ from: fc.option(anyDay), to: fc.option(anyDay) })

describe("when a household or stay counts", () => {
  it.each([
    [null, null, true],
    [day("12"), null, true],
    [day("13"), null, false],
    [null, day("12"), false],
    [null, day("13"), true],
  ])("from %s to %s, on the 12th: %s", (from, to, counts) => {
    expect(countsOn({ from, to }, day("12"))).toBe(counts)
  })

  it("ends on the day from which it counts no more", () => {
    fc.assert(
      fc.property(span, anyDay, (given, on) => {
        fc.pre(mayEnd(given, on) === null)
        const ended = { ...given, to: on }
        expect(countsOn(ended, on)).toBe(false)
        expect(countsFrom(ended, on)).toBe(false)
        expect(countsOn(ended, addDays(on, -1))).toBe(countsOn(given, addDays(on, -1)))
      }),
    )
  })

  it("counts on no day once it is as if it had never begun", () => {
    fc.assert(
      fc.property(span, anyDay, anyDay, (given, on, asked) => {
        expect(countsOn(neverBegun(given, on), asked)).toBe(false)
        expect(countsFrom(neverBegun(given, on), asked)).toBe(false)
      }),
    )
  })
})

describe("what may be done", () => {
  it.each([
    [{ from: day("10"), to: null }, null],
    [{ from: day("12"), to: null }, null],
    [{ from: day("13"), to: null }, "before-start"],
    [{ from: null, to: day("11") }, "already-ended"],
  ])("ending %o on the 12th: %s", (given, refusal) => {
    expect(mayEnd(given, day("12"))).toBe(refusal)
  })

  it("moving in: not into a dwelling that ended, not twice, but back again", () => {
    const open = { endedOn: null }
    expect(mayAddStay({ endedOn: day("01") }, [], day("12"))).toBe("already-ended")
    expect(mayAddStay(open, [{ from: null, to: null }], day("12"))).toBe("already-here")
    expect(mayAddStay(open, [{ from: null, to: day("10") }], day("12"))).toBeNull()
    expect(mayAddStay(open, [], day("12"))).toBeNull()
  })

  it("knows the two words for sex, and none", () => {
    expect(["男", "女", ""].every(isSex)).toBe(true)
    expect(isSex("M")).toBe(false)
  })
})

describe("recognise", () => {
  const byName = { personId: "named", saysWho: true }
  it.each([
    ["the number before all", { byId: "numbered", byName, saysWho: true }, "numbered"],
    ["no number said: the name at the door", { byId: null, byName, saysWho: false }, "named"],
    ["two numbers that differ: two people", { byId: null, byName, saysWho: true }, null],
    [
      "a number for who had none",
      { byId: null, byName: { personId: "named", saysWho: false }, saysWho: true },
      "named",
    ],
    ["nobody", { byId: null, byName: null, saysWho: true }, null],
  ])("%s", (_, known, personId) => {
    expect(recognise(known)).toBe(personId)
  })
})

describe("fillGaps", () => {
  const known: PersonState = { name: "王明", sex: "", idNumber: "", idKind: "none", phone: "13800001111" }
  const said: PersonState = { name: "王明", sex: "男", idNumber: "G12345678", idKind: "other", phone: "139" }

  it("fills what was empty and overwrites nothing", () => {
    expect(fillGaps(known, said)).toEqual({ ...said, phone: "13800001111" })
    expect(fillGaps(said, known)).toEqual(said)
  })

  it("takes a number that says who over one that does not, never the other way round", () => {
    const wrong: PersonState = { ...known, idNumber: "110101199003070000", idKind: "wrong-check" }
    expect(fillGaps(wrong, said)).toMatchObject({ idNumber: "G12345678", idKind: "other" })
    expect(fillGaps(said, wrong)).toMatchObject({ idNumber: "G12345678", idKind: "other" })
    expect(fillGaps(known, wrong)).toMatchObject({ idNumber: "110101199003070000", idKind: "wrong-check" })
  })
})

describe("standsAsLeft", () => {
  it("does not look at the order of keys", () => {
    expect(standsAsLeft({ a: 1, b: { c: null, d: [1] } }, { b: { d: [1], c: null }, a: 1 })).toBe(true)
  })

  it("sees every difference", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const equal = JSON.stringify(one) === JSON.stringify(other)
        if (equal) expect(standsAsLeft(one, other)).toBe(true)
        expect(standsAsLeft(one, { other: one })).toBe(false)
      }),
    )
  })
})
