import { expect, it } from "vitest"
import { isTrivialPin } from "./pin.ts"

it.each(["000000", "123456", "654321", "112112", "121212", "198512", "200101", "111222"])(
  "%s is what somebody would try first",
  (pin) => {
    expect(isTrivialPin(pin)).toBe(true)
  },
)

it.each(["402817", "938204", "571903"])("%s is not", (pin) => {
  expect(isTrivialPin(pin)).toBe(false)
})
