import type { List } from "./list.ts"
import { type Learned, type Matching, type MatchOptions, matchWith } from "./match.ts"
import { createReaders, remembering } from "./readers.ts"
import type { Texts } from "./texts.ts"

/** A register that was read before, so that a new list is matched at once. */
export type PreparedRegister = {
  readonly list: List<Texts>
  readonly learned: Learned
  readonly options: MatchOptions
  /** Why two of its own have their score, as if the other had just come in. */
  readonly explain: Matching["explainAsAdded"]
}

export function prepareRegister(list: List<Texts>, options: MatchOptions): PreparedRegister {
  const learned: Learned = { readers: remembering(createReaders(options)), strangers: new Map() }
  const { explainAsAdded } = matchWith([list], learned, options, () => false)
  return { list, learned, options, explain: explainAsAdded }
}

/** Matches a new list, which is list 1, against the register, which is list 0; the register's own doubles are not sought. */
export function matchAgainst({ list, learned, options }: PreparedRegister, added: List<Texts>): Matching {
  return matchWith([list, added], learned, options, (one, other) => one === 1 || other === 1)
}
