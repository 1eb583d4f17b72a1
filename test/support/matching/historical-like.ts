import { createRandom, type Random } from "../../../src/core/kit/random.ts"
import { misspelt } from "./febrl-like.ts"
import type { Written } from "./written.ts"

const header =
  "unique_id cluster full_name first_and_surname first_name surname dob birth_place postcode_fake gender occupation".split(
    " ",
  )

/** First names, the commonest first, with what else their bearers are called. */
const FIRSTS: readonly (readonly [string, ...string[]])[] = [
  ["john", "jack", "johnny", "jon"],
  ["william", "will", "bill", "wm"],
  ["thomas", "tom", "thos"],
  ["george", "georgie", "geo"],
  ["james", "jim", "jas", "jamie"],
  ["charles", "charlie", "chas"],
  ["henry", "harry", "hy"],
  ["robert", "bob", "rob", "robt"],
  ["edward", "ted", "ned", "ed"],
  ["richard", "dick", "rich"],
  ["mary", "polly", "maria"],
  ["elizabeth", "beth", "eliza", "betty"],
  ["joseph", "joe", "jos"],
  ["samuel", "sam", "saml"],
  ["arthur", "art"],
  ["francis", "frank"],
  ["frederick", "fred", "freddie"],
  ["alexander", "alex", "sandy"],
  ["margaret", "maggie", "peggy"],
  ["anne", "annie", "nancy"],
]
const TITLES = ["sir", "lord", "rev", "dr", "captain", "lady"]
const RANKS = ["baron", "earl", "duke", "viscount", "marquess", "baronet"]
const OCCUPATIONS = [
  ..."politician writer painter cricketer clergyman engineer actor lawyer".split(" "),
  ..."soldier botanist composer poet physician architect banker diplomat rower journalist".split(" "),
]

type Person = {
  readonly first: string
  readonly middle: string
  readonly surname: string
  readonly rank: string
  readonly seat: string
  readonly born: string
  readonly place: Place
  readonly code: string
  readonly gender: string
  readonly job: string
}

type Place = { readonly name: string; readonly code: string; readonly near: number }

/**
 * Persons of past centuries, each written down about ten times, every time more carelessly than before: other names, titles for
 * surnames, slips, days moved, places and postcodes of the next town, gaps. Brothers and namesakes are among them. `noise`:
 * how often, 1 is usual.
 */
export function historicalLike(size: { seed: number; people: number; noise: number }): Written {
  const random = createRandom(size.seed, "historical-like")
  const consonants = ["b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "w", "st", "th"]
  const word = (least: number, most: number) =>
    Array.from(
      { length: random.whole(least, most) },
      () => random.pick(consonants) + random.pick([..."aeiou"]),
    ).join("") + random.pick(["", "n", "r", "s", "ton", "ley"])
  const firsts = [...FIRSTS, ...Array.from({ length: 200 }, (): [string] => [word(1, 3)])]
  const surnames = Array.from({ length: 2500 }, () => word(1, 3))
  const places = Array.from(
    { length: 400 },
    (_, at): Place => ({
      name: word(2, 3),
      code: random.pick([..."abcdehlmnst"]) + random.pick([..."abelnrstw"]),
      near: Math.floor(at / 4),
    }),
  )
  const often = <T>(from: readonly T[]) => from[Math.floor(random.fraction() ** 2.5 * from.length)] as T
  const rows: string[][] = []
  const personOf = new Map<string, string>()
  let last: Person | null = null
  for (let at = 0; at < size.people; at += 1) {
    const person: Person = drawPerson(last !== null && random.chance(0.12) ? last : null)
    last = person
    const copies = random.whole(2, 18)
    for (let copy = 0; copy < copies; copy += 1) {
      const id = `Q${at}-${copy + 1}`
      personOf.set(id, String(at))
      const care = copy === 0 ? 0 : (size.noise * copy) / copies
      rows.push([id, `Q${at}`, ...writtenDown(person, care)])
    }
  }
  return { header, rows: random.shuffle(rows), personOf }

  /** Somebody; with a brother or a sister, of the same name and town. */
  function drawPerson(kin: Person | null): Person {
    const place = kin?.place ?? often(places)
    const year = kin === null ? random.whole(1600, 1920) : Number(kin.born.slice(0, 4)) + random.whole(1, 30)
    return {
      first: often(firsts)[0],
      middle: random.chance(0.4) ? often(firsts)[0] : "",
      surname: kin?.surname ?? often(surnames),
      rank: kin?.rank ?? (random.chance(0.2) ? random.pick(RANKS) : ""),
      seat: kin?.seat ?? often(surnames),
      born: random.chance(0.2) ? `${year}-01-01` : `${year}-${two(random, 12)}-${two(random, 28)}`,
      place,
      code: codeIn(place),
      gender: random.chance(0.85) ? "male" : "female",
      job: often(OCCUPATIONS),
    }
  }

  function codeIn({ code }: Place): string {
    return `${code}${random.whole(1, 20)} ${random.whole(1, 9)}${random.pick([..."abdefgh"])}${random.pick([..."abdefgh"])}`
  }

  function writtenDown(person: Person, care: number): string[] {
    const careless = (most: number) => random.chance(Math.min(0.9, most * care))
    const full = fullName(person, careless)
    const words = full.split(" ").filter((part) => part !== "")
    // the table's own first name and surname are the ends of the full name
    const [first = "", surname = ""] = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
    const place = careless(0.5)
      ? random.pick(places.filter(({ near }) => near === person.place.near))
      : careless(0.1)
        ? often(places)
        : person.place
    const code = careless(0.65)
      ? random.chance(0.4)
        ? `${person.code.split(" ")[0]} ${random.whole(1, 9)}${random.pick([..."abdefgh"])}h`
        : codeIn(place)
      : person.code
    return [
      full,
      `${first} ${surname}`.trim(),
      ...[first, surname],
      careless(0.2) ? "" : careless(0.45) ? dayMoved(random, person.born) : person.born,
      careless(0.25) ? "" : place.name,
      careless(0.35) ? "" : code,
      careless(0.3) ? "" : careless(0.05) ? "female" : person.gender,
      careless(0.5) ? "" : careless(0.3) ? often(OCCUPATIONS) : person.job,
    ]
  }

  function fullName(person: Person, careless: (most: number) => boolean): string {
    const names = FIRSTS.find(([name]) => name === person.first) ?? [person.first]
    let first = careless(0.4) ? random.pick(names) : person.first
    let surname = person.surname
    if (careless(0.2)) first = misspelt(random, first)
    if (careless(0.2)) surname = misspelt(random, surname)
    if (careless(0.1)) first = first.charAt(0)
    if (careless(0.05)) [first, surname] = [surname, first]
    const middle = person.middle !== "" && !careless(0.7) ? person.middle : ""
    if (careless(0.12)) return random.chance(0.5) ? surname : first
    const title = random.chance(0.2) && careless(0.8) ? random.pick(TITLES) : ""
    const whole = [title, first, middle, surname].filter((part) => part !== "").join(" ")
    if (person.rank === "" || careless(0.6)) return whole
    return careless(0.5) ? `${first} of ${person.seat}` : `${whole}, 1st ${person.rank} ${person.seat}`
  }
}

/** Some days or months off, the first of January of the same year, or a slip of the pen. */
function dayMoved(random: Random, born: string): string {
  switch (random.whole(0, 3)) {
    case 0:
      return `${born.slice(0, 4)}-01-01`
    case 1:
      return misspelt(random, born)
    case 2:
      return `${born.slice(0, 8)}${two(random, 28)}`
    default:
      return `${Number(born.slice(0, 4)) + random.whole(-2, 2)}${born.slice(4)}`
  }
}

function two(random: Random, high: number): string {
  return String(random.whole(1, high)).padStart(2, "0")
}
