import { addDays } from "../kit/dates.ts"
import type { DutyTurn } from "./burden.ts"
import type { DeskProblem } from "./desk-problem.ts"
import type { DutyGround } from "./duty-ground.ts"
import { isNight } from "./free-times.ts"

type Laid = { readonly ground: DutyGround; readonly desk: Pick<DeskProblem, "shifts"> }

/** What a row of a roster gives whoever stands in it to do. */
export function dutiesOfRow(laid: Laid, row: Iterable<number>): DutyTurn[] {
  return [...row].flatMap((shift, day) => dutyOn(laid, day, shift) ?? [])
}

/** A shift of a day as a turn that tires; null: off. */
export function dutyOn({ ground, desk }: Laid, day: number, shift: number): DutyTurn | null {
  const hours = ground.hours.find(({ id }) => id === desk.shifts[shift]?.hoursId)
  if (hours === undefined) return null
  const { start, minutes } = hours
  return { day: addDays(ground.firstDay, day), start, minutes, isNight: isNight(hours) }
}
