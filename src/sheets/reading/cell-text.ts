import type { DateFormat } from "./date-format.ts"

/** A number in plain decimals: no exponent, and of its digits the fifteen that a spreadsheet keeps. */
export function decimalText(value: number): string {
  if (!Number.isFinite(value)) return ""
  const [digits = "", exponent = "0"] = value.toExponential(14).split("e")
  const negative = digits.startsWith("-")
  const figures = digits.replace(/[-.]/g, "")
  const point = Number(exponent) + 1
  const whole = point > 0 ? figures.slice(0, point).padEnd(point, "0") : "0"
  const fraction = (point > 0 ? figures.slice(point) : "0".repeat(-point) + figures).replace(/0+$/, "")
  const text = fraction === "" ? whole : `${whole}.${fraction}`
  return negative && text !== "0" ? `-${text}` : text
}

const DAY_MS = 86_400_000
/** Serials from here on are past the year 9999. */
const SERIAL_END = 2_958_466
/** A workbook that counts from 1904 is this many days behind. */
const DAYS_TO_1904 = 1462
const EPOCH_MS = Date.UTC(1899, 11, 30)

/**
 * A serial day number as `YYYY-MM-DD`, with ` HH:MM` where its format or its value has a clock, or as
 * `HH:MM` where it is a
 * clock alone. Seconds are dropped, as a spreadsheet shows minutes. What is no date stays a number.
 */
export function serialText(serial: number, format: DateFormat, from1904: boolean): string {
  const seconds = Math.round(serial * 86_400)
  const isClock = serial >= 0 && seconds < 86_400 && !format.day
  if (isClock) return clockText(seconds)
  const shifted = from1904 ? serial + DAYS_TO_1904 : serial
  if (!(shifted >= 0 && shifted < SERIAL_END)) return decimalText(serial)
  // the serials before March 1900 count a 29 February that never was
  const counted = shifted < 60 ? shifted + 1 : shifted
  const moment = new Date(EPOCH_MS + Math.round(counted * 86_400) * 1000)
  const text = moment.toISOString()
  const hasClock = format.clock || moment.getTime() % DAY_MS >= 60_000
  return hasClock ? `${text.slice(0, 10)} ${text.slice(11, 16)}` : text.slice(0, 10)
}

function clockText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(11, 16)
}
