import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addKey, type Keystroke, noBurst } from "./typed-burst.ts"

/** What has been heard of these keys. */
function heard(keys: readonly Keystroke[]): string[] {
  let burst = noBurst
  return keys.flatMap((key) => {
    const after = addKey(burst, key)
    burst = after.burst
    return after.typed === null ? [] : [after.typed]
  })
}

function keysOf(text: string, gapMs: number, from = 0): Keystroke[] {
  return [...text, "Enter"].map((key, index) => ({ key, at: from + index * gapMs }))
}

const letter = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:a中"')
const text = fc.array(letter, { minLength: 4, maxLength: 120 }).map((letters) => letters.join(""))

describe("a burst of keys", () => {
  it("is a device's when it is fast and ends with Enter", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 30 }), (typed, gap) => {
        expect(heard(keysOf(typed, gap))).toEqual([typed])
      }),
    )
  })

  it("is a person's at any speed of people", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 55, max: 1_000 }), (typed, gap) => {
        expect(heard(keysOf(typed, gap))).toEqual([])
      }),
    )
  })

  it("is heard whole after a person's keys, and twice when it comes twice", () => {
    fc.assert(
      fc.property(text, text, (before, typed) => {
        const person = [...before].map((key, index) => ({ key, at: index * 150 }))
        const from = before.length * 150 + 500
        const twice = [...keysOf(typed, 10, from), ...keysOf(typed, 10, from + 10_000)]
        expect(heard([...person, ...twice])).toEqual([typed, typed])
      }),
    )
  })

  it.each([
    ["a thermometer", keysOf("36.5", 20), ["36.5"]],
    ["Enter alone", keysOf("", 10), []],
    ["a few keys struck together", keysOf("12", 10), []],
    ["one that never ends", keysOf("NCF123", 10).slice(0, -1), []],
    ["a slow Enter", [...keysOf("NCF123", 10).slice(0, -1), { key: "Enter", at: 900 }], []],
  ])("%s", (_, keys, expected) => expect(heard(keys)).toEqual(expected))

  it("holds no modifiers, and ends where another key is pressed", () => {
    const shifted = ["Shift", "N", "C", "Shift", "F", "1", "Enter"].map((key, index) => ({
      key,
      at: index * 8,
    }))
    expect(heard(shifted)).toEqual(["NCF1"])
    const cut = ["N", "C", "Backspace", "F", "1", "Enter"].map((key, index) => ({ key, at: index * 8 }))
    expect(heard(cut)).toEqual([])
  })
})
