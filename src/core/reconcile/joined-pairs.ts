import type { CutRule, Wanted } from "./blocking.ts"
import { type Pool, spanOf } from "./pool.ts"

/** Told a pair of records, the smaller first, and the places of the rules that join them: the first `count` of `joining`. */
export type PairListener = (one: number, other: number, joining: Uint16Array, count: number) => void

/** Every pair that some rule joins, once, record by record; `end`: no record from there on is joined to a later one. */
export type JoinedPairs = {
  readonly heldOut: readonly (readonly number[])[]
  readonly end: number
  readonly each: (visit: PairListener) => void
}

/**
 * The blocks of a rule as chains from record to record. A knot is a key of a record, numbered from 1: with one key for each
 * record the record's place plus one. `next`: the next knot of the same key, nought for none; below nought it is the last, so
 * that nobody has to look what comes after it.
 */
type Chains = { readonly next: Int32Array; readonly keysARecord: number }

/**
 * What joins a record to later ones is gathered when its turn comes: neither are pairs held in store, nor are blocks, and where
 * people stand in nearly the same order in two lists memory is read from front to back.
 */
export function joinedPairs(pool: Pool, rules: readonly CutRule[], wanted: Wanted): JoinedPairs {
  const isWanted = pool.lists.map((_, list) => pool.lists.map((_, other) => wanted(list, other)))
  const lastList = isWanted.findLastIndex((wantedWith, list) => wantedWith.slice(list).includes(true))
  const end = pool.lists.slice(0, lastList + 1).reduce((sum, { ids }) => sum + ids.length, 0)
  const spans = pool.lists.map((_, list) => spanOf(pool, list))
  const met = new Int32Array(1 + rules.reduce((most, { keys }) => Math.max(most, keys), 0))
  const chains = rules.map((rule) => chainsOf(rule, met))
  const each = (visit: PairListener) => {
    const joins = createJoins()
    const joining = new Uint16Array(chains.length)
    for (let one = 0; one < end; one += 1) {
      const wantedWith = isWanted[pool.list[one] ?? 0] ?? []
      joins.clear()
      // one record's partners are mostly of one list
      let start = 0
      let end = 0
      let isWantedThere = false
      for (let rule = 0; rule < chains.length; rule += 1) {
        const { next, keysARecord } = chains[rule] as Chains
        for (let key = 0; key < keysARecord; key += 1) {
          for (let to = next[one * keysARecord + key + 1] ?? 0; to !== 0; to = to < 0 ? 0 : (next[to] ?? 0)) {
            const knot = Math.abs(to)
            const other = keysARecord === 1 ? knot - 1 : Math.floor((knot - 1) / keysARecord)
            if (other < start || other >= end) {
              const list = pool.list[other] ?? 0
              start = spans[list]?.start ?? 0
              end = spans[list]?.end ?? 0
              isWantedThere = wantedWith[list] === true
            }
            if (isWantedThere && other !== one) joins.add(other, rule)
          }
        }
      }
      joins.each(one, joining, visit)
    }
  }
  return { heldOut: rules.map(({ heldOut }) => heldOut), end, each }
}

/** `met`: room for the keys of any rule. */
function chainsOf({ slots, keys, kept, dropped }: CutRule, met: Int32Array): Chains {
  const keysARecord = slots.length
  const size = slots[0]?.length ?? 0
  const next = new Int32Array(keysARecord * size + 1)
  // from the last record back, the knot of each key that was met last, below nought if it was the first
  met.fill(0, 0, keys + 1)
  for (let record = size - 1; record >= 0; record -= 1) {
    for (let at = keysARecord - 1; at >= 0; at -= 1) {
      const key = slots[at]?.[record] ?? 0
      // where no block is too large nobody has to look whether this is
      if (key === 0 || (dropped > 0 && kept[key] !== 1)) continue
      const knot = record * keysARecord + at + 1
      const later = met[key] ?? 0
      next[knot] = later
      met[key] = later === 0 ? -knot : knot
    }
  }
  return { next, keysARecord }
}

/** More joins than this are sorted as numbers, fewer by putting each where it belongs. */
const FEW = 24

/** So many rules there are at most. */
const RULES = 2 ** 16

/** What joins one record to others, gathered rule by rule. */
function createJoins() {
  let others = new Int32Array(64)
  let rules = new Uint16Array(64)
  let size = 0
  const clear = () => {
    size = 0
  }
  const add = (other: number, rule: number) => {
    if (size === others.length) {
      const held = others
      const ofHeld = rules
      others = new Int32Array(2 * size)
      rules = new Uint16Array(2 * size)
      others.set(held)
      rules.set(ofHeld)
    }
    others[size] = other
    rules[size] = rule
    size += 1
  }
  const sort = () => {
    if (size > FEW) {
      const codes = Float64Array.from(
        { length: size },
        (_, at) => (others[at] ?? 0) * RULES + (rules[at] ?? 0),
      )
      codes.sort().forEach((code, at) => {
        others[at] = Math.floor(code / RULES)
        rules[at] = code % RULES
      })
      return
    }
    for (let at = 1; at < size; at += 1) {
      const other = others[at] ?? 0
      const rule = rules[at] ?? 0
      let to = at
      // joins come in the order of their rules already
      for (; to > 0 && (others[to - 1] ?? 0) > other; to -= 1) {
        others[to] = others[to - 1] ?? 0
        rules[to] = rules[to - 1] ?? 0
      }
      others[to] = other
      rules[to] = rule
    }
  }
  const each = (one: number, joining: Uint16Array, visit: PairListener) => {
    sort()
    for (let at = 0; at < size; ) {
      const other = others[at] ?? 0
      let count = 0
      for (; at < size && others[at] === other; at += 1) {
        const rule = rules[at] ?? 0
        // two records may have two keys of one rule in common
        if (count > 0 && joining[count - 1] === rule) continue
        joining[count] = rule
        count += 1
      }
      visit(one, other, joining, count)
    }
  }
  return { clear, add, each }
}
