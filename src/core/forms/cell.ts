import { type Instant, instantOfShanghai, type PlainDate, parsePlainDate } from "../kit/dates.ts"
import { readIdNumber } from "../people/id-number.ts"
import { formatDoor, parseDoor, toHalfWidth } from "../place/door.ts"

/** Why a row is refused; the words for people stand in refusal-words.ts. */
export type RowRefusal =
  | "value-missing"
  | "not-a-door"
  | "unknown-door"
  | "not-a-building-number"
  | "impossible-day"
  | "impossible-time"
  | "day-to-come"
  | "not-a-number"
  | "number-too-large"
  | "temperature-out-of-range"
  | "unknown-option"
  | "ends-before-it-begins"
  | "building-contradicts"

export type CellResult =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly refusal: RowRefusal }

/**
 * What a column holds. Every kind reads the many ways people write a thing into one canonical text, by which rows
 * are recognised again whatever file they come from.
 */
export type CellKind =
  | { readonly kind: "text" }
  | { readonly kind: "day" }
  | { readonly kind: "moment" }
  | { readonly kind: "clock" }
  | { readonly kind: "door" }
  | { readonly kind: "id-number" }
  | { readonly kind: "phone" }
  | { readonly kind: "count"; readonly most?: number }
  | { readonly kind: "amount" }
  | { readonly kind: "temperature" }
  | { readonly kind: "building-number" }
  | { readonly kind: "option"; readonly options: readonly string[] }

/** Reads one filled cell. `lane` stands in for doors written without one. */
export function readCell(cell: CellKind, written: string, lane: string): CellResult {
  const text = toHalfWidth(written).trim()
  switch (cell.kind) {
    case "text":
      return fine(written.trim())
    case "day":
      return orRefuse(readMoment(text)?.day ?? null, "impossible-day")
    case "moment":
      return readMomentCell(text)
    case "clock":
      return readClockCell(text)
    case "door":
      return readDoorCell(text, lane)
    case "id-number":
      return fine(readIdNumber(text).text)
    case "phone":
      return fine(text.replace(/[\s-]/g, ""))
    case "count":
      return readCount(text, cell.most)
    case "amount":
      return orRefuse(/^\d{1,9}(\.\d{1,3})?$/.test(text) ? String(Number(text)) : null, "not-a-number")
    case "temperature":
      return readTemperature(text)
    case "building-number":
      return orRefuse(
        /^[0-9]{1,5}[甲乙丙]?$/.test(text) ? text.replace(/^0+(?=\d)/, "") : null,
        "not-a-building-number",
      )
    case "option":
      return orRefuse(cell.options.includes(text) ? text : null, "unknown-option")
  }
}

/** The day and, where one is written, the clock of a canonical moment. */
export function splitMoment(value: string): { day: PlainDate; at: Instant | null } {
  const day = value.slice(0, 10) as PlainDate
  return { day, at: value.length > 10 ? instantOfShanghai(day, value.slice(11, 16)) : null }
}

function readCount(text: string, most = Number.POSITIVE_INFINITY): CellResult {
  if (!/^\d{1,9}(\.0+)?$/.test(text)) return refuse("not-a-number")
  return Number(text) > most ? refuse("number-too-large") : fine(String(Number(text)))
}

const TEMPERATURE_LOW = 34
const TEMPERATURE_HIGH = 43

function readTemperature(text: string): CellResult {
  const number = /^(\d{1,3}(?:\.\d{1,2})?)(?:℃|°C|度)?$/.exec(text)?.[1]
  if (number === undefined) return refuse("not-a-number")
  const degrees = Number(number)
  const inRange = degrees >= TEMPERATURE_LOW && degrees <= TEMPERATURE_HIGH
  return inRange ? fine(String(degrees)) : refuse("temperature-out-of-range")
}

function readDoorCell(text: string, lane: string): CellResult {
  const door = parseDoor(text, lane)
  return door === null ? refuse("not-a-door") : fine(formatDoor(door))
}

function readMomentCell(text: string): CellResult {
  const moment = readMoment(text)
  if (moment === null)
    return refuse(/^\d{4}\D\d{1,2}\D\d{1,2}日?\D+\d/.test(text) ? "impossible-time" : "impossible-day")
  return fine(moment.clock === null ? moment.day : `${moment.day} ${moment.clock}`)
}

/** A moment, or a clock alone that the row's day completes. */
function readClockCell(text: string): CellResult {
  const clock = readClock(text)
  return clock === null ? readMomentCell(text) : fine(clock)
}

/** No book of a committee is older; a year like 0020 is a slip of the pen. */
const EARLIEST = "1990-01-01"

type WrittenMoment = { readonly day: PlainDate; readonly clock: string | null }

/** `2020-02-01 08:05`, `2020/2/1 8:05:30`, `2020年2月1日 8:05`, `2020.2.1`. */
function readMoment(text: string): WrittenMoment | null {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[\sT]+(\d{1,2}:\d{1,2}(?::\d{1,2})?))?$/.exec(
    text,
  )
  if (!parts) return null
  const [, year = "", month = "", day = "", time] = parts
  const date = parsePlainDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`)
  if (date === null || date < EARLIEST) return null
  if (time === undefined) return { day: date, clock: null }
  const clock = readClock(time)
  return clock === null ? null : { day: date, clock }
}

function readClock(text: string): string | null {
  const parts = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?$/.exec(text)
  if (!parts) return null
  const [, hour = "", minute = "", second = "0"] = parts
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  return `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`
}

function fine(value: string): CellResult {
  return { ok: true, value }
}

function refuse(refusal: RowRefusal): CellResult {
  return { ok: false, refusal }
}

function orRefuse(value: string | null, refusal: RowRefusal): CellResult {
  return value === null ? refuse(refusal) : fine(value)
}
