import type { Random } from "../kit/random.ts"
import type { Ground } from "./ground.ts"
import { OFF, type Row } from "./problem.ts"
import { askFor } from "./row-ask.ts"
import type { RowSearch } from "./row-search.ts"

/** What a dive has settled so far, pinned in a ground of its own. */
export type SettledDays = {
  readonly ground: Ground
  readonly settle: (day: SettledDay) => void
  readonly reopen: (day: Pick<SettledDay, "person" | "day">) => void
  /** By day what a person does on it; `OPEN`: it is not settled. */
  readonly of: (person: number) => Row
  /** Whether a row, or its days from `from` on, do what is settled. */
  readonly fits: (person: number, row: Row, from?: number) => boolean
}

export type SettledDay = { readonly person: number; readonly day: number; readonly shift: number }

/** A day that is not settled. */
export const OPEN = -2

export function createSettledDays(base: Ground): SettledDays {
  const { people, days, shifts } = base.problem
  const ground = {
    ...base,
    wishes: base.wishes.map((each) => each.slice()),
    bound: base.bound.map((each) => each.slice()),
  }
  const settled = people.map(() => new Int16Array(days).fill(OPEN))

  const settle = ({ person, day, shift }: SettledDay): void => {
    const wish = ground.wishes[person] as Float64Array
    for (const other of shifts.keys()) if (other !== shift) wish[day * shifts.length + other] = Infinity
    ;(settled[person] as Row)[day] = shift
    if (shift !== OFF) (ground.bound[person] as Uint8Array)[day] = 1
  }

  const reopen = ({ person, day }: Pick<SettledDay, "person" | "day">): void => {
    const from = day * shifts.length
    const wish = base.wishes[person]?.subarray(from, from + shifts.length) ?? []
    ground.wishes[person]?.set(wish, from)
    ;(settled[person] as Row)[day] = OPEN
    ;(ground.bound[person] as Uint8Array)[day] = base.bound[person]?.[day] as number
  }

  const of = (person: number): Row => settled[person] as Row
  const fits = (person: number, row: Row, from = 0): boolean => {
    const fixed = of(person)
    for (let at = 0; at < row.length; at++) {
      const shift = fixed[from + at]
      if (shift !== OPEN && shift !== row[at]) return false
    }
    return true
  }
  return { ground, settle, reopen, of, fits }
}

/** Days of a row that are found anew before and after what it does otherwise. */
const AROUND = 10

/** A row that does what is settled: the one known, found anew around the days where it does otherwise; null: none is found. `slots`: what slots cost. */
export function mendRow(
  { ground, of }: SettledDays,
  search: RowSearch,
  person: number,
  known: Row,
  slots: Float64Array,
): Row | null {
  const row = known.slice()
  for (const [day, shift] of of(person).entries()) {
    if (shift === OPEN || shift === row[day]) continue
    const from = Math.max(0, day - AROUND)
    const until = Math.min(row.length, day + AROUND + 1)
    const found = search.find(askFor(ground, person, row, from, until, slots), "quick")
    if (found.row === null) return null
    row.set(found.row, from)
  }
  return row
}

/** Days of one person, and the rows that are mixed there, each with its share. */
export type MixedDays = {
  readonly person: number
  readonly from: number
  readonly until: number
  readonly parts: readonly { readonly row: Row; readonly share: number }[]
}

/** `rank`: the share of what is done on it, less what chance takes off. */
export type LikelyDay = SettledDay & { readonly rank: number }

const SMALLEST = 1e-6

/** The open days, each with what most of the mixture does on it; the likeliest come first. `stray`: how far chance may change their order. */
export function likeliestDays(
  settled: SettledDays,
  mixed: Iterable<MixedDays>,
  random: Random,
  stray: number,
): LikelyDay[] {
  const width = settled.ground.problem.shifts.length + 1
  const open: LikelyDay[] = []
  for (const { person, from, until, parts } of mixed) {
    const fixed = settled.of(person).subarray(from, until)
    if (!fixed.includes(OPEN)) continue
    const shares = new Float64Array(fixed.length * width)
    for (const { row, share } of parts) {
      for (let at = 0; at < row.length && share >= SMALLEST; at++) {
        const place = at * width + (row[at] as number) + 1
        shares[place] = (shares[place] as number) + share
      }
    }
    for (const [at, done] of fixed.entries()) {
      if (done !== OPEN) continue
      const of = shares.subarray(at * width, (at + 1) * width)
      const share = of.reduce((most, each) => Math.max(most, each), 0)
      const rank = share * (1 - stray * random.fraction())
      open.push({ person, day: from + at, shift: of.indexOf(share) - 1, rank })
    }
  }
  return open.toSorted((one, other) => other.rank - one.rank)
}
