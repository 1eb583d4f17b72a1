import { addDays, daysBetween, getPlainDate, type PlainDate } from "../../src/core/kit/dates.ts"
import type {
  BoardBundle,
  BoardCase,
  BoardHome,
  BoardStairwell,
  Tally,
  TallyMeasure,
} from "../../src/core/report/board.ts"

export const fixtureFirstDay = getPlainDate("2020-01-24")

export type FixtureSize = { readonly homes: number; readonly days: number; readonly seed: number }

/** A made-up neighbourhood with a whole campaign: homes of six floors and two doors, higher ones past 2,000 homes. */
export function makeBoardFixture({ homes, days, seed }: FixtureSize): BoardBundle {
  const random = makeRandom(seed)
  const today = addDays(fixtureFirstDay, days - 1)
  const { stairwells, dwellings } = layOut(homes, random)
  const cases = openCases(dwellings, today, random)
  return {
    neighbourhood: "古美九村",
    firstDay: fixtureFirstDay,
    today,
    version: `fixture-${seed}`,
    stairwells,
    homes: dwellings,
    cases,
    screenings: { returnee: countDays(today, random, 11), tenant: countDays(today, random, 5) },
    register: [{ from: null, households: homes, people: Math.round(homes * 2.34) }],
    tallies: tallyDays(cases, today, random),
  }
}

/** A seeded source of numbers from 0 up to 1 (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function idOf(kind: number, number: number): string {
  return `0000000${kind}-0000-7000-8000-${String(number).padStart(12, "0")}`
}

function layOut(homes: number, random: () => number) {
  const stairwells: BoardStairwell[] = []
  const dwellings: BoardHome[] = []
  while (dwellings.length < homes) {
    const place = stairwells.length
    const tall = homes > 2000 && place % 9 === 8
    const doorsPerFloor = tall ? 4 : 2
    const floors = Math.min(tall ? 11 : 6, Math.ceil((homes - dwellings.length) / doorsPerFloor))
    stairwells.push({
      id: idOf(1, place),
      lane: "288",
      number: String(place + 1),
      floors,
      doorsPerFloor,
      plan: null,
    })
    for (let floor = 1; floor <= floors; floor += 1) {
      for (let position = 1; position <= doorsPerFloor && dwellings.length < homes; position += 1) {
        const dice = random()
        dwellings.push({
          id: idOf(2, dwellings.length),
          stairwell: place,
          room: `${floor}${String(position).padStart(2, "0")}`,
          floor,
          position,
          tenure: dice < 0.095 ? "vacant" : dice < 0.315 ? "let" : "owner-occupied",
          care: dice > 0.93,
        })
      }
    }
  }
  return { stairwells, dwellings }
}

function openCases(homes: readonly BoardHome[], today: PlainDate, random: () => number): BoardCase[] {
  const days = daysBetween(fixtureFirstDay, today)
  const cases: BoardCase[] = []
  for (const [home, dwelling] of homes.entries()) {
    if (dwelling.tenure === "vacant" || random() > 0.2) continue
    // most return when work begins again, in the third week
    const opened = Math.min(days, Math.floor(((random() + random()) / 2) * (days + 6)))
    const arrivedOn = addDays(fixtureFirstDay, Math.max(0, opened - Math.floor(random() * 2)))
    const openedOn = addDays(fixtureFirstDay, opened)
    const people = 1 + Math.floor(random() * 2.4)
    for (let person = 0; person < people; person += 1) {
      cases.push(makeCase({ home, openedOn, arrivedOn, today, random }))
    }
  }
  return cases
}

function makeCase(input: {
  home: number
  openedOn: PlainDate
  arrivedOn: PlainDate
  today: PlainDate
  random: () => number
}): BoardCase {
  const { home, openedOn, arrivedOn, today, random } = input
  const extended = random() < 0.01
  const dueOn = addDays(arrivedOn, extended ? 21 : 14)
  const dice = random()
  const transferOn = addDays(openedOn, 1 + Math.floor(random() * 9))
  const releaseOn = addDays(dueOn, dice > 0.985 ? 2 : dice > 0.95 ? 1 : 0)
  const transferred = dice < 0.02 && transferOn < dueOn
  // biome-ignore lint/complexity/useMathMinMax: days are text
  const release = releaseOn < openedOn ? openedOn : releaseOn
  const end = transferred ? transferOn : release
  const ended = end <= today
  const last = ended ? addDays(end, -1) : today
  const length = Math.max(0, daysBetween(openedOn, last) + 1)
  const readings = Array.from({ length }, (_, day) => {
    const morning = random() < 0.97 ? 1 : 0
    const afternoon = (ended || day < length - 1) && random() < 0.97 ? 2 : 0
    return morning + afternoon > 0 && random() < 0.004 ? morning + afternoon + 4 : morning + afternoon
  }).join("")
  const endReason = transferred ? "transferred" : "released"
  return {
    home,
    openedOn,
    countedFrom: arrivedOn,
    dueOn,
    endedOn: ended ? end : null,
    endReason: ended ? endReason : null,
    readings,
  }
}

function countDays(today: PlainDate, random: () => number, mean: number): Record<string, number> {
  const days = daysBetween(fixtureFirstDay, today) + 1
  return Object.fromEntries(
    Array.from({ length: days }, (_, day) => [
      addDays(fixtureFirstDay, day),
      Math.floor(random() * 2 * mean),
    ]),
  )
}

/** Mean of a day for each measure. */
const means: readonly (readonly [TallyMeasure, number])[] = [
  ["visits", 50],
  ["waste-pickups", 130],
  ["gate-in", 360],
  ["gate-turned-away", 40],
  ["gate-fevers", 1],
  ["calls", 240],
  ["masks-handed-out", 700],
  ["passes-issued", 60],
  ["passes-lost", 1],
  ["duty-turns", 24],
  ["duty-minutes", 8700],
  ["disinfections", 7],
  ["checkpoint-inspections", 3],
]

function tallyDays(cases: readonly BoardCase[], today: PlainDate, random: () => number): Tally[] {
  const tallies: Tally[] = []
  const days = daysBetween(fixtureFirstDay, today) + 1
  for (let number = 0; number < days; number += 1) {
    const day = addDays(fixtureFirstDay, number)
    const add = (measure: TallyMeasure, amount: number, item = "") =>
      tallies.push({ day, measure, item, amount })
    const digits = cases.map((row) => Number(row.readings?.[daysBetween(row.openedOn, day)] ?? "0"))
    add(
      "readings",
      digits.reduce((sum, digit) => sum + (digit & 1) + ((digit >> 1) & 1), 0),
    )
    add("fevers", digits.filter((digit) => (digit & 4) !== 0).length)
    for (const [measure, mean] of means) add(measure, Math.floor(mean * (0.6 + random() * 0.8)))
    const needs = Math.floor(random() * 60)
    add("needs-opened", needs)
    add("needs-settled", Math.floor(needs * 0.97))
    const problems = random() < 0.3 ? 1 : 0
    add("problems-found", problems)
    if (number % 5 < 4) add("problems-mended", problems)
    for (const item of ["口罩", "消毒水", "一次性手套"]) add("stock", Math.floor(random() * 60) + 2, item)
  }
  return tallies
}
