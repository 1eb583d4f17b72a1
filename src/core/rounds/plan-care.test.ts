import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, daysBetween, getPlainDate } from "../kit/dates.ts"
import { CARE_DAYS_AHEAD, type CarePlan, planCare } from "./plan-care.ts"

const today = getPlainDate("2020-02-12")
const plan: CarePlan = {
  ...{ id: "p", personId: "x", homeId: "h", way: "call", everyDays: 3 },
  ...{ fromOn: getPlainDate("2020-02-10"), toOn: null },
}

describe("contacts of somebody in care", () => {
  it("keep their rhythm from the first day on, fourteen days ahead", () => {
    const days = planCare(plan, today, "20:00").map(({ day }) => day)
    expect(days).toEqual(["2020-02-13", "2020-02-16", "2020-02-19", "2020-02-22", "2020-02-25"])
    expect(planCare(plan, today, "20:00")[0]).toMatchObject({
      ...{ kind: "call", source: "care", dueAt: "2020-02-13T12:00:00.000Z", cause: "care p call 2020-02-13" },
    })
  })

  it("stop on the day of the end, and none is planned twice or left out however often it is planned", () => {
    expect(planCare({ ...plan, toOn: today }, today, "20:00")).toEqual([])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 40 }), (everyDays, days) => {
        const causes = new Set<string>()
        for (let on = 0; on < days; on += 1) {
          for (const check of planCare({ ...plan, everyDays, fromOn: today }, addDays(today, on), "20:00")) {
            causes.add(check.cause)
            expect(daysBetween(today, check.day) % everyDays).toBe(0)
          }
        }
        expect(causes.size).toBe(Math.floor((days - 1 + CARE_DAYS_AHEAD - 1) / everyDays) + 1)
      }),
    )
  })
})
