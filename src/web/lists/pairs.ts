import type { Candidate, Opened } from "./list-types.ts"

/** Below this somebody is rather new than the likeliest of those who are known. */
const LIKELY = 0.05

/** Who each row of a household is proposed to be; null: nobody who is known. No two rows are one person. */
export type Pairs = ReadonlyMap<string, string | null>

export function proposePairs(rows: readonly Opened[]): Pairs {
  const taken = new Set(
    rows.flatMap(({ row }) => (isOpen(row) || row.person === null ? [] : [row.person.id])),
  )
  const pairs = new Map<string, string | null>()
  const all = rows
    .filter(({ row }) => isOpen(row))
    .flatMap(({ row, candidates }) => standing(candidates).map((candidate) => ({ row, candidate })))
    .toSorted((one, other) => other.candidate.chance - one.candidate.chance)
  for (const { row, candidate } of all) {
    const { id } = candidate.person
    if (candidate.chance < LIKELY || pairs.has(row.id) || taken.has(id)) continue
    pairs.set(row.id, id)
    taken.add(id)
  }
  return new Map(rows.flatMap(({ row }) => (isOpen(row) ? [[row.id, pairs.get(row.id) ?? null]] : [])))
}

/** A row somebody has to look at. */
export function isOpen({ identity, outcome }: Opened["row"]): boolean {
  return outcome === null && (identity === "doubtful" || identity === "later")
}

/** Candidates that nobody has ruled out. */
export function standing(
  candidates: readonly Candidate[],
  ruledOut: ReadonlySet<string> = new Set(),
): readonly Candidate[] {
  return candidates.filter(({ said, person }) => said !== "not-same" && !ruledOut.has(person.id))
}

/** Who comes before or after in a row of choices that ends with nobody (null), round and round. */
export function stepThrough(ids: readonly string[], at: string | null, by: 1 | -1): string | null {
  const choices = [...ids, null]
  const place = choices.indexOf(at)
  return choices[(place + by + choices.length) % choices.length] ?? null
}

/** Round and round among those who are known; null where nobody is. */
export function stepWithin(ids: readonly string[], at: string | null, by: 1 | -1): string | null {
  const place = at === null ? 0 : ids.indexOf(at)
  return ids[(place + by + ids.length) % ids.length] ?? null
}
