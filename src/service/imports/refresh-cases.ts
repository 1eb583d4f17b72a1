import type { PlainDate } from "../../core/kit/dates.ts"
import { foldCases, type QuarantineCase } from "../../core/quarantine/case-fold.ts"
import { bulkInsert } from "../../store/imports/bulk-insert.ts"
import {
  listCases,
  listLedgerEntries,
  listRegistrations,
  replaceCases,
  type StoredCase,
} from "../../store/quarantine/cases.ts"
import type { ImportWork } from "./import-work.ts"

type Change = { readonly before: StoredCase; readonly after: StoredCase }

/** Folds the cases of these people anew from their facts; what changed in a known case is kept as a transition. */
export async function refreshCases(
  work: ImportWork,
  personIds: readonly string[],
  lengthOn: (day: PlainDate) => number,
): Promise<void> {
  if (personIds.length === 0) return
  const { tx, communityId } = work
  const registrations = await listRegistrations(tx, communityId, personIds)
  const ledger = await listLedgerEntries(tx, communityId, personIds)
  const stored = await listCases(tx, communityId, personIds)
  const gone: string[] = []
  const written: StoredCase[] = []
  const changes: Change[] = []
  for (const personId of personIds) {
    const before = stored.get(personId) ?? []
    const folded = foldCases(registrations.get(personId) ?? [], ledger.get(personId) ?? [], lengthOn)
    folded.forEach((quarantineCase, index) => {
      const old = before[index]
      const after = { ...quarantineCase, personId, caseId: old?.caseId ?? work.newId() }
      if (old !== undefined && sameCase(old, after)) return
      if (old !== undefined) {
        gone.push(old.caseId)
        changes.push({ before: old, after })
      }
      written.push(after)
    })
    gone.push(...before.slice(folded.length).map((old) => old.caseId))
  }
  await replaceCases(tx, communityId, gone, written)
  await keepHistory(work, changes)
}

async function keepHistory(work: ImportWork, changes: readonly Change[]): Promise<void> {
  await bulkInsert(
    work.tx,
    "transition",
    [
      "community_id",
      "transition_id",
      "subject_kind",
      "subject_id",
      "name",
      "before",
      "after",
      "recorded_at",
      "recorded_by",
    ],
    changes.map(({ before, after }) => [
      ...[
        work.communityId,
        work.newId(),
        "case",
        before.caseId,
        transitionName(before, after),
        before,
        after,
      ],
      ...[work.now, work.accountId],
    ]),
  )
}

function transitionName(before: QuarantineCase, after: QuarantineCase): string {
  if (before.endedOn === null && after.endedOn !== null) return after.endReason ?? "ended"
  if (before.endedOn === null && after.dueOn > before.dueOn) return "extended"
  return "corrected"
}

function sameCase(one: QuarantineCase, other: QuarantineCase): boolean {
  return (
    one.openedBy === other.openedBy &&
    one.dwellingId === other.dwellingId &&
    one.openedOn === other.openedOn &&
    one.arrivedOn === other.arrivedOn &&
    one.dueOn === other.dueOn &&
    one.endedOn === other.endedOn &&
    one.endReason === other.endReason &&
    one.extensionOrder === other.extensionOrder
  )
}
