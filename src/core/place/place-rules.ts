import type { PlainDate } from "../kit/dates.ts"
import { floorOf, positionOf, toHalfWidth } from "./door.ts"

/** A stairwell as the register holds it: its grid, and each of its rooms with the day it ended, or null. */
export type StairwellState = {
  readonly lane: string
  readonly number: string
  readonly floors: number
  readonly doorsPerFloor: number
  readonly endedOn: PlainDate | null
  readonly doors: Readonly<Record<string, PlainDate | null>>
}

export type DwellingState = {
  readonly stairwellId: string
  readonly room: string
  readonly endedOn: PlainDate | null
}

export type Grid = { readonly floors: number; readonly doorsPerFloor: number }

/** A lane's or stairwell's number as forms write it (`12`, `3甲`); null when it is none. */
export function readBuildingNumber(text: string): string | null {
  const plain = toHalfWidth(text).replace(/\s+/g, "")
  return /^[0-9]{1,5}[甲乙丙]?$/.test(plain) ? plain.replace(/^0+(?=\d)/, "") : null
}

/** A room as doors write it: `302`, `302室` → `302`; null when it is none. */
export function readRoom(text: string): string | null {
  return /^([0-9]{3,4})室?$/.exec(toHalfWidth(text).replace(/\s+/g, ""))?.[1] ?? null
}

/** Whether a room lies in the grid of floors and doors. */
export function liesInGrid(grid: Grid, room: string): boolean {
  const [floor, position] = [floorOf(room), positionOf(room)]
  return floor >= 1 && floor <= grid.floors && position >= 1 && position <= grid.doorsPerFloor
}

/** All rooms of a grid, floor by floor: `101`, `102`, … */
export function roomsOf(grid: Grid): string[] {
  return Array.from({ length: grid.floors }, (_, floor) =>
    Array.from(
      { length: grid.doorsPerFloor },
      (__, position) => `${floor + 1}${String(position + 1).padStart(2, "0")}`,
    ),
  ).flat()
}

/**
 * The stairwell with another grid: doors new in it are there from now on, open ones that fall out of it end
 * on the day, all others stay as they are.
 */
export function resizeStairwell(stairwell: StairwellState, grid: Grid, on: PlainDate): StairwellState {
  const doors: Record<string, PlainDate | null> = {}
  for (const [room, endedOn] of Object.entries(stairwell.doors)) {
    doors[room] = endedOn === null && liesInGrid(stairwell, room) && !liesInGrid(grid, room) ? on : endedOn
  }
  for (const room of roomsOf(grid)) {
    if (!liesInGrid(stairwell, room) || !(room in doors)) doors[room] = null
  }
  return { ...stairwell, ...grid, doors }
}

/** The stairwell ended on a day, with all its doors. */
export function endedStairwell(stairwell: StairwellState, on: PlainDate): StairwellState {
  const doors = Object.entries(stairwell.doors).map(([room, endedOn]) => [room, endedOn ?? on])
  return { ...stairwell, endedOn: on, doors: Object.fromEntries(doors) }
}

/** Rooms that are open in one state and ended, or not there, in the other. */
export function roomsClosed(before: StairwellState, after: StairwellState): string[] {
  return Object.entries(before.doors)
    .filter(([room, endedOn]) => endedOn === null && (after.doors[room] ?? null) !== null)
    .map(([room]) => room)
}

/** Why a dwelling may not end; null when it may. */
export function mayEndDwelling(
  dwelling: Pick<DwellingState, "endedOn">,
  livedIn: boolean,
): "already-ended" | "still-lived-in" | null {
  if (dwelling.endedOn !== null) return "already-ended"
  return livedIn ? "still-lived-in" : null
}

/** Why a room may not be added to a stairwell; null when it may. One that ended may come back. */
export function mayAddDwelling(
  stairwell: StairwellState,
  room: string | null,
): "already-ended" | "door-not-in-stairwell" | "door-taken" | null {
  if (stairwell.endedOn !== null) return "already-ended"
  if (room === null || !liesInGrid(stairwell, room)) return "door-not-in-stairwell"
  return stairwell.doors[room] === null ? "door-taken" : null
}
