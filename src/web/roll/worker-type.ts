import type { BodyOf, ReplyOf } from "../../contract/endpoint.ts"
import type { addWorker, getWorker, listRoll, saveWorker } from "../../contract/roll.ts"
import { type ConsentKind, type ConsentWay, type FreePreset, freePresets } from "../../core/roster/roll.ts"

export type Worker = ReplyOf<typeof listRoll>["workers"][number]
export type WholeWorker = ReplyOf<typeof getWorker>
/** What the roll is told of somebody, as it crosses the wire. */
export type WorkerBody = Omit<BodyOf<typeof saveWorker>, "commandId" | "id">
export type NewKind = BodyOf<typeof addWorker>["kind"]
export type FreeTime = Worker["free"][number]

/** What somebody new agreed to, and how. */
export type GivenConsents = { readonly how: ConsentWay; readonly what: readonly ConsentKind[] }

/** The preset that these free times are; null where they are their own. */
export function presetOf(free: readonly FreeTime[]): FreePreset | null {
  const names = Object.keys(freePresets) as FreePreset[]
  return (
    names.find(
      (name) =>
        freePresets[name].length === free.length && freePresets[name].every((time) => free.includes(time)),
    ) ?? null
  )
}
