import { addDays, dayOf } from "../../core/kit/dates.ts"
import { type DraftTurn, stepTo } from "../../core/roster/draft.ts"
import { faultsOfDraft } from "../../core/roster/draft-faults.ts"
import type { DutyGround } from "../../core/roster/duty-ground.ts"
import { isSumOfDays } from "../../core/roster/turn-objection.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { atPlan, type PlanCommand, saveStep } from "./at-plan.ts"
import { readWeek, WEEK_DAYS } from "./read-week.ts"

/** Begins with what was planned the week before; what would break a rule this week is left out. Pins stay. */
export async function copyLastWeek(
  context: Context,
  given: PlanCommand,
): Promise<
  | { readonly draftVersion: number; readonly copied: number; readonly left: number }
  | Refusal<"nothing-to-copy" | "bad-input" | "draft-changed" | "command-id-taken">
> {
  return atPlan<
    { readonly draftVersion: number; readonly copied: number; readonly left: number },
    "nothing-to-copy"
  >(context, given, "shifts.copy", async (work) => {
    const { tx, communityId, monday, ground, now } = work
    const before = await readWeek(tx, communityId, addDays(monday, -WEEK_DAYS))
    const turns = before.ground.draft.map((turn) => ({ ...turn, day: addDays(turn.day, WEEK_DAYS) }))
    if (turns.length === 0) return refuse("nothing-to-copy")
    const today = dayOf(now())
    const kept = ground.draft.filter(({ isPinned, day }) => isPinned || day < today)
    const taken = new Set(kept.map(({ day, workerId }) => `${day} ${workerId}`))
    const fresh = turns
      .filter(({ day, workerId }) => day >= today && !taken.has(`${day} ${workerId}`))
      .map((turn): DraftTurn => ({ ...turn, isPinned: false }))
    const wanted = withoutFaults({ ...ground, draft: [...kept, ...fresh] })
    const draftVersion = await saveStep(work, "copy", stepTo(ground.draft, wanted))
    const copied = wanted.length - kept.length
    return { draftVersion, copied, left: turns.length - copied }
  })
}

/** Takes out turns, the latest of each who is named first, until no rule is broken. */
function withoutFaults(ground: DutyGround): readonly DraftTurn[] {
  let { draft } = ground
  for (;;) {
    const faults = faultsOfDraft({ ...ground, draft })
    const gone = new Set(
      faults.flatMap(({ code, workerIds, day }) => {
        const own = draft.filter((turn) => workerIds.includes(turn.workerId) && !turn.isPinned)
        const there = own.filter((turn) => turn.day === day)
        const isSum = isSumOfDays(code)
        const out =
          isSum || there.length === 0 ? own.toSorted((a, b) => (a.day < b.day ? 1 : -1)).slice(0, 1) : there
        return out
      }),
    )
    if (gone.size === 0) return draft
    draft = draft.filter((turn) => !gone.has(turn))
  }
}
