import { dayOf, type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import type { DraftStep, DraftTurn } from "../../core/roster/draft.ts"
import { mondayOf } from "../../core/roster/week.ts"
import { insertStep, type StepWhat, saveDraftTurns } from "../../store/roster/draft.ts"
import { lockWeek, saveDraftVersion } from "../../store/roster/weeks.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type SignedInWork } from "../desk/at-desk.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { readWeek, type Week } from "./read-week.ts"

export type PlanCommand = {
  readonly commandId: string
  /** The Monday. */
  readonly week: string
  /** The draft that the planner had in view. */
  readonly draftVersion: number
}

export type PlanWork = SignedInWork & Week

/** Does one step of planning a week, once; refused where somebody else has changed its draft meanwhile. */
export async function atPlan<Reply, Code extends string>(
  context: Context,
  command: PlanCommand,
  name: string,
  work: (work: PlanWork) => Promise<Reply | Refusal<Code>>,
): Promise<Reply | Refusal<Code | "bad-input" | "draft-changed" | "command-id-taken">> {
  return atDesk<Reply, Code | "bad-input" | "draft-changed">(
    context,
    "plan-shifts",
    command,
    name,
    async (signedIn) => {
      const { tx, communityId } = signedIn
      const monday = readMonday(command.week)
      if (isRefusal(monday)) return monday
      const row = await lockWeek(tx, communityId, monday)
      if (row.draftVersion !== command.draftVersion) return refuse("draft-changed")
      return work({ ...signedIn, ...(await readWeek(tx, communityId, monday)) })
    },
  )
}

export function readMonday(week: string): PlainDate | Refusal<"bad-input"> {
  const day = parsePlainDate(week)
  return day === null || mondayOf(day) !== day ? refuse("bad-input", "week") : day
}

/**
 * Writes a step on the draft, which can be taken back; with it what published turns did meanwhile. Days that are over stay as they
 * were. Gives the draft's new version.
 */
export async function saveStep(
  { tx, communityId, monday, row, standing, caughtUp, now, newId, accountId }: PlanWork,
  what: StepWhat | null,
  { taken, put }: DraftStep,
  stepId: string = newId(),
): Promise<number> {
  const draftVersion = row.draftVersion + 1
  const today = dayOf(now())
  const isToCome = ({ day }: DraftTurn) => day >= today
  const step = { taken: taken.filter(isToCome), put: put.filter(isToCome) }
  await saveDraftTurns(tx, communityId, monday, caughtUp)
  await saveDraftTurns(tx, communityId, monday, step)
  await saveDraftVersion(tx, communityId, monday, {
    draftVersion,
    synced: standing.map(({ id }) => id),
  })
  if (what !== null) {
    const made = { id: stepId, number: draftVersion, what, ...step }
    await insertStep(tx, communityId, monday, made, { at: now(), accountId })
  }
  return draftVersion
}
