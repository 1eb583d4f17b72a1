import type { Elsewhere, Field } from "./field.ts"
import { ELSEWHERE } from "./text-levels.ts"

/** No logarithm of a share is above nought. */
const NOWHERE = 1

/** Shorter words are initials, and say too little to be found anywhere. */
const LEAST_SIGNS = 2

/** What the records say in all: for each the numbers of its words, one record behind the other. */
export type Words = {
  readonly has: (record: number, word: number) => boolean
  readonly numberOf: (word: string) => number
  readonly logShares: Float64Array
}

export function wordsOfRecords(size: number, wordsAt: (record: number) => readonly string[]): Words {
  const numbers = new Map<string, number>()
  const counts: number[] = [0]
  const starts = new Int32Array(size + 1)
  const held: number[] = []
  for (let record = 0; record < size; record += 1) {
    starts[record] = held.length
    for (const word of new Set(wordsAt(record))) {
      const number = numbers.get(word) ?? numbers.size + 1
      numbers.set(word, number)
      counts[number] = (counts[number] ?? 0) + 1
      held.push(number)
    }
  }
  starts[size] = held.length
  const all = Int32Array.from(held)
  return {
    has: (record, word) => {
      for (let at = starts[record] ?? 0; at < (starts[record + 1] ?? 0); at += 1)
        if (all[at] === word) return true
      return false
    },
    numberOf: (word) => numbers.get(word) ?? 0,
    logShares: Float64Array.from(counts, (count) => Math.log(count / size)),
  }
}

export function elsewhereOf(field: Field<string>, words: Words): Elsewhere {
  const known: (readonly number[] | undefined)[] = []
  const ownOf = (id: number) => {
    const found = known[id]
    if (found !== undefined) return found
    const own = field
      .valueOf(id)
      .split(" ")
      .flatMap((word) => (word.length < LEAST_SIGNS ? [] : words.numberOf(word) || []))
    known[id] = own
    return own
  }
  const rarest = (one: number, other: number) => {
    let least = NOWHERE
    for (const word of ownOf(field.ids[one] ?? 0)) {
      if (words.has(other, word)) least = Math.min(least, words.logShares[word] ?? NOWHERE)
    }
    return least
  }
  return { logShareOf: (one, other) => Math.min(rarest(one, other), rarest(other, one)) }
}

/** The level at which two records agree in a field, 0 where one says nothing. */
export function levelOfRecords(field: Field, one: number, other: number): number {
  const [left, right] = [field.ids[one] ?? 0, field.ids[other] ?? 0]
  return left === 0 || right === 0 ? 0 : withElsewhere(field, field.compare(left, right), one, other)
}

/** The level that two records have by what else they say, where they differ in the field itself. */
export function withElsewhere(
  { levels, elsewhere }: Field,
  level: number,
  one: number,
  other: number,
): number {
  if (elsewhere === undefined || level !== levels.length) return level
  return elsewhere.logShareOf(one, other) === NOWHERE ? level : ELSEWHERE
}
