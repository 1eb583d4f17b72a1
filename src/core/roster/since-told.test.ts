import { describe, expect, it } from "vitest"
import { getPlainDate, instantOf } from "../kit/dates.ts"
import { sinceTold, type TurnChange, type WeekMessage } from "./since-told.ts"

const [told, toldAgain] = [instantOf(0), instantOf(1)]
const [north, south, east] = ["north", "south", "east"].map((postId) => ({ postId, hoursId: "early" }))
type Place = TurnChange["to"] | undefined
const change = (day: string, from: Place, to: Place): TurnChange => ({
  ...{ day: getPlainDate(day), why: "order" },
  from: from ?? null,
  to: to ?? null,
})
const changed = (...changes: TurnChange[]): WeekMessage => ({ what: "changed", changes, toldAt: null })
const first: WeekMessage = { what: "published", changes: [], toldAt: told }
const [monday, tuesday] = ["2020-03-09", "2020-03-10"]

describe("what somebody has to be told of a week", () => {
  it("is each change from what they know, over all that was published since", () => {
    const messages = [
      first,
      changed(change(tuesday, north, south)),
      changed(change(monday, null, north), change(tuesday, south, east)),
    ]
    expect(sinceTold(messages)).toMatchObject({
      toldAt: null,
      changes: [change(monday, null, north), change(tuesday, north, east)],
    })
  })

  it("is nothing new where all has come back to what they know", () => {
    const there = changed(change(monday, north, null), change(tuesday, null, south))
    const back = changed(change(monday, null, north), change(tuesday, south, null))
    expect(sinceTold([first, there, back])).toEqual(first)
  })

  it("is all of it to whoever has been told nothing", () => {
    const unheard = { ...first, toldAt: null }
    expect(sinceTold([unheard, changed(change(monday, north, south))])).toEqual(unheard)
  })

  it("begins anew once they were told", () => {
    const heard = { ...changed(change(monday, north, south)), toldAt: toldAgain }
    expect(sinceTold([first, heard, changed(change(monday, south, north))])).toEqual(
      changed(change(monday, south, north)),
    )
  })
})
