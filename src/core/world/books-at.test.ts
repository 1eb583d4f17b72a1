import { describe, expect, it } from "vitest"
import { formNames } from "../forms/form-name.ts"
import { booksAt, generateWorld } from "./world.ts"

const world = generateWorld({ seed: 4, homes: 96 })
const day = world.days[30] ?? ""

describe("books at a moment", () => {
  it("hold nothing that comes later", () => {
    const moment = `${day} 13:20`
    const books = booksAt(world, moment)
    const moments = formNames
      .flatMap((name) => books[name].rows.flat())
      .filter((cell) => /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(cell))
    expect(moments.length).toBeGreaterThan(1_000)
    expect(moments.filter((cell) => cell > moment)).toEqual([])
    const slots = books["健康监测"].rows.filter(([on]) => on === day).map(([, slot]) => slot)
    expect(new Set(slots)).toEqual(new Set(["上午"]))
  })

  it("grow through the day", () => {
    const counts = ["00:00", "09:00", "16:00", "23:59"].map((clock) => {
      const books = booksAt(world, `${day} ${clock}`)
      return formNames.reduce((sum, name) => sum + books[name].rows.length, 0)
    })
    expect(counts).toEqual(counts.toSorted((one, other) => one - other))
    expect(new Set(counts).size).toBe(counts.length)
  })
})
