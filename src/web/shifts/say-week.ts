import { addDays, type PlainDate } from "../../core/kit/dates.ts"
import { dayText } from "../parts/days.ts"
import { objectionText } from "../parts/objection-words.ts"
import type { Say } from "../parts/say.ts"
import type { Cell, Verdict, WeekState } from "./week-state.ts"

/** Minutes after midnight as a clock; a shift over midnight ends on the next day's. */
function clockText(minute: number): string {
  const within = minute > 1440 ? minute - 1440 : minute
  return `${Math.floor(within / 60)}:${String(within % 60).padStart(2, "0")}`
}

export function hoursText({ start, minutes }: { readonly start: number; readonly minutes: number }): string {
  return `${clockText(start)}–${clockText(start + minutes)}`
}

export function cellText(
  { post, hours, date }: Pick<Cell, "post" | "hours" | "date">,
  { t, language }: Say,
): string {
  return t("shifts.cell", { post: post.name, hours: hours.name, day: dayText(date, language) })
}

/** What a cell lacks or has too much of, or lacked when it ended; empty where it is as it should be. */
export function stateTexts(cell: Cell, { t }: Say): string[] {
  if (cell.closureId !== null) return [t("lastResort.closed")]
  if (cell.isOver)
    return [
      ...(cell.lacks > 0 ? [t("shifts.lacked", { count: cell.lacks })] : []),
      ...(cell.lacksLeads > 0 ? [t("shifts.lackedLead")] : []),
      ...cell.lacksSkills.map((skill) => t("shifts.lackedSkill", { skill })),
    ]
  return [
    ...(cell.lacks > 0 ? [t("shifts.lacks", { count: cell.lacks })] : []),
    ...(cell.lacksLeads > 0 ? [t("shifts.lacksLead")] : []),
    ...cell.lacksSkills.map((skill) => t("shifts.lacksSkill", { skill })),
    ...(cell.count > cell.wanted ? [t("shifts.over", { count: cell.count - cell.wanted })] : []),
  ]
}

/** A verdict in words: what speaks against it, what it leaves behind, or that it is fine. `besides`: who is named before it. */
export function verdictText(
  state: WeekState,
  { objections, left }: Verdict,
  say: Say,
  besides: readonly string[] = [],
): string {
  const { t } = say
  const { nameOf } = state
  const spoken = objections.map((objection) => objectionText(say, objection, { nameOf, besides }))
  const lacks =
    left === null
      ? []
      : [
          ...(left.lacks > 0 ? [t("shifts.lacks", { count: left.lacks })] : []),
          ...(left.lacksLeads > 0 ? [t("shifts.lacksLead")] : []),
        ]
  const place = left === null ? "" : cellText(left.cell, say)
  const leaves = lacks.length > 0 ? "shifts.leaves" : "shifts.gaveUp"
  const gave = left === null ? [] : [t(leaves, { place, lacks: lacks.join(t("shifts.and")) })]
  return [...(spoken.length === 0 ? [t("shifts.fine")] : spoken), ...gave].join(t("shifts.gap"))
}

export function weekText(monday: PlainDate, { t, language }: Say): string {
  return t("shifts.of", { from: dayText(monday, language), until: dayText(addDays(monday, 6), language) })
}
