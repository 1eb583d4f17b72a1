import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import { foldCases, type QuarantineCase } from "../../core/quarantine/case-fold.ts"
import { addTransitions } from "../../store/history/transitions.ts"
import {
  listCases,
  listLedgerEntries,
  listOpenings,
  replaceCases,
  type StoredCase,
} from "../../store/quarantine/cases.ts"
import type { DaySum } from "../../store/report/tallies.ts"
import type { SpreadWork } from "../desk/spread-work.ts"
import type { Ripples } from "./ripples.ts"

type Change = { readonly before: StoredCase; readonly after: StoredCase }

/**
 * Folds the cases of the people in `ripples` anew from their facts, and adds to it what changes in the counts of days. What
 * changed in a known case is kept as a transition. Gives the homes whose cases changed.
 */
export async function refreshCases(work: SpreadWork, ripples: Ripples): Promise<ReadonlySet<string>> {
  const personIds = [...ripples.caseSubjects]
  if (personIds.length === 0) return new Set()
  const { tx, communityId } = work
  const openings = await listOpenings(tx, communityId, personIds)
  const ledger = await listLedgerEntries(tx, communityId, personIds)
  const stored = await listCases(tx, communityId, personIds)
  const gone: StoredCase[] = []
  const written: StoredCase[] = []
  const changes: Change[] = []
  for (const personId of personIds) {
    const before = stored.get(personId) ?? []
    const folded = foldCases(openings.get(personId) ?? [], ledger.get(personId) ?? [], (day) =>
      getPolicyForBooks(work.policies, "quarantine-length", day),
    )
    folded.forEach((quarantineCase, index) => {
      const old = before[index]
      const after = { ...quarantineCase, personId, caseId: old?.caseId ?? work.newId() }
      if (old !== undefined && sameCase(old, after)) return
      if (old !== undefined) {
        gone.push(old)
        changes.push({ before: old, after })
      }
      written.push(after)
    })
    gone.push(...before.slice(folded.length))
  }
  await replaceCases(
    tx,
    communityId,
    gone.map((old) => old.caseId),
    written,
  )
  ripples.takeTallies(gone.flatMap(countsOf))
  ripples.addTallies(written.flatMap(countsOf))
  await keepHistory(work, changes)
  return new Set([...gone, ...written].map((one) => one.dwellingId))
}

/** What a case adds to the counts of its days. */
export function countsOf({ openedOn, endedOn, endReason }: QuarantineCase): DaySum[] {
  const opened: DaySum = { day: openedOn, measure: "cases-opened", item: "", amount: 1 }
  if (endedOn === null || endReason === null) return [opened]
  return [opened, { day: endedOn, measure: `cases-${endReason}`, item: "", amount: 1 }]
}

async function keepHistory(work: SpreadWork, changes: readonly Change[]): Promise<void> {
  const transitions = changes.map(({ before, after }) => ({
    id: work.newId(),
    subjectKind: "case" as const,
    subjectId: before.caseId,
    name: transitionName(before, after),
    before,
    after,
  }))
  const by = { at: work.now(), accountId: work.accountId }
  await addTransitions(work.tx, work.communityId, transitions, by)
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
    one.openedClock === other.openedClock &&
    one.arrivedOn === other.arrivedOn &&
    one.countedFrom === other.countedFrom &&
    one.continues === other.continues &&
    one.dueOn === other.dueOn &&
    one.endedOn === other.endedOn &&
    one.endReason === other.endReason &&
    one.extensionOrder === other.extensionOrder
  )
}
