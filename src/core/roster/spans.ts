import type { RosterProblem } from "./problem.ts"

/** Some whole weeks; the first and the last may be shorter, or longer. */
export type Span = { readonly from: number; readonly until: number }

/** All days in spans of so many weeks, from Monday to Monday, so that no weekend is cut in two; `first`: the weeks of the first one. */
export function spansOf({ days, firstWeekday }: RosterProblem, weeks: number, first: number): Span[] {
  const spans: Span[] = []
  let until = 7 * (firstWeekday > 0 ? first + 1 : first) - firstWeekday
  for (let from = 0; from < days; from = until) {
    if (from > 0) until += 7 * weeks
    if (days - until < 7) until = days
    spans.push({ from, until })
  }
  return spans
}
