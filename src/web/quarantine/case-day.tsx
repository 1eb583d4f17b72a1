import { daysBetween, type PlainDate } from "../../core/kit/dates.ts"
import { useWords } from "../parts/i18n.ts"
import type { Line } from "./case-type.ts"

/** Day n of the count and its length, on the day it is or on the day it ended. */
export function dayOfCase(
  { countedFrom, dueOn, endedOn }: Pick<Line, "countedFrom" | "dueOn" | "endedOn">,
  today: PlainDate,
): { readonly day: number; readonly length: number } {
  const on = (endedOn ?? today) as PlainDate
  return {
    day: Math.max(0, daysBetween(countedFrom as PlainDate, on)),
    length: daysBetween(countedFrom as PlainDate, dueOn as PlainDate),
  }
}

/** Day n of n as figures and as a bar that fills. */
export function CaseDay({ line, today }: { line: Line; today: PlainDate }) {
  const { t } = useWords()
  const { day, length } = dayOfCase(line, today)
  const share = Math.min(1, day / Math.max(1, length))
  return (
    <span className="case-day">
      <span className="unseen">{t("cases.dayOf", { day, length })}</span>
      <span className="case-day-figure" aria-hidden="true">
        {day}
        <span className="quiet">/{length}</span>
      </span>
      <span className="case-day-bar" aria-hidden="true">
        <span className={line.endedOn === null ? "" : "case-day-over"} style={{ width: `${share * 100}%` }} />
      </span>
    </span>
  )
}
