import { createRandom, type Random } from "../../src/core/kit/random.ts"
import { checkCharacter } from "../../src/core/people/id-number.ts"
import type { RowOutcome } from "../../src/core/reconcile/row-outcome.ts"
import type { Books } from "../../src/core/world/world.ts"

export type PushedRow = {
  readonly cells: readonly string[]
  /** What the row would end as if everything were known. */
  readonly outcome: RowOutcome
  /** The document number of the person of the register whom it means; null: nobody who lives here. */
  readonly idNumber: string | null
}

export type PushedList = {
  readonly header: readonly string[]
  readonly rows: readonly PushedRow[]
}

/** The split that a county published of a list of 273. */
const split: readonly (readonly [RowOutcome, number])[] = [
  ["known", 98],
  ["wrong", 47],
  ["missed", 12],
  ["not-living-here", 29],
  ["out-of-time", 16],
  ["passed-through", 25],
  ["other-area", 38],
  ["not-key-area", 8],
]

type Person = { readonly name: string; readonly id: string; readonly phone: string; readonly door: string }

/**
 * A list of 273 rows as it comes from above at midnight, written as carelessly as such lists are, of a world in which at least 98
 * people of the register were screened; the same for the same world and seed.
 */
export function pushedList(books: Books, seed = 1): PushedList {
  const random = createRandom(seed, "pushed-list")
  const people = books.人员.rows.map(
    ([name = "", , id = "", phone = "", door = ""]): Person => ({ name, id, phone, door }),
  )
  const screenedIds = new Set(books.返沪人员登记.rows.map((row) => row[3]))
  const sound = people.filter(({ id }) => id.length === 18)
  const screened = random.shuffle(sound.filter(({ id }) => screenedIds.has(id)))
  const others = random.shuffle(sound.filter(({ id }) => !screenedIds.has(id)))
  if (screened.length < 98) throw new RangeError("too few people were screened in this world")
  const rows = split.flatMap(([outcome, count]) =>
    Array.from({ length: count }, (_, at): PushedRow => {
      const one = outcome === "known" ? screened[at] : outcome === "missed" ? others[at] : undefined
      const who = one ?? stranger(random, people, outcome)
      return { cells: written(random, who), outcome, idNumber: one?.id ?? null }
    }),
  )
  return {
    header: ["序号", "姓名", "证件号码", "手机号", "居住地址", "来源地", "抵沪日期", "备注"],
    rows: random.shuffle(rows).map((row, at) => ({ ...row, cells: [String(at + 1), ...row.cells] })),
  }
}

/** Somebody whom the register does not know: of another lane, of a door that is another's, or of none. */
function stranger(random: Random, people: readonly Person[], outcome: RowOutcome): Person {
  const born = `${random.whole(1950, 2004)}${two(random, 12)}${two(random, 28)}`
  const digits = `98010${random.whole(1, 9)}${born}${random.whole(100, 999)}`
  const [surname, given] = [random.pick(people).name.slice(0, 1), random.pick(people).name.slice(1)]
  const here = random.pick(people).door
  const door =
    outcome === "other-area"
      ? `${random.whole(500, 900)}弄${random.whole(1, 30)}号${random.whole(1, 6)}01室`
      : here
  return {
    ...{ name: surname + given, id: digits + checkCharacter(digits) },
    ...{ phone: `141${random.whole(10_000_000, 99_999_999)}`, door },
  }
}

function written(random: Random, { name, id, phone, door }: Person): string[] {
  const hidden = `${id.slice(0, 6)}********${id.slice(14)}`
  return [
    random.chance(0.03) ? `${name.slice(0, 1)} ${name.slice(1)}` : name,
    random.weighted([
      [id, 6],
      [hidden, 3],
      ["", 1],
    ] as const),
    random.weighted([
      [phone, 7],
      [`${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`, 2],
      ["", 1],
    ] as const),
    random.weighted([
      [door, 5],
      [door.replace(/^\d+弄(\d+)号(\d+)室$/, "$1-$2"), door.startsWith("288") ? 2 : 0],
      [`闵行区古美路街道${door}`, 3],
    ] as const),
    random.pick(["湖北武汉", "湖北黄冈", "浙江温州", "河南信阳"]),
    `2020-02-${two(random, 20)}`,
    random.chance(0.1) ? "请今晚报" : "",
  ]
}

function two(random: Random, high: number): string {
  return String(random.whole(1, high)).padStart(2, "0")
}
