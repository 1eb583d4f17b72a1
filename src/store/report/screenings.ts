import type { FactKind } from "../../core/forms/fact-kind.ts"
import type { Tx } from "../database/db.ts"

const factKindOf = {
  returnee: "returnee-registration",
  tenant: "tenant-screening",
} as const satisfies Record<string, FactKind>

/** Sets, for these people, the day on which screening first found them, whatever the channel. */
export async function refreshScreenings(
  tx: Tx,
  communityId: string,
  kind: keyof typeof factKindOf,
  personIds: ReadonlySet<string>,
): Promise<void> {
  if (personIds.size === 0) return
  await tx.client.query(
    `insert into screening (community_id, kind, person_id, first_on)
     select community_id, $3, person_id, min(day) from fact
     where community_id = $1 and kind = $4 and person_id = any($2::uuid[])
     group by community_id, person_id
     on conflict (community_id, kind, person_id) do update set first_on = excluded.first_on`,
    [communityId, [...personIds], kind, factKindOf[kind]],
  )
}
