import { createRandom, type Random } from "../../src/core/kit/random.ts"

export type InstanceSize = {
  readonly weeks: number
  readonly people: number
  readonly kinds: number
  readonly seed: number
}

type Kind = { readonly id: string; readonly group: number; readonly minutes: number }

type Person = {
  readonly id: string
  readonly part: number
  readonly most: readonly number[]
  readonly off: readonly number[]
  readonly maxMinutes: number
  readonly fields: readonly number[]
}

/** Invents an instance in the public format, of any size, whose rules and weights are as in the public ones of 2 and 4 weeks. */
export function makeInstance({ weeks, people: count, kinds: wanted, seed }: InstanceSize): string {
  const random = createRandom(seed, `instance ${weeks} ${count} ${wanted}`)
  const days = 7 * weeks
  const kinds = makeKinds(wanted, random)
  const people = makePeople(count, kinds, weeks, random)
  const wishes = people.flatMap((person) => makeWishes(person, kinds, days, random))
  const section = (name: string, lines: readonly string[]) => `SECTION_${name}\n${lines.join("\n")}\n\n`
  const wishLines = (wish: "on" | "off") => wishes.flatMap((each) => (each.wish === wish ? [each.line] : []))
  return [
    section("HORIZON", [`${days}`]),
    section(
      "SHIFTS",
      kinds.map(({ id, minutes, group }) => {
        const forbidden = kinds.filter((other) => other.group < group).map((other) => other.id)
        return `${id},${minutes},${forbidden.join("|")}`
      }),
    ),
    section(
      "STAFF",
      people.map(({ id, most, fields }) => {
        const maxima = kinds.map((kind, index) => `${kind.id}=${most[index]}`).join("|")
        return [id, maxima, ...fields].join(",")
      }),
    ),
    section(
      "DAYS_OFF",
      people.map(({ id, off }) => [id, ...off].join(",")),
    ),
    section("SHIFT_ON_REQUESTS", wishLines("on")),
    section("SHIFT_OFF_REQUESTS", wishLines("off")),
    section("COVER", makeCover(people, kinds, days, random)),
  ].join("")
}

const GROUPS = ["E", "D", "L", "N"]
/** Groups of hours of the day by the number of kinds, as long as all kinds last eight hours. */
const FEW: readonly (readonly number[])[] = [[1], [0, 2], [0, 1, 2], [0, 1, 2, 3]]
const LENGTHS = [480, 480, 480, 540, 600, 720, 360]

/** Early, day, late and night; beyond four kinds each group has several, of different lengths. */
function makeKinds(wanted: number, random: Random): Kind[] {
  const few = FEW[wanted - 1]
  if (few !== undefined) return few.map((group) => ({ id: GROUPS[group] as string, group, minutes: 480 }))
  return Array.from({ length: wanted }, (_, index) => {
    const group = index % GROUPS.length
    const minutes = index < GROUPS.length ? 480 : random.pick(LENGTHS)
    return { id: `${GROUPS[group]}${1 + Math.floor(index / GROUPS.length)}`, group, minutes }
  })
}

/** Hours of a full contract in two weeks, and how much of it the others have. */
const FULL = 4320
const PARTS = [
  { part: 1, rules: [5, 2, 2], share: 5 },
  { part: 1, rules: [6, 2, 3], share: 3 },
  { part: 0.5, rules: [5, 1, 2], share: 2 },
]
/** How far the least lies below the most, in turns for two weeks; over so few weeks alone it is more. */
const SLACK = [1.25, 1, 0.75, 0.5]
const SHORT_SLACK = 2
/** Shares of the days on which somebody may do a kind at most. */
const CAPS = [1, 0.5, 0.33, 0.15]
const NOT_ALLOWED = 0.28

function makePeople(count: number, kinds: readonly Kind[], weeks: number, random: Random): Person[] {
  const days = 7 * weeks
  const slack = (weeks < 4 ? SHORT_SLACK : random.pick(SLACK)) * 480 * (weeks / 2)
  // what is rare in an instance is rare for all
  const caps = kinds.map(({ group }) => (group < 2 ? 1 : random.pick(CAPS)))
  const order = PARTS.flatMap(({ part, rules, share }) =>
    Array.from({ length: Math.ceil((share * count) / 10) }, () => ({ part, rules })),
  )
  return Array.from({ length: count }, (_, index) => {
    const { part, rules } = order[index] as (typeof order)[number]
    const allowed = kinds.map(() => !random.chance(NOT_ALLOWED))
    if (!allowed.includes(true)) allowed[random.whole(0, kinds.length - 1)] = true
    const most = kinds.map((_, kind) => (allowed[kind] ? Math.floor(days * (caps[kind] ?? 1) * part) : 0))
    // whoever may do what is rare alone would come to no hours
    if (most.every((each) => each < days * part)) most[random.whole(0, Math.min(1, kinds.length - 1))] = days
    const maxMinutes = Math.round((FULL * (weeks / 2) * part) / 60) * 60
    const least = Math.max(0, maxMinutes - Math.round((slack * (part === 1 ? 1 : 0.8)) / 60) * 60)
    const weekends = Math.ceil(weeks / 2) + (part < 1 && random.chance(0.5) ? Math.ceil(weeks / 4) : 0)
    const off = makeDaysOff(weeks, random)
    return {
      ...{ id: nameOf(index), part, most, off, maxMinutes },
      fields: [maxMinutes, least, ...rules, Math.min(weeks, weekends)],
    }
  })
}

/** A day off in two weeks, often next to one another. */
function makeDaysOff(weeks: number, random: Random): number[] {
  const wanted = Math.max(1, Math.round(weeks / 2))
  const off = new Set<number>()
  while (off.size < wanted) {
    const day = random.whole(0, 7 * weeks - 1)
    off.add(day)
    if (off.size < wanted && random.chance(0.5)) off.add(Math.min(7 * weeks - 1, day + 1))
  }
  return [...off].toSorted((one, other) => one - other)
}

type Wish = { readonly wish: "on" | "off"; readonly line: string }

/** Days on end, of one kind and weight each: about one block of turns in two weeks, and half as many against turns. */
function makeWishes({ id, most, off }: Person, kinds: readonly Kind[], days: number, random: Random): Wish[] {
  const taken = new Set(off)
  const may = kinds.filter((_, kind) => (most[kind] as number) > 0)
  return (["on", "off"] as const).flatMap((wish) =>
    Array.from({ length: random.about((days / 28) * (wish === "on" ? 1.7 : 0.95)) }).flatMap(() => {
      const kind = random.pick(may)
      const weight = random.whole(1, 3)
      const first = random.whole(0, days - 1)
      const length = random.whole(1, 5)
      const wished: Wish[] = []
      for (let day = first; day < Math.min(days, first + length) && !taken.has(day); day++) {
        taken.add(day)
        wished.push({ wish, line: `${id},${day},${kind.id},${weight}` })
      }
      return wished
    }),
  )
}

/** About as much as all can do together; half of the days as usual, the others one or two more or less. */
function makeCover(
  people: readonly Person[],
  kinds: readonly Kind[],
  days: number,
  random: Random,
): string[] {
  const supply =
    people.reduce((sum, { maxMinutes }) => sum + maxMinutes, 0) * (0.975 + 0.03 * random.fraction())
  const shares = kinds.map((_, kind) => {
    const able = people.reduce(
      (sum, { most, part }) => sum + Math.min(most[kind] as number, 0.6 * days * part),
      0,
    )
    return able * (0.7 + 0.6 * random.fraction())
  })
  const total = shares.reduce((sum, share) => sum + share, 0)
  return Array.from({ length: days }).flatMap((_, day) =>
    kinds.map(({ id, minutes }, kind) => {
      const usual = (supply * (shares[kind] as number)) / total / minutes / days
      const noise = random.weighted([
        [0, 12],
        [1, 4],
        [-1, 5],
        [2, 2],
        [-2, 2],
      ])
      const need = Math.max(0, random.about(usual) + (usual < 2 ? Math.sign(noise) : noise))
      return `${day},${id},${need},100,1`
    }),
  )
}

/** A to Z, then AA and on. */
function nameOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : nameOf(Math.floor(index / 26) - 1) + letter
}
