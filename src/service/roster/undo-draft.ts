import type { DraftStep } from "../../core/roster/draft.ts"
import { placeKey } from "../../core/roster/draft.ts"
import { findSteps, saveStepUndone } from "../../store/roster/draft.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { atPlan, type PlanCommand, saveStep } from "./at-plan.ts"

/** Takes the last step on a draft back, or does the one that was taken back again. */
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
      const { undo, redo } = await findSteps(tx, communityId, monday)
      const step = given.again ? redo : undo
      if (step === null) return refuse("nothing-to-undo")
      const turned: DraftStep = given.again ? step : { taken: step.put, put: step.taken }
      // somebody who is no longer on the roll does not come back with it
      const put = turned.put.filter(({ workerId }) => ground.workers.some(({ id }) => id === workerId))
      const keys = new Set(put.map(placeKey))
      const taken = turned.taken.filter((turn) => !keys.has(placeKey(turn)))
      await saveStepUndone(tx, communityId, step.id, given.again ? null : work.now())
      return { draftVersion: await saveStep(work, null, { taken, put }) }
    },
  )
}
