import type { PlanPlace } from "./plan-layout.ts"

/** The plan being arranged, with every step before it; steps are taken back one by one. */
export type Draft = {
  readonly places: readonly PlanPlace[]
  readonly before: readonly (readonly PlanPlace[])[]
}

export function beginDraft(places: readonly PlanPlace[]): Draft {
  return { places, before: [] }
}

/** Puts a stairwell on a place of the grid; never above or left of it. */
export function moveTo(draft: Draft, stairwell: number, place: PlanPlace): Draft {
  const bounded = { x: Math.max(0, Math.round(place.x)), y: Math.max(0, Math.round(place.y)) }
  const old = draft.places[stairwell]
  if (old === undefined || (old.x === bounded.x && old.y === bounded.y)) return draft
  return {
    places: draft.places.map((one, index) => (index === stairwell ? bounded : one)),
    before: [...draft.before, draft.places],
  }
}

export function undoMove(draft: Draft): Draft {
  const last = draft.before.at(-1)
  return last === undefined ? draft : { places: last, before: draft.before.slice(0, -1) }
}
