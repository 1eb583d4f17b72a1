import { describe, expect, it } from "vitest"
import { reportKinds } from "../../core/residents/self-report.ts"
import { emptyReport, errorsOfReport, readCelsius, reportFields, reportOfValues } from "./report-values.ts"

describe("degrees", () => {
  it.each([
    ["36.8", 36.8],
    ["36,8", 36.8],
    ["３６．８℃", 36.8],
    ["36度8", 36.8],
    ["36度", 36],
    ["37.35", 37.4],
    ["33.9", null],
    ["43.1", null],
    ["368", null],
    ["", null],
    ["发烧", null],
  ])("%s is %s", (typed, degrees) => {
    expect(readCelsius(typed)).toBe(degrees)
  })
})

describe.each(reportKinds)("a form of %s", (kind) => {
  it("asks for what is needed, and is sent with every key once that is there", () => {
    const empty = emptyReport(kind, "2020-02-12", "09:30")
    expect(Object.keys(errorsOfReport(kind, empty))).toEqual(
      reportFields[kind]
        .filter((field) => field.needed && empty[field.name] === "")
        .map((field) => field.name),
    )
    const filled = Object.fromEntries(
      reportFields[kind].map((field) => [
        field.name,
        { day: "2020-02-12", celsius: "36.5", slot: "上午" }[field.input as string] ?? " 字 ",
      ]),
    )
    expect(errorsOfReport(kind, filled)).toEqual({})
    const report = reportOfValues(kind, filled)
    expect(report).toMatchObject({ kind, name: "字" })
  })
})

it("a temperature of the morning is of the morning", () => {
  expect(emptyReport("reading", "2020-02-12", "12:59")).toMatchObject({ slot: "上午", day: "2020-02-12" })
  expect(emptyReport("reading", "2020-02-12", "13:00")).toMatchObject({ slot: "下午" })
})
