import { OFF, type RosterProblem, type Row } from "./problem.ts"

/** Heads on every demand, and what taking or leaving a turn changes in its cost. */
export type Cover = {
  readonly terms: CoverTerms
  /** By demand of the terms, the heads there now. */
  readonly heads: Float64Array
}

/** The demands by slot (day × shifts + shift): those of a slot lie at first[slot] up to first[slot + 1]. */
export type CoverTerms = {
  readonly first: Int32Array
  readonly need: Float64Array
  readonly under: Float64Array
  readonly over: Float64Array
  /** Skill of a demand; 0: every head counts. */
  readonly skill: Int16Array
  readonly skills: number
  /** counts[person × skills + skill]: heads of a row that count for it. */
  readonly counts: Float64Array
  readonly shifts: number
}

export function coverTermsOf({ days, shifts, demands, people }: RosterProblem): CoverTerms {
  const skills = [...new Set(demands.flatMap(({ skill }) => (skill === null ? [] : [skill])))]
  const slotOf = ({ day, shift }: { day: number; shift: number }) => day * shifts.length + shift
  const sorted = demands.toSorted((one, other) => slotOf(one) - slotOf(other))
  const first = new Int32Array(days * shifts.length + 1)
  for (const demand of sorted) first[slotOf(demand) + 1] = (first[slotOf(demand) + 1] as number) + 1
  for (let slot = 0; slot < days * shifts.length; slot++) {
    first[slot + 1] = (first[slot + 1] as number) + (first[slot] as number)
  }
  return {
    first,
    need: Float64Array.from(sorted, ({ need }) => need),
    under: Float64Array.from(sorted, ({ under }) => under),
    over: Float64Array.from(sorted, ({ over }) => over),
    skill: Int16Array.from(sorted, ({ skill }) => (skill === null ? 0 : skills.indexOf(skill) + 1)),
    skills: skills.length + 1,
    counts: Float64Array.from(
      people.flatMap(({ size, skilled }) => [size, ...skills.map((skill) => skilled[skill] ?? 0)]),
    ),
    shifts: shifts.length,
  }
}

export function createCover(terms: CoverTerms): Cover {
  return { terms, heads: new Float64Array(terms.need.length) }
}

/** The terms that a person's turn at a slot fills, and how many heads it counts for each. */
export function eachTerm(
  { first, skill, skills, counts }: CoverTerms,
  person: number,
  slot: number,
  visit: (term: number, count: number) => void,
): void {
  for (let term = first[slot] as number; term < (first[slot + 1] as number); term++)
    visit(term, counts[person * skills + (skill[term] as number)] as number)
}

/** Puts a person's turns of some days on the cover (`sign` 1), or takes them off (-1); returns the change of cost. */
export function shiftCover(
  { terms, heads }: Cover,
  person: number,
  row: Row,
  from: number,
  until: number,
  sign: number,
): number {
  let change = 0
  for (let day = from; day < until; day++) {
    const shift = row[day] as number
    if (shift === OFF) continue
    const slot = day * terms.shifts + shift
    const end = terms.first[slot + 1] as number
    for (let term = terms.first[slot] as number; term < end; term++) {
      const count = sign * (terms.counts[person * terms.skills + (terms.skill[term] as number)] as number)
      const before = heads[term] as number
      heads[term] = before + count
      change += costAt(terms, term, before + count) - costAt(terms, term, before)
    }
  }
  return change
}

/** What one more turn of a person costs on a slot; negative where it is wanted. */
export function turnCost({ terms, heads }: Cover, person: number, slot: number): number {
  let change = 0
  const end = terms.first[slot + 1] as number
  for (let term = terms.first[slot] as number; term < end; term++) {
    const count = terms.counts[person * terms.skills + (terms.skill[term] as number)] as number
    const before = heads[term] as number
    change += costAt(terms, term, before + count) - costAt(terms, term, before)
  }
  return change
}

/** Cost of all demands as they stand. */
export function coverCost(cover: Cover): number {
  return costOfTerms(cover, 0, cover.heads.length)
}

/** Cost of the demands of the days from `from` up to `until`. */
export function coverCostWithin(cover: Cover, from: number, until: number): number {
  const { first, shifts } = cover.terms
  return costOfTerms(cover, first[from * shifts] as number, first[until * shifts] as number)
}

function costOfTerms({ terms, heads }: Cover, from: number, until: number): number {
  let cost = 0
  for (let term = from; term < until; term++) cost += costAt(terms, term, heads[term] as number)
  return cost
}

/** What a missing head costs where it costs most, and 1 at least; `under`: by term. */
export function headCost(under: Float64Array): number {
  return under.reduce((most, each) => Math.max(most, each), 1)
}

/** A price within its limits: what is missing costs no more than `under`, too much no more than `over`. */
export function priceWithin(
  { under, over }: Pick<CoverTerms, "under" | "over">,
  term: number,
  price: number,
): number {
  return Math.min(under[term] as number, Math.max(-(over[term] as number), price))
}

function costAt({ need, under, over }: CoverTerms, term: number, heads: number): number {
  const surplus = heads - (need[term] as number)
  return surplus < 0 ? -surplus * (under[term] as number) : surplus * (over[term] as number)
}
