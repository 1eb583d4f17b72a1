import type { PlainDate } from "../../core/kit/dates.ts"
import { groupBy } from "../../core/kit/group-by.ts"
import { sinceTold } from "../../core/roster/since-told.ts"
import type { Tx } from "../../store/database/db.ts"
import { type DutyMessageRow, listWeekMessages } from "../../store/roster/duty-messages.ts"

/** Worker → what they have to be told of a week, or were told last. */
export async function readWeekMessages(
  tx: Tx,
  communityId: string,
  monday: PlainDate,
): Promise<Map<string, DutyMessageRow>> {
  const all = groupBy(await listWeekMessages(tx, communityId, monday), ({ workerId }) => workerId)
  return new Map(
    [...all].flatMap(([workerId, messages]) => {
      const message = sinceTold(messages)
      return message === undefined ? [] : [[workerId, message] as const]
    }),
  )
}
