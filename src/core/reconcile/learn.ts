import type { Comparison } from "./comparison.ts"
import type { Field } from "./field.ts"
import { ceiling, firstGuess } from "./first-guess.ts"
import { type FieldShares, type Model, tellsKin } from "./model.ts"

/** The patterns of the pairs that one rule joins, with how often each was met. */
export type Session = { readonly heldOut: readonly number[]; readonly counts: ReadonlyMap<number, number> }

const ROUNDS = 30

/** A session has settled when its parts move by less than this in a round. */
const SETTLED = 1e-5

/** So many pairs weigh the first guess as much as what was seen. */
const GUESS_WEIGHT = 12

/** A session of fewer pairs teaches nothing. */
const LEAST_PAIRS = 20

type Kind = "same" | "kin"

/** Expected pairs by field and level. */
type Sums = readonly Float64Array[]

/**
 * Learns without labels how often records of one person, and of two who live together, agree (Fellegi and Sunter;
 * expectation maximisation over distinct patterns). Each rule of blocking is a session of its own in which the fields
 * of its key are held out: within a block they always agree, and one session over all blocks would take families for one
 * person. What the sessions saw is added up. Who lives together is learned first, from the blocks of one door.
 */
export function learnModel(
  comparison: Comparison,
  strangers: readonly Float64Array[],
  sessions: readonly Session[],
): Model {
  const { fields } = comparison
  const start = fields.map((field, at) => ({
    name: field.name,
    same: firstGuess(field, "same"),
    kin: firstGuess(field, "kin"),
    strangers: strangers[at] ?? new Float64Array(),
  }))
  const knowsKin = tellsKin(fields)
  const isHome = ({ heldOut }: Session) => heldOut.length === 1 && fields[heldOut[0] ?? 0]?.kind === "door"
  const homes = knowsKin ? sessions.filter(isHome) : []
  const withKin = learnFrom(comparison, start, homes, knowsKin, ["same", "kin"], ["kin"])
  const careful = withKin.map((shares, at) => (isTold(fields[at]) ? notRarerThanStrangers(shares) : shares))
  return { knowsKin, fields: learnFrom(comparison, careful, sessions, knowsKin, ["same"], ["same"]) }
}

/** What brothers and sisters share, though man and wife do not. */
function isTold(field: Field | undefined): boolean {
  return field?.kind === "category" || field?.kind === "sex"
}

/** One home holds people alike and unalike by turns: that two differ there is no sign that they are one person. */
function notRarerThanStrangers(shares: FieldShares): FieldShares {
  const same = Math.max(shares.kin[1] ?? 0, shares.strangers[1] ?? 0, 0.6)
  return { ...shares, kin: Float64Array.of(1, same, 1 - same) }
}

/** The shares learned from all sessions together; `learned` are free within a session, `kept` goes into the result. */
function learnFrom(
  comparison: Comparison,
  start: readonly FieldShares[],
  sessions: readonly Session[],
  knowsKin: boolean,
  learned: readonly Kind[],
  kept: readonly Kind[],
): FieldShares[] {
  const { fields } = comparison
  const totals = { same: emptySums(start), kin: emptySums(start) }
  for (const session of sessions) {
    const pairs = [...session.counts.values()].reduce((sum, count) => sum + count, 0)
    if (pairs < LEAST_PAIRS) continue
    const sums = learnSession(comparison, start, knowsKin, learned, session)
    for (const kind of kept) addSums(totals[kind], sums[kind])
  }
  return start.map((shares, at) => relearned(shares, kept, totals, at, shares, fields[at]))
}

/** The shares of some kinds anew, from expected pairs. */
function relearned(
  shares: FieldShares,
  kinds: readonly Kind[],
  sums: Readonly<Record<Kind, Sums>>,
  at: number,
  guess: FieldShares,
  field: Field | undefined,
): FieldShares {
  const anew = (kind: Kind) =>
    kinds.includes(kind) ? smoothed(sums[kind][at], guess[kind], ceiling(field, kind)) : shares[kind]
  return { ...shares, same: anew("same"), kin: anew("kin") }
}

function learnSession(
  comparison: Comparison,
  start: readonly FieldShares[],
  knowsKin: boolean,
  learned: readonly Kind[],
  { heldOut, counts }: Session,
): Record<Kind, Sums> {
  const used = start.flatMap((_, at) => (heldOut.includes(at) ? [] : [at]))
  const { fields } = comparison
  const levels = comparison.levels()
  let shares = start
  let parts = { same: 0.3, kin: knowsKin ? 0.3 : 0 }
  let sums = { same: emptySums(start), kin: emptySums(start) }
  for (let round = 0; round < ROUNDS; round += 1) {
    sums = { same: emptySums(start), kin: emptySums(start) }
    const found = { same: 0, kin: 0, all: 0 }
    for (const [pattern, count] of counts) {
      const chance = chances(levels, pattern, shares, used, parts)
      found.same += count * chance.same
      found.kin += count * chance.kin
      found.all += count
      for (const at of used) {
        const level = levels[pattern * start.length + at] ?? 0
        if (level === 0) continue
        add(sums.same[at], level, count * chance.same)
        add(sums.kin[at], level, count * chance.kin)
      }
    }
    shares = shares.map((one, at) => relearned(one, learned, sums, at, start[at] as FieldShares, fields[at]))
    const before = parts
    parts = {
      same: (found.same + 1) / (found.all + 3),
      kin: knowsKin ? (found.kin + 1) / (found.all + 3) : 0,
    }
    if (Math.abs(parts.same - before.same) + Math.abs(parts.kin - before.kin) < SETTLED) break
  }
  return sums
}

/** How likely a pair is one person, and two who live together, by its pattern. */
function chances(
  levels: Uint8Array,
  pattern: number,
  shares: readonly FieldShares[],
  used: readonly number[],
  parts: { readonly same: number; readonly kin: number },
): Readonly<Record<Kind, number>> {
  let { same, kin } = parts
  let strangers = 1 - same - kin
  for (const at of used) {
    const level = levels[pattern * shares.length + at] ?? 0
    if (level === 0) continue
    const field = shares[at]
    same *= field?.same[level] ?? 1
    kin *= field?.kin[level] ?? 1
    strangers *= field?.strangers[level] ?? 1
  }
  const all = same + kin + strangers
  return all === 0 ? { same: 0, kin: 0 } : { same: same / all, kin: kin / all }
}

/** Shares from expected pairs, held back towards the first guess where few were seen. */
function smoothed(
  counts: Float64Array | undefined,
  guess: Float64Array,
  most: readonly number[] | undefined,
): Float64Array {
  const all = (counts?.reduce((sum, count) => sum + count, 0) ?? 0) + GUESS_WEIGHT
  return guess.map((share, level) =>
    level === 0 ? 1 : Math.min(most?.[level] ?? 1, ((counts?.[level] ?? 0) + GUESS_WEIGHT * share) / all),
  )
}

function emptySums(fields: readonly FieldShares[]): Sums {
  return fields.map(({ same }) => new Float64Array(same.length))
}

function addSums(total: Sums, more: Sums): void {
  total.forEach((counts, at) => {
    more[at]?.forEach((count, level) => {
      add(counts, level, count)
    })
  })
}

function add(counts: Float64Array | undefined, level: number, count: number): void {
  if (counts !== undefined) counts[level] = (counts[level] ?? 0) + count
}
