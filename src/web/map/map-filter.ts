import type { BoardHome } from "../../core/report/board.ts"
import type { HomeState } from "../../core/report/home-state.ts"

/** What the map can be narrowed to; the last four only for who may see health, care and tenure. */
export const mapFilters = [
  "quarantine",
  "due",
  "overdue",
  "moved",
  "released",
  "fever",
  "missing",
  "care",
  "let",
  "vacant",
] as const

export type MapFilter = (typeof mapFilters)[number]

export function readMapFilter(text: string | undefined): MapFilter | null {
  return mapFilters.find((filter) => filter === text) ?? null
}

/** Whether a home is what was asked for. */
export function passes(filter: MapFilter, home: BoardHome, state: HomeState): boolean {
  switch (filter) {
    case "quarantine":
      return state.people > 0
    case "due":
      return state.status === "due"
    case "overdue":
      return state.status === "overdue"
    case "moved":
      return state.status === "transferred"
    case "released":
      return state.status === "released"
    case "fever":
      return state.fever
    case "missing":
      return state.missing !== "none"
    case "care":
      return home.care === true
    case "let":
      return home.tenure === "let"
    case "vacant":
      return home.tenure === "vacant"
  }
}

/** How many homes each filter would show. */
export function countFilters(
  homes: readonly BoardHome[],
  states: readonly HomeState[],
): ReadonlyMap<MapFilter, number> {
  const counts = new Map<MapFilter, number>(mapFilters.map((filter) => [filter, 0]))
  for (const [index, home] of homes.entries()) {
    const state = states[index]
    if (state === undefined) continue
    for (const filter of mapFilters) {
      if (passes(filter, home, state)) counts.set(filter, (counts.get(filter) ?? 0) + 1)
    }
  }
  return counts
}
