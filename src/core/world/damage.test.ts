import { describe, expect, it } from "vitest"
import { formNames } from "../forms/form-name.ts"
import { parsePlainDate } from "../kit/dates.ts"
import { damageRows } from "./damage.ts"
import { generateWorld } from "./world.ts"

const { books } = generateWorld({ seed: 5, homes: 240 })
const doors = new Set(books.住户.rows.map((row) => row[0]))
const result = damageRows(books, { seed: 9, share: 0.01 })

describe("damaged rows", () => {
  it("are the named ones, each in the named cell, and no others", () => {
    const named = new Map(result.damaged.map((one) => [`${one.form} ${one.index}`, one]))
    for (const form of formNames) {
      for (const [index, row] of result.books[form].rows.entries()) {
        const damage = named.get(`${form} ${index}`)
        const changed = row.flatMap((cell, at) => {
          return cell === books[form].rows[index]?.[at] ? [] : [books[form].header[at]]
        })
        expect(changed).toEqual(damage ? [damage.column] : [])
      }
    }
  })

  it("come to the share asked for and leave the register and the roll whole", () => {
    const facts = formNames.filter((form) => !["楼栋", "住户", "人员", "志愿者名册"].includes(form))
    const rows = facts.reduce((sum, form) => sum + books[form].rows.length, 0)
    expect(result.damaged.length).toBeGreaterThan(rows * 0.007)
    expect(result.damaged.length).toBeLessThan(rows * 0.013)
    expect(result.damaged.every((one) => facts.includes(one.form))).toBe(true)
    expect(damageRows(books, { seed: 9, share: 1 }).damaged).toHaveLength(rows)
  })

  it("are wrong in the way that is named", () => {
    const kinds = new Set(result.damaged.map((one) => one.kind))
    expect([...kinds].sort()).toEqual([
      "impossible time",
      "temperature out of range",
      "unknown door",
      "unknown option",
    ])
    for (const { form, index, column, kind } of result.damaged) {
      const cell = result.books[form].rows[index]?.[books[form].header.indexOf(column)] ?? ""
      if (kind === "unknown door") expect(doors.has(cell)).toBe(false)
      if (kind === "impossible time") expect(parsePlainDate(cell.slice(0, 10))).toBeNull()
      if (kind === "temperature out of range") expect(Number(cell) >= 34 && Number(cell) <= 43).toBe(false)
    }
  })

  it("are the same for the same seed", () => {
    expect(damageRows(books, { seed: 9, share: 0.01 })).toEqual(result)
  })
})
