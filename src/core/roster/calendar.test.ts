import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instantOf } from "../kit/dates.ts"
import { type CalendarTurn, writeCalendar } from "./calendar.ts"

const turn: CalendarTurn = {
  ...{ id: "t1", title: "值守 夜班", place: "北门", note: "", sequence: 0, isCancelled: false },
  startsAt: instantOf(Date.UTC(2020, 2, 9, 16)),
  endsAt: instantOf(Date.UTC(2020, 2, 9, 22)),
  changedAt: instantOf(Date.UTC(2020, 2, 5, 12, 30)),
}
const named = { name: "值守", host: "community" }

describe("a calendar", () => {
  it("has its turns in UTC, those that are gone as cancelled", () => {
    const lines = writeCalendar(named, [turn, { ...turn, id: "t2", isCancelled: true, sequence: 1 }]).split(
      "\r\n",
    )
    expect(lines).toEqual([
      ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Shouwang//Duty//ZH", "CALSCALE:GREGORIAN"],
      ...["METHOD:PUBLISH", "X-WR-CALNAME:值守", "X-WR-TIMEZONE:Asia/Shanghai"],
      ...["REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"],
      ...["BEGIN:VEVENT", "UID:t1@community", "SEQUENCE:0", "DTSTAMP:20200305T123000Z"],
      ...["DTSTART:20200309T160000Z", "DTEND:20200309T220000Z", "SUMMARY:值守 夜班", "LOCATION:北门"],
      ...["STATUS:CONFIRMED", "END:VEVENT", "BEGIN:VEVENT", "UID:t2@community", "SEQUENCE:1"],
      ...["DTSTAMP:20200305T123000Z", "DTSTART:20200309T160000Z", "DTEND:20200309T220000Z"],
      ...["SUMMARY:值守 夜班", "LOCATION:北门", "STATUS:CANCELLED", "END:VEVENT", "END:VCALENDAR", ""],
    ])
  })

  it("keeps every text whole, in lines of no more than 75 octets", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("值", "a", ",", ";", "\\", "\n", "😷", "é"), maxLength: 200 }),
        (note) => {
          const written = writeCalendar(named, [{ ...turn, note }])
          for (const line of written.split("\r\n"))
            expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
          const whole = written.replaceAll("\r\n ", "").split("\r\n")
          const line =
            whole.find((each) => each.startsWith("DESCRIPTION:"))?.slice("DESCRIPTION:".length) ?? ""
          expect(line.replaceAll(/\\(.)/g, (_, sign: string) => (sign === "n" ? "\n" : sign))).toBe(note)
        },
      ),
    )
  })
})
