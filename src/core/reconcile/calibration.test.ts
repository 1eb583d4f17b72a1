import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { calibrate, chanceOf, UNCALIBRATED } from "./calibration.ts"

const odds = fc.double({ min: -1e6, max: 1e6, noNaN: true })
const decision = fc.record({ odds, same: fc.boolean() })
const chanceAfter = (decided: Parameters<typeof calibrate>[0], at: number) => {
  const { slope, shift } = calibrate(decided)
  return chanceOf(slope * at + shift)
}

describe("the engine's word, bent towards what people decided", () => {
  it("is as it was while nobody has decided", () => {
    expect(calibrate([])).toEqual(UNCALIBRATED)
  })

  it("stays certain of what is certain, whatever a single decision says", () => {
    fc.assert(
      fc.property(decision, fc.double({ min: 7, max: 40, noNaN: true }), (one, sure) => {
        expect(chanceAfter([one], sure)).toBeGreaterThan(0.99)
        expect(chanceAfter([one], -sure)).toBeLessThan(0.01)
      }),
    )
  })

  it("bends within bounds and never the wrong way round, whatever people decide", () => {
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 200 }), (all) => {
        const { slope, shift } = calibrate(all)
        expect(slope).toBeGreaterThanOrEqual(0.25)
        expect(slope).toBeLessThanOrEqual(4)
        expect(Math.abs(shift)).toBeLessThanOrEqual(4)
      }),
    )
  })

  it("does not depend on the order of the decisions", () => {
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 50 }), (all) => {
        const [one, other] = [calibrate(all), calibrate(all.toReversed())]
        expect(one.slope).toBeCloseTo(other.slope, 6)
        expect(one.shift).toBeCloseTo(other.shift, 6)
      }),
    )
  })

  it("gives way where many decisions say that it is too sure, and grows where they agree", () => {
    const said = (count: number, at: number, same: boolean) =>
      Array.from({ length: count }, () => ({ odds: at, same }))
    expect(chanceAfter(said(40, 3, false), 3)).toBeLessThan(0.5)
    expect(chanceAfter(said(40, 1, true), 1)).toBeGreaterThan(chanceOf(1))
    expect(chanceAfter([...said(40, 4, true), ...said(40, -4, false)], 4)).toBeGreaterThan(chanceOf(4))
  })
})
