import { readFileSync } from "node:fs"
import type { List } from "../../src/core/reconcile/list.ts"
import type { MatchedPair, Matching } from "../../src/core/reconcile/match.ts"
import type { Texts } from "../../src/core/reconcile/texts.ts"
import { readCsv } from "../kit/csv.ts"

/** Who a row is: the same text for the same person, nothing for somebody who is in no list. */
export type PersonOf = (id: string) => string | undefined

/** From a file with columns `row_id` and `person_id`, or from FEBRL's own ids (`rec-12-org`, `rec-12-dup-0`). */
export function readTruth(file: string): PersonOf {
  if (file === "febrl") return (id) => /^rec-(\d+)-/.exec(id)?.[1]
  const [header = [], ...rows] = readCsv(readFileSync(file, "utf8"))
  const [row, person] = [header.indexOf("row_id"), header.indexOf("person_id")]
  const known = new Map(rows.map((cells) => [cells[row] ?? "", cells[person] ?? ""]))
  return (id) => known.get(id) || undefined
}

/** Precision, recall and F1 of the pairs, and for two lists the rows of the second that found their person in the first. */
export function judge(lists: readonly List<Texts>[], { pairs }: Matching, personOf: PersonOf): string {
  const [first, second] = lists
  const wanted = pairs.filter(
    ({ one, other, chance }) => chance >= 0.5 && (!second || one.list !== other.list),
  )
  const right = wanted.filter((pair) => isRight(pair, personOf)).length
  const all = second ? pairsAcross(first, second, personOf) : pairsWithin(first, personOf)
  const [precision, recall] = [right / Math.max(1, wanted.length), right / Math.max(1, all)]
  const f1 = (2 * right) / Math.max(1, wanted.length + all)
  const shares = `precision ${percent(precision)}  recall ${percent(recall)}  F1 ${percent(f1)}`
  return first && second
    ? `${shares}  row to person ${percent(rowsRight(first, second, wanted, personOf))}`
    : shares
}

function isRight({ one, other }: MatchedPair, personOf: PersonOf): boolean {
  const person = personOf(one.id)
  return person !== undefined && person === personOf(other.id)
}

function pairsWithin(list: List<Texts> | undefined, personOf: PersonOf): number {
  return [...counted(list, personOf).values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
}

function pairsAcross(first: List<Texts> | undefined, second: List<Texts>, personOf: PersonOf): number {
  const others = counted(second, personOf)
  return [...counted(first, personOf)].reduce(
    (sum, [person, count]) => sum + count * (others.get(person) ?? 0),
    0,
  )
}

function counted(list: List<Texts> | undefined, personOf: PersonOf): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id of idsOf(list)) {
    const person = personOf(id)
    if (person !== undefined) counts.set(person, (counts.get(person) ?? 0) + 1)
  }
  return counts
}

/** For each row of the second list its best row of the first, or none where its person is not there. */
function rowsRight(
  first: List<Texts>,
  second: List<Texts>,
  wanted: readonly MatchedPair[],
  personOf: PersonOf,
): number {
  const there = counted(first, personOf)
  const best = new Map<string, MatchedPair & { readonly found: string }>()
  for (const pair of wanted) {
    const [found, row] = pair.one.list === 0 ? [pair.one.id, pair.other.id] : [pair.other.id, pair.one.id]
    if ((best.get(row)?.chance ?? 0) < pair.chance) best.set(row, { ...pair, found })
  }
  const right = idsOf(second).filter((id) => {
    const person = personOf(id)
    const found = best.get(id)?.found
    return found === undefined
      ? person === undefined || !there.has(person)
      : personOf(found) === person && person !== undefined
  })
  return right.length / second.ids.length
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`
}

function idsOf(list: List<Texts> | undefined): string[] {
  return Array.from({ length: list?.ids.length ?? 0 }, (_, row) => list?.ids.at(row) ?? "")
}
