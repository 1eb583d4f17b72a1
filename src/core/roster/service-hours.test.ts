import fc from "fast-check"
import { expect, it } from "vitest"
import { type Instant, instantOf, type PlainDate } from "../kit/dates.ts"
import { type StoodTurn, serviceHours } from "./service-hours.ts"

const stood = (day: string, post: string, minutes: number): StoodTurn => {
  const from = Date.parse(`${day}T08:00:00+08:00`)
  return { day: day as PlainDate, post, from: instantOf(from), until: instantOf(from + minutes * 60_000) }
}

it("adds up by month and post, the months in their order", () => {
  const hours = serviceHours([
    stood("2020-03-01", "正门", 240),
    stood("2020-02-12", "正门", 230),
    stood("2020-02-13", "正门", 245),
    stood("2020-02-14", "后门", 60),
  ])
  expect(hours).toEqual({
    lines: [
      { month: "2020-02", post: "后门", turns: 1, minutes: 60 },
      { month: "2020-02", post: "正门", turns: 2, minutes: 475 },
      { month: "2020-03", post: "正门", turns: 1, minutes: 240 },
    ],
    ...{ turns: 4, minutes: 775 },
  })
})

it("counts no turn whose end lies before its beginning, and nobody's nothing", () => {
  const turn = { ...stood("2020-02-12", "正门", 60), until: "2020-02-11T00:00:00.000Z" as Instant }
  expect(serviceHours([turn]).minutes).toBe(0)
  expect(serviceHours([])).toEqual({ lines: [], turns: 0, minutes: 0 })
})

it("says the same whatever order the turns come in", () => {
  const turns = fc.array(
    fc.record({
      day: fc.constantFrom("2020-01-31", "2020-02-01", "2020-02-29"),
      post: fc.constantFrom("正门", "后门"),
      minutes: fc.integer({ min: 0, max: 900 }),
    }),
  )
  fc.assert(
    fc.property(turns, (all) => {
      const made = all.map(({ day, post, minutes }) => stood(day, post, minutes))
      expect(serviceHours(made)).toEqual(serviceHours([...made].reverse()))
      expect(serviceHours(made).minutes).toBe(all.reduce((sum, { minutes }) => sum + minutes, 0))
    }),
  )
})
