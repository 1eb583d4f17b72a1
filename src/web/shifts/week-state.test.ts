import { describe, expect, it } from "vitest"
import { duty, fatigue, monday, on, posts, turn, worker } from "../../../test/support/roster/small-desk.ts"
import type { DutyTurn } from "../../core/roster/burden.ts"
import { hoursOfPost, type WeekReply, weekState } from "./week-state.ts"

const hours = [
  { id: "night", name: "夜班", start: 0, minutes: 360 },
  { id: "early", name: "早班", start: 360, minutes: 360 },
]
const words = { erased: "已删除", ofOffice: "居委会工作人员", separator: "、" }

function week(given: Partial<WeekReply["ground"]>): WeekReply {
  const ground = {
    ...{ firstDay: monday, days: 7, fatigue, duty, posts, hours, closures: [], families: [], absences: [] },
    ...{ workers: [], wishes: [], past: [], beside: [], published: [], draft: [], demands: [] },
    ...given,
  }
  return {
    ...{
      week: monday,
      version: 1,
      publishedAt: null,
      opensAt: null,
      draftVersion: 1,
      undo: null,
      redo: null,
    },
    ...{ toTell: 0, untold: 0, closures: [], asked: [], ground },
    names: ground.workers.map(({ id, kind }) => ({ id, kind, name: id })),
  }
}
const drafted = (workerId: string, day: number, hoursId = "early") => ({
  ...{ ...turn(workerId, day, hoursId), isPinned: false },
})

describe("the week's board", () => {
  it("does not take what somebody stood who has left the roll for something to publish", () => {
    const published = [turn("left", 0, "early"), turn("stays", 3, "early")]
    const data = week({ workers: [worker("stays")], published, draft: [drafted("stays", 3)] })
    expect(weekState(data, on(2), words).unsaid).toBe(0)
    expect(weekState(data, on(0), words).unsaid).toBe(1)
    const moved = week({ workers: [worker("stays")], published, draft: [drafted("stays", 3, "night")] })
    expect(weekState(moved, on(2), words).unsaid).toBe(2)
  })

  it("says of a family how tired the most tired of it is", () => {
    const nights = [-3, -2, -1].map(
      (day): DutyTurn => ({ day: on(day), start: 0, minutes: 360, isNight: true }),
    )
    const data = week({
      workers: ["one", "other"].map((id) => worker(id, { familyId: "home" })),
      families: [{ id: "home", bond: "together" }],
      past: [["other", nights]],
    })
    expect(weekState(data, monday, words).units).toMatchObject([
      { workerIds: ["one", "other"], rest: { level: "amber" } },
    ])
  })

  it("has rows for the hours that want somebody alone", () => {
    const demand = {
      ...{ postId: "north", hoursId: "early", weekdays: [5], heads: 1, leads: 0, skill: null },
      ...{ from: monday, until: null },
    }
    const state = weekState(week({ demands: [demand] }), monday, words)
    expect(hoursOfPost(state, "north").map(({ id }) => id)).toEqual(["early"])
  })
})
