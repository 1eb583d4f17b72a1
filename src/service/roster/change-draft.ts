import { dayOf, type PlainDate } from "../../core/kit/dates.ts"
import { layDesk } from "../../core/roster/desk-problem.ts"
import { afterStep, type DraftChange, type DraftStep, stepOf } from "../../core/roster/draft.ts"
import type { DutyGround } from "../../core/roster/duty-ground.ts"
import { type DeskObjection, faultsOf, isNever, type ObjectionCode } from "../../core/roster/objections.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { mayTouch } from "../roll/roll-sight.ts"
import { atPlan, type PlanCommand, type PlanWork, saveStep } from "./at-plan.ts"
import { WEEK_DAYS } from "./read-week.ts"

export type RuleRefusal = `turn-${ObjectionCode}`

/** Puts people where the planner wants them, moves them, takes them off, pins them. Rules of rest, age and home are never broken. */
export async function changeDraft(
  context: Context,
  given: PlanCommand & {
    readonly changes: readonly (Omit<DraftChange, "day"> & { readonly day: string })[]
  },
): Promise<
  | { readonly draftVersion: number }
  | Refusal<RuleRefusal | "not-found" | "time-over" | "bad-input" | "draft-changed" | "command-id-taken">
> {
  return atPlan<{ readonly draftVersion: number }, RuleRefusal | "not-found" | "time-over" | "bad-input">(
    context,
    given,
    "shifts.change",
    async (work) => {
      const changes = given.changes.map((change) => ({ ...change, day: change.day as PlainDate }))
      const step = stepOf(work.ground.draft, changes)
      const refused = checkPlaces(work, changes) ?? checkRules(work.ground, step)
      return refused ?? { draftVersion: await saveStep(work, "hand", step) }
    },
  )
}

function checkPlaces(
  { ground, now, role }: PlanWork,
  changes: readonly DraftChange[],
): Refusal<"not-found" | "time-over" | "bad-input"> | null {
  const { workers, posts, hours, firstDay } = ground
  for (const { workerId, head, day, to } of changes) {
    const worker = workers.find(({ id }) => id === workerId)
    if (worker === undefined || !mayTouch({ role }, worker)) return refuse("not-found", "changes")
    if (to !== null && !posts.some(({ id }) => id === to.postId)) return refuse("not-found", "changes")
    if (to !== null && !hours.some(({ id }) => id === to.hoursId)) return refuse("not-found", "changes")
    const at = Math.round((Date.parse(day) - Date.parse(firstDay)) / 86_400_000)
    if (!(at >= 0 && at < WEEK_DAYS)) return refuse("bad-input", "changes")
    if (head > Math.max(1, worker.heads)) return refuse("bad-input", "changes")
    if (day < dayOf(now())) return refuse("time-over", "changes")
  }
  return null
}

/** The first rule that a step would newly break. */
function checkRules(ground: DutyGround, step: DraftStep): Refusal<RuleRefusal> | null {
  const after = { ...ground, draft: afterStep(ground.draft, step) }
  const touched = new Set([...step.taken, ...step.put].map(({ workerId }) => workerId))
  const broken = newlyBroken(ground, after).find((fault) =>
    [...fault.workerIds, ...fault.otherIds].some((id) => touched.has(id)),
  )
  return broken === undefined ? null : refuse(`turn-${broken.code}`, "changes")
}

/** Rules that a draft breaks, and the one before it did not. */
export function newlyBroken(before: DutyGround, after: DutyGround): DeskObjection[] {
  const known = new Set(neverIn(before).map(keyOf))
  return neverIn(after).filter((fault) => !known.has(keyOf(fault)))
}

/** Rules that are never to be broken and are, in a draft. */
export function neverIn(ground: DutyGround): DeskObjection[] {
  const desk = layDesk(ground)
  return faultsOf(ground, desk, desk.draft).filter(isNever)
}

function keyOf({ code, workerIds, day, reached }: DeskObjection): string {
  return `${code} ${workerIds.join("+")} ${day} ${reached}`
}
