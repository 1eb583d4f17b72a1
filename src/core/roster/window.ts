import {
  type History,
  type Limit,
  OFF,
  type Pin,
  type Roster,
  type RosterPerson,
  type RosterProblem,
  type Row,
} from "./problem.ts"

/**
 * Some days of a roster as a problem of their own. What stands before binds as history, what stands after as pins of some
 * days more, and of all totals there is what the rest leaves.
 */
export type Window = {
  readonly from: number
  /** The first day that stands again. */
  readonly until: number
  readonly problem: RosterProblem
  readonly pins: readonly Pin[]
  /** The rows as they are. */
  readonly start: Roster
}

/** `from` and `until` must not cut a weekend in two; nobody's fairness is weighed, and nobody is kept apart. */
export function cutWindow(
  problem: RosterProblem,
  pins: readonly Pin[],
  roster: Roster,
  from: number,
  until: number,
): Window {
  const bound = Math.max(...problem.people.map((person, at) => boundUntil(person, roster[at] as Row, until)))
  const isSunday = (problem.firstWeekday + bound) % 7 === 6
  const end = Math.min(problem.days, isSunday ? bound + 1 : bound)
  const isWithin = ({ day }: { readonly day: number }) => day >= from && day < until
  const here = <T extends { readonly day: number }>(each: T): T => ({ ...each, day: each.day - from })
  const { published } = problem
  const after = roster.flatMap((row, person) =>
    [...row.subarray(until, end)].map((shift, day) => ({ person, day: until - from + day, shift })),
  )
  return {
    from,
    until,
    problem: {
      ...problem,
      days: end - from,
      firstWeekday: (problem.firstWeekday + from) % 7,
      people: problem.people.map((person, at) =>
        personWithin(problem, person, roster[at] as Row, { from, until, end }),
      ),
      demands: problem.demands.filter(isWithin).map(here),
      requests: problem.requests.filter(isWithin).map(here),
      published: published && {
        ...published,
        roster: published.roster.map((row) => row?.slice(from, end) ?? null),
      },
    },
    pins: [...pins.filter(isWithin).map(here), ...after],
    start: roster.map((row) => row.slice(from, end)),
  }
}

/** The day from which on a row goes on in the same way whatever was before `until`: it has gone to work, or off, anew. */
function boundUntil({ minOff }: RosterPerson, row: Row, until: number): number {
  for (let day = until; day < row.length; day++) {
    const works = row[day] !== OFF
    if (day > until && works !== (row[day - 1] !== OFF)) return day + 1
    if (!works && day + 1 - until >= minOff) return day + 1
  }
  return row.length
}

type Span = { readonly from: number; readonly until: number; readonly end: number }

function personWithin(problem: RosterProblem, person: RosterPerson, row: Row, span: Span): RosterPerson {
  const { from, end } = span
  const minutes = sumOutside(row, span, (shift) => problem.shifts[shift]?.minutes ?? 0)
  const isWithin = (day: number) => day >= from && day < end
  return {
    ...person,
    limits: person.limits.flatMap((limit) => limitWithin(limit, row, span)),
    minMinutes: Math.max(0, person.minMinutes - minutes),
    maxMinutes: person.maxMinutes - minutes,
    maxWeekends: person.maxWeekends - weekendsOutside(problem, row, span),
    daysOff: person.daysOff.filter(isWithin).map((day) => day - from),
    shut: person.shut
      .filter(({ day }) => isWithin(day))
      .map(({ day, shift }) => ({ day: day - from, shift })),
    history: from === 0 ? person.history : historyAt(problem, person, row, from),
  }
}

/** None where the days of the span cannot take more than is left. */
function limitWithin(limit: Limit, row: Row, { from, end }: Span): Limit[] {
  const first = Math.max(from, limit.from)
  const until = Math.min(end, limit.until)
  if (first >= until) return []
  let carried = limit.carried
  for (let day = Math.max(0, limit.from); day < Math.min(row.length, limit.until); day++)
    if (day < from || day >= end) carried += limit.amounts[row[day] as number] ?? 0
  if (limit.max - carried >= (until - first) * Math.max(...limit.amounts)) return []
  return [{ ...limit, from: first - from, until: until - from, carried }]
}

function sumOutside(row: Row, { from, end }: Span, amountOf: (shift: number) => number): number {
  return row.reduce((sum, shift, day) => (day >= from && day < end ? sum : sum + amountOf(shift)), 0)
}

/** How many weekends a row works, but for the days from `from` to `end`. */
export function weekendsOutside(
  { firstWeekday }: RosterProblem,
  row: Row,
  { from, end }: Pick<Span, "from" | "end">,
): number {
  const weekends = new Set<number>()
  for (const [day, shift] of row.entries()) {
    const isOutside = day < from || day >= end
    if (shift !== OFF && isOutside && (firstWeekday + day) % 7 >= 5)
      weekends.add(Math.floor((firstWeekday + day) / 7))
  }
  return weekends.size
}

function historyAt(problem: RosterProblem, { history }: RosterPerson, row: Row, day: number): History {
  const last = row[day - 1] as number
  const isNight = (shift: number) => problem.shifts[shift]?.isNight === true
  let run = 1
  while (run < day && (row[day - 1 - run] !== OFF) === (last !== OFF)) run++
  let nights = 0
  while (nights < day && isNight(row[day - 1 - nights] as number)) nights++
  const wasWorking = history.last !== null && history.last !== OFF
  // what is not known before the first day is no rest that was too short
  if (run === day && last === OFF && history.last === null) run = problem.days
  if (run === day && history.last !== null && wasWorking === (last !== OFF)) run += history.run
  if (nights === day) nights += history.nights
  return { last, run, nights, fatigue: 0 }
}
