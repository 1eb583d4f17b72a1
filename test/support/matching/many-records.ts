import { createRandom } from "../../../src/core/kit/random.ts"
import { createListBuilder, type List } from "../../../src/core/reconcile/list.ts"
import { misspelt } from "./febrl-like.ts"

const header = ["id", "given_name", "surname", "date_of_birth", "address", "postcode", "phone"]

/** Two lists of the same `people`, of which the second has a slip or a gap in one cell of twelve. Row 7 is row 7's person. */
export function manyRecords(people: number, seed: number): readonly [List, List] {
  const random = createRandom(seed, "many-records")
  const syllables = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split(" ")
  const word = () => Array.from({ length: random.whole(2, 4) }, () => random.pick(syllables)).join("")
  const words = (count: number) => Array.from({ length: count }, word)
  const [given, surnames, streets] = [words(800), words(20_000), words(6_000)]
  const often = (from: readonly string[]) => from[Math.floor(random.fraction() ** 2 * from.length)] ?? ""
  const two = (high: number) => String(random.whole(1, high)).padStart(2, "0")
  const [first, second] = [createListBuilder(header), createListBuilder(header)]
  for (let person = 0; person < people; person += 1) {
    const row = [
      ...[often(given), often(surnames), `${random.whole(1930, 2009)}${two(12)}${two(28)}`],
      ...[`${random.whole(1, 300)} ${often(streets)}`, String(random.whole(10_000, 99_999))],
      `13${random.whole(100_000_000, 999_999_999)}`,
    ]
    first.add([`a${person}`, ...row])
    second.add([`b${person}`, ...row.map((cell) => (random.chance(1 / 12) ? slip(cell) : cell))])
  }
  return [first.finish(), second.finish()]

  function slip(cell: string): string {
    return random.chance(0.2) ? "" : misspelt(random, cell)
  }
}
