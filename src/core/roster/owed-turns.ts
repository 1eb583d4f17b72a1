import type { DutyWorker } from "./duty-ground.ts"
import { freeTimeOf } from "./free-times.ts"
import { placesOn, type Slot, type Standing, whyNotTake } from "./standing.ts"
import { objection, type TurnObjection } from "./turn-objection.ts"
import { mondayOf } from "./week.ts"

/** How many heads somebody may bring to a shift, where nothing is held against it. */
export type OpenTo = { readonly most: number; readonly objections: readonly TurnObjection[] }

/** Whether a shift is open to somebody by the rules: a person alone, an organisation with several heads. */
export function openTo(
  standing: Standing,
  { id, kind }: Pick<DutyWorker, "id" | "kind">,
  slot: Slot,
): OpenTo {
  if (kind === "organisation") return owedPlaces(standing, id, slot)
  return { most: 1, objections: whyNotTake(standing, id, slot) }
}

/** What an organisation still owes in the week of a day. */
export function owedLeft({ ground }: Pick<Standing, "ground">, workerId: string, day: Slot["day"]): number {
  const owed = ground.workers.find(({ id }) => id === workerId)?.owedTurns ?? 0
  return Math.max(0, owed - ownTurns(ground, workerId, (on) => mondayOf(on) === mondayOf(day)))
}

/**
 * An organisation sends whoever is free: no more at once than it has, no more in a week than it owes, at the times it named, and
 * never in the places that are still kept for somebody with experience.
 */
function owedPlaces(standing: Standing, workerId: string, slot: Slot): OpenTo {
  const { ground } = standing
  const none = (...objections: TurnObjection[]): OpenTo => ({ most: 0, objections })
  const worker = ground.workers.find(({ id, kind }) => id === workerId && kind === "organisation")
  const hours = ground.hours.find(({ id }) => id === slot.hoursId)
  if (worker === undefined) return none(objection("not-yet"))
  if (hours === undefined) return none(objection("full"))
  const isAway = ground.absences.some(
    ({ workerId: who, from, until }) =>
      who === workerId && from <= slot.day && (until ?? slot.day) >= slot.day,
  )
  if (isAway) return none(objection("away"))
  if (!worker.free.includes(freeTimeOf(slot.day, hours, ground.duty))) return none(objection("not-free"))
  const left = owedLeft(standing, workerId, slot.day)
  if (left === 0) return none(objection("owed"))
  const free = worker.heads - ownTurns(ground, workerId, (on) => on === slot.day)
  if (free <= 0) return none(objection("busy"))
  const { heads, stand } = placesOn(standing, slot)
  if (stand >= heads) return none(objection("full"))
  const leads = placesOn(standing, slot, "lead")
  const room = heads - stand - Math.max(0, leads.heads - leads.stand)
  return room <= 0 ? none(objection("novice")) : { most: Math.min(room, left, free), objections: [] }
}

function ownTurns(
  { published }: Standing["ground"],
  workerId: string,
  holds: (day: Slot["day"]) => boolean,
): number {
  return (published ?? []).filter((turn) => turn.workerId === workerId && holds(turn.day)).length
}
