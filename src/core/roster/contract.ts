import { OFF, type RosterPerson, type RosterProblem } from "./problem.ts"

/**
 * One person's rules made ready for the row search. Runs, days off and successions are a machine of modes: from a mode,
 * each class of shifts, and a day off, leads to one other mode or nowhere. Shifts of one class are alike for all rules but
 * the limits.
 */
export type Contract = {
  readonly classes: readonly ShiftClass[]
  /** By shift its class, or -1. */
  readonly classOf: Int16Array
  readonly modes: number
  readonly start: number
  /** next[mode × (classes + 1) + class], with a day off as the last class; -1: forbidden. */
  readonly next: Int16Array
  /** By mode 1 where the day before was worked. */
  readonly works: Uint8Array
  /** Minutes per unit of the sum that has a least; 0 where no least binds. */
  readonly unit: number
  readonly least: number
  readonly most: number
  /** By number of days: the most units that can be worked in them. */
  readonly mostIn: Int32Array
  readonly limits: readonly ContractLimit[]
  readonly maxWeekends: number
  readonly weighsFatigue: boolean
}

export type ShiftClass = {
  readonly shifts: readonly number[]
  readonly units: number
  readonly weekday: number
  readonly weekend: number
}

export type ContractLimit = {
  readonly amounts: readonly number[]
  readonly from: number
  readonly until: number
  readonly max: number
}

/** Contracts by person; people with the same rules share one. */
export function contractsOf(problem: RosterProblem): Contract[] {
  const known = new Map<string, Contract>()
  return problem.people.map((person) => {
    const { id, size, skilled, daysOff, fairShare, ...rules } = person
    const key = JSON.stringify({ ...rules, history: { ...rules.history, fatigue: 0 } })
    const contract = known.get(key) ?? contractOf(problem, person)
    known.set(key, contract)
    return contract
  })
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
  const weighsFatigue = problem.fairness > 0
  const classes = classesOf(problem, allowed, unit, weighsFatigue)
  const classOf = new Int16Array(problem.shifts.length).fill(-1)
  for (const [index, { shifts }] of classes.entries()) for (const shift of shifts) classOf[shift] = index
  const machine = machineOf(problem, person, classes)
  const minutesLimit = {
    amounts: problem.shifts.map(({ minutes }) => minutes),
    from: 0,
    until: problem.days,
    max: person.maxMinutes,
  }
  return {
    classes,
    classOf,
    ...machine,
    unit,
    least: unit > 0 ? Math.ceil(person.minMinutes / unit) : 0,
    most: unit > 0 ? Math.floor(person.maxMinutes / unit) : 0,
    mostIn: mostUnitsIn(problem.days, classes, machine),
    limits: unit > 0 ? person.limits : [minutesLimit, ...person.limits],
    maxWeekends: person.maxWeekends,
    weighsFatigue,
  }
}

function classesOf(
  problem: RosterProblem,
  allowed: readonly number[],
  unit: number,
  weighsFatigue: boolean,
): ShiftClass[] {
  const classes = new Map<string, { shifts: number[] } & ShiftClass>()
  for (const shift of allowed) {
    const { minutes = 0, fatigue = { weekday: 0, weekend: 0 } } = problem.shifts[shift] ?? {}
    const units = unit > 0 ? minutes / unit : 0
    const { weekday, weekend } = weighsFatigue ? fatigue : { weekday: 0, weekend: 0 }
    const after = forbiddenAfter(problem, shift, allowed)
    const before = allowed.filter((each) => problem.shifts[each]?.forbiddenNext.includes(shift))
    const key = JSON.stringify([units, weekday, weekend, after, before])
    const found = classes.get(key)
    if (found) found.shifts.push(shift)
    else classes.set(key, { shifts: [shift], units, weekday, weekend })
  }
  return [...classes.values()]
}

function forbiddenAfter(problem: RosterProblem, shift: number, allowed: readonly number[]): number[] {
  return allowed.filter((each) => problem.shifts[shift]?.forbiddenNext.includes(each))
}

/** `group`: which shifts are forbidden tomorrow; `free`: the run began before anything is known of. */
type Mode =
  | { readonly works: false; readonly run: number }
  | { readonly works: true; readonly run: number; readonly group: string; readonly free: boolean }

type Machine = Pick<Contract, "modes" | "start" | "next" | "works">

/** All modes that can be reached from the history. */
function machineOf(problem: RosterProblem, person: RosterPerson, classes: readonly ShiftClass[]): Machine {
  const allowed = classes.flatMap(({ shifts }) => shifts)
  const groupOf = (shift: number) => JSON.stringify(forbiddenAfter(problem, shift, allowed))
  const { last } = person.history
  const begun = startOf(person, groupOf)
  const modes: Mode[] = [begun]
  const places = new Map([[JSON.stringify(begun), 0]])
  const next: number[] = []
  const placeOf = (mode: Mode | null): number => {
    if (mode === null) return -1
    const key = JSON.stringify(mode)
    const place = places.get(key) ?? modes.push(mode) - 1
    places.set(key, place)
    return place
  }
  for (let at = 0; at < modes.length; at++) {
    const mode = modes[at] as Mode
    for (const { shifts } of classes) {
      const [shift = OFF] = shifts
      const isForbidden = mode.works && (JSON.parse(mode.group) as number[]).includes(shift)
      // the start of a horizon of which nothing is known is no day off that was too short
      const free = at === 0 && last === null
      next.push(placeOf(isForbidden ? null : workAfter(mode, person, groupOf(shift), free)))
    }
    next.push(placeOf(offAfter(mode, person)))
  }
  return {
    modes: modes.length,
    start: 0,
    next: Int16Array.from(next),
    works: Uint8Array.from(modes, ({ works }) => (works ? 1 : 0)),
  }
}

function startOf({ history, minOff, minRun }: RosterPerson, groupOf: (shift: number) => string): Mode {
  if (history.last === null) return { works: false, run: Number.POSITIVE_INFINITY }
  if (history.last === OFF) return { works: false, run: Math.min(history.run, minOff) }
  return { works: true, run: history.run, group: groupOf(history.last), free: history.run >= minRun }
}

function workAfter(mode: Mode, person: RosterPerson, group: string, free: boolean): Mode | null {
  if (!mode.works)
    return mode.run < person.minOff ? null : { works: true, run: 1, group, free: free || person.minRun <= 1 }
  const run = mode.run + 1
  return run > person.maxRun ? null : { works: true, run, group, free: mode.free || run >= person.minRun }
}

function offAfter(mode: Mode, person: RosterPerson): Mode | null {
  if (!mode.works) return { works: false, run: Math.min(mode.run + 1, person.minOff) }
  return mode.free ? { works: false, run: Math.min(1, person.minOff) } : null
}

function mostUnitsIn(days: number, classes: readonly ShiftClass[], { modes, next }: Machine): Int32Array {
  const width = classes.length + 1
  const mostIn = new Int32Array(days + 1)
  let ahead = new Int32Array(modes)
  for (let count = 1; count <= days; count++) {
    const now = new Int32Array(modes).fill(-1_000_000)
    for (let mode = 0; mode < modes; mode++) {
      for (let each = 0; each < width; each++) {
        const to = next[mode * width + each] as number
        if (to < 0) continue
        const units = (classes[each]?.units ?? 0) + (ahead[to] as number)
        if (units > (now[mode] as number)) now[mode] = units
      }
    }
    ahead = now
    mostIn[count] = Math.max(...now)
  }
  return mostIn
}

function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other)
}
