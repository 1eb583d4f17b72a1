import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import type { Policy } from "../../core/policy/policy.ts"
import { foldCases } from "../../core/quarantine/case-fold.ts"
import type { Tx } from "../../store/database/db.ts"
import { listCases, listLedgerEntries, listOpenings } from "../../store/quarantine/cases.ts"
import { listOpenCasePeople } from "../../store/quarantine/open-case-people.ts"

/** How many open cases a rule makes due on another day than they are. */
export type PolicyEffect = { readonly earlier: number; readonly later: number }

/** Folds the cases of everybody in quarantine by these rules, without writing anything. */
export async function effectOnCases(
  tx: Tx,
  communityId: string,
  policies: readonly Policy[],
): Promise<PolicyEffect & { readonly personIds: readonly string[] }> {
  const personIds = await listOpenCasePeople(tx, communityId)
  const openings = await listOpenings(tx, communityId, personIds)
  const ledger = await listLedgerEntries(tx, communityId, personIds)
  const stored = await listCases(tx, communityId, personIds)
  const changes = personIds.flatMap((personId) => {
    const folded = foldCases(openings.get(personId) ?? [], ledger.get(personId) ?? [], (day) =>
      getPolicyForBooks(policies, "quarantine-length", day),
    )
    return (stored.get(personId) ?? []).flatMap((one, index) => {
      const after = folded[index]
      return one.endedOn !== null || after === undefined || after.dueOn === one.dueOn
        ? []
        : [after.dueOn < one.dueOn ? ("earlier" as const) : ("later" as const)]
    })
  })
  const earlier = changes.filter((change) => change === "earlier").length
  return { earlier, later: changes.length - earlier, personIds }
}
