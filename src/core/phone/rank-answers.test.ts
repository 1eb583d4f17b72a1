import fc from "fast-check"
import { expect, it } from "vitest"
import { firstAnswers } from "./first-answers.ts"
import { rankAnswers } from "./rank-answers.ts"

const questions = (typed: string, category: string | null) =>
  rankAnswers(firstAnswers, typed, category).map(({ question }) => question)

it.each([
  ["口罩怎么预约", null, "口罩怎么预约？"],
  ["问口罩在哪里领", "口罩", "口罩在哪里领？"],
  ["外地车能不能进来", "咨询", "外地车能进小区吗？"],
  ["通行证丢了", "通行证", "通行证丢了怎么办？"],
  ["快递放在哪里", "咨询", "快递、外卖放在哪里？"],
  ["", "口罩", "口罩怎么预约？"],
])("%s (%s) is answered first by %s", (typed, category, first) => {
  expect(questions(typed, category)[0]).toBe(first)
})

it("always gives some of them, each once", () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(null, "口罩", "投诉"), (typed, category) => {
      const ranked = questions(typed, category)
      expect(ranked.length).toBeGreaterThan(0)
      expect(new Set(ranked).size).toBe(ranked.length)
    }),
  )
})
