import type { PlainDate } from "../../core/kit/dates.ts"
import { type DwellingState, mayEndDwelling } from "../../core/place/place-rules.ts"
import { updateDwellingEnd } from "../../store/place/dwellings.ts"
import { listRoomsLivedIn } from "../../store/place/stairwells.ts"
import type { Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { type Changed, type RegisterWork, recordChange } from "./change-register.ts"

/** Writes whether a dwelling has ended, and keeps both states. */
export async function saveDwellingEnd(
  work: RegisterWork,
  id: string,
  action: string,
  before: DwellingState,
  endedOn: PlainDate | null,
): Promise<Changed> {
  await updateDwellingEnd(work.tx, work.communityId, id, endedOn)
  await recordDwelling(work, id, action, before, { ...before, endedOn })
  return { id }
}

/** Ends a dwelling unless someone lives in it. */
export async function endDwellingUnlessLivedIn(
  work: RegisterWork,
  id: string,
  action: string,
  dwelling: DwellingState,
): Promise<Changed | Refusal<"already-ended" | "still-lived-in">> {
  const { stairwellId, room } = dwelling
  const livedIn = await listRoomsLivedIn(work.tx, work.communityId, stairwellId, [room], work.on)
  const refusal = mayEndDwelling(dwelling, livedIn.length > 0)
  if (refusal !== null) return refuse(refusal)
  return saveDwellingEnd(work, id, action, dwelling, work.on)
}

export async function recordDwelling(
  work: RegisterWork,
  id: string,
  action: string,
  before: DwellingState | null,
  after: DwellingState,
): Promise<void> {
  await recordChange(work, {
    ...{ subjectKind: "dwelling", subjectId: id, dwellingId: id, personId: null },
    ...{ action, before: before && stateOf(before), after: stateOf(after) },
  })
}

/** The state alone, without what was read along with it. */
export function stateOf({ stairwellId, room, endedOn }: DwellingState): DwellingState {
  return { stairwellId, room, endedOn }
}
