import type { FindingKind } from "../../core/reconcile/finding-kind.ts"
import { type FoundFinding, newsOfFindings } from "../../core/reconcile/findings.ts"
import type { Tx } from "../../store/database/db.ts"
import { lockBooks } from "../../store/imports/known-register.ts"
import { notifyChange } from "../../store/live/changes.ts"
import {
  closeFindings,
  insertFindings,
  listKnownFindings,
  reopenFindingRows,
  updateWhom,
} from "../../store/reconcile/findings.ts"
import { listKept } from "../../store/reconcile/merges.ts"
import type { Ground } from "../context.ts"

/** Writes what was found of these kinds: each thing once; what is found no more has gone. Tells whether anything changed. */
export async function writeFindingNews(
  tx: Tx,
  ground: Ground,
  communityId: string,
  kinds: readonly FindingKind[],
  found: readonly FoundFinding[],
): Promise<boolean> {
  if ((await lockBooks(tx, communityId)) === null) return false
  const { fresh, again, gone } = newsOfFindings(found, await listKnownFindings(tx, communityId, kinds))
  const people = found.flatMap((one) => [one.personId, one.otherPersonId].filter((id) => id !== null))
  // somebody may have been merged while it was matched
  const merged = await listKept(tx, communityId, people)
  const isThere = (id: string | null) => id === null || !merged.has(id)
  const isWhole = (one: FoundFinding) => isThere(one.personId) && isThere(one.otherPersonId)
  const added = fresh.filter(isWhole)
  const now = ground.now()
  await insertFindings(
    tx,
    communityId,
    added.map((one) => ({ ...one, id: ground.newId() })),
    now,
  )
  await reopenFindingRows(tx, communityId, again)
  await closeFindings(tx, communityId, gone, "gone", { at: now, accountId: null })
  const moved = await updateWhom(tx, communityId, found.filter(isWhole))
  if (added.length + again.length + gone.length + moved === 0) return false
  await notifyChange(tx, communityId)
  return true
}
