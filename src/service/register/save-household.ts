import type { HouseholdState } from "../../core/people/register-rules.ts"
import { updateHousehold } from "../../store/people/register-households.ts"
import { type Changed, type RegisterWork, recordChange } from "./change-register.ts"

/** Writes a household as it shall be, and keeps both states. */
export async function saveHousehold(
  work: RegisterWork,
  id: string,
  action: string,
  before: HouseholdState,
  after: HouseholdState,
): Promise<Changed> {
  await updateHousehold(work.tx, work.communityId, id, after)
  return recordHousehold(work, id, action, before, after)
}

export async function recordHousehold(
  work: RegisterWork,
  id: string,
  action: string,
  before: HouseholdState | null,
  after: HouseholdState,
): Promise<Changed> {
  const subject = { subjectKind: "household", subjectId: id, personId: null } as const
  await recordChange(work, { ...subject, dwellingId: after.dwellingId, action, before, after })
  return { id }
}
