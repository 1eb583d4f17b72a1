import { expect, it } from "vitest"
import { readSpokenTemperatures } from "./spoken-temperature.ts"

it.each([
  ["早36.5", [["上午", 36.5]]],
  [
    "早36.5 晚36.7",
    [
      ["上午", 36.5],
      ["下午", 36.7],
    ],
  ],
  [
    "早上体温36.5度，下午 37.4℃",
    [
      ["上午", 36.5],
      ["下午", 37.4],
    ],
  ],
  ["体温36.8", [[null, 36.8]]],
  ["36点6", [[null, 36.6]]],
  ["早36", [["上午", 36]]],
  ["早36.5，不对，早36.9", [["上午", 36.9]]],
  ["问口罩，35只", []],
  ["12-36.5", []],
  ["13636363636", []],
  ["体温正常", []],
  ["99.5", []],
])("hears %s", (note, heard) => {
  expect(readSpokenTemperatures(note).map(({ slot, celsius }) => [slot, celsius])).toEqual(heard)
})
