import { describe, expect, it } from "vitest"
import { getPlainDate, type Instant } from "../kit/dates.ts"
import { cellStatus, readTypedCell } from "./reading-cell.ts"

describe("what is typed into a cell", () => {
  it.each([
    ["36.5", 36.5, "无"],
    ["365", 36.5, "无"],
    ["３６．５", 36.5, "无"],
    ["36。5", 36.5, "无"],
    ["37", 37, "无"],
    ["378+12", 37.8, "发热;咳嗽"],
    ["37.8+", 37.8, "无"],
    ["36.5+4", 36.5, "咽痛"],
  ])("%s", (text, celsius, symptoms) => {
    expect(readTypedCell(text)).toEqual({ ok: true, celsius, symptoms })
  })
  it.each(["", "3", "36.55", "33.9", "43.5", "abc", "36+9", "1365"])("%j is none", (text) => {
    expect(readTypedCell(text)).toEqual({ ok: false })
  })
})

describe("a cell of the sheet", () => {
  const when = (now: string, day = "2020-02-12") => ({
    ...{ day: getPlainDate(day), missingFrom: "11:00", now: now as Instant, isOwed: true },
  })
  it.each([
    [null, "2020-02-12T02:59:00.000Z", "not-yet"],
    [null, "2020-02-12T03:00:00.000Z", "missing"],
    [{ celsius: 36.5, symptoms: "无" }, "2020-02-12T02:00:00.000Z", "fine"],
    [{ celsius: 37.3, symptoms: "" }, "2020-02-12T02:00:00.000Z", "fever"],
    [{ celsius: 36.5, symptoms: "咽痛" }, "2020-02-12T02:00:00.000Z", "symptom"],
  ] as const)("%j at %s is %s", (taken, now, status) => {
    expect(cellStatus(taken, when(now), 37.3)).toBe(status)
  })

  it("is never missing where nothing is owed, and shows what was taken all the same", () => {
    const later = { ...when("2020-02-12T09:00:00.000Z"), isOwed: false }
    expect(cellStatus(null, later, 37.3)).toBe("not-yet")
    expect(cellStatus({ celsius: 37.8, symptoms: "" }, later, 37.3)).toBe("fever")
  })
})
