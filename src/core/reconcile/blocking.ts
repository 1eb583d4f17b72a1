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

/** Records in the order of their keys: those of key `k` stand from `starts[k]` to `starts[k + 1]`. */
type Blocks = { readonly starts: Int32Array; readonly members: Int32Array }

function blocksOf({ slots, keys }: Rule): Blocks {
  const starts = new Int32Array(keys + 2)
  for (const slot of slots) for (const key of slot) if (key > 0) starts[key + 1] = (starts[key + 1] ?? 0) + 1
  for (let key = 1; key <= keys + 1; key += 1) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0)
  const next = starts.slice()
  const members = new Int32Array(starts[keys + 1] ?? 0)
  const size = slots[0]?.length ?? 0
  for (let record = 0; record < size; record += 1) {
    for (const slot of slots) {
      const key = slot[record] ?? 0
      if (key === 0) continue
      members[next[key] ?? 0] = record
      next[key] = (next[key] ?? 0) + 1
    }
  }
  return { starts, members }
}

/**
 * The rule without its largest blocks, so that no more than `budget` pairs are left: a key that many records have says
 * little, and whom it joins some other rule joins as well.
 */
export function withinBudget(rule: Rule, budget: number): Rule {
  const { starts } = blocksOf(rule)
  const sizes = Array.from({ length: rule.keys }, (_, at) => (starts[at + 2] ?? 0) - (starts[at + 1] ?? 0))
  const ofSize = new Map<number, number>()
  for (const size of sizes) ofSize.set(size, (ofSize.get(size) ?? 0) + 1)
  let left = budget
  let largest = 1
  for (const [size, blocks] of [...ofSize].toSorted(([one], [other]) => one - other)) {
    left -= (blocks * size * (size - 1)) / 2
    if (left < 0) break
    largest = size
  }
  const isKept = sizes.map((size) => size > 1 && size <= largest)
  return {
    ...rule,
    slots: rule.slots.map((slot) => slot.map((key) => (key > 0 && isKept[key - 1] ? key : 0))),
  }
}

/** Whether two records have a key of the rule in common. */
export function isJoined({ slots }: Rule, one: number, other: number): boolean {
  for (let at = 0; at < slots.length; at += 1) {
    const key = slots[at]?.[one] ?? 0
    if (key === 0) continue
    for (let place = 0; place < slots.length; place += 1) if (slots[place]?.[other] === key) return true
  }
  return false
}

/** Every pair that some rule joins, once; `visit` gets the smaller record first. */
export function eachPair(
  pool: Pool,
  rules: readonly Rule[],
  wanted: (list: number, other: number) => boolean,
  visit: (one: number, other: number) => void,
): void {
  rules.forEach((rule, at) => {
    const { starts, members } = blocksOf(rule)
    const earlier = rules.slice(0, at)
    const several = rule.slots.length > 1
    for (let key = 1; key <= rule.keys; key += 1) {
      const end = starts[key + 1] ?? 0
      for (let left = starts[key] ?? 0; left < end; left += 1) {
        const one = members[left] ?? 0
        for (let right = left + 1; right < end; right += 1) {
          const other = members[right] ?? 0
          if (one === other || !wanted(pool.list[one] ?? 0, pool.list[other] ?? 0)) continue
          if (several && firstShared(rule, one, other) !== key) continue
          if (isJoinedByAny(earlier, one, other)) continue
          visit(Math.min(one, other), Math.max(one, other))
        }
      }
    }
  })
}

function isJoinedByAny(rules: readonly Rule[], one: number, other: number): boolean {
  for (let at = 0; at < rules.length; at += 1) if (isJoined(rules[at] as Rule, one, other)) return true
  return false
}

function firstShared({ slots }: Rule, one: number, other: number): number {
  let first = 0
  for (const slot of slots) {
    const key = slot[one] ?? 0
    if (key > 0 && (first === 0 || key < first) && slots.some((others) => others[other] === key)) first = key
  }
  return first
}
