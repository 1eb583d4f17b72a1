import type { Contract, ContractLimit } from "./contract.ts"
import { capsLeft } from "./cycle.ts"
import { fairnessOf, fatigueIn, type Ground } from "./ground.ts"
import { OFF, type RosterProblem, type Row } from "./problem.ts"
import type { RowAsk } from "./row-tables.ts"

/** Asks for the days `from` up to `until` of a person's row, the rest of which stands and keeps the rules. */
export function askFor(
  ground: Ground,
  person: number,
  row: Row,
  from: number,
  until: number,
  price: Float64Array,
  guess: Float64Array | null = null,
): RowAsk {
  const contract = ground.contracts[person] as Contract
  const { days } = ground.problem
  const used = usedOutside(ground.problem, contract, row, from, until)
  return {
    contract,
    from,
    until,
    mode: modeAt(contract, row, from),
    exits: until === days ? null : exitsAt(contract, row, until),
    least: contract.least - used.units,
    most: contract.most - used.units,
    weekends: contract.maxWeekends - used.weekends,
    caps: contract.cycle && capsLeft(contract.cycle, row, from, until),
    limits: contract.limits.map(({ max }, limit) => max - (used.limits[limit] ?? 0)),
    fatigueCost: contract.weighsFatigue ? fatigueCosts(ground, person, row, from, until) : none,
    price,
    bound: ground.bound[person] as Uint8Array,
    guess,
  }
}

const none = new Float64Array(0)

/** The mode before a day, when the row up to it keeps the rules. */
export function modeAt(contract: Contract, row: Row, day: number): number {
  let mode = contract.start
  for (let at = 0; at < day; at++) mode = stepOf(contract, mode, row[at] as number)
  return mode
}

/** By mode 1 where the rest of the row may follow. */
function exitsAt(contract: Contract, row: Row, until: number): Uint8Array {
  const here = Int16Array.from({ length: contract.modes }, (_, mode) => mode)
  for (let day = until; day < row.length; day++) {
    let one = -1
    let isOne = true
    for (let mode = 0; mode < here.length; mode++) {
      const then = stepOf(contract, here[mode] as number, row[day] as number)
      here[mode] = then
      if (then < 0) continue
      isOne &&= one < 0 || one === then
      one = then
    }
    // from where all have come together the rest is known to stand
    if (isOne) break
  }
  return Uint8Array.from(here, (mode) => (mode < 0 ? 0 : 1))
}

export function stepOf({ classOf, classes, next }: Contract, mode: number, shift: number): number {
  const each = shift === OFF ? classes.length : (classOf[shift] as number)
  return mode < 0 || each < 0 ? -1 : (next[mode * (classes.length + 1) + each] as number)
}

export type Used = { units: number; weekends: number; limits: Int32Array }

/** What a row takes of all that is counted over it, but for some days. */
export function usedOutside(
  problem: RosterProblem,
  contract: Contract,
  row: Row,
  from: number,
  until: number,
): Used {
  return usedOn(problem, contract, row, (day) => day < from || day >= until)
}

/** What some days of a row take. */
export function usedWithin(
  problem: RosterProblem,
  contract: Contract,
  row: Row,
  from: number,
  until: number,
): Used {
  return usedOn(problem, contract, row, (day) => day >= from && day < until)
}

function usedOn(
  { firstWeekday, days }: RosterProblem,
  { classes, classOf, limits }: Contract,
  row: Row,
  isMeant: (day: number) => boolean,
): Used {
  const used: Used = { units: 0, weekends: 0, limits: new Int32Array(limits.length) }
  let weekend = -1
  for (let day = 0; day < days; day++) {
    const shift = row[day] as number
    if (shift === OFF || !isMeant(day)) continue
    used.units += classes[classOf[shift] as number]?.units ?? 0
    const week = Math.floor((firstWeekday + day) / 7)
    if ((firstWeekday + day) % 7 >= 5 && week !== weekend) {
      used.weekends++
      weekend = week
    }
    for (let limit = 0; limit < limits.length; limit++) {
      const { amounts, from: first, until: end } = limits[limit] as ContractLimit
      if (day < first || day >= end) continue
      used.limits[limit] = (used.limits[limit] as number) + (amounts[shift] as number)
    }
  }
  return used
}

/** By what the stretch may bring at most: every day at its hardest. */
function fatigueCosts(ground: Ground, person: number, row: Row, from: number, until: number): Float64Array {
  const { problem } = ground
  const outside = fatigueIn(problem, row, 0, from) + fatigueIn(problem, row, until, problem.days)
  const hardest = Math.max(...problem.shifts.map(({ fatigue }) => Math.max(fatigue.weekday, fatigue.weekend)))
  const most = (ground.contracts[person] as Contract).mostFatigue
  const length = Math.max(0, Math.min(most - outside, hardest * (until - from))) + 1
  return Float64Array.from({ length }, (_, taken) => fairnessOf(problem, person, outside + taken))
}
