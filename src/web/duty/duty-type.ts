import type { TFunction } from "i18next"
import type { Static } from "typebox"
import type { DutySlot, DutyTurn, getDutyDay } from "../../contract/duty.ts"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { clockOf, type Instant } from "../../core/kit/dates.ts"

export type Slot = Static<typeof DutySlot>
export type Turn = Static<typeof DutyTurn>
export type DutyDay = ReplyOf<typeof getDutyDay>

/** What stands open beside the board. */
export type Opened =
  | { readonly is: "turn"; readonly turn: Turn }
  | { readonly is: "stand-in" | "helper" | "gear"; readonly slot: Slot }
  | { readonly is: "away"; readonly workerId: string | null }
  | { readonly is: "inspect" }

export const clockText = (at: string) => clockOf(at as Instant)

/** How a turn stands, in words with its clock. */
export function stateText(t: TFunction, turn: Turn): string {
  const clock = {
    ahead: turn.startsAt,
    near: turn.startsAt,
    late: turn.startsAt,
    missed: turn.startsAt,
    here: turn.signedInAt ?? turn.startsAt,
    left: turn.signedOutAt ?? turn.endsAt,
  }[turn.state]
  return t(`duty.state.${turn.state}`, { clock: clockText(clock), count: turn.minutesMissing })
}

export function slotTitle(slot: Slot): string {
  return `${slot.post} ${slot.hours}`
}

/** An organisation with whoever comes for it, where that is said. */
export function nameOf(
  t: TFunction,
  { name, comer = null }: Pick<Turn, "name"> & Partial<Pick<Turn, "comer">>,
): string {
  if (name === "") return t("duty.deleted")
  return comer === null ? name : t("duty.nameWith", { name, comer: comer.name })
}
