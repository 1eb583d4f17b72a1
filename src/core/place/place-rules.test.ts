import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { getPlainDate } from "../kit/dates.ts"
import {
  endedStairwell,
  liesInGrid,
  mayAddDwelling,
  mayEndDwelling,
  readBuildingNumber,
  readRoom,
  resizeStairwell,
  roomsClosed,
  roomsOf,
  type StairwellState,
} from "./place-rules.ts"

const on = getPlainDate("2020-02-12")
const grid = fc.record({
  floors: fc.integer({ min: 1, max: 12 }),
  doorsPerFloor: fc.integer({ min: 1, max: 6 }),
})

function stairwellOf(floors: number, doorsPerFloor: number): StairwellState {
  const doors = Object.fromEntries(roomsOf({ floors, doorsPerFloor }).map((room) => [room, null]))
  return { lane: "288", number: "12", floors, doorsPerFloor, endedOn: null, doors }
}

describe("a stairwell's grid", () => {
  it("holds exactly its own rooms", () => {
    fc.assert(
      fc.property(grid, (given) => {
        const rooms = roomsOf(given)
        expect(new Set(rooms).size).toBe(given.floors * given.doorsPerFloor)
        expect(rooms.every((room) => liesInGrid(given, room))).toBe(true)
        expect(liesInGrid(given, `${given.floors + 1}01`)).toBe(false)
      }),
    )
  })

  it("opens the doors it gains and ends those it loses", () => {
    fc.assert(
      fc.property(grid, grid, (before, after) => {
        const resized = resizeStairwell(stairwellOf(before.floors, before.doorsPerFloor), after, on)
        const open = Object.keys(resized.doors).filter((room) => resized.doors[room] === null)
        expect(open.toSorted()).toEqual(roomsOf(after).toSorted())
      }),
    )
  })

  it("leaves a door ended that ended for itself", () => {
    const stairwell = stairwellOf(2, 2)
    const ended = { ...stairwell, doors: { ...stairwell.doors, "201": on } }
    expect(resizeStairwell(ended, { floors: 3, doorsPerFloor: 2 }, on).doors["201"]).toBe(on)
  })

  it("ends with all its doors", () => {
    const ended = endedStairwell(stairwellOf(2, 1), on)
    expect(ended).toMatchObject({ endedOn: on, doors: { "101": on, "201": on } })
    expect(roomsClosed(stairwellOf(2, 1), ended)).toEqual(["101", "201"])
  })
})

describe("what may be done to a door", () => {
  it.each([
    [null, false, null],
    [null, true, "still-lived-in"],
    [on, false, "already-ended"],
  ] as const)("ended on %s, lived in %s: %s", (endedOn, livedIn, refusal) => {
    expect(mayEndDwelling({ endedOn }, livedIn)).toBe(refusal)
  })

  it.each([
    ["301", "door-not-in-stairwell"],
    ["103", "door-not-in-stairwell"],
    [null, "door-not-in-stairwell"],
    ["101", "door-taken"],
    ["202", null],
  ])("adding %s: %s", (room, refusal) => {
    const stairwell = stairwellOf(2, 2)
    expect(mayAddDwelling({ ...stairwell, doors: { ...stairwell.doors, "202": on } }, room)).toBe(refusal)
  })

  it("nothing comes into a stairwell that ended", () => {
    expect(mayAddDwelling(endedStairwell(stairwellOf(2, 2), on), "101")).toBe("already-ended")
  })
})

describe("what people write", () => {
  it.each([
    ["302", "302"],
    ["３０２室", "302"],
    ["1201", "1201"],
    ["2", null],
    ["底楼", null],
  ])("room %s", (text, room) => {
    expect(readRoom(text)).toBe(room)
  })

  it.each([
    ["012", "12"],
    ["3甲", "3甲"],
    ["十二", null],
    ["", null],
  ])("number %s", (text, number) => {
    expect(readBuildingNumber(text)).toBe(number)
  })
})
