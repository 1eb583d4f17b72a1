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

/** A need with what its row says of its beginning and end. */
export type StandingNeed = NeedState & {
  readonly openedAt: string
  readonly settledOn: PlainDate | null
  readonly settledAt: string | null
  readonly note: string | null
  /** It was written down here, not read out of a book. */
  readonly isOurs: boolean
}

/** What a need is on its way; of one out of a book its row alone says so. */
export async function findNeedState(
  tx: Tx,
  communityId: string,
  needId: string,
): Promise<StandingNeed | undefined> {
  const { rows } = await tx.client.query<StandingNeed>({
    name: "find-need-state",
    text: `select f.fact_id as id, f.dwelling_id as "homeId", ${NEED_STATUS} as status, n.owner_id as "ownerId",
        n.promised_for as "promisedFor", coalesce(f.data->>'时间', f.day::text) as "openedAt", m.settled_on as "settledOn",
        m.state->>'办结时间' as "settledAt", m.state->>'备注' as note, f.source = 'desk' as "isOurs"
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
const NEED_STATUS = `case when m.settled_on is not null
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

/** A need as its row and its way say, with where it is. */
export type NeedRow = NeedState & {
  readonly category: string
  readonly asked: string
  readonly since: string
  /** Who has it; of one out of a book whoever its row names. */
  readonly owner: string
  readonly settledAt: string | null
  readonly note: string
  readonly quarantined: boolean
  readonly care: string
  /** It was written down here and nothing was done with it. */
  readonly isFresh: boolean
}

/** Needs that are open, and those that were settled on a day. */
export async function listNeedRows(tx: Tx, communityId: string, on: PlainDate): Promise<NeedRow[]> {
  const { rows } = await tx.client.query<NeedRow>({
    name: "need-rows",
    text: `select f.fact_id as id, f.dwelling_id as "homeId", ${NEED_STATUS} as status, n.owner_id as "ownerId",
        n.promised_for as "promisedFor", coalesce(f.data->>'类别', '') as category, coalesce(d.data->>'内容', '') as asked,
        coalesce(f.data->>'时间', f.day::text) as since,
        case when n.fact_id is null then coalesce(d.data->>'办理人', '') else coalesce(a.name, '') end as owner,
        m.state->>'办结时间' as "settledAt", coalesce(m.state->>'备注', '') as note,
        exists (select from quarantine_case c where c.community_id = $1 and c.dwelling_id = f.dwelling_id
          and c.opened_on <= $2 and (c.ended_on is null or c.ended_on > $2)) as quarantined,
        coalesce((select string_agg(distinct s.care, '、') from stay s where s.community_id = $1
          and s.dwelling_id = f.dwelling_id and s.care <> '' and coalesce(s.from_on <= $2, true)
          and coalesce(s.to_on > $2, true)), '') as care,
        f.source = 'desk' and n.status = 'wished' and m.settled_on is null
          and not exists (select from transition t where t.community_id = $1 and t.subject_kind = 'need'
            and t.subject_id = f.fact_id) as "isFresh"
      from matter m
      join fact f on f.community_id = $1 and f.fact_id = m.fact_id
      left join fact_detail d on d.community_id = $1 and d.fact_id = f.fact_id
      left join need n on n.community_id = $1 and n.fact_id = f.fact_id
      left join account a on a.community_id = $1 and a.account_id = n.owner_id
      where m.community_id = $1 and m.kind = 'need' and (m.settled_on is null or m.settled_on = $2)
        and f.dwelling_id is not null and ${notCorrected}
      order by m.opened_on, f.at, f.fact_id`,
    values: [communityId, on],
  })
  return rows
}

/** One step of a need on its way, as its history keeps it. */
export type NeedStep = {
  readonly name: string
  readonly by: string | null
  readonly before: NeedStanding
  readonly after: NeedStanding
}

export type NeedStanding = Pick<NeedState, "status" | "ownerId" | "promisedFor"> & {
  readonly settledAt: string | null
  readonly note: string | null
}

/** The last step of a need. */
export async function findLastNeedStep(
  tx: Tx,
  communityId: string,
  needId: string,
): Promise<NeedStep | undefined> {
  const { rows } = await tx.client.query<NeedStep>(
    `select name, recorded_by as by, before, after from transition
     where community_id = $1 and subject_kind = 'need' and subject_id = $2
     order by recorded_at desc, transition_id desc limit 1`,
    [communityId, needId],
  )
  return rows[0]
}
