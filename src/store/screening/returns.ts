import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { doorText, joinDoor } from "../report/rows-page.ts"

/** What somebody wrote about their return. */
export type ReturnDetail = Partial<
  Record<"name" | "idNumber" | "phone" | "from" | "arrivedOn" | "transport" | "vehicle" | "note", string>
>

export type ReturnRow = {
  readonly id: string
  readonly receivedAt: Instant
  readonly channel: "card" | "phone" | "paper"
  readonly personId: string | null
  readonly homeId: string | null
  readonly door: string | null
  readonly detail: ReturnDetail
}

/** Returns that residents have reported and nobody has dealt with yet, the oldest first. */
export async function listOpenReturns(tx: Tx, communityId: string): Promise<ReturnRow[]> {
  const { rows } = await tx.client.query<ReturnRow>(`${SELECT} order by r.received_at, r.report_id`, [
    communityId,
  ])
  return rows
}

/** One of them; undefined where there is none, or somebody has dealt with it. */
export async function findOpenReturn(
  tx: Tx,
  communityId: string,
  reportId: string,
): Promise<ReturnRow | undefined> {
  const { rows } = await tx.client.query<ReturnRow>(`${SELECT} and r.report_id = $2`, [communityId, reportId])
  return rows[0]
}

/** The report led to a registration, of whom it turned out to be. */
export async function settleReturn(
  tx: Tx,
  communityId: string,
  reportId: string,
  by: {
    readonly at: Instant
    readonly accountId: string
    readonly factId: string
    readonly personId: string
  },
): Promise<void> {
  await tx.client.query(
    `update self_report set status = 'done', done_at = $3, done_by = $4, fact_id = $5, person_id = $6
     where community_id = $1 and report_id = $2`,
    [communityId, reportId, by.at, by.accountId, by.factId, by.personId],
  )
}

/** What a registration had settled waits again: the registration was taken back. */
export async function reopenReturn(tx: Tx, communityId: string, factId: string): Promise<void> {
  await tx.client.query(
    `update self_report set status = 'open', done_at = null, done_by = null, fact_id = null
     where community_id = $1 and fact_id = $2 and kind = 'return'`,
    [communityId, factId],
  )
}

const SELECT = `select r.report_id as id, r.received_at as "receivedAt", r.channel, r.person_id as "personId",
    r.dwelling_id as "homeId", case when w.dwelling_id is not null then ${doorText} end as door,
    coalesce(d.data, '{}') as detail
  from self_report r
  left join self_report_detail d on d.community_id = r.community_id and d.report_id = r.report_id
  ${joinDoor("r")}
  where r.community_id = $1 and r.kind = 'return' and r.status = 'open'`
