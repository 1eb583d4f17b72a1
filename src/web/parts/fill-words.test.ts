import { describe, expect, it } from "vitest"
import { fillWords } from "./fill-words.ts"

const words = {
  swaps: { asked_one: "{{count}} swap", asked_other: "{{count}} swaps", left: "left: {{count}}" },
}

describe("the words of a small page", () => {
  it("tell one from many where they have both forms", () => {
    const asked = (count: number) => fillWords(words, "swaps.asked", { count })
    expect([0, 1, 2].map(asked)).toEqual(["0 swaps", "1 swap", "2 swaps"])
    expect(fillWords(words, "swaps.left", { count: 1 })).toBe("left: 1")
    expect(fillWords(words, "swaps.none", { defaultValue: "nothing" })).toBe("nothing")
    expect(fillWords(words, "swaps.none")).toBe("swaps.none")
  })
})
