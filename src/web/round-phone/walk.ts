import type { Instant } from "../../core/kit/dates.ts"
import { type DoorNote, type DoorWork, doorWorkOf, type WorkState } from "../../core/rounds/door-work.ts"
import type { CarriedList } from "../device/round-list.ts"

export type CarriedHome = CarriedList["homes"][number]

/** A door of the round with what there is to do at it now. */
export type Door = { readonly home: CarriedHome; readonly work: DoorWork }

/** What one may walk for alone. */
export const walkFilters = ["all", "visit", "reading", "waste", "need", "knock"] as const
export type WalkFilter = (typeof walkFilters)[number]

/** The doors of the round in the order in which they are walked. */
export function doorsOf(list: Pick<CarriedList, "homes">, notes: readonly DoorNote[], now: Instant): Door[] {
  const byHome = new Map<string, DoorNote[]>()
  for (const note of notes) {
    const known = byHome.get(note.entry.homeId)
    if (known === undefined) byHome.set(note.entry.homeId, [note])
    else known.push(note)
  }
  return list.homes.flatMap((home) => {
    const work = doorWorkOf(home, byHome.get(home.id) ?? [], now)
    return work === null ? [] : [{ home, work }]
  })
}

export function isFor({ work }: Door, filter: WalkFilter): boolean {
  switch (filter) {
    case "all":
      return true
    case "visit":
      return work.calls.some(({ check }) => check.kind !== "knock")
    case "knock":
      return work.calls.some(({ check }) => check.kind === "knock")
    case "reading":
      return work.readings.length > 0
    case "waste":
      return work.waste !== null
    case "need":
      return work.needs.length > 0
  }
}

export type WalkedStairwell = {
  readonly id: string
  readonly number: string
  readonly doors: readonly Door[]
  readonly dealt: number
}

/** The stairwells of these doors, in the order of the walk. */
export function stairwellsOf(doors: readonly Door[]): WalkedStairwell[] {
  const all = new Map<string, Door[]>()
  for (const door of doors) {
    const { id } = door.home.stairwell
    all.set(id, [...(all.get(id) ?? []), door])
  }
  return Array.from(all, ([id, own]) => {
    const number = own[0]?.home.stairwell.number ?? ""
    return { id, number, doors: own, dealt: countDealt(own) }
  })
}

/** How many of these doors somebody has been to. */
export function countDealt(doors: readonly Door[]): number {
  return doors.filter(({ work }) => work.state !== "open").length
}

export function countOf(doors: readonly Door[], state: WorkState): number {
  return doors.filter(({ work }) => work.state === state).length
}

/** The first door that nobody has been to, from a place on and then from the beginning; the place's own where there is none. */
export function nextOpen(doors: readonly Door[], from: number): number {
  for (let step = 0; step < doors.length; step += 1) {
    const place = (from + step) % doors.length
    if (doors[place]?.work.state === "open") return place
  }
  return Math.min(from, doors.length - 1)
}

/** How a door is called on the round: `12-302`. */
export function doorName({ stairwell, room }: Pick<CarriedHome, "stairwell" | "room">): string {
  return `${stairwell.number}-${room}`
}
