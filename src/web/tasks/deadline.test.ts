import { describe, expect, it } from "vitest"
import { getPlainDate, type Instant, instantOfShanghai } from "../../core/kit/dates.ts"
import { dueChoicesAt, dueOf } from "./deadline.ts"

const at = (day: string, clock: string) => instantOfShanghai(getPlainDate(day), clock) as Instant

describe("the quick choices of a deadline", () => {
  it("are to come, whatever the clock", () => {
    expect(dueChoicesAt(at("2020-02-12", "09:00"))).toContain("tonight")
    expect(dueChoicesAt(at("2020-02-12", "18:00"))).not.toContain("tonight")
    expect(dueChoicesAt(at("2020-02-12", "21:00"))[0]).toBe("noon")
    expect(dueOf("week", at("2020-02-28", "23:30"))).toBe(at("2020-03-06", "18:00"))
    expect(dueOf("none", at("2020-02-12", "09:00"))).toBeNull()
  })
})
