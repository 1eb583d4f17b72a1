import { type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import { mondayOf } from "../../core/roster/week.ts"
import { today } from "../parts/days.ts"

/** The week that is asked for, or the one that it is. */
export function shownWeek(week: string | undefined): PlainDate {
  return mondayOf(parsePlainDate(week ?? "") ?? today())
}
