import { type DoorOutcome, explains } from "./attempt.ts"

/** Homes of one stairwell that have come to the same. */
export type KnockedHomes = {
  readonly stairwellId: string
  readonly outcome: DoorOutcome | null
  readonly homes: number
}

/** How far a round from door to door has come. `tried`: somebody was there, and the home is not explained yet. */
export type Coverage = { readonly homes: number; readonly explained: number; readonly tried: number }

/** The coverage of a whole round and of each of its stairwells. */
export function coverageOf(knocked: readonly KnockedHomes[]): {
  readonly whole: Coverage
  readonly stairwells: ReadonlyMap<string, Coverage>
} {
  const stairwells = new Map<string, Coverage>()
  for (const { stairwellId, outcome, homes } of knocked) {
    const own = {
      homes,
      explained: explains(outcome) ? homes : 0,
      tried: outcome !== null && !explains(outcome) ? homes : 0,
    }
    stairwells.set(stairwellId, add(stairwells.get(stairwellId) ?? NONE, own))
  }
  return { whole: [...stairwells.values()].reduce(add, NONE), stairwells }
}

/** A round is complete when every home is explained. */
export function isComplete(coverage: Coverage): boolean {
  return coverage.explained === coverage.homes
}

const NONE: Coverage = { homes: 0, explained: 0, tried: 0 }

function add(one: Coverage, other: Coverage): Coverage {
  return {
    homes: one.homes + other.homes,
    explained: one.explained + other.explained,
    tried: one.tried + other.tried,
  }
}
