import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, getPlainDate } from "../kit/dates.ts"
import { doorOutcomes } from "./attempt.ts"
import { readRoundEntry } from "./read-round-entry.ts"
import type { RoundEntry } from "./round-entry.ts"

const id = fc.uuid()
const perhaps = fc.option(id)
const text = (maxLength: number) => fc.stringMatching(/^[\p{Script=Han}a-z0-9]*$/u, { maxLength })
const about = { homeId: id }
const entry = fc.oneof(
  fc.record({
    ...{ ...about, what: fc.constant("reading"), checkId: perhaps, personId: id, symptoms: text(60) },
    day: fc.integer({ min: 0, max: 60 }).map((days) => addDays(getPlainDate("2020-01-24"), days)),
    slot: fc.constantFrom("上午", "下午"),
    celsius: fc.integer({ min: 340, max: 430 }).map((tenths) => tenths / 10),
  }),
  fc.record({
    ...about,
    what: fc.constant("visit"),
    checkId: perhaps,
    note: text(100),
    fine: fc.boolean(),
  }),
  fc.record({
    ...about,
    what: fc.constant("waste"),
    checkId: perhaps,
    bags: fc.integer({ min: 0, max: 99 }),
  }),
  fc.record({
    ...{ ...about, what: fc.constant("attempt"), checkId: id, note: text(100) },
    outcome: fc.constantFrom(...doorOutcomes),
  }),
  fc.record({ ...about, what: fc.constant("handed-over"), needId: id }),
) as fc.Arbitrary<RoundEntry>

const home = "0190a000-0000-7000-8000-000000000001"
const other = "0190a000-0000-7000-8000-000000000002"
const reading = {
  ...{ what: "reading", checkId: null, homeId: home, personId: other, day: "2020-02-12" },
  ...{ slot: "上午", celsius: 36.5, symptoms: "" },
}

describe("what was written at a door", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(entry, (said) => {
        expect(readRoundEntry(JSON.parse(JSON.stringify(said)))).toEqual(said)
      }),
    )
  })

  it("is nothing where a part is missing, and never throws", () => {
    fc.assert(
      fc.property(entry, fc.nat(), fc.anything(), (said, place, junk) => {
        const keys = Object.keys(said)
        const { [keys[place % keys.length] as "what"]: _gone, ...rest } = said
        expect(readRoundEntry(rest)).toBeNull()
        expect(() => readRoundEntry(junk)).not.toThrow()
      }),
    )
  })

  it.each([
    ["too cold", { celsius: 33.9 }],
    ["too hot", { celsius: 43.1 }],
    ["no number", { celsius: "36.5" }],
    ["neither morning nor afternoon", { slot: "晚上" }],
    ["no day", { day: "2020-02-30" }],
    ["no home", { homeId: "12-302" }],
    ["symptoms without end", { symptoms: "咳".repeat(101) }],
    ["more than JSON knows", { celsius: Number.NaN }],
  ])("is refused: %s", (_why, change) => {
    expect(readRoundEntry(reading)).toEqual(reading)
    expect(readRoundEntry({ ...reading, ...change })).toBeNull()
  })

  it.each([
    [{ what: "attempt", checkId: null, homeId: home, outcome: "answered", note: "" }],
    [{ what: "attempt", checkId: other, homeId: home, outcome: "ran away", note: "" }],
    [{ what: "waste", checkId: null, homeId: home, bags: 1.5 }],
    [{ what: "waste", checkId: null, homeId: home, bags: 100 }],
    [{ what: "visit", checkId: null, homeId: home, note: "字".repeat(401), fine: true }],
    [{ what: "visit", checkId: null, homeId: home, note: "", fine: "yes" }],
    [{ what: "handed-over", needId: "bread", homeId: home }],
    [{ what: "passage", homeId: home }],
  ])("is refused: %j", (said) => {
    expect(readRoundEntry(said)).toBeNull()
  })

  it("keeps a note on one line and an id in one spelling", () => {
    const said = { what: "visit", checkId: null, homeId: home.toUpperCase(), note: " 一\n二 ", fine: true }
    expect(readRoundEntry(said)).toEqual({ ...said, homeId: home, note: "一 二" })
  })
})
