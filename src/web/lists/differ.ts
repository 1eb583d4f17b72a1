import type { ColumnKind } from "./list-types.ts"

/** A piece of a text, and whether the other text has something else there. */
export type Piece = { readonly text: string; readonly differs: boolean }

/** Two texts in pieces, the characters marked that the other one does not have. A hidden character (`*`) may be any. */
export function differ(
  here: string,
  there: string,
  kind: ColumnKind,
): { here: readonly Piece[]; there: readonly Piece[] } {
  const [some, others] = [signsOf(here, there, kind), signsOf(there, here, kind)]
  const shared = sharedSigns(some, others)
  return {
    here: piecesOf(here, some, new Set(shared.map(([one]) => one))),
    there: piecesOf(there, others, new Set(shared.map(([, other]) => other))),
  }
}

/** A character that counts, with its place in the text. */
type Sign = { readonly at: number; readonly sign: string }

/** Doors, numbers and days are written in many ways: only letters and digits of them count. */
const counted: Partial<Record<ColumnKind, RegExp>> = {
  ...{ door: /[\da-z]/, phone: /[\d*]/, document: /[\dx*]/, birth: /\d/, "arrived-on": /\d/ },
}

function signsOf(text: string, other: string, kind: ColumnKind): Sign[] {
  // which lane it is, is no difference where the other does not say
  const lane = kind === "door" && !other.includes("弄") ? text.lastIndexOf("弄") : -1
  return Array.from(text).flatMap((character, at) => {
    const sign = character.normalize("NFKC").toLowerCase()
    return at > lane && (counted[kind] ?? /\S/u).test(sign) ? [{ at, sign }] : []
  })
}

/** The places of the longest row of signs that both have in the same order. */
function sharedSigns(some: readonly Sign[], others: readonly Sign[]): [number, number][] {
  const width = others.length + 1
  const best = new Uint16Array((some.length + 1) * width)
  const bestAt = (one: number, other: number) => best[one * width + other] ?? 0
  for (let one = some.length - 1; one >= 0; one -= 1) {
    for (let other = others.length - 1; other >= 0; other -= 1) {
      best[one * width + other] = agree(some[one], others[other])
        ? bestAt(one + 1, other + 1) + 1
        : Math.max(bestAt(one + 1, other), bestAt(one, other + 1))
    }
  }
  const shared: [number, number][] = []
  for (let one = 0, other = 0; one < some.length && other < others.length; ) {
    if (agree(some[one], others[other])) {
      shared.push([some[one]?.at ?? 0, others[other]?.at ?? 0])
      one += 1
      other += 1
    } else if (bestAt(one + 1, other) >= bestAt(one, other + 1)) one += 1
    else other += 1
  }
  return shared
}

function agree(one: Sign | undefined, other: Sign | undefined): boolean {
  return one?.sign === other?.sign || one?.sign === "*" || other?.sign === "*"
}

function piecesOf(text: string, signs: readonly Sign[], shared: ReadonlySet<number>): Piece[] {
  const those = new Set(signs.map(({ at }) => at))
  const pieces: { text: string; differs: boolean }[] = []
  Array.from(text).forEach((character, at) => {
    const differs = those.has(at) && !shared.has(at)
    const last = pieces.at(-1)
    if (last?.differs === differs) last.text += character
    else pieces.push({ text: character, differs })
  })
  return pieces
}
