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
  /** How many records have a key, by key. */
  readonly sizes: Int32Array
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
  const { sizes } = rule
  // how many blocks there are of each size
  const blocks = new Int32Array(1 + sizes.reduce((most, size) => Math.max(most, size), 1))
  for (const size of sizes) blocks[size] = (blocks[size] ?? 0) + 1
  let left = budget
  let largest = 1
  for (let size = 2; size < blocks.length; size += 1) {
    left -= ((blocks[size] ?? 0) * size * (size - 1)) / 2
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
export function pairsIn({ sizes }: Rule): number {
  let pairs = 0
  for (const size of sizes) pairs += (size * (size - 1)) / 2
  return pairs
}

/** How many records have a key, by key. */
export function sizesOf(slots: readonly Int32Array[], keys: number): Int32Array {
  const sizes = new Int32Array(keys + 1)
  for (const slot of slots) for (const key of slot) if (key > 0) sizes[key] = (sizes[key] ?? 0) + 1
  return sizes
}

/** Records in the order of their keys: those of key `k` stand from `starts[k]` to `starts[k + 1]`. */
type Blocks = { readonly starts: Int32Array; readonly members: Int32Array }

function blocksOf({ slots, keys, sizes, kept, joined }: CutRule): Blocks {
  const starts = new Int32Array(keys + 2)
  const members = new Int32Array(joined)
  for (let key = 1; key <= keys; key += 1)
    starts[key + 1] = (starts[key] ?? 0) + (kept[key] === 1 ? (sizes[key] ?? 0) : 0)
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
 * Which rules join which records: what joins record `one` to later ones stands from `starts[one]` to `starts[one + 1]`, each
 * with the `other` record and the place of the `rule`, sorted, so that what joins the same two stands together. `heldOut`:
 * of each rule.
 */
export type Joins = {
  readonly starts: Int32Array
  readonly others: Int32Array
  readonly rules: Uint16Array
  readonly heldOut: readonly (readonly number[])[]
}

export function joinsOf(pool: Pool, rules: readonly CutRule[], wanted: Wanted): Joins {
  const isWanted = pool.lists.map((_, list) => pool.lists.map((_, other) => wanted(list, other)))
  const blocks = rules.map(blocksOf)
  const starts = new Int32Array(pool.size + 2)
  for (const block of blocks) {
    eachInBlocks(pool, block, isWanted, (one) => {
      starts[one + 2] = (starts[one + 2] ?? 0) + 1
    })
  }
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
  const size = starts.at(-1) ?? 0
  const joins = { others: new Int32Array(size), rules: new Uint16Array(size) }
  blocks.forEach((block, place) => {
    eachInBlocks(pool, block, isWanted, (one, other) => {
      // filling moves each start to where the next record's joins begin
      const at = starts[one + 1] ?? 0
      starts[one + 1] = at + 1
      joins.others[at] = other
      joins.rules[at] = place
    })
  })
  for (let one = 0; one < pool.size; one += 1) {
    sortJoins(joins.others, joins.rules, starts[one] ?? 0, starts[one + 1] ?? 0)
  }
  return { starts, ...joins, heldOut: rules.map(({ heldOut }) => heldOut) }
}

/** Every two records of one block, the smaller first. */
function eachInBlocks(
  { list }: Pool,
  { starts, members }: Blocks,
  isWanted: readonly (readonly boolean[])[],
  visit: (one: number, other: number) => void,
): void {
  for (let key = 1; key < starts.length - 1; key += 1) {
    const end = starts[key + 1] ?? 0
    for (let left = starts[key] ?? 0; left < end; left += 1) {
      const one = members[left] ?? 0
      const wantedWith = isWanted[list[one] ?? 0] ?? []
      for (let right = left + 1; right < end; right += 1) {
        const other = members[right] ?? 0
        if (wantedWith[list[other] ?? 0]) visit(one, other)
      }
    }
  }
}

/** More joins than this are sorted as numbers, fewer by putting each where it belongs. */
const FEW = 24

function sortJoins(others: Int32Array, rules: Uint16Array, start: number, end: number): void {
  if (end - start > FEW) {
    const codes = Float64Array.from({ length: end - start }, (_, at) => {
      return (others[start + at] ?? 0) * 2 ** 16 + (rules[start + at] ?? 0)
    }).sort()
    for (let at = start; at < end; at += 1) {
      const code = codes[at - start] ?? 0
      others[at] = Math.floor(code / 2 ** 16)
      rules[at] = code % 2 ** 16
    }
    return
  }
  for (let at = start + 1; at < end; at += 1) {
    const [other, rule] = [others[at] ?? 0, rules[at] ?? 0]
    let to = at
    // joins stand in the order of their rules already
    for (; to > start && (others[to - 1] ?? 0) > other; to -= 1) {
      others[to] = others[to - 1] ?? 0
      rules[to] = rules[to - 1] ?? 0
    }
    others[to] = other
    rules[to] = rule
  }
}

/** Told a pair of records, the smaller first, and the places of the rules that join them: the first `count` of `joining`. */
export type PairListener = (one: number, other: number, joining: Uint16Array, count: number) => void

/** Every pair that some rule joins, once. */
export function eachPair(
  { size }: Pool,
  { starts, others, rules, heldOut }: Joins,
  visit: PairListener,
): void {
  const joining = new Uint16Array(heldOut.length)
  for (let one = 0; one < size; one += 1) {
    const end = starts[one + 1] ?? 0
    for (let at = starts[one] ?? 0; at < end; ) {
      const other = others[at] ?? 0
      let count = 0
      for (; at < end && others[at] === other; at += 1) {
        const rule = rules[at] ?? 0
        // two records may have two keys of one rule in common
        if (count > 0 && joining[count - 1] === rule) continue
        joining[count] = rule
        count += 1
      }
      visit(one, other, joining, count)
    }
  }
}
