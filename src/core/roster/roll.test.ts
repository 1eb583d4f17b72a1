import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type FreeTime, freeTimes, freeTimesOfBook } from "./free-times.ts"
import { bookWordOf, type Countable, countRoll, freePresets, nextFamilyName } from "./roll.ts"

describe("the roll's book", () => {
  it("calls what it has a word for by that word", () => {
    for (const [word, free] of Object.entries(freeTimesOfBook)) expect(bookWordOf(free)).toBe(word)
  })

  it.each<[readonly FreeTime[], string]>([
    [["work-day"], "白天"],
    [["rest-day"], "仅休息日"],
    [["rest-night"], "仅休息日"],
    [["work-night", "rest-night"], "全天"],
    [["work-day", "rest-day", "rest-night"], "全天"],
    [freePresets.day, "白天"],
    [freePresets.rest, "仅休息日"],
    [[], "仅休息日"],
  ])("calls %j the nearest it knows: %s", (free, word) => {
    expect(bookWordOf(free)).toBe(word)
  })

  it("promises no working day of whoever has none", () => {
    fc.assert(
      fc.property(fc.subarray([...freeTimes]), (free) => {
        const promised = freeTimesOfBook[bookWordOf(free)] ?? []
        const works = (times: readonly FreeTime[]) => times.some((time) => time.startsWith("work"))
        expect(works(promised)).toBe(works(free))
      }),
    )
  })

  it("names families by number, and nobody", () => {
    expect(nextFamilyName([])).toBe("家庭1")
    expect(nextFamilyName(["家庭2", "李家", "家庭10"])).toBe("家庭11")
  })
})

describe("the roll at a glance", () => {
  const worker = (more: Partial<Countable>): Countable => ({
    ...{ stage: "active", kind: "volunteer", free: freeTimes, isExperienced: false, isAway: false },
    consents: ["keep"],
    ...more,
  })

  it("counts who is on it, and who still has to be asked", () => {
    const counts = countRoll([
      worker({ isExperienced: true }),
      worker({ free: freePresets.rest, consents: [] }),
      worker({ kind: "guard", free: freePresets.night, consents: [], isAway: true }),
      worker({ stage: "asked" }),
      worker({ stage: "ended" }),
    ])
    expect(counts).toEqual({
      ...{ active: 3, asked: 1, experienced: 1, away: 1, unasked: 1 },
      free: { "work-day": 1, "work-night": 2, "rest-day": 2, "rest-night": 3 },
    })
  })
})
