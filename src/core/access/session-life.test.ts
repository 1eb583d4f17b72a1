import { describe, expect, it } from "vitest"
import { instantOf } from "../kit/dates.ts"
import { addMinutes } from "../kit/moments.ts"
import { expiryOf, isWorthRenewing } from "./session-life.ts"

const signIn = instantOf(Date.UTC(2020, 1, 12, 0))
const hours = (count: number) => addMinutes(signIn, count * 60)

describe("the life of a session", () => {
  it.each([
    [0, 12],
    [10, 22],
    [155, 167],
    [160, 168],
    [167, 168],
  ])("used %d hours after the sign-in it ends %d hours after it", (used, ends) => {
    expect(expiryOf(signIn, hours(used))).toBe(hours(ends))
  })

  it("is renewed once a minute at most", () => {
    expect(isWorthRenewing(signIn, addMinutes(signIn, 0.5))).toBe(false)
    expect(isWorthRenewing(signIn, addMinutes(signIn, 1))).toBe(true)
  })
})
