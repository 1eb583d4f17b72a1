import type { List } from "./list.ts"
import { type Matching, type MatchOptions, matchWith } from "./match.ts"
import { createReaders, type Readers } from "./readers.ts"

/** A register whose cells have been read, so that a new list is matched at once. */
export type PreparedRegister = {
  readonly list: List
  readonly readers: Readers
  readonly options: MatchOptions
}

export function prepareRegister(list: List, options: MatchOptions): PreparedRegister {
  const readers = createReaders(options)
  matchWith([list], readers, options, () => false)
  return { list, readers, options }
}

/** Matches a new list, which is list 1, against the register, which is list 0; the register's own doubles are not sought. */
export function matchAgainst({ list, readers, options }: PreparedRegister, added: List): Matching {
  return matchWith([list, added], readers, options, (one, other) => one === 1 || other === 1)
}
