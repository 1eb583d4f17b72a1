import { addDays, type PlainDate, parsePlainDate } from "../kit/dates.ts"
import { plainText } from "./plain-text.ts"

/** People say so many days ahead that they come; a day of no year that lies further off was last year's. */
const MOST_DAYS_AHEAD = 30

/** The day on which somebody came, in the ways people write it: `2020-02-03`, `2020年2月3日`, `2.3`, `2月3日`; null where it is none. */
export function readArrival(written: string, today: string): PlainDate | null {
  const text = plainText(written)
  const whole = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (whole !== null) return dayOf(whole[1], whole[2], whole[3])
  const short = /^(\d{1,2})[-/.月](\d{1,2})(?:日|号)?(?!\d)/.exec(text)
  if (short === null) return null
  const year = Number(today.slice(0, 4))
  const day = dayOf(String(year), short[1], short[2])
  if (day === null || day <= addDays(today as PlainDate, MOST_DAYS_AHEAD)) return day
  return dayOf(String(year - 1), short[1], short[2])
}

function dayOf(year = "", month = "", day = ""): PlainDate | null {
  return parsePlainDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`)
}
