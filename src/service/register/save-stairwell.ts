import { roomsClosed, type StairwellState } from "../../core/place/place-rules.ts"
import { stairwellRowKey } from "../../store/people/register-row-keys.ts"
import {
  findStairwell,
  listRoomsLivedIn,
  saveStairwell as writeStairwell,
} from "../../store/place/stairwells.ts"
import type { Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { type Changed, type RegisterWork, recordChange } from "./change-register.ts"

/**
 * Writes a stairwell as it shall be, unless someone lives behind a door that would end; keeps both states.
 */
export async function saveStairwell(
  work: RegisterWork,
  id: string,
  action: string,
  before: StairwellState | null,
  wanted: StairwellState,
): Promise<Changed | Refusal<"still-lived-in">> {
  const { tx, communityId, fingerprintKey, newId } = work
  const closed = before === null ? [] : roomsClosed(before, wanted)
  if ((await listRoomsLivedIn(tx, communityId, id, closed, work.on)).length > 0)
    return refuse("still-lived-in")
  const rowKey = stairwellRowKey(fingerprintKey, wanted.lane, wanted.number)
  await writeStairwell(tx, communityId, id, wanted, { newId, rowKey })
  const after = await findStairwell(tx, communityId, id)
  if (after === undefined) throw new Error("a stairwell was written and is not there")
  const subject = { subjectKind: "stairwell", subjectId: id, dwellingId: null, personId: null } as const
  await recordChange(work, { ...subject, action, before, after })
  return { id }
}
