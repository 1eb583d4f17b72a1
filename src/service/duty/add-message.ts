import { markToldByPhone } from "../../store/roster/duty-day.ts"
import { type DutyMessageKind, insertDutyMessages } from "../../store/roster/duty-messages.ts"
import type { DeskWork } from "../desk/at-desk.ts"

/** Something that somebody has to be told about their turns; `isTold`: they were, on the phone just now. */
export async function addMessage(
  work: DeskWork,
  message: {
    readonly workerId: string
    readonly what: DutyMessageKind
    readonly aboutId: string
    readonly isTold: boolean
  },
): Promise<void> {
  const { workerId, what, aboutId, isTold } = message
  const id = work.newId()
  const at = work.now()
  await insertDutyMessages(work.tx, work.communityId, [{ id, workerId, what, aboutId }], at)
  if (isTold) await markToldByPhone(work.tx, work.communityId, id, { at, accountId: work.accountId })
}
