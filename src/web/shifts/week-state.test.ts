import { describe, expect, it } from "vitest"
import { duty, fatigue, monday, on, posts, turn, worker } from "../../../test/support/roster/small-desk.ts"
import { type Instant, instantOf } from "../../core/kit/dates.ts"
import type { DutyTurn } from "../../core/roster/burden.ts"
import { cellKey, hoursOfPost, type WeekReply, weekState } from "./week-state.ts"

const hours = [
  { id: "night", name: "夜班", start: 0, minutes: 360 },
  { id: "early", name: "早班", start: 360, minutes: 360 },
]
const words = { erased: "已删除", ofOffice: "居委会工作人员", separator: "、" }

/** So many days after that Monday. */
const clock = (day: number, at: string) => instantOf(Date.parse(`${on(day)}T${at}:00+08:00`))
const dawn = (day: number) => clock(day, "00:00")

function week({ reply, ...given }: Partial<WeekReply["ground"]> & { reply?: Partial<WeekReply> }): WeekReply {
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
    ...{ toTell: 0, untold: 0, closures: [], asked: [], ground, isSettled: false },
    ...{ stood: [], unused: { posts: [], hours: [] }, ...reply },
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
    expect(weekState(data, dawn(2), words).unsaid).toBe(0)
    // what stands of theirs on the day on which they left had begun
    expect(weekState(data, dawn(0), words).unsaid).toBe(0)
    const moved = week({ workers: [worker("stays")], published, draft: [drafted("stays", 3, "night")] })
    expect(weekState(moved, dawn(2), words).unsaid).toBe(2)
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
    expect(weekState(data, dawn(0), words).units).toMatchObject([
      { workerIds: ["one", "other"], rest: { level: "amber" } },
    ])
  })

  const wanted = (hoursId: string, weekdays: number[]) => ({
    ...{ postId: "north", hoursId, weekdays, heads: 2, leads: 0, skill: null },
    ...{ from: monday, until: null },
  })

  it("counts as lacking what can still be filled, and tells apart what was not", () => {
    const data = week({
      workers: ["one", "other"].map((id) => worker(id)),
      demands: [wanted("night", [0, 1]), wanted("early", [1])],
      draft: [drafted("one", 0, "night"), drafted("other", 1, "early")],
    })
    const coverAt = (at: Instant) => weekState(data, at, words).cover
    expect(coverAt(dawn(0))).toEqual({
      toCome: { wanted: 6, filled: 2, gaps: 3 },
      over: { wanted: 0, filled: 0, gaps: 0 },
    })
    // on Tuesday at eight the night is over and the morning is not
    expect(coverAt(clock(1, "08:00"))).toEqual({
      toCome: { wanted: 2, filled: 1, gaps: 1 },
      over: { wanted: 4, filled: 1, gaps: 2 },
    })
  })

  it("shows who stood there and has left the roll, and where a post or hours are no longer used", () => {
    const stood = (workerId: string, hoursId: string, postId = "north") => ({
      ...{ workerId, day: on(0), postId, hoursId, isLead: false },
    })
    const data = week({
      workers: [worker("stays")],
      demands: [wanted("early", [0])],
      draft: [drafted("stays", 0)],
      reply: {
        stood: [stood("left", "early"), stood("left", "late"), stood("stays", "early", "east")],
        unused: {
          posts: [{ id: "east", name: "东门" }],
          hours: [{ id: "late", name: "晚班", start: 1080, minutes: 360 }],
        },
      },
    })
    const state = weekState(data, dawn(3), words)
    const cellOf = (postId: string, hoursId: string) => {
      const shift = state.shifts.findIndex((each) => each.postId === postId && each.hoursId === hoursId)
      return state.cells.get(cellKey(0, shift))
    }
    expect(cellOf("north", "early")).toMatchObject({ count: 2, lacks: 0, stood: [{ workerId: "left" }] })
    expect(cellOf("north", "late")).toMatchObject({ count: 1, lacks: 0, isUnused: true })
    expect(cellOf("east", "early")).toMatchObject({ count: 1, post: { name: "东门" }, isUnused: true })
    expect(hoursOfPost(state, "north").map(({ id }) => id)).toEqual(["early", "late"])
    expect(state.posts.map(({ id }) => id)).toEqual(["north", "east"])
  })

  it("has rows for the hours that want somebody alone", () => {
    const demand = {
      ...{ postId: "north", hoursId: "early", weekdays: [5], heads: 1, leads: 0, skill: null },
      ...{ from: monday, until: null },
    }
    const state = weekState(week({ demands: [demand] }), dawn(0), words)
    expect(hoursOfPost(state, "north").map(({ id }) => id)).toEqual(["early"])
  })
})
