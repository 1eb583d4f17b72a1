import { greatestOf } from "./whole-numbers.ts"

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
  const blocks = new Int32Array(1 + greatestOf(sizes, 1))
  for (let key = 0; key < sizes.length; key += 1) {
    const size = sizes[key] ?? 0
    blocks[size] = (blocks[size] ?? 0) + 1
  }
  let left = budget
  let largest = 1
  for (let size = 2; size < blocks.length; size += 1) {
    left -= ((blocks[size] ?? 0) * size * (size - 1)) / 2
    if (left < 0) break
    largest = size
  }
  const kept = new Uint8Array(sizes.length)
  let joined = 0
  let dropped = 0
  let pairs = 0
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
  for (let key = 0; key < sizes.length; key += 1) pairs += ((sizes[key] ?? 0) * ((sizes[key] ?? 0) - 1)) / 2
  return pairs
}

/** How many records have a key, by key. */
export function sizesOf(slots: readonly Int32Array[], keys: number): Int32Array {
  const sizes = new Int32Array(keys + 1)
  for (const slot of slots) {
    for (let record = 0; record < slot.length; record += 1) {
      const key = slot[record] ?? 0
      if (key > 0) sizes[key] = (sizes[key] ?? 0) + 1
    }
  }
  return sizes
}

/** Whether records of two lists, or of one, are held against each other. */
export type Wanted = (list: number, other: number) => boolean
