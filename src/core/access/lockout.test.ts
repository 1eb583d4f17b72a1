import { describe, expect, it } from "vitest"
import { instantOf } from "../kit/dates.ts"
import { addMinutes } from "../kit/moments.ts"
import { beginTry, isLocked, noTries, type SignInTries } from "./lockout.ts"

const start = instantOf(Date.UTC(2020, 1, 12, 13))

function afterTries(count: number): SignInTries {
  return Array.from({ length: count }).reduce<SignInTries>(
    (tries) => beginTry(tries, start) ?? tries,
    noTries,
  )
}

describe("lockout", () => {
  it("lets seven wrong passwords pass and locks at the eighth", () => {
    expect(isLocked(afterTries(7), start)).toBe(false)
    expect(isLocked(afterTries(8), start)).toBe(true)
    expect(beginTry(afterTries(8), start)).toBeNull()
  })

  it("opens by itself after a quarter of an hour, with a new count", () => {
    const locked = afterTries(8)
    expect(isLocked(locked, addMinutes(start, 14))).toBe(true)
    expect(isLocked(locked, addMinutes(start, 15))).toBe(false)
    expect(beginTry(locked, addMinutes(start, 15))).toEqual({ failed: 1, lockedUntil: null })
  })
})
