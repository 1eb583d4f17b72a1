import type { RowRef } from "./decisions.ts"
import type { Matching } from "./match.ts"

/** What was found for one row of a list in another, mostly the register: rows it may be, the likeliest first. */
export type RowMatch = {
  readonly row: RowRef
  readonly candidates: readonly { readonly row: RowRef; readonly chance: number }[]
  /** See `Matching.clarityOf`. */
  readonly clarity: number
}

/** What becomes of a row by itself; `doubtful` ones are for a person, with the rows that come into question. */
export type RowDecision =
  | { readonly is: "same"; readonly row: RowRef }
  | { readonly is: "new" }
  | { readonly is: "doubtful"; readonly among: readonly RowRef[] }

/** From this chance on a row is somebody, and below that one nobody. */
const [CERTAIN, CERTAIN_NEW] = [0.95, 0.02]

/** A row by which its own person would be known with less certainty is decided by nobody but a person: 王阿姨, no number. */
export const CLEAR = 0.95

/** A second row of the register as likely as this makes the first doubtful, unless both are known to be one person. */
const RIVAL = 0.1

/**
 * Decides a row where nothing speaks against it. `isOne`: whether two rows of the register are one person, as far as that
 * is known: the register's own doubles do not make a row doubtful.
 */
export function decideRow(
  { candidates, clarity }: RowMatch,
  isOne: (one: RowRef, other: RowRef) => boolean = () => false,
): RowDecision {
  const [best, ...others] = candidates
  const chance = best?.chance ?? 0
  if (clarity >= CLEAR) {
    if (chance < CERTAIN_NEW) return { is: "new" }
    const isAlone =
      best !== undefined && others.every((other) => other.chance < RIVAL || isOne(best.row, other.row))
    if (isAlone && chance >= CERTAIN) return { is: "same", row: best.row }
  }
  const among = candidates.filter((one) => one.chance >= CERTAIN_NEW)
  return { is: "doubtful", among: (among.length > 0 ? among : candidates.slice(0, 1)).map(({ row }) => row) }
}

/** For each row of list `of`, by its ids, what was found in list `against`. */
export function rowMatches(
  matching: Matching,
  ids: Iterable<string>,
  of: number,
  against: number,
): readonly RowMatch[] {
  const found = new Map<string, { readonly row: RowRef; readonly chance: number }[]>()
  matching.eachPair(({ one, other, chance }) => {
    for (const [own, row] of [
      [one, other],
      [other, one],
    ] as const) {
      if (own.list !== of || row.list !== against) continue
      const known = found.get(own.id)
      if (known === undefined) found.set(own.id, [{ row, chance }])
      else known.push({ row, chance })
    }
  })
  return Array.from(ids, (id) => {
    const row = { list: of, id }
    const candidates = (found.get(id) ?? []).sort(
      (one, other) => other.chance - one.chance || (one.row.id < other.row.id ? -1 : 1),
    )
    return { row, candidates, clarity: matching.clarityOf(row, against) }
  })
}
