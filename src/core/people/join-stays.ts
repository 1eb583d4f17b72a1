import { laterOf, type PlainDate } from "../kit/dates.ts"
import { neverBegun } from "./register-rules.ts"

export type JoinedStay = {
  readonly id: string
  readonly dwellingId: string
  readonly relation: string
  readonly care: string
  readonly from: PlainDate | null
  readonly to: PlainDate | null
}

/**
 * What becomes of two people's stays once they are one person: nobody lives at one door twice on one day. A stay that meets one of
 * who is kept counts no more; the other lasts as long as all of them did, and has its gaps filled. Gives the stays that change.
 */
export function joinStays(
  kept: readonly JoinedStay[],
  gone: readonly JoinedStay[],
  on: PlainDate,
): JoinedStay[] {
  const standing = new Map(kept.filter(counts).map((stay) => [stay.id, stay]))
  const changed = new Map<string, JoinedStay>()
  for (const stay of gone.filter(counts)) {
    const { met, whole } = allThatMeet(stay, [...standing.values()])
    const [first, ...others] = met
    if (first === undefined) {
      standing.set(stay.id, stay)
      continue
    }
    for (const one of [...others, stay]) {
      standing.delete(one.id)
      changed.set(one.id, neverBegun(one, on))
    }
    const joined = { ...whole, id: first.id }
    standing.set(first.id, joined)
    changed.set(first.id, joined)
  }
  return [...changed.values()]
}

/** The stays at the same door that a stay meets, those that they meet in turn, and all of them as one. */
function allThatMeet(stay: JoinedStay, standing: readonly JoinedStay[]) {
  const met: JoinedStay[] = []
  let whole = stay
  for (;;) {
    const next = standing.find((one) => !met.includes(one) && meet(one, whole))
    if (next === undefined) return { met, whole }
    met.push(next)
    whole = {
      ...next,
      relation: next.relation || whole.relation,
      care: next.care || whole.care,
      from: next.from === null || whole.from === null ? null : earlierOf(next.from, whole.from),
      to: next.to === null || whole.to === null ? null : laterOf(next.to, whole.to),
    }
  }
}

function counts({ from, to }: JoinedStay): boolean {
  return from === null || from !== to
}

function meet(one: JoinedStay, other: JoinedStay): boolean {
  if (one.dwellingId !== other.dwellingId) return false
  return (
    (one.from === null || other.to === null || one.from < other.to) &&
    (other.from === null || one.to === null || other.from < one.to)
  )
}

function earlierOf(one: PlainDate, other: PlainDate): PlainDate {
  return laterOf(one, other) === one ? other : one
}
