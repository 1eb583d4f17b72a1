import { dayOf } from "../../core/kit/dates.ts"
import { turnedStep } from "../../core/roster/draft.ts"
import { findSteps, saveStepUndone } from "../../store/roster/draft.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { atPlan, type PlanCommand, saveStep } from "./at-plan.ts"

/** Takes the last step on a draft that can be taken back, or does the one that was taken back again. */
export async function undoDraft(
  context: Context,
  given: PlanCommand & { readonly again: boolean },
): Promise<
  | { readonly draftVersion: number }
  | Refusal<"nothing-to-undo" | "bad-input" | "draft-changed" | "command-id-taken">
> {
  return atPlan<{ readonly draftVersion: number }, "nothing-to-undo">(
    context,
    given,
    "shifts.undo",
    async (work) => {
      const { tx, communityId, monday, ground } = work
      const today = dayOf(work.now())
      const { undo, redo } = await findSteps(tx, communityId, monday, today)
      const step = given.again ? redo : undo
      if (step === null) return refuse("nothing-to-undo")
      await saveStepUndone(tx, communityId, step.id, given.again ? null : work.now())
      const isOnRoll = (workerId: string) => ground.workers.some(({ id }) => id === workerId)
      const turned = turnedStep(step, { again: given.again, today, isOnRoll })
      return { draftVersion: await saveStep(work, null, turned) }
    },
  )
}
