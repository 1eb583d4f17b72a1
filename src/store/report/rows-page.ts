/** A stretch of a list: from `offset`, `limit` rows at most. */
export type Stretch = { readonly offset: number; readonly limit: number }

/** One row that a number counts: the home it belongs to, and column → text as the book has it. */
export type CountedRow = { readonly homeId: string | null; readonly values: Readonly<Record<string, string>> }

/** How many rows there are, and those of the stretch. */
export type CountedRows = { readonly total: number; readonly rows: readonly CountedRow[] }

/**
 * Orders by door as people walk: lane, number, floor, place. Expects `stairwell` as s and `dwelling` as w.
 */
export const doorOrder = "length(s.lane), s.lane, length(s.number), s.number, w.floor, w.position"

/** The door as forms write it. Expects `stairwell` as s and `dwelling` as w. */
export const doorText = "s.lane || '弄' || s.number || '号' || w.room || '室'"

/** Joins dwelling w and its stairwell s to the alias that has a dwelling_id. */
export function joinDoor(alias: string): string {
  return `left join dwelling w on w.community_id = ${alias}.community_id
      and w.dwelling_id = ${alias}.dwelling_id
    left join stairwell s on s.community_id = w.community_id and s.stairwell_id = w.stairwell_id`
}
