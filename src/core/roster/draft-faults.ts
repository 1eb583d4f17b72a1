import { layDesk } from "./desk-problem.ts"
import { afterStep, type DraftStep } from "./draft.ts"
import type { DutyGround } from "./duty-ground.ts"
import { faultsOf } from "./objections.ts"
import { isNever, type TurnObjection } from "./turn-objection.ts"

/** Rules that are never to be broken and are, in a draft. */
export function faultsOfDraft(ground: DutyGround): TurnObjection[] {
  const desk = layDesk(ground)
  return faultsOf({ ground, desk, roster: desk.draft }).filter(isNever)
}

/** Those that a draft breaks, and the one before it did not. */
export function newFaults(before: DutyGround, after: DutyGround): TurnObjection[] {
  const known = new Set(faultsOfDraft(before).map(keyOf))
  return faultsOfDraft(after).filter((fault) => !known.has(keyOf(fault)))
}

/** Those that a step would newly break, of whoever it is about. */
export function faultsOfStep(ground: DutyGround, step: DraftStep): TurnObjection[] {
  const touched = new Set([...step.taken, ...step.put].map(({ workerId }) => workerId))
  const after = { ...ground, draft: afterStep(ground.draft, step) }
  return newFaults(ground, after).filter(({ workerIds, otherIds }) =>
    [...workerIds, ...otherIds].some((id) => touched.has(id)),
  )
}

function keyOf({ code, workerIds, day, reached }: TurnObjection): string {
  return `${code} ${workerIds.join("+")} ${day} ${reached}`
}
