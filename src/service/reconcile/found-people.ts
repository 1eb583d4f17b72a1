import { dayOf, type Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../../store/database/db.ts"
import { type FoundPersonRow, listFoundPeople } from "../../store/people/find-people.ts"
import { maskFound } from "../people/find-people.ts"

export type ShownPerson = Omit<FoundPersonRow, "sex"> & { readonly sex: string }

/** People by their ids, masked; somebody with two homes at the first of them. */
export async function readFoundPeople(
  tx: Tx,
  communityId: string,
  personIds: readonly string[],
  now: Instant,
): Promise<Map<string, ShownPerson>> {
  if (personIds.length === 0) return new Map()
  const ids = [...new Set(personIds)]
  const rows = await listFoundPeople(tx, communityId, { by: "ids", ids }, dayOf(now), 3 * ids.length)
  const found = new Map<string, ShownPerson>()
  for (const row of rows) {
    if (!found.has(row.id)) found.set(row.id, { ...maskFound(row), sex: row.sex ?? "" })
  }
  return found
}
