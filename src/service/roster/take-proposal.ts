import { addDays, daysBetween, type PlainDate } from "../../core/kit/dates.ts"
import { type DraftTurn, stepTo } from "../../core/roster/draft.ts"
import { newFaults } from "../../core/roster/draft-faults.ts"
import { lockWeek } from "../../store/roster/weeks.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { saveStep } from "./at-plan.ts"
import { readWeek, readWeeks, WEEK_DAYS } from "./read-week.ts"

/** What a search has found, and the drafts that it began with, week by week. */
export type Found = {
  readonly firstDay: PlainDate
  readonly draftVersions: readonly number[]
  readonly turns: readonly DraftTurn[]
}

type Taken = { readonly taken: readonly { readonly week: PlainDate; readonly draftVersion: number }[] }

/** Puts weeks of a proposal into their drafts, each as one step back; all of them or none. What happened since it was found counts. */
export async function takeProposal(
  context: Context,
  given: { readonly commandId: string; readonly weeks: readonly string[] },
  find: () => Found | undefined,
): Promise<Taken | Refusal<"draft-changed" | "proposal-outdated" | "bad-input" | "command-id-taken">> {
  return atDesk<Taken, "draft-changed" | "proposal-outdated" | "bad-input">(
    context,
    "plan-shifts",
    given,
    "shifts.take-proposal",
    async (signedIn) => {
      const { tx, communityId } = signedIn
      const found = find()
      if (found === undefined) return refuse("proposal-outdated")
      const { firstDay, draftVersions, turns } = found
      const weeks = draftVersions.map((_, index) => addDays(firstDay, index * WEEK_DAYS))
      const wanted = weeks.filter((week) => given.weeks.includes(week))
      if (wanted.length === 0 || wanted.length !== new Set(given.weeks).size)
        return refuse("bad-input", "weeks")
      const before = await readWeeks(tx, communityId, firstDay, weeks.length)
      const taken: { week: PlainDate; draftVersion: number }[] = []
      for (const week of wanted) {
        const row = await lockWeek(tx, communityId, week)
        if (row.draftVersion !== draftVersions[weeks.indexOf(week)]) return refuse("draft-changed")
        const work = { ...signedIn, ...(await readWeek(tx, communityId, week)) }
        const { workers, posts, hours, draft } = work.ground
        const own = turns.filter(
          ({ day, workerId, postId, hoursId }) =>
            isIn(week, day) &&
            workers.some(({ id }) => id === workerId) &&
            posts.some(({ id }) => id === postId) &&
            hours.some(({ id }) => id === hoursId),
        )
        taken.push({ week, draftVersion: await saveStep(work, "proposal", stepTo(draft, own)) })
      }
      const after = await readWeeks(tx, communityId, firstDay, weeks.length)
      return newFaults(before.ground, after.ground).length > 0 ? refuse("proposal-outdated") : { taken }
    },
  )
}

function isIn(week: PlainDate, day: PlainDate): boolean {
  const at = daysBetween(week, day)
  return at >= 0 && at < WEEK_DAYS
}
