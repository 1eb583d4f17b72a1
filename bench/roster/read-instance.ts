import {
  noHistory,
  type RosterPerson,
  type RosterProblem,
  type Shift,
} from "../../src/core/roster/problem.ts"

/** Reads a public shift scheduling instance (Curtois and Qu, 2014); throws on a line it cannot place. */
export function readInstance(text: string): RosterProblem {
  const sections = sectionsOf(text)
  const section = (name: string) => (sections.get(name) ?? []).map((line) => line.split(","))
  const days = Number(section("HORIZON")[0]?.[0])
  const shiftIds = section("SHIFTS").map(([id]) => id ?? "")
  const staffIds = section("STAFF").map(([id]) => id ?? "")
  const shifts = section("SHIFTS").map((fields) => shiftOf(fields, shiftIds))
  const off = new Map(section("DAYS_OFF").map(([id, ...on]) => [id, on.map(Number)]))
  const people = section("STAFF").map((fields) => personOf(fields, shiftIds, days, off.get(fields[0]) ?? []))
  const requests = (["on", "off"] as const).flatMap((wish) =>
    section(`SHIFT_${wish.toUpperCase()}_REQUESTS`).map(([person, day, shift, weight]) => ({
      person: placeIn(staffIds, person),
      day: Number(day),
      shift: placeIn(shiftIds, shift),
      wish,
      weight: Number(weight),
    })),
  )
  const demands = section("COVER").map(([day, shift, need, under, over]) => ({
    day: Number(day),
    shift: placeIn(shiftIds, shift),
    skill: null,
    isHard: false,
    need: Number(need),
    under: Number(under),
    over: Number(over),
  }))
  return { days, firstWeekday: 0, shifts, people, demands, requests, apart: [], fairness: 0, published: null }
}

function sectionsOf(text: string): Map<string, string[]> {
  const sections = new Map<string, string[]>()
  let current: string[] = []
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    if (line === "" || line.startsWith("#")) continue
    if (line.startsWith("SECTION_")) {
      current = []
      sections.set(line.slice("SECTION_".length), current)
    } else current.push(line)
  }
  return sections
}

function shiftOf([id = "", minutes, forbidden = ""]: readonly string[], ids: readonly string[]): Shift {
  return {
    id,
    post: "",
    start: 0,
    minutes: Number(minutes),
    isNight: false,
    forbiddenNext: forbidden
      .split("|")
      .filter((each) => each !== "")
      .map((each) => placeIn(ids, each)),
    fatigue: { weekday: 0, weekend: 0 },
  }
}

function personOf(
  fields: readonly string[],
  ids: readonly string[],
  days: number,
  daysOff: readonly number[],
): RosterPerson {
  const [id = "", most = "", ...numbers] = fields
  const [maxMinutes = 0, minMinutes = 0, maxRun = 0, minRun = 0, minOff = 0, maxWeekends = 0] =
    numbers.map(Number)
  const maxima = new Map(most.split("|").map((each) => each.split("=") as [string, string]))
  const maxOf = (shift: string) => Number(maxima.get(shift) ?? days)
  return {
    id,
    size: 1,
    isHeadcount: false,
    skilled: {},
    may: ids.map((shift) => maxOf(shift) > 0),
    limits: ids
      .filter((shift) => maxOf(shift) > 0 && maxOf(shift) < days)
      .map((shift) => ({
        name: shift,
        amounts: ids.map((each) => (each === shift ? 1 : 0)),
        from: 0,
        until: days,
        max: maxOf(shift),
        carried: 0,
      })),
    minMinutes,
    maxMinutes,
    minRun,
    maxRun,
    minOff,
    maxNights: days,
    maxWeekends,
    daysOff,
    shut: [],
    history: noHistory,
    fairShare: null,
  }
}

function placeIn(ids: readonly string[], id: string | undefined): number {
  const place = ids.indexOf(id ?? "")
  if (place < 0) throw new RangeError(`there is no ${id}`)
  return place
}
