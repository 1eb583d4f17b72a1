import { useMemo, useRef } from "react"
import type { BoardHome, BoardStairwell } from "../../core/report/board.ts"
import type { HomeState } from "../../core/report/home-state.ts"
import type { Floors } from "./map-stairwell.tsx"

/** The homes of every stairwell by floor, the top floor first, doors from left to right. */
export function useFloors(
  stairwells: readonly BoardStairwell[],
  homes: readonly BoardHome[],
): readonly Floors[] {
  return useMemo(() => floorsOf(stairwells, homes), [stairwells, homes])
}

function floorsOf(stairwells: readonly BoardStairwell[], homes: readonly BoardHome[]): Floors[] {
  const all = stairwells.map(({ floors }) => Array.from({ length: floors }, (): number[] => []))
  for (const [index, home] of homes.entries()) {
    const floors = all[home.stairwell]
    floors?.[floors.length - home.floor]?.push(index)
  }
  for (const floors of all) {
    for (const row of floors) row.sort((a, b) => (homes[a]?.position ?? 0) - (homes[b]?.position ?? 0))
  }
  return all
}

/** Values of every stairwell's homes; a stairwell in which nothing changed keeps its array, so that it is not drawn again. */
export function useByStairwell<Value>(
  floors: readonly Floors[],
  read: (home: number) => Value,
): readonly (readonly Value[])[] {
  const kept = useRef<(readonly Value[])[]>([])
  const next = floors.map((rows, stairwell) => {
    const before = kept.current[stairwell]
    const values: Value[] = []
    let same = before !== undefined
    for (const row of rows) {
      for (const home of row) {
        const value = read(home)
        if (same && before?.[values.length] !== value) same = false
        values.push(value)
      }
    }
    return same && before !== undefined && before.length === values.length ? before : values
  })
  kept.current = next
  return next
}

export type StairwellStates = readonly (readonly HomeState[])[]
