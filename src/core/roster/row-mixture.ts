import { eachTerm } from "./cover.ts"
import { type Ground, rowCost } from "./ground.ts"
import { keyOf } from "./master.ts"
import { createMixture, heaviestOf, type Mixture } from "./mixture.ts"
import { OFF, type Roster, type Row } from "./problem.ts"

/** A mixture of whole rows: everybody is a group, demands are the terms. */
export function createRowMixture({ problem, terms: { need, under, over } }: Ground): Mixture {
  return createMixture(problem.people.length, {
    need,
    under,
    over,
    free: need.length,
    used: () => need.length,
  })
}

/** Adds a row that is not there yet, or a share to one that is; false: it was there. */
export function addRow(ground: Ground, mixture: Mixture, person: number, row: Row, share = 0): boolean {
  const make = () => ({
    row: row.slice(),
    cost: rowCost(ground, person, row),
    ...entriesOf(ground, person, row),
  })
  return mixture.add(person, keyOf(row), make, share)
}

/** By person the row of which most is taken. */
export function heaviestRows({ partsOf }: Mixture, people: number): Roster {
  return Array.from({ length: people }, (_, person) => heaviestOf(partsOf(person)).slice())
}

/** The terms that a row fills, and with how many heads. */
function entriesOf({ terms }: Ground, person: number, row: Row) {
  const filled: number[] = []
  const counts: number[] = []
  for (const [day, shift] of row.entries()) {
    if (shift === OFF) continue
    eachTerm(terms, person, day * terms.shifts + shift, (term, count) => {
      filled.push(term)
      counts.push(count)
    })
  }
  return { terms: Int32Array.from(filled), counts: Float64Array.from(counts) }
}
