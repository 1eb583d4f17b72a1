import type { Random } from "../kit/random.ts"
import type { Board } from "./board.ts"
import type { LinearSolver } from "./linear.ts"
import { openTogether } from "./opening.ts"
import type { Row } from "./problem.ts"
import type { RowSearch } from "./row-search.ts"

/** Opens some people's rows of the roster on the board, and finds them anew together; again and again. */
export type OpenSearch = {
  /** True when the roster has become better. `guide`: what is known of the whole. */
  readonly step: (guide: Guide | null) => boolean
}

/** By person: how far the row is from what the whole would have it cost, and rows that may be good. */
export type Guide = {
  readonly excess: (person: number, row: Row) => number
  readonly rows: readonly (readonly Row[])[]
}

/** People whose rows are opened at once: at first, and at least. */
const FIRST_OPENED = 9
const SMALLEST_OPENED = 3
/** Choices tried among them. */
const MOST_CHOICES = 20

export function createOpenSearch(
  board: Board,
  solver: LinearSolver,
  search: RowSearch,
  random: Random,
  leastGain: number,
): OpenSearch {
  const { problem, partners } = board.ground
  const everyone = problem.people.map((_, person) => person)
  let opened = Math.min(FIRST_OPENED, everyone.length)

  /** Whoever's row is dear beside what the whole would have it cost comes first, mostly. */
  const choose = (guide: Guide | null): number[] => {
    const ranked = everyone
      .map((person) => {
        const excess = guide === null ? 0 : Math.max(0, guide.excess(person, board.rows[person] as Row))
        return { person, rank: -Math.log(1 - random.fraction()) / (1 + excess) }
      })
      .toSorted((one, other) => one.rank - other.rank)
    const chosen: number[] = []
    for (const { person } of ranked) {
      if (chosen.length === opened) break
      // two that must not both be away are never open at once
      if (!partners[person]?.some((partner) => chosen.includes(partner))) chosen.push(person)
    }
    return chosen
  }

  const step = (guide: Guide | null): boolean => {
    const people = choose(guide)
    // a row of the whole may take somebody away while a partner is
    const known = (person: number) => (partners[person]?.length ? [] : (guide?.rows[person] ?? []))
    const hints = people.flatMap((person, at) => known(person).map((row) => ({ at, row })))
    const opening = { people, hints, leastGain, mostChoices: MOST_CHOICES }
    const outcome = openTogether(board, solver, search, opening)
    if (outcome === "atOnce") opened = Math.min(everyone.length, opened + 1)
    else if (outcome !== "better") opened = Math.max(Math.min(SMALLEST_OPENED, everyone.length), opened - 1)
    return outcome === "better"
  }
  return { step }
}
