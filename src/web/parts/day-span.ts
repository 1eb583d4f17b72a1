import type { PlainDate } from "../../core/kit/dates.ts"
import { dayText, fullDayText } from "./days.ts"
import type { Language } from "./i18n.ts"

/** `2020年3月5日 – 5月3日`: the year stands once where it is one. */
export function daySpanText(from: PlainDate, until: PlainDate, language: Language): string {
  if (from.slice(0, 4) !== until.slice(0, 4))
    return `${fullDayText(from, language)} – ${fullDayText(until, language)}`
  return language === "zh"
    ? `${fullDayText(from, language)} – ${dayText(until, language)}`
    : `${dayText(from, language)} – ${fullDayText(until, language)}`
}
