import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { clockOf, type Instant, instantOf } from "../kit/dates.ts"
import {
  callsForHelp,
  isSameName,
  reportKinds,
  type SelfReport,
  waitsTooLongFrom,
  waysToSettle,
} from "./self-report.ts"

const shanghai = (text: string) => instantOf(Date.parse(`${text}:00+08:00`))

describe("a report has waited too long", () => {
  it.each([
    ["2020-02-12T09:00", "2020-02-12T11:00"],
    ["2020-02-12T18:00", "2020-02-12T20:00"],
    ["2020-02-12T19:30", "2020-02-13T09:30"],
    ["2020-02-12T20:00", "2020-02-13T10:00"],
    ["2020-02-12T23:40", "2020-02-13T10:00"],
    ["2020-02-12T02:00", "2020-02-12T10:00"],
    ["2020-02-29T21:00", "2020-03-01T10:00"],
  ])("that came at %s, at %s", (came, from) => {
    expect(waitsTooLongFrom(false, shanghai(came))).toBe(shanghai(from))
  })

  it("at once where somebody calls for help, else after two hours at least, in daytime, none before an earlier one", () => {
    const moments = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2020, 11, 31) }).map(instantOf)
    fc.assert(
      fc.property(moments, moments, (one, other) => {
        expect(waitsTooLongFrom(true, one)).toBe(one)
        const from = waitsTooLongFrom(false, one)
        expect(Date.parse(from) - Date.parse(one)).toBeGreaterThanOrEqual(120 * 60_000)
        expect(clockOf(from) >= "08:00" && clockOf(from) <= "20:00").toBe(true)
        const [first, second] = [one, other].sort() as [Instant, Instant]
        expect(waitsTooLongFrom(false, first) <= waitsTooLongFrom(false, second)).toBe(true)
      }),
    )
  })
})

describe("what may be done with a report", () => {
  it("is nothing once it is settled, and never to decline an objection or thanks", () => {
    for (const kind of reportKinds) {
      expect(waysToSettle({ kind, status: "done" })).toEqual([])
      expect(waysToSettle({ kind, status: "declined" })).toEqual([])
      const mayDecline = waysToSettle({ kind, status: "open" }).includes("decline")
      expect([kind, mayDecline]).toEqual([kind, kind !== "objection" && kind !== "thanks"])
      expect(waysToSettle({ kind, status: "open" })).toContain("done")
    }
  })
})

describe("a call for help", () => {
  const reading = (celsius: number, symptoms: string): SelfReport => ({
    ...{ kind: "reading", name: "王小明", day: "2020-02-12", slot: "上午", celsius, symptoms },
  })
  it.each([
    [reading(36.5, ""), false],
    [reading(36.5, "无"), false],
    [reading(36.5, "咳嗽"), true],
    [reading(37.3, ""), true],
    [{ kind: "need", name: "", phone: "", category: "买药", text: "降压药" } as SelfReport, true],
    [{ kind: "thanks", name: "", phone: "", text: "谢谢" } as SelfReport, false],
  ])("%j: %s", (report, isHelp) => {
    expect(callsForHelp(report, 37.3)).toBe(isHelp)
  })
})

it("a name is the same however its blanks, dots and width are typed", () => {
  expect(isSameName(" 王 小明 ", "王小明")).toBe(true)
  expect(isSameName("阿依古丽买买提", "阿依古丽·买买提")).toBe(true)
  expect(isSameName("Ｌｉ Wei", "LI WEI")).toBe(true)
  expect(isSameName("王小", "王小明")).toBe(false)
  expect(isSameName("  ", "")).toBe(false)
})
