import type { PlainDate } from "../../core/kit/dates.ts"
import type { Policy } from "../../core/policy/policy.ts"
import { type Restriction, restrictionOf } from "../../core/quarantine/restriction.ts"
import type { Tx } from "../../store/database/db.ts"
import { listCases } from "../../store/quarantine/cases.ts"

/** What holds a person back today, each with the rule it rests on, its end and where to object. */
export async function listRestrictions(
  tx: Tx,
  communityId: string,
  personId: string,
  policies: readonly Policy[],
  today: PlainDate,
): Promise<Restriction[]> {
  const cases = await listCases(tx, communityId, [personId])
  return (cases.get(personId) ?? []).flatMap((one) => restrictionOf(one, policies, today) ?? [])
}
