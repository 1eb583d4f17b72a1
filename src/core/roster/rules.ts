import {
  type Demand,
  type Limit,
  OFF,
  type Roster,
  type RosterPerson,
  type RosterProblem,
  type Shift,
} from "./problem.ts"

// How the rules of a duty desk are written into a problem.

type Amounts = {
  readonly name: string
  readonly amounts: readonly number[]
  readonly max: number
  /** What is taken besides, by day: before day 0 (negative), or told of the days after the last. */
  readonly past: readonly { readonly day: number; readonly amount: number }[]
}

/** Days from `from` up to `until`; they may begin before day 0. */
export type Period = { readonly from: number; readonly until: number }

/** At most so much in any `window` days on end. */
export function rollingLimits(rule: Amounts & { readonly window: number; readonly days: number }): Limit[] {
  const { name, amounts, max, window, days } = rule
  const near = { ...rule, past: rule.past.filter(({ day }) => day > -window) }
  const last = near.past.reduce((latest, { day }) => Math.max(latest, day), days - 1)
  const most = Math.max(0, ...amounts)
  const limits: Limit[] = []
  for (let until = 1; until <= Math.min(last + 1, days + window - 1); until++) {
    const from = until - window
    const carried = amountIn(near, { from, until })
    // what cannot be overrun needs no looking after
    const inside = Math.min(until, days) - Math.max(from, 0)
    if (window * most <= max && carried + inside * most <= max) continue
    // windows that reach over an end bind by what is there; without it another one says the same and more
    const binds =
      until > days
        ? amountIn(near, { from: days, until }) !== 0
        : from >= 0 || until === Math.min(window, days) || amountIn(near, { from, until: 0 }) > 0
    if (binds)
      limits.push({ name, amounts, max, until: Math.min(until, days), from: Math.max(0, from), carried })
  }
  return limits
}

/** At most so much in each of some periods: weeks, months. */
export function periodLimits(rule: Amounts, periods: readonly Period[]): Limit[] {
  const { name, amounts, max } = rule
  return periods.map(({ from, until }) => ({
    ...{ name, amounts, max, until },
    from: Math.max(0, from),
    carried: amountIn(rule, { from, until }),
  }))
}

function amountIn({ past }: Amounts, { from, until }: Period): number {
  return past.reduce((sum, { day, amount }) => (day >= from && day < until ? sum + amount : sum), 0)
}

/** The calendar's weeks, Monday to Sunday, that the days reach into. */
export function weeksOf({ days, firstWeekday }: Pick<RosterProblem, "days" | "firstWeekday">): Period[] {
  const count = Math.ceil((days + firstWeekday) / 7)
  return Array.from({ length: count }, (_, week) => ({
    from: 7 * week - firstWeekday,
    until: Math.min(days, 7 * (week + 1) - firstWeekday),
  }))
}

/** The calendar's months that the days reach into; `firstDay` is day 0, `YYYY-MM-DD`. */
export function monthsOf(firstDay: string, days: number): Period[] {
  const [year = 0, month = 1] = firstDay.split("-").map(Number)
  const dayOf = (count: number) =>
    Math.round((Date.UTC(year, month - 1 + count, 1) - Date.parse(firstDay)) / 86_400_000)
  const periods: Period[] = []
  for (let count = 0; dayOf(count) < days; count++)
    periods.push({ from: dayOf(count), until: Math.min(days, dayOf(count + 1)) })
  return periods
}

/** Shifts that must not follow on the next day, by the rest that is due between two turns. */
export function withRest(shifts: readonly Omit<Shift, "forbiddenNext">[], restMinutes: number): Shift[] {
  return shifts.map((shift) => ({
    ...shift,
    forbiddenNext: shifts.flatMap((next, index) =>
      1440 + next.start - (shift.start + shift.minutes) < restMinutes ? [index] : [],
    ),
  }))
}

/** Points of fatigue: a point for three hours, half as much again by night, and a quarter again at weekends. */
export function fatiguePoints(minutes: number, isNight: boolean): Shift["fatigue"] {
  const points = (minutes / 180) * (isNight ? 1.5 : 1)
  return { weekday: Math.round(points), weekend: Math.round(points * 1.25 + 0.001) }
}

/**
 * Novices never stand without somebody experienced: as a demand, each who is experienced brings as much of `guided` as there
 * are heads, each novice takes one of it, and it must not fall below 0. An empty turn keeps it.
 */
export function guidedBy(experienced: number, novices: number, most: number): number {
  return experienced * most - novices
}

export function guidedDemand(day: number, shift: number, under: number): Demand {
  return { day, shift, skill: "guided", need: 0, isHard: true, under, over: 0 }
}

/** Rows for the turns that an organisation owes in each period: `heads` at once, `turns` in all, of shifts of `minutes`. */
export function headcountRows(
  { days }: Pick<RosterProblem, "days">,
  { id, may, heads, turns, minutes }: Owed,
  periods: readonly Period[],
): RosterPerson[] {
  return periods.flatMap(({ from, until }, period) =>
    Array.from({ length: heads }, (_, head) => {
      const own = Math.floor(turns / heads) + (head < turns % heads ? 1 : 0)
      return {
        ...{ id: `${id}/${period}/${head}`, size: 1, isHeadcount: true, skilled: {}, may, limits: [] },
        minMinutes: Math.min(own, until - Math.max(0, from)) * minutes,
        maxMinutes: own * minutes,
        ...{ minRun: 1, maxRun: days, minOff: 1, maxNights: days, maxWeekends: days, shut: [] },
        daysOff: Array.from({ length: days }, (_, day) => day).filter((day) => day < from || day >= until),
        history: { last: null, run: 0, nights: 0, fatigue: 0 },
        fairShare: null,
      }
    }),
  )
}

type Owed = {
  readonly id: string
  readonly may: readonly boolean[]
  readonly heads: number
  readonly turns: number
  /** Of each shift that they may take. */
  readonly minutes: number
}

/** The same share for everybody who is weighed: what is wanted and was carried, by heads. */
export function withFairShares(problem: RosterProblem): RosterProblem {
  const { people, demands, shifts, firstWeekday } = problem
  const owed = people.filter(({ isHeadcount }) => isHeadcount).map(({ minMinutes }) => minMinutes)
  const wanted = demands
    .filter(({ skill }) => skill === null)
    .reduce((sum, { day, shift, need }) => {
      const { weekday = 0, weekend = 0 } = shifts[shift]?.fatigue ?? {}
      return sum + need * ((firstWeekday + day) % 7 >= 5 ? weekend : weekday)
    }, 0)
  const minutes = demands.reduce(
    (sum, { skill, shift, need }) => sum + (skill === null ? need * (shifts[shift]?.minutes ?? 0) : 0),
    0,
  )
  const left = minutes === 0 ? 0 : 1 - Math.min(1, owed.reduce((sum, each) => sum + each, 0) / minutes)
  const weighed = people.filter(({ isHeadcount }) => !isHeadcount)
  const heads = weighed.reduce((sum, { size }) => sum + size, 0)
  const carried = weighed.reduce((sum, { size, history }) => sum + size * history.fatigue, 0)
  const fairShare = heads === 0 ? 0 : Math.round((wanted * left + carried) / heads)
  return {
    ...problem,
    people: people.map((person) => (person.isHeadcount ? person : { ...person, fairShare })),
  }
}

/** One who serves in a family becomes a row of their own, the last one, with the turns the family has. */
export function splitRow(
  problem: RosterProblem,
  roster: Roster,
  person: number,
  part: Pick<RosterPerson, "id" | "size" | "skilled">,
): { readonly problem: RosterProblem; readonly roster: Roster; readonly person: number } {
  const whole = problem.people[person] as RosterPerson
  const names = new Set([...Object.keys(whole.skilled), ...Object.keys(part.skilled)])
  const skilled = Object.fromEntries(
    [...names].map((name) => [name, (whole.skilled[name] ?? 0) - (part.skilled[name] ?? 0)]),
  )
  const rest = { ...whole, size: whole.size - part.size, skilled }
  const told = problem.published
  return {
    problem: {
      ...problem,
      people: [...problem.people.with(person, rest), { ...whole, ...part }],
      published: told && { ...told, roster: [...told.roster, told.roster[person] ?? null] },
    },
    roster: [...roster, roster[person]?.slice() ?? new Int16Array(problem.days).fill(OFF)],
    person: problem.people.length,
  }
}
