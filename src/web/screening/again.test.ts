import { describe, expect, it } from "vitest"
import { getPlainDate } from "../../core/kit/dates.ts"
import { firstPolicies } from "../../core/policy/first-policies.ts"
import { type Travel, typedAgain } from "./again.ts"

const today = getPlainDate("2020-02-12")
const travel: Travel = {
  ...{ at: "2020-02-11 18:20", channel: "上门", from: "湖北孝感", keyArea: true, arrivedOn: "2020-02-10" },
  ...{ transport: "火车", vehicle: "G1720", leftKeyAreaOn: "2020-02-09", lastContactOn: null },
}
const typed = (changed: Partial<Travel> = {}) => typedAgain({ ...travel, ...changed }, firstPolicies, today)

describe("a registration written anew after a correction", () => {
  it("begins with the travel that was typed, at the moment of the one that was wrong", () => {
    expect(typed()).toMatchObject({
      ...{ channel: "door", from: "湖北孝感", arrivedOn: "2020-02-10", transport: "train", vehicle: "G1720" },
      ...{ leftKeyAreaOn: "2020-02-09", lastContactOn: null, paperDay: "2020-02-11", paperClock: "18:20" },
      ...{ disposition: null, reason: "" },
    })
  })

  it("is of now where it was of today", () => {
    expect(typed({ at: "2020-02-12 08:00" })).toMatchObject({ paperDay: null, paperClock: "" })
  })

  it("keeps what was said against the rule's key areas, and else follows them", () => {
    expect(typed().keyArea).toBe(null)
    expect(typed({ keyArea: false }).keyArea).toBe("no")
    expect(typed({ from: "安徽合肥" }).keyArea).toBe("yes")
    expect(typed({ from: "安徽合肥", keyArea: false }).keyArea).toBe(null)
  })
})
