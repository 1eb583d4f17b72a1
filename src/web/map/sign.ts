import { DAYS_SHOWN_AFTER_END } from "../../core/report/board-on.ts"
import type { HomeState } from "../../core/report/home-state.ts"

/** How much of the cell is filled, from the bottom: n of 14, or of the longer term that an order gives. */
export function fillOf(state: HomeState): number {
  if (state.term <= 0) return 1
  return Math.max(0.08, Math.min(1, state.day / state.term))
}

/** How strongly a tick still shows: whole on the day itself, gone after fourteen days. */
export function fadeOf(state: HomeState): number {
  return 1 - (0.75 * state.since) / DAYS_SHOWN_AFTER_END
}

/** Whether something happened in the home between two states, beyond a day going by. */
export function hasChanged(before: HomeState, after: HomeState): boolean {
  if (before === after) return false
  const endedSign = (state: HomeState) => state.status === "released" || state.status === "transferred"
  if (endedSign(before) && after.status === "quiet") return false
  return (
    before.status !== after.status ||
    before.people !== after.people ||
    before.fever !== after.fever ||
    before.term !== after.term
  )
}
