import type { PassStop } from "../../core/gate/pass.ts"
import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { joinMatter, passStatus, passStoppedSince } from "./passes.ts"

/** Every pass that is no good, by its opaque id; also those whose holder was deleted. */
export async function listStoppedPasses(
  tx: Tx,
  communityId: string,
): Promise<{ readonly pass: string; readonly stop: PassStop; readonly since: Instant }[]> {
  const { rows } = await tx.client.query<{ pass: string; stop: PassStop; since: Instant }>({
    name: "stopped-passes",
    text: `select p.opaque as pass, ${passStatus} as stop, ${passStoppedSince} as since
      from pass p ${joinMatter}
      where p.community_id = $1 and (p.stop is not null or m.settled_on is not null or p.suspended_at is not null)
      order by p.opaque`,
    values: [communityId],
  })
  return rows
}

/** How many good passes were last printed under each key. */
export async function countPassesByKey(
  tx: Tx,
  communityId: string,
  today: PlainDate,
): Promise<Map<string, number>> {
  const { rows } = await tx.client.query<{ keyId: string; passes: number }>(
    `select p.key_id as "keyId", count(*) as passes from pass p ${joinMatter}
     where p.community_id = $1 and p.key_id is not null and ${passStatus} = 'issued' and p.until_on >= $2
     group by p.key_id`,
    [communityId, today],
  )
  return new Map(rows.map(({ keyId, passes }) => [keyId, passes]))
}
