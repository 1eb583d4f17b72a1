import type { BoardHome } from "../../core/report/board.ts"
import type { HomeState } from "../../core/report/home-state.ts"

/** Homes without tenure and care: what may hang where a visitor passes. */
export function discreetHomes(homes: readonly BoardHome[]): BoardHome[] {
  return homes.map(({ tenure: _tenure, care: _care, ...home }) => home)
}

/** States without anything about health. */
export function discreetStates(states: readonly HomeState[]): HomeState[] {
  return states.map((state) =>
    state.fever || state.missing !== "none" ? { ...state, fever: false, missing: "none" } : state,
  )
}
