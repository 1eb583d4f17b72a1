import {
  clockOf,
  dayOf,
  type Instant,
  instantOf,
  type PlainDate,
  parsePlainDate,
} from "../../core/kit/dates.ts"
import type { Language } from "./i18n.ts"

const weekdays = {
  zh: ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
}
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

/** `2月12日`, `12 Feb`. */
export function dayText(day: PlainDate, language: Language): string {
  const [, month, date] = day.split("-").map(Number)
  return language === "zh" ? `${month}月${date}日` : `${date} ${months[(month ?? 1) - 1]}`
}

/** `星期三`, `Wed`. */
export function weekdayText(day: PlainDate, language: Language): string {
  return weekdays[language][new Date(Date.parse(day)).getUTCDay()] ?? ""
}

/** `2月12日 星期三`, `12 Feb, Wed`. */
export function dayWithWeekday(day: PlainDate, language: Language): string {
  return dayText(day, language) + (language === "zh" ? " " : ", ") + weekdayText(day, language)
}

/** `2020年2月12日`, `12 Feb 2020`: for paper, histories and anything that is read in another year. */
export function fullDayText(day: PlainDate, language: Language): string {
  const year = day.slice(0, 4)
  return language === "zh" ? `${year}年${dayText(day, language)}` : `${dayText(day, language)} ${year}`
}

/** A moment as a book has it, `2020-02-12 18:20` or a day alone, as people say it: of today the clock alone. */
export function writtenText(written: string, language: Language, on: PlainDate = today()): string {
  const day = parsePlainDate(written.slice(0, 10))
  if (day === null) return written
  const clock = written.slice(11, 16)
  return day === on && clock !== "" ? clock : `${dayText(day, language)} ${clock}`.trim()
}

/** `2020年2月12日 18:20` on Shanghai's clock. */
export function momentText(at: Instant, language: Language): string {
  return `${fullDayText(dayOf(at), language)} ${clockOf(at)}`
}

const clock = { aheadMs: 0 }

/** Learns how far the server's clock is ahead of this machine's, from the `Date` of any of its answers. */
export function learnTime(date: string | null): void {
  const at = date === null ? Number.NaN : Date.parse(date)
  if (!Number.isNaN(at)) clock.aheadMs = at - Date.now()
}

/** The moment by the server's clock, to a second or two: a desk's own clock may be a day wrong. */
export function now(): Instant {
  return instantOf(Date.now() + clock.aheadMs)
}

/** The day that it is in Shanghai now. */
export function today(): PlainDate {
  return dayOf(now())
}
