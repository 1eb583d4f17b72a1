import { type Cycle, cycleOf, divisor } from "./cycle.ts"
import { countsNights, forbiddenAfter, type Machine, machineOf, mostIn, type ShiftClass } from "./modes.ts"
import type { Limit, RosterPerson, RosterProblem } from "./problem.ts"

/**
 * One person's rules made ready for the row search. Runs, days off and successions are a machine of modes: from a mode,
 * each class of shifts, and a day off, leads to one other mode or nowhere. Shifts of one class are alike for all rules but
 * the limits.
 */
export type Contract = Machine & {
  readonly classes: readonly ShiftClass[]
  /** By shift its class, or -1. */
  readonly classOf: Int16Array
  /** Minutes per unit of the sum that has a least; 0 where no least binds. */
  readonly unit: number
  readonly least: number
  readonly most: number
  /** By number of days: the most units that can be worked in them. */
  readonly mostIn: Int32Array
  /** Those that are held by fines. */
  readonly limits: readonly ContractLimit[]
  /** Those that are counted in the state instead of minutes. */
  readonly cycle: Cycle | null
  readonly maxWeekends: number
  readonly weighsFatigue: boolean
  /** No row that keeps the limits takes more fatigue than this. */
  readonly mostFatigue: number
}

/** `max`: what is left of it after what was carried over. */
export type ContractLimit = {
  readonly amounts: readonly number[]
  readonly from: number
  readonly until: number
  readonly max: number
}

/** Contracts by person. */
export function contractsOf(problem: RosterProblem): Contract[] {
  return problem.people.map(createContracts(problem))
}

/** Makes people's contracts when they are asked for; people with the same rules share one. */
export function createContracts(problem: RosterProblem): (person: RosterPerson) => Contract {
  const known = new Map<string, Contract>()
  return (person) => {
    const { id, size, skilled, daysOff, shut, fairShare, ...rules } = person
    const history = { ...rules.history, fatigue: 0 }
    const key = JSON.stringify({ ...rules, history, isWeighed: fairShare !== null })
    const contract = known.get(key) ?? contractOf(problem, person)
    known.set(key, contract)
    return contract
  }
}

/** `only`: the shifts to use of those that the person may take. */
export function contractOf(
  problem: RosterProblem,
  person: RosterPerson,
  only: (shift: number) => boolean = () => true,
): Contract {
  const allowed = problem.shifts.flatMap((_, shift) => (person.may[shift] && only(shift) ? [shift] : []))
  const unit =
    person.minMinutes > 0 ? allowed.map((shift) => problem.shifts[shift]?.minutes ?? 0).reduce(divisor, 0) : 0
  const weighsFatigue = problem.fairness > 0 && person.fairShare !== null
  const counted = unit > 0 ? null : cycleOf(problem, person, allowed)
  const unitsOf = (shift: number) =>
    unit > 0 ? (problem.shifts[shift]?.minutes ?? 0) / unit : (counted?.cycle.units[shift] ?? 0)
  const classes = classesOf(problem, person, allowed, unitsOf, weighsFatigue)
  const classOf = new Int16Array(problem.shifts.length).fill(-1)
  for (const [index, { shifts }] of classes.entries()) for (const shift of shifts) classOf[shift] = index
  const machine = machineOf(problem, person, classes)
  const hardest = ({ weekday, weekend }: ShiftClass) => Math.max(weekday, weekend)
  const tiredest = Math.max(0, mostIn(problem.days, classes, machine, hardest)[problem.days] as number)
  const minutesLimit = {
    amounts: problem.shifts.map(({ minutes }) => minutes),
    from: 0,
    until: problem.days,
    max: person.maxMinutes,
  }
  const own = person.limits.map(limitOf)
  const fined = person.limits.filter((limit) => !counted?.limits.includes(limit)).map(limitOf)
  return {
    classes,
    classOf,
    ...machine,
    unit,
    least: unit > 0 ? Math.ceil(person.minMinutes / unit) : 0,
    most: unit > 0 ? Math.floor(person.maxMinutes / unit) : 0,
    mostIn: mostIn(problem.days, classes, machine, ({ units }) => units),
    limits: unit > 0 ? own : [minutesLimit, ...fined],
    cycle: counted?.cycle ?? null,
    maxWeekends: person.maxWeekends,
    weighsFatigue,
    mostFatigue: weighsFatigue ? mostFatigueOf(problem, allowed, [minutesLimit, ...own], tiredest) : 0,
  }
}

function limitOf({ amounts, from, until, max, carried }: Limit): ContractLimit {
  return { amounts, from, until, max: Math.max(0, max - carried) }
}

function classesOf(
  problem: RosterProblem,
  person: RosterPerson,
  allowed: readonly number[],
  unitsOf: (shift: number) => number,
  weighsFatigue: boolean,
): ShiftClass[] {
  const classes = new Map<string, { shifts: number[] } & ShiftClass>()
  for (const shift of allowed) {
    const { isNight, fatigue = { weekday: 0, weekend: 0 } } = problem.shifts[shift] ?? {}
    const units = unitsOf(shift)
    const { weekday, weekend } = weighsFatigue ? fatigue : { weekday: 0, weekend: 0 }
    const after = forbiddenAfter(problem, person, shift, allowed)
    const before = allowed.filter((each) => forbiddenAfter(problem, person, each, [shift]).length > 0)
    const key = JSON.stringify([units, weekday, weekend, after, before, countsNights(person) && isNight])
    const found = classes.get(key)
    if (found) found.shifts.push(shift)
    else classes.set(key, { shifts: [shift], units, weekday, weekend })
  }
  return [...classes.values()]
}

/** As much fatigue as limits leave room for, taken together over limits that share no day; `within`: over a whole row. */
function mostFatigueOf(
  { shifts, days }: RosterProblem,
  allowed: readonly number[],
  limits: readonly ContractLimit[],
  within: number,
): number {
  const hardest = allowed.map((shift) => {
    const { weekday = 0, weekend = 0 } = shifts[shift]?.fatigue ?? {}
    return Math.max(weekday, weekend)
  })
  const perDay = Math.max(0, ...hardest)
  const roomOf = ({ amounts, from, until, max }: ContractLimit) => {
    const perUnit = allowed.map((shift, at) => (hardest[at] ? hardest[at] / (amounts[shift] ?? 0) : 0))
    const isOpen = perUnit.includes(Number.POSITIVE_INFINITY)
    return Math.min(
      perDay * (Math.min(until, days) - from),
      isOpen ? Number.POSITIVE_INFINITY : Math.floor(Math.max(0, ...perUnit) * max),
    )
  }
  let most = 0
  let until = 0
  for (const limit of limits.toSorted((one, other) => one.until - other.until || other.from - one.from)) {
    if (limit.from < until || limit.from >= days) continue
    most += perDay * (limit.from - until) + roomOf(limit)
    until = Math.min(limit.until, days)
  }
  const whole = limits.filter(({ from, until: end }) => from === 0 && end >= days).map(roomOf)
  return Math.min(within, most + perDay * (days - until), ...whole)
}
