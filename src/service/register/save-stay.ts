import type { StayState } from "../../core/people/register-rules.ts"
import { updateStay } from "../../store/people/register-stays.ts"
import { type Changed, type RegisterWork, recordChange } from "./change-register.ts"

/** Writes a stay as it shall be, and keeps both states. */
export async function saveStay(
  work: RegisterWork,
  id: string,
  action: string,
  before: StayState,
  after: StayState,
): Promise<Changed> {
  await updateStay(work.tx, work.communityId, id, after)
  return recordStay(work, id, action, before, after)
}

export async function recordStay(
  work: RegisterWork,
  id: string,
  action: string,
  before: StayState | null,
  after: StayState,
): Promise<Changed> {
  const { dwellingId, personId } = after
  await recordChange(work, {
    ...{ subjectKind: "stay", subjectId: id, dwellingId, personId },
    ...{ action, before, after },
  })
  return { id }
}
