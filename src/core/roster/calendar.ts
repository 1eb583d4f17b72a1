import type { Instant } from "../kit/dates.ts"

/** A turn in somebody's calendar; `sequence` grows whenever it changes. */
export type CalendarTurn = {
  readonly id: string
  readonly title: string
  readonly place: string
  readonly note: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly changedAt: Instant
  readonly sequence: number
  readonly isCancelled: boolean
}

/** Turns as calendar programs read them (RFC 5545). */
export function writeCalendar(
  { name, host }: { readonly name: string; readonly host: string },
  turns: readonly CalendarTurn[],
): string {
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Shouwang//Duty//ZH", "CALSCALE:GREGORIAN"],
    ...["METHOD:PUBLISH", `X-WR-CALNAME:${escaped(name)}`, "X-WR-TIMEZONE:Asia/Shanghai"],
    ...["REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"],
    ...turns.flatMap((turn) => eventOf(turn, host)),
    "END:VCALENDAR",
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join("")
}

function eventOf(turn: CalendarTurn, host: string): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${turn.id}@${host}`,
    `SEQUENCE:${turn.sequence}`,
    `DTSTAMP:${stamp(turn.changedAt)}`,
    `DTSTART:${stamp(turn.startsAt)}`,
    `DTEND:${stamp(turn.endsAt)}`,
    `SUMMARY:${escaped(turn.title)}`,
    ...(turn.place === "" ? [] : [`LOCATION:${escaped(turn.place)}`]),
    ...(turn.note === "" ? [] : [`DESCRIPTION:${escaped(turn.note)}`]),
    `STATUS:${turn.isCancelled ? "CANCELLED" : "CONFIRMED"}`,
    "END:VEVENT",
  ]
}

/** In UTC: every program knows it, whatever it thinks of zones. */
function stamp(at: Instant): string {
  return `${at.slice(0, 19).replaceAll(/[-:]/g, "")}Z`
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, "\\$&").replaceAll(/\r\n|\r|\n/g, "\\n")
}

const LONGEST = 75

/** Lines of no more than 75 octets, broken between signs; those that go on begin with a space. */
function folded(line: string): string {
  const lines: string[] = []
  let current = ""
  let octets = 0
  for (const sign of line) {
    const length = octetsOf(sign.codePointAt(0) ?? 0)
    if (octets + length > LONGEST) {
      lines.push(current)
      current = " "
      octets = 1
    }
    current += sign
    octets += length
  }
  return [...lines, current].join("\r\n")
}

function octetsOf(code: number): number {
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
