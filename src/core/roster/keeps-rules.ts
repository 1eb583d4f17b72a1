import type { Board } from "./board.ts"
import type { Contract } from "./contract.ts"
import { capsLeft } from "./cycle.ts"
import { awayAt, meets } from "./moments.ts"
import { OFF, type Row } from "./problem.ts"
import { modeAt, type Used, usedOutside } from "./row-ask.ts"

/** Whether a row may be placed as the others stand: what the search would have found possible. */
export function keepsRules({ ground, rows }: Board, person: number, row: Row): boolean {
  const { problem, wishes, bound, partners, moments } = ground
  const contract = ground.contracts[person] as Contract
  if (row.length !== problem.days || modeAt(contract, row, row.length) < 0) return false
  const isWithin =
    keepsTotals(contract, usedOutside(problem, contract, row, 0, 0)) &&
    (contract.cycle === null || capsLeft(contract.cycle, row, 0, 0).every((left) => left >= 0))
  const away = (partners[person] ?? []).map((partner) => awayAt(moments, rows[partner] as Row, null))
  return (
    isWithin &&
    row.every((shift, day) => {
      if (shift === OFF) return bound[person]?.[day] === 0
      const isOpen = wishes[person]?.[day * problem.shifts.length + shift] !== Number.POSITIVE_INFINITY
      return isOpen && !away.some((each) => meets(moments, shift, day, each))
    })
  )
}

/** Whether what a whole row takes lies within all that a contract counts over it. */
export function keepsTotals(contract: Contract, { units, weekends, limits }: Used): boolean {
  return (
    (contract.unit === 0 || (units >= contract.least && units <= contract.most)) &&
    weekends <= contract.maxWeekends &&
    contract.limits.every(({ max }, limit) => (limits[limit] as number) <= max)
  )
}
