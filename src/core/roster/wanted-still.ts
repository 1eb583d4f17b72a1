import { addDays, type Instant, type PlainDate } from "../kit/dates.ts"
import type { DeskProblem } from "./desk-problem.ts"
import { spanOf } from "./duty-day.ts"
import type { DutyGround } from "./duty-ground.ts"
import { lackOn } from "./evaluate.ts"
import type { ShiftHours } from "./free-times.ts"

/** Whether a shift of a day has ended: nobody can be found for it any more. */
export function isShiftOver(
  day: PlainDate,
  hours: Pick<ShiftHours, "start" | "minutes">,
  now: Instant,
): boolean {
  return spanOf(day, hours).endsAt <= now
}

/** A desk on which what is over wants nobody but who stood there, so that whatever lacks can still be filled. */
export function wantedStill(ground: DutyGround, desk: DeskProblem, now: Instant): DeskProblem {
  const { problem, draft, shifts } = desk
  const hours = shifts.map(({ hoursId }) => ground.hours.find(({ id }) => id === hoursId))
  const demands = problem.demands.map((demand) => {
    const own = hours[demand.shift]
    const isOver = own !== undefined && isShiftOver(addDays(ground.firstDay, demand.day), own, now)
    return isOver ? { ...demand, need: demand.need - lackOn(problem, draft, demand) } : demand
  })
  return { ...desk, problem: { ...problem, demands } }
}
