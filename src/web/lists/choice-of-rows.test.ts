import { expect, it } from "vitest"
import { countOf, isChosen, nothingChosen, toggle, toggleAll } from "./choice-of-rows.ts"

it("chooses rows one by one, and lets them go again", () => {
  const one = toggle(nothingChosen, "a")
  expect([isChosen(one, "a"), isChosen(one, "b"), countOf(one, 9)]).toEqual([true, false, 1])
  expect(toggle(one, "a")).toEqual(nothingChosen)
})

it("chooses all, also those not loaded yet, but for some", () => {
  const butOne = toggle(toggleAll(nothingChosen), "a")
  expect([isChosen(butOne, "a"), isChosen(butOne, "z"), countOf(butOne, 273)]).toEqual([false, true, 272])
  expect(countOf(toggleAll(butOne), 273)).toBe(273)
  expect(toggleAll(toggleAll(nothingChosen))).toEqual(nothingChosen)
})
