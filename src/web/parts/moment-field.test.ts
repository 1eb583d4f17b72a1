import { expect, it } from "vitest"
import { getPlainDate, type Instant, instantOfShanghai } from "../../core/kit/dates.ts"
import { fieldOfMoment, momentOfField } from "./moment-field.ts"

const at = (day: string, clock: string) => instantOfShanghai(getPlainDate(day), clock) as Instant

it("a field for day and clock is on Shanghai's", () => {
  expect(momentOfField("2020-02-12T18:00")).toBe(at("2020-02-12", "18:00"))
  expect(fieldOfMoment(at("2020-02-12", "18:00"))).toBe("2020-02-12T18:00")
  expect(momentOfField("")).toBeNull()
})
