import { describe, expect, it } from "vitest"
import { isNever, type ObjectionCode, objectionCodes } from "../../core/roster/turn-objection.ts"
import { dutyEn } from "./duty-en.ts"
import { dutyZh } from "./duty-zh.ts"

/** What a sentence is filled with. */
const slots = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted()

/** Each code with what its sentence names. */
const table: Readonly<Record<ObjectionCode, readonly string[]>> = {
  "not-yet": [],
  age: ["bound"],
  away: [],
  rest: ["bound", "reached", "turn"],
  hours: ["bound", "reached"],
  "nights-of-week": ["bound", "reached"],
  "days-on-end": ["bound", "reached"],
  "nights-on-end": ["bound", "reached"],
  "at-home": ["other"],
  turns: ["bound", "reached"],
  owed: [],
  "not-free": [],
  busy: ["turn"],
  full: [],
  novice: [],
  unskilled: ["skill"],
  lead: ["turn"],
  skill: ["skill", "turn"],
  short: ["turn"],
  family: [],
  over: [],
  "not-planned": [],
  "not-open": ["from"],
}
/** What going back to a published turn may meet, beside the rules that are never broken. */
const ofPlacing: readonly ObjectionCode[] = ["turns", "owed", "not-free", "full", "novice", "unskilled"]

describe("why a turn is not somebody's", () => {
  it.each(objectionCodes)("%s has a sentence in both languages", (code) => {
    for (const { objection } of [dutyZh, dutyEn]) {
      expect(objection[code]).toMatch(/[。.]$/)
      expect(slots(objection[code])).toEqual(table[code])
    }
  })

  it("has no words for what is no reason", () => {
    for (const { objection } of [dutyZh, dutyEn])
      expect(Object.keys(objection).toSorted()).toEqual([...objectionCodes].toSorted())
  })

  it("is told to whoever had the turn", () => {
    const codes = objectionCodes.filter((code) => isNever({ code }) || ofPlacing.includes(code))
    for (const { toldWhy } of [dutyZh, dutyEn])
      expect(Object.keys(toldWhy).toSorted()).toEqual([...codes, "shut", "elsewhere", "order"].toSorted())
  })
})
