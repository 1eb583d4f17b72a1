import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import { addDays } from "../../core/kit/dates.ts"
import type { TurnChange } from "../../core/roster/since-told.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listPlannedTurns } from "../../store/roster/planned-turns.ts"
import { listWorkerNames } from "../../store/roster/worker-names.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { isRefusal } from "../refusal.ts"
import { mayTouch } from "../roll/roll-sight.ts"
import { readMonday } from "./at-plan.ts"
import { WEEK_DAYS } from "./read-week.ts"
import { readWeekMessages } from "./read-week-messages.ts"

export type MessageToTell = {
  readonly id: string
  readonly workerId: string
  readonly name: string | null
  readonly phone: string
  readonly what: "published" | "changed"
  readonly madeAt: Instant
  readonly toldAt: Instant | null
  readonly toldHow: "own-page" | "phone" | "copied" | null
  readonly changes: readonly TurnChange[]
  readonly turns: readonly { readonly day: PlainDate; readonly postId: string; readonly hoursId: string }[]
}

/** Whom to tell of a week's turns, by name, with what each of them has. */
export async function listDutyMessages(
  context: Context,
  query: { readonly week: string },
): Promise<{ readonly messages: MessageToTell[] } | Refusal<"bad-input">> {
  authorise(context, "plan-shifts")
  const { communityId } = context
  const monday = readMonday(query.week)
  if (isRefusal(monday)) return monday
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const messages = await readWeekMessages(tx, communityId, monday)
    const until = addDays(monday, WEEK_DAYS - 1)
    const { standing } = await listPlannedTurns(tx, communityId, { from: monday, until, known: [] })
    const named = await listWorkerNames(tx, communityId, [...messages.keys()])
    return {
      messages: named.flatMap(({ id: workerId, kind, name, phone }) => {
        if (!mayTouch(context, { kind })) return []
        const message = messages.get(workerId)
        if (message === undefined) return []
        const { id, what, madeAt, toldAt, toldHow, changes } = message
        const turns = standing
          .filter((turn) => turn.workerId === workerId)
          .map(({ day, postId, hoursId }) => ({ day, postId, hoursId }))
        return [{ id, workerId, name, phone, what, madeAt, toldAt, toldHow, changes, turns }]
      }),
    }
  })
}
