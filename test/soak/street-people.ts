import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type pg from "pg"
import { from as copyFrom } from "pg-copy-streams"
import { createRandom, type Random } from "../../src/core/kit/random.ts"
import { checkCharacter } from "../../src/core/people/id-number.ts"
import { drawGivenName, drawSurname, type Sex } from "../../src/core/world/names.ts"

/** So many of a hundred are written down a second time, with slips. */
const TWICE_IN_A_HUNDRED = 1
/** Every so manieth stands on the street's list. */
const IN_A_LIST = 8
const [DOORS, FLOORS, DOORS_A_FLOOR, STAIRWELLS_A_LANE] = [24, 6, 4, 40]

export type Person = {
  readonly name: string
  readonly sex: Sex
  readonly id: string
  readonly phone: string
}

export type Listed = Person & { readonly address: string }

/** Fills an empty neighbourhood with a street's register; gives how many people are written twice, and every eighth for a list. */
export async function fillStreet(
  client: pg.Client,
  communityId: string,
  people: number,
  seed: number,
  inAList = IN_A_LIST,
): Promise<{ readonly twice: number; readonly listed: readonly Listed[] }> {
  const random = createRandom(seed, "street")
  // the same ids each time: whom strangers are drawn from hangs on their order
  const newId = () => `00000000-0000-4000-8000-${hex(random, 6)}${hex(random, 6)}`
  const lines: Record<string, string[]> = {
    ...{ stairwell: [], dwelling: [], person: [], person_identity: [], stay: [] },
  }
  const write = (table: string, ...cells: (string | number | null)[]) =>
    lines[table]?.push(`${[communityId, ...cells].map((cell) => cell ?? "\\N").join("\t")}\n`)
  const live = (home: string, { name, sex, id, phone }: Person, standing: string) => {
    const person = newId()
    write("person", person, "2020-01-01T00:00:00Z")
    write("person_identity", person, "register", name, sex, id, id === "" ? "none" : "resident-id", phone)
    write("stay", newId(), home, person, standing, "", "")
    return person
  }
  const counts = { people: 0, homes: 0, twice: 0 }
  const listed: Listed[] = []
  let stairwell = ""
  let number = ""
  while (counts.people < people) {
    const [at, door] = [Math.floor(counts.homes / DOORS), counts.homes % DOORS]
    const floor = 1 + Math.floor(door / DOORS_A_FLOOR)
    if (door === 0) {
      stairwell = newId()
      const [lane, place] = [100 + Math.floor(at / STAIRWELLS_A_LANE), 1 + (at % STAIRWELLS_A_LANE)]
      write("stairwell", stairwell, lane, place, FLOORS, DOORS_A_FLOOR)
      number = `${lane}弄${place}号`
    }
    const home = newId()
    const room = `${floor}0${1 + (door % DOORS_A_FLOOR)}`
    write("dwelling", home, stairwell, room, floor, door % DOORS_A_FLOOR)
    counts.homes += 1
    for (const person of household(random)) {
      live(home, person, "owner")
      counts.people += 1
      if (counts.people % inAList === 0) listed.push({ ...person, address: `${number}${room}室` })
      if (!random.chance(TWICE_IN_A_HUNDRED / 100)) continue
      live(home, slipped(random, person), "tenant")
      counts.people += 1
      counts.twice += 1
    }
  }
  for (const [table, columns] of Object.entries(COLUMNS)) {
    const copy = client.query(copyFrom(`copy ${table} (community_id, ${columns}) from stdin`))
    await pipeline(Readable.from(lines[table] ?? []), copy)
  }
  await client.query("analyze")
  return { twice: counts.twice, listed }
}

/** People whom no register knows, at doors of other lanes, each as a list may have them. */
export function drawStrangers(count: number, seed: number): Listed[] {
  const random = createRandom(seed, "strangers")
  const drawn: Listed[] = []
  while (drawn.length < count) {
    const address = `${random.whole(900, 999)}弄${random.whole(1, 40)}号${random.whole(1, 6)}0${random.whole(1, 4)}室`
    drawn.push(...household(random).map((person) => ({ ...person, address })))
  }
  return drawn.slice(0, count)
}

const COLUMNS = {
  stairwell: "stairwell_id, lane, number, floors, doors_per_floor",
  dwelling: "dwelling_id, stairwell_id, room, floor, position",
  person: "person_id, made_at",
  person_identity: "person_id, retention, name, sex, id_number, id_kind, phone",
  stay: "stay_id, dwelling_id, person_id, standing, relation, care",
} as const

function household(random: Random): Person[] {
  const shared = phoneOf(random)
  const [father, mother] = [drawSurname(random), drawSurname(random)]
  const old = random.whole(1935, 1995)
  const children = random.whole(0, 2)
  const family = [
    personOf(random, "男", father, old, shared),
    ...(random.chance(0.8)
      ? [personOf(random, "女", mother, old + random.whole(-4, 4), phoneOf(random))]
      : []),
    ...Array.from({ length: children }, () =>
      personOf(random, random.pick(["男", "女"] as const), father, old + random.whole(22, 34), shared),
    ),
  ]
  // no family calls two of its own alike
  return family.filter(({ name }, at) => family.findIndex((one) => one.name === name) === at)
}

function personOf(random: Random, sex: Sex, surname: string, born: number, phone: string): Person {
  const year = Math.min(2019, born)
  const two = (high: number) => String(random.whole(1, high)).padStart(2, "0")
  const order = String(2 * random.whole(0, 499) + (sex === "男" ? 1 : 0)).padStart(3, "0")
  const digits = `98010${random.whole(1, 9)}${year}${two(12)}${two(28)}${order}`
  return { name: surname + drawGivenName(random, sex, year), sex, id: digits + checkCharacter(digits), phone }
}

/** The same person as somebody else wrote them down. */
export function slipped(random: Random, person: Person): Person {
  return random.pick([
    { ...person, id: "" },
    { ...person, phone: "" },
    { ...person, name: `${person.name.slice(0, -1)}${random.pick(["明", "华", "芳"])}` },
    { ...person, id: "", name: `${person.name.slice(0, 1)} ${person.name.slice(1)}` },
  ])
}

function hex(random: Random, digits: number): string {
  return random
    .whole(0, 16 ** digits - 1)
    .toString(16)
    .padStart(digits, "0")
}

function phoneOf(random: Random): string {
  return `142${random.whole(10_000_000, 99_999_999)}`
}
