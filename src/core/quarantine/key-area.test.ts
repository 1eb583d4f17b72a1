import { expect, it } from "vitest"
import { keyAreaOf } from "./key-area.ts"

it.each([
  ["湖北武汉", ["湖北"], "湖北"],
  ["湖北省孝感市", ["湖北"], "湖北"],
  ["武汉", ["湖北"], "湖北"],
  ["武 汉", ["湖北"], "湖北"],
  ["武汉转南京", ["湖北"], "湖北"],
  ["浙江温州", ["湖北", "温州市"], "温州市"],
  ["河南信阳", ["湖北"], null],
  ["", ["湖北"], null],
  ["湖北", [], null],
])("%s lies in %s or not", (origin, regions, found) => {
  expect(keyAreaOf(origin, regions)).toBe(found)
})
