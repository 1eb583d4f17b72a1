import type { NeedStatus } from "../../core/care/need-moves.ts"
import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { notCorrected } from "../report/not-corrected.ts"

export type NeedState = {
  readonly id: string
  readonly homeId: string
  readonly status: NeedStatus
  readonly ownerId: string | null
  readonly promisedFor: Instant | null
}

/** What a need is on its way; of one out of a book its row alone says so. */
export async function findNeedState(
  tx: Tx,
  communityId: string,
  needId: string,
): Promise<(NeedState & { readonly openedAt: string; readonly settledOn: PlainDate | null }) | undefined> {
  const { rows } = await tx.client.query<
    NeedState & { readonly openedAt: string; readonly settledOn: PlainDate | null }
  >({
    name: "find-need-state",
    text: `select f.fact_id as id, f.dwelling_id as "homeId", ${NEED_STATUS} as status, n.owner_id as "ownerId",
        n.promised_for as "promisedFor", coalesce(f.data->>'时间', f.day::text) as "openedAt", m.settled_on as "settledOn"
      from fact f join matter m on m.community_id = $1 and m.fact_id = f.fact_id
      left join need n on n.community_id = $1 and n.fact_id = f.fact_id
      where f.community_id = $1 and f.fact_id = $2 and f.kind = 'need' and f.dwelling_id is not null and ${notCorrected}`,
    values: [communityId, needId],
  })
  return rows[0]
}

/**
 * What a need (matter m, its way n) is. A book may have settled it, or opened it again, since somebody here moved it last.
 */
export const NEED_STATUS = `case when m.settled_on is not null
    then case when n.status = 'withdrawn' then 'withdrawn' else 'handed-over' end
  when n.status in ('taken', 'bought') then n.status
  when n.owner_id is not null then 'taken' else 'wished' end`

/** Writes how a need stands on its way. */
export async function saveNeedState(
  tx: Tx,
  communityId: string,
  need: NeedState,
  at: Instant,
): Promise<void> {
  await tx.client.query({
    name: "save-need-state",
    text: `insert into need (community_id, fact_id, dwelling_id, status, owner_id, promised_for, changed_at)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (community_id, fact_id) do update set status = excluded.status, owner_id = excluded.owner_id,
        promised_for = excluded.promised_for, changed_at = excluded.changed_at`,
    values: [communityId, need.id, need.homeId, need.status, need.ownerId, need.promisedFor, at],
  })
}
