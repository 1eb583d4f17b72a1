import type { ReplyOf } from "../../contract/endpoint.ts"
import type { listLetHomes } from "../../contract/screening.ts"

export type LetHome = ReplyOf<typeof listLetHomes>["homes"][number]

/** `none`: nobody of the home was screened; `some`: not all of those who are known to rent there. */
export type HomeCoverage = "none" | "some" | "all"

export function homeCoverage({ tenants }: LetHome): HomeCoverage {
  const screened = tenants.filter((tenant) => tenant.screenedOn !== null).length
  if (screened === 0) return "none"
  return screened < tenants.length ? "some" : "all"
}

/** Homes and people of those let homes: how many there are, and how many are done. */
export function coverageOf(homes: readonly LetHome[]) {
  const people = homes.flatMap((home) => home.tenants)
  return {
    homes: homes.length,
    homesDone: homes.filter((home) => homeCoverage(home) === "all").length,
    people: people.length,
    peopleDone: people.filter((tenant) => tenant.screenedOn !== null).length,
  }
}

/**
 * Where to go on after somebody of a home was screened: the same home while others of it wait, else the next in walking order
 * that is not done, from the beginning again at the end; null when all are.
 */
export function nextToScreen(homes: readonly LetHome[], from: LetHome, screened: string): LetHome | null {
  const waits = (home: LetHome) =>
    homeCoverage({
      ...home,
      tenants: home.tenants.map((one) => (one.personId === screened ? { ...one, screenedOn: "now" } : one)),
    }) !== "all"
  const others = from.tenants.some((one) => one.screenedOn === null && one.personId !== screened)
  if (others) return from
  const place = homes.findIndex((home) => home.homeId === from.homeId)
  const ahead = [...homes.slice(place + 1), ...homes.slice(0, Math.max(0, place))]
  return ahead.find(waits) ?? null
}
