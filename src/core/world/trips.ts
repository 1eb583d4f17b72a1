import { addDays, type PlainDate } from "../kit/dates.ts"
import type { Random } from "../kit/random.ts"
import type { Home, Person } from "./estate.ts"
import { foreignNames } from "./names.ts"
import type { Setting } from "./setting.ts"

/** A family's or flatmates' way back: who came together, whence and how. */
export type Trip = {
  readonly home: Home
  readonly travellers: readonly Person[]
  readonly from: string
  readonly arrival: PlainDate
  readonly transport: "火车" | "飞机" | "自驾" | "长途客车"
  /** Train, flight or plate; empty for coaches. */
  readonly vehicle: string
}

/** Days that the story of the wave is told for. */
const STORY_DAYS = 42
const RETURNEES = 412

const origins: readonly (readonly [string, number])[] = [
  ["安徽阜阳", 9],
  ["安徽六安", 7],
  ["江苏盐城", 9],
  ["江苏南通", 7],
  ["浙江温州", 7],
  ["浙江台州", 5],
  ["浙江宁波", 5],
  ["河南信阳", 6],
  ["河南周口", 5],
  ["江西上饶", 6],
  ["山东临沂", 5],
  ["福建宁德", 4],
  ["四川达州", 4],
  ["湖南常德", 4],
  ["重庆万州", 3],
  ["广东东莞", 3],
  ["北京丰台", 2],
  ["湖北武汉", 4],
  ["湖北黄冈", 3],
  ["湖北孝感", 2],
]

/**
 * Whether the place was on the list of key areas that day: Hubei from the first, others from the tenth day
 * on.
 */
export function isKeyArea(from: string, day: PlainDate, firstDay: PlainDate): boolean {
  if (from.startsWith("湖北")) return true
  if (/韩国|意大利|伊朗|日本/.test(from)) return day >= addDays(firstDay, 34)
  return /温州|台州|信阳/.test(from) && day >= addDays(firstDay, 10)
}

export function drawOrigin(random: Random): string {
  return random.weighted(origins)
}

/**
 * The wave of returns: few at the New Year, a first swell after it, the great one when work begins again,
 * then
 * stragglers. In the order of arrival.
 */
export function drawTrips(setting: Setting): Trip[] {
  const random = setting.stream("trips")
  const pool = homesByChance(setting, random)
  const trips: Trip[] = []
  const story = Array.from({ length: Math.max(STORY_DAYS, setting.days.length) }, (_, day) => wave(day))
  const whole = story.slice(0, STORY_DAYS).reduce((sum, share) => sum + share, 0)
  const firstDay = setting.days[0]
  if (firstDay === undefined) return trips
  let owed = 0
  for (const [index, share] of story.entries()) {
    owed += random.about((RETURNEES * setting.scale * share) / whole)
    while (owed > 0) {
      const home = pool.pop()
      if (home === undefined) return trips
      const travellers = drawTravellers(home, random)
      if (travellers.length === 0) continue
      owed -= travellers.length
      // The first day's lists name people who had come a little earlier.
      const day = addDays(firstDay, index === 0 ? -random.whole(0, 2) : index)
      trips.push({ home, travellers, arrival: day, ...drawRoute(travellers, random) })
    }
  }
  return trips
}

function wave(index: number): number {
  if (index < 4) return [0.013, 0.006, 0.004, 0.007][index] ?? 0
  const swell = (at: number, width: number) => Math.exp(-(((index - at) / width) ** 2))
  return 0.043 * swell(8, 3.6) + 0.056 * swell(17.5, 4) + (index < 40 ? 0.005 : 0.002)
}

/**
 * Homes to come back to: tenants oftener than owners; those of people without an ID number are sure to be
 * among them.
 */
function homesByChance(setting: Setting, random: Random): Home[] {
  const lived = setting.estate.homes.filter((home) => home.kind !== "空置" && home.people.some(isTraveller))
  const special = lived.filter((home) => home.people.some(hasNoIdNumber)).slice(0, 7)
  const ordinary = random.shuffle(lived.filter((home) => !special.includes(home)))
  const likely = ordinary.filter((home) => home.kind === "出租" || random.chance(0.55))
  const unlikely = ordinary.filter((home) => !likely.includes(home))
  const pool = [...unlikely, ...likely]
  for (const home of special)
    pool.splice(pool.length - random.whole(4, Math.round(5 + 165 * setting.scale)), 0, home)
  return pool
}

function isTraveller(person: Person): boolean {
  return person.age >= 18 && person.age <= 78
}

function hasNoIdNumber(person: Person): boolean {
  return person.document.length !== 18
}

function drawTravellers(home: Home, random: Random): Person[] {
  const adults = random.shuffle(home.people.filter(isTraveller))
  if (home.people.some(hasNoIdNumber) || random.chance(0.34)) {
    return home.people.filter((person) => person.age <= 78)
  }
  const children = home.people.filter((person) => person.age < 18 && random.chance(0.4))
  return [...adults.slice(0, random.whole(1, Math.min(2, adults.length))), ...children]
}

function drawRoute(
  travellers: readonly Person[],
  random: Random,
): { from: string; transport: Trip["transport"]; vehicle: string } {
  const guest = foreignNames.find((one) => travellers.some((person) => person.name === one.name))
  const from = guest?.from ?? drawOrigin(random)
  const far = guest !== undefined || /四川|广东|福建|重庆|北京/.test(from)
  const transport = random.weighted([
    ["火车", guest ? 0 : 34],
    ["飞机", far ? 60 : 2],
    ["自驾", far ? 0 : 46],
    ["长途客车", far ? 0 : 18],
  ] as const)
  return { from, transport, vehicle: drawVehicle(transport, random) }
}

/** Numbers of the right shape; no plate begins with 沪I. */
function drawVehicle(transport: Trip["transport"], random: Random): string {
  if (transport === "火车") return random.pick(["G", "D", "K"]) + random.whole(1000, 7999)
  if (transport === "飞机") return random.pick(["MU", "FM", "CZ", "HO"]) + random.whole(1000, 9799)
  return transport === "自驾" ? `沪I${random.whole(10_000, 99_999)}` : ""
}
