import type { Pool } from "./pool.ts"

/**
 * Which records are worth holding against each other: those with a key in common. `slots` holds the keys of each record,
 * numbered from 1; 0 is none. `heldOut`: the fields that the key is made of, which say nothing within a block.
 */
export type Rule = {
  readonly name: string
  readonly heldOut: readonly number[]
  readonly slots: readonly Int32Array[]
  readonly keys: number
}

/** A rule without its largest blocks. */
export type CutRule = Rule & {
  /** Whether a key's block is held against itself, by key. */
  readonly kept: Uint8Array
  /** How many keys of records are left, and how many stood in blocks that are too large. */
  readonly joined: number
  readonly dropped: number
  /** How many pairs it joins at most: some of the same list may not be wanted. */
  readonly pairs: number
}

/**
 * The rule without its largest blocks, so that no more than `budget` pairs are left: a key that many records have says
 * little, and whom it joins some other rule joins as well.
 */
export function withinBudget(rule: Rule, budget: number): CutRule {
  const sizes = sizesOf(rule)
  const ofSize = new Map<number, number>()
  for (const size of sizes) if (size > 1) ofSize.set(size, (ofSize.get(size) ?? 0) + 1)
  let left = budget
  let largest = 1
  for (const [size, blocks] of [...ofSize].toSorted(([one], [other]) => one - other)) {
    left -= (blocks * size * (size - 1)) / 2
    if (left < 0) break
    largest = size
  }
  const kept = new Uint8Array(sizes.length)
  let [joined, dropped, pairs] = [0, 0, 0]
  for (let key = 1; key < sizes.length; key += 1) {
    const size = sizes[key] ?? 0
    if (size > largest) dropped += size
    else if (size > 1) {
      kept[key] = 1
      joined += size
      pairs += (size * (size - 1)) / 2
    }
  }
  return { ...rule, kept, joined, dropped, pairs }
}

/** How many pairs a rule joins. */
export function pairsIn(rule: Rule): number {
  return sizesOf(rule).reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
}

/** How many records have a key, by key. */
function sizesOf({ slots, keys }: Rule): Float64Array {
  const sizes = new Float64Array(keys + 1)
  for (const slot of slots) for (const key of slot) if (key > 0) sizes[key] = (sizes[key] ?? 0) + 1
  return sizes
}

/** Records in the order of their keys: those of key `k` stand from `starts[k]` to `starts[k + 1]`. */
type Blocks = { readonly starts: Int32Array; readonly members: Int32Array }

function blocksOf({ slots, keys, kept, joined }: CutRule): Blocks {
  const starts = new Int32Array(keys + 2)
  const members = new Int32Array(joined)
  for (const slot of slots) {
    for (const key of slot) if (kept[key] === 1) starts[key + 1] = (starts[key + 1] ?? 0) + 1
  }
  for (let key = 1; key <= keys + 1; key += 1) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0)
  const size = slots[0]?.length ?? 0
  for (let record = 0; record < size; record += 1) {
    for (const slot of slots) {
      const key = slot[record] ?? 0
      if (kept[key] !== 1) continue
      const at = starts[key] ?? 0
      members[at] = record
      starts[key] = at + 1
    }
  }
  // filling has moved each start to where the next block begins
  starts.copyWithin(1, 0)
  starts[0] = 0
  return { starts, members }
}

/** Whether records of two lists, or of one, are held against each other. */
export type Wanted = (list: number, other: number) => boolean

/**
 * Which rules join which records: a pair and the place of a rule in one number, sorted, so that what joins the same two
 * stands together. `heldOut`: of each rule.
 */
export type Joins = { readonly codes: Float64Array; readonly heldOut: readonly (readonly number[])[] }

export function joinsOf(pool: Pool, rules: readonly CutRule[], wanted: Wanted): Joins {
  const isWanted = pool.lists.map((_, list) => pool.lists.map((_, other) => wanted(list, other)))
  // room that is never written to costs nothing
  const codes = new Float64Array(rules.reduce((sum, { pairs }) => sum + pairs, 0))
  let size = 0
  rules.forEach((rule, place) => {
    const { starts, members } = blocksOf(rule)
    for (let key = 1; key <= rule.keys; key += 1) {
      const end = starts[key + 1] ?? 0
      for (let left = starts[key] ?? 0; left < end; left += 1) {
        const one = members[left] ?? 0
        const wantedWith = isWanted[pool.list[one] ?? 0] ?? []
        for (let right = left + 1; right < end; right += 1) {
          const other = members[right] ?? 0
          if (!wantedWith[pool.list[other] ?? 0]) continue
          codes[size] = (one * pool.size + other) * rules.length + place
          size += 1
        }
      }
    }
  })
  return { codes: codes.subarray(0, size).sort(), heldOut: rules.map(({ heldOut }) => heldOut) }
}

/** Told a pair of records, the smaller first, and the places of the rules that join them: the first `count` of `joining`. */
export type PairListener = (one: number, other: number, joining: Uint16Array, count: number) => void

/** Every pair that some rule joins, once. */
export function eachPair({ size }: Pool, { codes, heldOut }: Joins, visit: PairListener): void {
  const rules = heldOut.length
  const joining = new Uint16Array(rules)
  for (let at = 0; at < codes.length; ) {
    const pair = Math.floor((codes[at] ?? 0) / rules)
    const end = (pair + 1) * rules
    let count = 0
    for (let code = codes[at] ?? 0; code < end; code = codes[at] ?? end) {
      const rule = code - pair * rules
      // two records may have two keys of one rule in common
      if (count === 0 || joining[count - 1] !== rule) {
        joining[count] = rule
        count += 1
      }
      at += 1
    }
    const one = Math.floor(pair / size)
    visit(one, pair - one * size, joining, count)
  }
}
