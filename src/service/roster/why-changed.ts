import { daysBetween, type PlainDate } from "../../core/kit/dates.ts"
import { layDesk } from "../../core/roster/desk-problem.ts"
import type { DutyGround } from "../../core/roster/duty-ground.ts"
import { explainChanges } from "../../core/roster/settle.ts"
import { whyNotPlace } from "../../core/roster/standing.ts"
import type { ObjectionCode } from "../../core/roster/turn-objection.ts"

/** What is no rule of theirs but of the others on that shift. */
const ofPlace: readonly ObjectionCode[] = ["full", "novice", "unskilled"]

/**
 * Why somebody's day is no longer as they were told, as a code: the rule that going back would break, `elsewhere` where a
 * post would lack somebody, `full` where others stand there now, `shut` where the post is closed, `order` where it was decided.
 */
export function whyChanged(ground: DutyGround): (workerId: string, day: PlainDate) => string {
  if (ground.published === null) return () => "order"
  const desk = layDesk(ground)
  const reasons = new Map<string, string>()
  for (const { change, told, objections } of explainChanges(desk.problem, desk.draft)) {
    const back = { person: change.person, day: change.day, to: told }
    const codes = whyNotPlace({ ground, desk, roster: desk.draft }, back).map(({ code }) => code)
    const rule = codes.find((code) => !ofPlace.includes(code))
    const place = desk.shifts[told]
    const isShut = ground.closures.some(
      ({ day, postId, hoursId }) =>
        daysBetween(ground.firstDay, day) === change.day &&
        postId === place?.postId &&
        hoursId === place.hoursId,
    )
    const lacks = objections.some((objection) => objection.rule === "cover")
    const code = isShut ? "shut" : (rule ?? (lacks ? "elsewhere" : (codes[0] ?? "order")))
    for (const id of desk.rows[change.person]?.workerIds ?? []) reasons.set(`${id} ${change.day}`, code)
  }
  return (workerId, day) => reasons.get(`${workerId} ${daysBetween(ground.firstDay, day)}`) ?? "order"
}
