import {
  type Demand,
  OFF,
  type Pin,
  type Roster,
  type RosterPerson,
  type RosterProblem,
  type Row,
  weekdayOf,
} from "./problem.ts"

/**
 * A hard rule that a roster breaks, and where. `person` and `shift` are -1 where the rule is nobody's, or of no one shift.
 * `detail`: the limit's name, the number reached, the skill that is missing, or the other person's id.
 */
export type Breach = {
  readonly rule: BreachRule
  readonly person: number
  readonly day: number
  readonly shift: number
  readonly detail: string
}

export type BreachRule =
  | "shape"
  | "not-allowed"
  | "day-off"
  | "shut"
  | "succession"
  | "limit"
  | "min-minutes"
  | "max-minutes"
  | "min-run"
  | "max-run"
  | "min-off"
  | "nights"
  | "weekends"
  | "apart"
  | "cover"
  | "pin"

export type CostParts = {
  readonly cover: number
  readonly requests: number
  readonly fairness: number
  readonly stability: number
}

export type Evaluation = {
  readonly cost: number
  readonly parts: CostParts
  readonly breaches: readonly Breach[]
}

/**
 * What a roster costs and breaks, counted from the problem as it is written and with nothing of what the search keeps, so
 * that one can be held against the other.
 */
export function evaluate(problem: RosterProblem, roster: Roster, pins: readonly Pin[] = []): Evaluation {
  const parts = costParts(problem, roster)
  return {
    cost: sum(Object.values(parts)),
    parts,
    breaches: [
      ...problem.people.flatMap((_, person) => breachesOf(problem, roster, person)),
      ...breachesApart(problem, roster),
      ...breachesOfCover(problem, roster),
      ...pins
        .filter(({ person, day, shift }) => shiftOn(roster, person, day) !== shift)
        .map(({ person, day, shift }) => ({ rule: "pin" as const, person, day, shift, detail: "" })),
    ],
  }
}

export function costParts(problem: RosterProblem, roster: Roster): CostParts {
  return {
    cover: sum(
      headsOnEach(problem, roster, problem.demands).map((heads, index) =>
        coverCost(problem.demands[index] as Demand, heads),
      ),
    ),
    requests: sum(
      problem.requests.map(({ person, day, shift, wish, weight }) =>
        (shiftOn(roster, person, day) === shift) === (wish === "on") ? 0 : weight,
      ),
    ),
    fairness: sum(problem.people.map((_, person) => fairnessCost(problem, roster, person))),
    stability: stabilityCost(problem, roster),
  }
}

/** Heads that stand on a demand's shift and day, of those it counts. */
export function headsOn(problem: RosterProblem, roster: Roster, demand: Demand): number {
  return headsOnEach(problem, roster, [demand])[0] ?? 0
}

/** The same for many: everybody is looked at once a day, and not once for each demand. */
export function headsOnEach(
  { shifts, people }: RosterProblem,
  roster: Roster,
  demands: readonly Demand[],
): number[] {
  const slotOf = (day: number, shift: number) => day * shifts.length + shift
  const standing = new Map(
    demands.map(({ day, shift }): [number, RosterPerson[]] => [slotOf(day, shift), []]),
  )
  for (const day of new Set(demands.map((demand) => demand.day))) {
    for (let person = 0; person < people.length; person++) {
      const shift = shiftOn(roster, person, day)
      if (shift >= 0 && shift < shifts.length)
        standing.get(slotOf(day, shift))?.push(people[person] as RosterPerson)
    }
  }
  return demands.map(({ day, shift, skill }) =>
    (standing.get(slotOf(day, shift)) ?? []).reduce(
      (heads, { size, skilled }) => heads + (skill === null ? size : (skilled[skill] ?? 0)),
      0,
    ),
  )
}

/** Heads that are missing of a demand. */
export function lackOn(problem: RosterProblem, roster: Roster, demand: Demand): number {
  return Math.max(0, demand.need - headsOn(problem, roster, demand))
}

/** A person's fatigue at the end, with what was carried over. */
export function fatigueOf(problem: RosterProblem, roster: Roster, person: number): number {
  const carried = problem.people[person]?.history.fatigue ?? 0
  let taken = 0
  for (let day = 0; day < problem.days; day++) taken += fatigueOn(problem, shiftOn(roster, person, day), day)
  return carried + taken
}

function fatigueOn(problem: RosterProblem, shift: number, day: number): number {
  const fatigue = problem.shifts[shift]?.fatigue
  if (fatigue === undefined) return 0
  return weekdayOf(problem, day) >= 5 ? fatigue.weekend : fatigue.weekday
}

function coverCost({ need, under, over }: Demand, heads: number): number {
  return heads < need ? (need - heads) * under : (heads - need) * over
}

function fairnessCost(problem: RosterProblem, roster: Roster, person: number): number {
  const { size = 0, fairShare = null } = problem.people[person] ?? {}
  if (problem.fairness === 0 || fairShare === null) return 0
  const away = fatigueOf(problem, roster, person) - fairShare
  return problem.fairness * size * away * away
}

/** Days that are not as they were published. */
function daysChanged({ published }: RosterProblem, roster: Roster): number {
  return sum(
    roster.map((row, person) => {
      const told = published?.roster[person] ?? null
      return told === null ? 0 : row.filter((shift, day) => shift !== told[day]).length
    }),
  )
}

function stabilityCost(problem: RosterProblem, roster: Roster): number {
  return problem.published === null ? 0 : problem.published.weight * daysChanged(problem, roster)
}

/** Hard demands that are missed. */
export function breachesOfCover(problem: RosterProblem, roster: Roster): Breach[] {
  const hard = problem.demands.filter(({ isHard }) => isHard)
  const heads = headsOnEach(problem, roster, hard)
  return hard.flatMap(({ day, shift, skill, need }, index) =>
    (heads[index] as number) >= need
      ? []
      : [{ rule: "cover" as const, person: -1, day, shift, detail: skill ?? "" }],
  )
}

/** Hard rules that a person's own row breaks. */
export function breachesOf(problem: RosterProblem, roster: Roster, person: number): Breach[] {
  const who = problem.people[person]
  const row = roster[person]
  const breach = (rule: BreachRule, day: number, detail = ""): Breach => ({
    ...{ rule, person, day, detail },
    shift: row?.[day] ?? OFF,
  })
  if (!who || !row || row.length !== problem.days) return [breach("shape", 0)]
  const worked = daysOf(problem).filter((day) => row[day] !== OFF)
  const unknown = worked.filter((day) => problem.shifts[row[day] ?? OFF] === undefined)
  if (unknown.length > 0) return unknown.map((day) => breach("shape", day))
  const minutes = sum(worked.map((day) => problem.shifts[row[day] ?? OFF]?.minutes ?? 0))
  const weekends = new Set(
    worked
      .filter((day) => weekdayOf(problem, day) >= 5)
      .map((day) => Math.floor((problem.firstWeekday + day) / 7)),
  ).size
  return [
    ...worked.filter((day) => !who.may[row[day] ?? OFF]).map((day) => breach("not-allowed", day)),
    ...worked.filter((day) => who.daysOff.includes(day)).map((day) => breach("day-off", day)),
    ...worked
      .filter((day) => who.shut.some((turn) => turn.day === day && turn.shift === row[day]))
      .map((day) => breach("shut", day)),
    ...worked
      .filter((day) => !who.isHeadcount && isForbiddenAfter(problem, person, row, day))
      .map((d) => breach("succession", d)),
    ...who.limits
      .filter(({ amounts, from, until, max, carried }) => {
        const amountOn = (day: number) => (day >= from && day < until ? (amounts[row[day] ?? OFF] ?? 0) : 0)
        const taken = worked.reduce((total, day) => total + amountOn(day), 0)
        // what was too much before day 0 is no fault of this roster
        return taken > 0 && carried + taken > max
      })
      .map(({ name, from }) => breach("limit", from, name)),
    ...(minutes < who.minMinutes ? [breach("min-minutes", 0, `${minutes}`)] : []),
    ...(minutes > who.maxMinutes ? [breach("max-minutes", 0, `${minutes}`)] : []),
    ...(weekends > who.maxWeekends ? [breach("weekends", 0, `${weekends}`)] : []),
    ...nightsTooMany(problem, person, row).map((day) => breach("nights", day)),
    ...runsOf(problem, person, row).flatMap(({ works, from, length, open }) => {
      // what was too long before day 0 is no fault of this roster
      if (works && length > who.maxRun && from + length > 0) return [breach("max-run", from, `${length}`)]
      if (works && length < who.minRun && !open) return [breach("min-run", from, `${length}`)]
      return !works && length < who.minOff && !open ? [breach("min-off", from, `${length}`)] : []
    }),
  ]
}

function isForbiddenAfter(problem: RosterProblem, person: number, row: Row, day: number): boolean {
  const before = day === 0 ? (problem.people[person]?.history.last ?? OFF) : (row[day - 1] ?? OFF)
  return problem.shifts[before]?.forbiddenNext.includes(row[day] ?? OFF) ?? false
}

/** Days whose night is one too many on end. */
function nightsTooMany(problem: RosterProblem, person: number, row: Row): number[] {
  const { history, maxNights = 0 } = problem.people[person] ?? {}
  let onEnd = history?.last === null || history?.last === OFF ? 0 : (history?.nights ?? 0)
  return [...row.keys()].filter((day) => {
    onEnd = problem.shifts[row[day] ?? OFF]?.isNight ? onEnd + 1 : 0
    return onEnd > maxNights
  })
}

type Run = { readonly works: boolean; from: number; length: number; open: boolean }

/** Days worked or off on end; `open`: it touches an end of the horizon beyond which nothing is known. */
function runsOf(problem: RosterProblem, person: number, row: Row): Run[] {
  const { last = null, run = 0 } = problem.people[person]?.history ?? {}
  const runs: Run[] = last === null ? [] : [{ works: last !== OFF, from: -run, length: run, open: false }]
  for (const [day, shift] of row.entries()) {
    const works = shift !== OFF
    const current = runs.at(-1)
    if (current?.works === works) current.length += 1
    else runs.push({ works, from: day, length: 1, open: runs.length === 0 })
  }
  const final = runs.at(-1)
  if (final) final.open = true
  return runs
}

/** Turns of two that overlap though one of them has to be at home. */
export function breachesApart(problem: RosterProblem, roster: Roster): Breach[] {
  return problem.apart.flatMap(([one, other]) => {
    const theirs = turnsOf(problem, roster, other)
    return turnsOf(problem, roster, one).flatMap((turn) =>
      theirs
        .filter(({ from, until }) => from < turn.until && turn.from < until)
        .filter(({ day }) => Math.max(day, turn.day) >= 0)
        .map(() => ({
          ...{ rule: "apart" as const, person: one, day: turn.day, shift: turn.shift },
          detail: problem.people[other]?.id ?? "",
        })),
    )
  })
}

type Stretch = { readonly day: number; readonly shift: number; readonly from: number; readonly until: number }

/** A person's turns in minutes from the midnight before day 0, with that of the day before. */
function turnsOf(problem: RosterProblem, roster: Roster, person: number): Stretch[] {
  const before = problem.people[person]?.history.last ?? OFF
  const turns: Stretch[] = []
  for (let day = -1; day < problem.days; day++) {
    const shift = day < 0 ? before : shiftOn(roster, person, day)
    const turn = problem.shifts[shift]
    if (turn === undefined) continue
    const from = day * 1440 + turn.start
    turns.push({ day, shift, from, until: from + turn.minutes })
  }
  return turns
}

function shiftOn(roster: Roster, person: number, day: number): number {
  return roster[person]?.[day] ?? OFF
}

function daysOf({ days }: RosterProblem): number[] {
  return Array.from({ length: days }, (_, day) => day)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
