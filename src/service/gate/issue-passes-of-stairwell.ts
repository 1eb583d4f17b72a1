import { dayOf } from "../../core/kit/dates.ts"
import { listHomesWithoutPass } from "../../store/gate/pass-homes.ts"
import { findStairwell } from "../../store/place/stairwells.ts"
import type { Context, Refusal } from "../context.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { changePasses } from "./change-passes.ts"
import { passDays } from "./pass-days.ts"
import { writePass } from "./write-pass.ts"

/** Issues one pass to every home of a stairwell that is lived in and has no good one. */
export async function issuePassesOfStairwell(
  context: Context,
  given: { readonly commandId: string; readonly stairwellId: string },
): Promise<
  { readonly ids: string[] } | Refusal<"not-found" | "wrong-pass-days" | "no-pass-rule" | "command-id-taken">
> {
  return changePasses(context, given, "pass.issue-stairwell", async (work) => {
    const { tx, communityId } = work
    const kind = "resident"
    if (!(await findStairwell(tx, communityId, given.stairwellId))) return refuse("not-found", "stairwellId")
    const days = await passDays(tx, context, kind)
    if (isRefusal(days)) return days
    const homes = await listHomesWithoutPass(tx, communityId, given.stairwellId, dayOf(work.now()))
    const ids: string[] = []
    for (const { id: homeId, door, holder, personId } of homes) {
      const id = work.newId()
      await writePass(work, { id, home: { id: homeId, door }, personId, holder, kind, ...days })
      ids.push(id)
    }
    return { ids }
  })
}
