import type { BoardHome } from "../../core/report/board.ts"

export type WalkKey =
  | "ArrowLeft"
  | "ArrowRight"
  | "ArrowUp"
  | "ArrowDown"
  | "Home"
  | "End"
  | "PageUp"
  | "PageDown"

const walkKeys: readonly string[] = [
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
  "PageUp",
  "PageDown",
]

export function isWalkKey(key: string): key is WalkKey {
  return walkKeys.includes(key)
}

/**
 * The home one step away: left and right through the doors of a floor and on into the next stairwell, up and down
 * the floors, Page keys a stairwell, Home and End the first and last of all. Stays where there is none.
 */
export function walkFrom(
  homes: readonly BoardHome[],
  /** Indices of stairwells in the order in which they are walked. */
  order: readonly number[],
  from: number,
  key: WalkKey,
): number {
  const home = homes[from]
  if (home === undefined) return from
  const place = order.indexOf(home.stairwell)
  const floor = homesOn(homes, home.stairwell, home.floor)
  const position = floor.indexOf(from)
  switch (key) {
    case "ArrowLeft":
      return floor[position - 1] ?? nearest(homes, order[place - 1], home.floor, "last") ?? from
    case "ArrowRight":
      return floor[position + 1] ?? nearest(homes, order[place + 1], home.floor, "first") ?? from
    case "ArrowUp":
      return upOrDown(homes, home, 1) ?? from
    case "ArrowDown":
      return upOrDown(homes, home, -1) ?? from
    case "PageUp":
      return nearest(homes, order[place - 1], home.floor, "first") ?? from
    case "PageDown":
      return nearest(homes, order[place + 1], home.floor, "first") ?? from
    case "Home":
      return firstOf(homes, order[0]) ?? from
    case "End":
      return firstOf(homes, order.at(-1)) ?? from
  }
}

function homesOn(homes: readonly BoardHome[], stairwell: number, floor: number): number[] {
  return [...homes.keys()]
    .filter((index) => homes[index]?.stairwell === stairwell && homes[index]?.floor === floor)
    .sort((a, b) => (homes[a]?.position ?? 0) - (homes[b]?.position ?? 0))
}

function floorsOf(homes: readonly BoardHome[], stairwell: number): number[] {
  const floors = new Set(homes.filter((home) => home.stairwell === stairwell).map((home) => home.floor))
  return [...floors].sort((a, b) => a - b)
}

function upOrDown(homes: readonly BoardHome[], home: BoardHome, step: 1 | -1): number | undefined {
  const floors = floorsOf(homes, home.stairwell)
  const floor = floors[floors.indexOf(home.floor) + step]
  if (floor === undefined) return undefined
  const doors = homesOn(homes, home.stairwell, floor)
  return doors.find((index) => homes[index]?.position === home.position) ?? doors[0]
}

/** The home at the edge of the floor nearest to the one left. */
function nearest(
  homes: readonly BoardHome[],
  stairwell: number | undefined,
  floor: number,
  side: "first" | "last",
): number | undefined {
  if (stairwell === undefined) return undefined
  const floors = floorsOf(homes, stairwell)
  if (floors.length === 0) return undefined
  const close = floors.reduce((one, other) => (Math.abs(other - floor) < Math.abs(one - floor) ? other : one))
  const doors = homesOn(homes, stairwell, close)
  return side === "first" ? doors[0] : doors.at(-1)
}

function firstOf(homes: readonly BoardHome[], stairwell: number | undefined): number | undefined {
  if (stairwell === undefined) return undefined
  const top = floorsOf(homes, stairwell).at(-1)
  return top === undefined ? undefined : homesOn(homes, stairwell, top)[0]
}
