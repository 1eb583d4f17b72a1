import type { PlainDate } from "../kit/dates.ts"
import type { Home, Person } from "./estate.ts"
import { isActive, type WorldCase } from "./quarantine.ts"
import type { Trip } from "./trips.ts"

/** Who is here and free to leave their home on a day. */
export type Presence = {
  /** False while the person is not back yet, or somebody of the home is in quarantine. */
  readonly isFree: (person: Person, day: PlainDate) => boolean
}

export function createPresence(
  days: readonly PlainDate[],
  cases: readonly WorldCase[],
  trips: readonly Trip[],
): Presence {
  const back = new Map<Person, PlainDate>()
  for (const trip of trips) for (const person of trip.travellers) back.set(person, trip.arrival)
  const shut = new Map<PlainDate, Set<Home>>()
  for (const day of days) {
    shut.set(day, new Set(cases.filter((one) => isActive(one, day)).map((one) => one.home)))
  }
  return {
    isFree: (person, day) => (back.get(person) ?? "") <= day && shut.get(day)?.has(person.home) !== true,
  }
}
