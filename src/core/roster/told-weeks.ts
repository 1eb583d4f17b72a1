import { OFF, type Request, type RosterProblem } from "./problem.ts"

const WEEK = 7

/**
 * A problem of several weeks, of which people were told some and not others: what was told is kept as a wish of its weight, so
 * that a turn in a week of which nobody knows yet is no change. Day 0 is a Monday.
 */
export function withToldWeeks(problem: RosterProblem): RosterProblem {
  const { published, days } = problem
  if (published === null) return problem
  const told = published.roster.flatMap((row, person) =>
    [...(row ?? [])].flatMap((shift, day) => (shift === OFF ? [] : [{ person, day, shift }])),
  )
  const weeks = new Set(told.map(({ day }) => Math.floor(day / WEEK)))
  if (weeks.size === Math.ceil(days / WEEK) || days <= WEEK) return problem
  const kept = told.map((turn): Request => ({ ...turn, wish: "on", weight: published.weight }))
  return { ...problem, published: null, requests: [...problem.requests, ...kept] }
}
