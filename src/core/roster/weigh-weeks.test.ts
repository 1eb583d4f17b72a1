import { describe, expect, it } from "vitest"
import { duty, fatigue, monday, on, posts, worker } from "../../../test/support/roster/small-desk.ts"
import { layDesk } from "./desk-problem.ts"
import type { DutyGround } from "./duty-ground.ts"
import { weighWeeks } from "./weigh-weeks.ts"

const ground: DutyGround = {
  ...{ firstDay: monday, days: 7, fatigue, duty, posts, demands: [], closures: [], families: [] },
  hours: [{ id: "early", name: "早班", start: 360, minutes: 360 }],
  ...{ absences: [], workers: [worker("w")], wishes: [], past: new Map(), published: null, draft: [] },
}

function amberWith(given: Partial<DutyGround>): number | undefined {
  const whole = { ...ground, ...given }
  const desk = layDesk(whole)
  return weighWeeks(whole, desk, desk.draft)[0]?.amber
}

describe("a week that is proposed", () => {
  it("counts who is to go easy by all that tires them, work in the office too", () => {
    const days = [0, 1, 2, 3, 4, 5].map((day) => ({ day: on(day), minutes: 720, isNight: false }))
    expect(amberWith({})).toBe(0)
    expect(amberWith({ beside: new Map([["w", days]]) })).toBe(1)
    const before = [-1, -2, -3, -4, -5, -6].map((day) => ({ day: on(day), minutes: 720, isNight: false }))
    expect(amberWith({ past: new Map([["w", before]]) })).toBe(1)
  })
})
