/** A day of life in Shanghai, `YYYY-MM-DD`. Days compare and sort as text. */
export type PlainDate = string & { readonly __plainDate: unique symbol }

/** A moment in UTC, ISO 8601 with milliseconds and `Z`. Instants compare and sort as text. */
export type Instant = string & { readonly __instant: unique symbol }

/** Shanghai has kept UTC+8 without summer time since 1991; the product's facts are all later. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** Reads `YYYY-MM-DD`; null when there is no such day. */
export function parsePlainDate(text: string): PlainDate | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return null
  const [, year, month, day] = parts
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day))
  return new Date(time).toISOString().slice(0, 10) === text ? (text as PlainDate) : null
}

/** Reads `YYYY-MM-DD`; throws when there is no such day: for literals and rows already checked. */
export function getPlainDate(text: string): PlainDate {
  const date = parsePlainDate(text)
  if (date === null) throw new RangeError("not a day")
  return date
}

/** The moment of a Shanghai wall clock, `YYYY-MM-DD` and `HH:MM`; null when the clock cannot show it. */
export function instantOfShanghai(date: PlainDate, clock: string): Instant | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock)
  if (!parts) return null
  const time = Date.parse(`${date}T${clock}:00Z`) - SHANGHAI_OFFSET_MS
  return new Date(time).toISOString() as Instant
}

/** The moment of a millisecond count since 1970. */
export function instantOf(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant
}

/** The Shanghai day that a moment falls on. */
export function dayOf(instant: Instant): PlainDate {
  return new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10) as PlainDate
}

/** The Shanghai wall clock `HH:MM` of a moment. */
export function clockOf(instant: Instant): string {
  return new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16)
}

/** A moment as books write it on Shanghai's clock: `YYYY-MM-DD HH:MM`. */
export function writtenMoment(instant: Instant): string {
  return `${dayOf(instant)} ${clockOf(instant)}`
}

/** The later of two days. */
export function laterOf(one: PlainDate, other: PlainDate): PlainDate {
  return one > other ? one : other
}

/** The day that is `days` (may be negative) after `date`. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10) as PlainDate
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

/** Every day from `from` to `to`, both included; empty when `to` is earlier. */
export function daysFromTo(from: PlainDate, to: PlainDate): PlainDate[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index))
}
