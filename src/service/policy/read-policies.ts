import type { PlainDate } from "../../core/kit/dates.ts"
import type { Policy } from "../../core/policy/policy.ts"
import { listPolicies as listPolicyRows } from "../../store/access/policies.ts"
import type { Tx } from "../../store/database/db.ts"

/** Every rule of the neighbourhood with all its days, for `policyOn`. */
export async function readPolicies(tx: Tx, communityId: string): Promise<Policy[]> {
  const rows = await listPolicyRows(tx, communityId)
  return rows.map(
    (row) =>
      ({
        rule: row.rule,
        inForceFrom: row.in_force_from as PlainDate,
        value: row.value,
        document: row.document,
      }) as Policy,
  )
}
