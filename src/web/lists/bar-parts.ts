import type { Counts } from "./list-types.ts"

/** In the order of the bar: what is done stands first. */
export const barParts = ["ended", "certain", "fresh", "calling", "later", "doubtful", "waiting"] as const
export type BarPart = (typeof barParts)[number]

/** The parts of a list that have rows. */
export function partsOf(counts: Counts): readonly { readonly part: BarPart; readonly count: number }[] {
  return barParts.map((part) => ({ part, count: counts[part] })).filter(({ count }) => count > 0)
}

/** Rows that have no outcome yet. */
export function openOf({ rows, ended }: Counts): number {
  return rows - ended
}
