/** A home as somebody walks to it. `late`: something of an earlier day is still to be done there. */
export type Walked = {
  readonly late: boolean
  readonly stairwell: {
    readonly id: string
    readonly lane: string
    readonly number: string
    /** Its place on the committee's plan, in half doors to the right and half floors down. */
    readonly plan: { readonly x: number; readonly y: number } | null
  }
  readonly floor: number
  readonly position: number
}

/** Half floors by which stairwells that stand in one row of the plan may differ. */
const SAME_ROW = 6

/**
 * Homes in the order in which they are walked: late ones first; stairwell by stairwell, row by row of the plan and, where they
 * have no place on it, by number; in each from the top floor down.
 */
export function walkingOrder<Home extends Walked>(homes: readonly Home[]): Home[] {
  const places = placesOf(homes.map((home) => home.stairwell))
  const placeOf = (home: Home) => places.get(home.stairwell.id) ?? 0
  return homes.toSorted(
    (one, other) =>
      Number(other.late) - Number(one.late) ||
      placeOf(one) - placeOf(other) ||
      other.floor - one.floor ||
      one.position - other.position,
  )
}

/** Stairwell → its place in the walk. */
function placesOf(stairwells: readonly Walked["stairwell"][]): Map<string, number> {
  const all = [...new Map(stairwells.map((one) => [one.id, one])).values()]
  const placed = all.flatMap((one) => (one.plan === null ? [] : [{ ...one, plan: one.plan }]))
  const rows: (typeof placed)[] = []
  for (const one of placed.toSorted((a, b) => a.plan.y - b.plan.y || byNumber(a, b))) {
    const row = rows.at(-1)
    const top = row?.[0]?.plan.y
    if (row === undefined || top === undefined || one.plan.y - top > SAME_ROW) rows.push([one])
    else row.push(one)
  }
  const walked = rows.flatMap((row) => row.toSorted((a, b) => a.plan.x - b.plan.x || byNumber(a, b)))
  const others = all.filter((one) => one.plan === null).toSorted(byNumber)
  return new Map([...walked, ...others].map((one, index) => [one.id, index]))
}

type Numbered = Pick<Walked["stairwell"], "id" | "lane" | "number">

/** By lane and number as people count them, `3` before `3甲` before `12`. */
function byNumber(one: Numbered, other: Numbered): number {
  return compare(one.lane, other.lane) || compare(one.number, other.number) || (one.id < other.id ? -1 : 1)
}

function compare(one: string, other: string): number {
  return Number.parseInt(one, 10) - Number.parseInt(other, 10) || (one < other ? -1 : Number(one > other))
}
