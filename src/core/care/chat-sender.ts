import { addDays, type PlainDate, parsePlainDate } from "../kit/dates.ts"

/** The line above a message, as chats copy it: who, and when. */
export type SenderLine = {
  /** Whoever it names: a name, a nickname, a door. */
  readonly who: string
  readonly day: PlainDate | null
  readonly clock: string | null
}

const CLOCK = "(凌晨|早上|上午|中午|下午|晚上)?\\s*(\\d{1,2}):(\\d{2})(?::\\d{2})?"
const DAY =
  "(?:(\\d{4})[-/年.](\\d{1,2})[-/月.](\\d{1,2})日?|(\\d{1,2})月(\\d{1,2})日|(今天|昨天|前天)|(?:星期|周)([一二三四五六日天]))"

const whoFirst = new RegExp(`^(.{0,40}?)\\s*${DAY}?\\s*${CLOCK}\\s*:?$`)
const timeFirst = new RegExp(`^${DAY}\\s*${CLOCK}\\s+(.{1,40})$`)
const whoAlone = /^(.{1,40}):$/

/** Reads `王小明 2月12日 08:15`, `2020-02-12 08:15:22 王小明(123)`, `王小明:`; null where it is none. */
export function readSenderLine(line: string, today: PlainDate): SenderLine | null {
  const first = timeFirst.exec(line)
  if (first) return made(first[11] ?? "", first.slice(1, 8), first.slice(8, 11), today)
  const last = whoFirst.exec(line)
  if (last) return made(last[1] ?? "", last.slice(2, 9), last.slice(9, 12), today)
  const alone = whoAlone.exec(line)
  return alone ? { who: alone[1] ?? "", day: null, clock: null } : null
}

type Parts = readonly (string | undefined)[]

function made(who: string, day: Parts, clock: Parts, today: PlainDate): SenderLine | null {
  const time = clockOf(clock)
  if (time === null) return null
  return { who: who.replace(/[(（<].*$/, "").trim(), day: dayOf(day, today), clock: time }
}

function clockOf([half, hours = "", minutes = ""]: Parts): string | null {
  const late = half === "下午" || half === "晚上" || (half === "中午" && Number(hours) < 11)
  const hour = Number(hours) + (late && Number(hours) < 12 ? 12 : 0)
  if (hour > 23 || Number(minutes) > 59) return null
  return `${String(hour).padStart(2, "0")}:${minutes}`
}

function dayOf(parts: Parts, today: PlainDate): PlainDate | null {
  const [year, month, date, shortMonth, shortDate, said, weekday] = parts
  if (year !== undefined) return dateOf(year, month ?? "", date ?? "")
  if (shortMonth !== undefined) return dayInYear(Number(shortMonth), Number(shortDate), today)
  if (said !== undefined) return addDays(today, said === "昨天" ? -1 : said === "前天" ? -2 : 0)
  if (weekday !== undefined) {
    const wanted = "日一二三四五六".indexOf(weekday === "天" ? "日" : weekday)
    const back = (new Date(Date.parse(today)).getUTCDay() - wanted + 7) % 7
    return addDays(today, -back)
  }
  return null
}

/** A day without its year: the last one that was. */
export function dayInYear(month: number, date: number, today: PlainDate): PlainDate | null {
  const year = Number(today.slice(0, 4))
  const day = dateOf(String(year), String(month), String(date))
  return day !== null && day > today ? dateOf(String(year - 1), String(month), String(date)) : day
}

function dateOf(year: string, month: string, date: string): PlainDate | null {
  return parsePlainDate(`${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`)
}
