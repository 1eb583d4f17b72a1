import { describe, expect, it } from "vitest"
import { getPlainDate, type Instant, instantOfShanghai } from "../../core/kit/dates.ts"
import type { DoorNote } from "../../core/rounds/door-work.ts"
import {
  type CarriedHome,
  countDealt,
  countOf,
  doorName,
  doorsOf,
  isFor,
  nextOpen,
  stairwellsOf,
  walkFilters,
} from "./walk.ts"

const now = instantOfShanghai(getPlainDate("2020-02-12"), "09:00") as Instant
const homeAt = (number: string, room: string, ...kinds: string[]): CarriedHome =>
  ({
    ...{
      id: `${number}-${room}`,
      door: "",
      room,
      floor: 1,
      late: false,
      tenure: null,
      people: [],
      needs: [],
    },
    stairwell: { id: number, lane: "288", number },
    checks: kinds.map((kind) => ({
      ...{ id: `${kind} ${number}-${room}`, kind, source: "quarantine", day: "2020-02-12", slot: "上午" },
      ...{ personId: "wang", dueAt: now, ownerId: null, status: "not-yet", statusAt: null },
      ...{ outcome: null, attempts: 0, tryId: null },
    })),
  }) as CarriedHome
const homes = [
  homeAt("3", "502", "visit", "reading"),
  homeAt("3", "101", "waste"),
  homeAt("12", "201", "knock"),
  homeAt("12", "101"),
]
const knocked: DoorNote = {
  ...{ id: "note", at: now, press: "press" },
  entry: {
    ...{ what: "attempt", checkId: "knock 12-201", homeId: "12-201", outcome: "no-answer", note: "" },
  },
}

describe("a walk", () => {
  it("goes to the doors where there is something to do now", () => {
    expect(doorsOf({ homes }, [], now).map(({ home }) => doorName(home))).toEqual([
      "3-502",
      "3-101",
      "12-201",
    ])
  })

  it("counts where somebody has been, stairwell by stairwell", () => {
    const doors = doorsOf({ homes }, [knocked], now)
    expect(stairwellsOf(doors).map(({ number, doors: own, dealt }) => [number, own.length, dealt])).toEqual([
      ["3", 2, 0],
      ["12", 1, 1],
    ])
    expect([countDealt(doors), countOf(doors, "tried"), countOf(doors, "done")]).toEqual([1, 1, 0])
  })

  it("can be for one thing alone", () => {
    const doors = doorsOf({ homes }, [], now)
    const counts = walkFilters.map((filter) => doors.filter((door) => isFor(door, filter)).length)
    expect(counts).toEqual([3, 1, 1, 1, 0, 1])
  })

  it("goes on to the next open door, round the corner too, and stays where there is none", () => {
    const doors = doorsOf({ homes }, [knocked], now)
    expect([0, 1, 2].map((from) => nextOpen(doors, from))).toEqual([0, 1, 0])
    expect(nextOpen(doors.slice(2), 0)).toBe(0)
  })
})
