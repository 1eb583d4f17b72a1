import { describe, expect, it } from "vitest"
import { type HomeState, homeStatuses, quietHome } from "../../core/report/home-state.ts"
import { signShapes } from "./sign-shapes.ts"

const box = { x: 100, y: 50, width: 24, height: 16 }
const inQuarantine: HomeState = { ...quietHome, status: "quarantine", people: 1, day: 7, term: 14 }

function partOf(state: HomeState, name: string) {
  return signShapes(state, box).find((shape) => shape.name === name)
}

describe("the signs of a cell", () => {
  it("are none for a quiet home and some for every other", () => {
    for (const status of homeStatuses) {
      expect(signShapes({ ...inQuarantine, status }, box).length > 0).toBe(status !== "quiet")
    }
  })

  it("fill the cell from the bottom with the days gone by", () => {
    const fill = partOf(inQuarantine, "sign-quarantine")
    expect(fill?.at).toEqual({ x: 100.5, y: 57.5, width: 23, height: 8 })
    expect(partOf({ ...inQuarantine, day: 14 }, "sign-quarantine")?.at).toMatchObject({ y: 50.5, height: 15 })
  })

  it("say the day, and how many people where it is more than one", () => {
    expect(partOf(inQuarantine, "cell-number")?.text).toBe("7")
    expect(partOf(inQuarantine, "cell-people")).toBeUndefined()
    expect(partOf({ ...inQuarantine, people: 3 }, "cell-people")).toBeDefined()
  })

  it("keep the number clear of the strip with a thermometer or a dot", () => {
    for (const health of [{ fever: true }, { missing: "morning" }] as const) {
      const state: HomeState = { ...inQuarantine, ...health }
      const strip = partOf(state, "sign-strip")?.at
      const number = partOf(state, "cell-number")?.at
      const stripEnd = Number(strip?.["x"]) + Number(strip?.["width"])
      expect(Number(number?.["x"]) - 0.3 * Number(number?.["font-size"])).toBeGreaterThan(stripEnd)
    }
  })
})
