import { createRandom, type Random } from "../../../src/core/kit/random.ts"
import { misspelt } from "./febrl-like.ts"
import type { Written } from "./written.ts"

const header =
  "unique_id cluster full_name first_and_surname first_name surname dob birth_place postcode_fake gender occupation".split(
    " ",
  )
const nicknames: Readonly<Record<string, readonly string[]>> = {
  thomas: ["tom", "thos"],
  william: ["will", "bill"],
  john: ["jack", "johnny"],
  robert: ["bob", "rob"],
  edward: ["ted", "ned"],
  elizabeth: ["beth", "eliza"],
  margaret: ["maggie", "peggy"],
  richard: ["dick"],
  henry: ["harry"],
  james: ["jim"],
  charles: ["charlie"],
  george: ["georgie"],
  mary: ["polly"],
  anne: ["annie"],
}
const occupations = [
  "politician",
  "writer",
  "painter",
  "cricketer",
  "clergyman",
  "engineer",
  "actor",
  "lawyer",
]

/** Persons of past centuries, each written down about ten times with names shortened, places moved and fields lost; `noise`: how often, 1 is usual. */
export function historicalLike(size: { seed: number; people: number; noise: number }): Written {
  const random = createRandom(size.seed, "historical-like")
  const word = (least: number) =>
    Array.from(
      { length: random.whole(least, 4) },
      () => random.pick([..."bcdfghlmnprstvw"]) + random.pick([..."aeiou"]),
    ).join("")
  const firsts = [...Object.keys(nicknames), ...Array.from({ length: 120 }, () => word(2))]
  const surnames = Array.from({ length: 1800 }, () => word(2))
  const places = Array.from({ length: 150 }, () => ({
    name: word(3),
    code: random.pick([..."abcdehlmnst"]) + random.pick([..."abelnrstw"]),
  }))
  const often = <T>(from: readonly T[]) => from[Math.floor(random.fraction() ** 2.5 * from.length)] as T
  const careless = (chance: number) => random.chance(Math.min(0.9, chance * size.noise))
  const rows: string[][] = []
  const personOf = new Map<string, string>()
  for (let person = 0; person < size.people; person += 1) {
    const [first, middle, surname, place] = [often(firsts), often(firsts), often(surnames), often(places)]
    const code = `${place.code}${random.whole(1, 20)} ${random.whole(1, 9)}${random.pick([..."abdefgh"])}${random.pick([..."abdefgh"])}`
    const year = random.whole(1600, 1920)
    const born = random.chance(0.15) ? `${year}-01-01` : `${year}-${two(random, 12)}-${two(random, 28)}`
    const title = random.chance(0.25) ? `, ${random.whole(1, 9)}th baron ${often(surnames)}` : ""
    const of = {
      first,
      middle: random.chance(0.4) ? middle : "",
      surname,
      title,
      born,
      place: place.name,
      code,
    }
    const [gender, job] = [random.chance(0.85) ? "male" : "female", often(occupations)]
    const copies = random.whole(2, 18)
    for (let copy = 1; copy <= copies; copy += 1) {
      const id = `Q${person}-${copy}`
      personOf.set(id, String(person))
      rows.push([
        id,
        `Q${person}`,
        ...writtenDown(random, of, copy === 1),
        lost(random, gender, 0.25),
        lost(random, job, 0.3),
      ])
    }
  }
  return { header, rows: random.shuffle(rows), personOf }

  function writtenDown(
    chance: Random,
    of: Record<"first" | "middle" | "surname" | "title" | "born" | "place" | "code", string>,
    clean: boolean,
  ): string[] {
    const nick = nicknames[of.first]
    let first = !clean && nick && careless(0.25) ? chance.pick(nick) : of.first
    let surname = of.surname
    if (!clean && careless(0.12)) first = misspelt(chance, first)
    if (!clean && careless(0.12)) surname = misspelt(chance, surname)
    if (!clean && careless(0.04)) surname = often(surnames)
    const born =
      clean || !careless(0.25)
        ? of.born
        : chance.chance(0.5)
          ? misspelt(chance, of.born)
          : `${of.born.slice(0, 4)}-01-01`
    const code =
      clean || chance.chance(0.7)
        ? of.code
        : chance.chance(0.6)
          ? `${of.code.split(" ")[0]} ${chance.whole(1, 9)}xy`
          : `${chance.pick(places).code}${chance.whole(1, 20)} 1aa`
    const full =
      [first, chance.chance(0.6) ? of.middle : "", surname].filter((part) => part !== "").join(" ") +
      (chance.chance(0.7) ? of.title : "")
    const place = clean || !careless(0.15) ? of.place : chance.pick(places).name
    return [
      full,
      `${first} ${surname}`,
      first,
      surname,
      lost(chance, born, 0.1),
      lost(chance, place, 0.1),
      lost(chance, code, 0.12),
    ]
  }
}

function two(random: Random, high: number): string {
  return String(random.whole(1, high)).padStart(2, "0")
}

function lost(random: Random, text: string, chance: number): string {
  return random.chance(chance) ? "" : text
}
