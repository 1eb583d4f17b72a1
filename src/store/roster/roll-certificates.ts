import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { ConsentWay } from "../../core/roster/roll.ts"
import type { StoodTurn } from "../../core/roster/service-hours.ts"
import type { Tx } from "../database/db.ts"
import { notCorrected } from "../report/not-corrected.ts"

export type CertificateRow = {
  readonly id: string
  readonly number: number
  readonly workerId: string
  readonly from: PlainDate
  readonly until: PlainDate
  readonly issuedAt: Instant
  readonly issuedBy: string
}

const CERTIFICATE = `
  select c.certificate_id as id, c.number, c.worker_id as "workerId", c.from_on as "from", c.until_on as until,
    c.issued_at as "issuedAt", coalesce(a.name, '') as "issuedBy"
  from service_certificate c
  left join account a on a.community_id = c.community_id and a.account_id = c.issued_by
  where c.community_id = $1`

/** The certificates that somebody got, the newest first. */
export async function listCertificates(
  tx: Tx,
  communityId: string,
  workerId: string,
): Promise<CertificateRow[]> {
  const { rows } = await tx.client.query<CertificateRow>(
    `${CERTIFICATE} and c.worker_id = $2 order by c.number desc`,
    [communityId, workerId],
  )
  return rows
}

export async function findCertificate(
  tx: Tx,
  communityId: string,
  certificateId: string,
): Promise<CertificateRow | undefined> {
  const { rows } = await tx.client.query<CertificateRow>(`${CERTIFICATE} and c.certificate_id = $2`, [
    communityId,
    certificateId,
  ])
  return rows[0]
}

/** Writes a certificate under the next number. The transaction must hold the neighbourhood's books. */
export async function insertCertificate(
  tx: Tx,
  communityId: string,
  given: {
    readonly id: string
    readonly workerId: string
    readonly from: PlainDate
    readonly until: PlainDate
    readonly askedHow: ConsentWay
  },
  by: { readonly at: Instant; readonly accountId: string },
): Promise<void> {
  await tx.client.query(
    `insert into service_certificate (community_id, certificate_id, number, worker_id, from_on, until_on, asked_how, issued_at, issued_by)
     select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8 from service_certificate where community_id = $1`,
    [
      ...[communityId, given.id, given.workerId, given.from, given.until, given.askedHow],
      ...[by.at, by.accountId],
    ],
  )
}

/**
 * What somebody stood from one day to another, signed in and out: turns of the desk, and rows of the duty book under their name and
 * number that no turn of the desk wrote.
 */
export async function listStoodTurns(
  tx: Tx,
  communityId: string,
  worker: { readonly id: string; readonly name: string; readonly phone: string },
  days: { readonly from: PlainDate; readonly until: PlainDate },
): Promise<StoodTurn[]> {
  const { rows } = await tx.client.query<StoodTurn>(
    `select t.day, coalesce(p.name, '') as post, t.signed_in_at as "from", t.signed_out_at as until
     from duty_turn t left join duty_post p on p.community_id = $1 and p.post_id = t.post_id
     where t.community_id = $1 and t.worker_id = $2 and t.source <> 'office' and t.signed_in_at is not null
       and t.signed_out_at is not null and t.day between $3 and $4
     union all
     select f.day, f.data->>'岗位', (f.data->>'签到')::timestamp at time zone 'Asia/Shanghai',
       (m.state->>'签退')::timestamp at time zone 'Asia/Shanghai'
     from fact f
     join fact_detail d on d.community_id = $1 and d.fact_id = f.fact_id
     join matter m on m.community_id = $1 and m.fact_id = f.fact_id
     where f.community_id = $1 and f.kind = 'duty-turn' and f.day between $3 and $4 and d.data->>'姓名' = $5
       and d.data->>'手机号' = $6 and $6 <> '' and length(f.data->>'签到') = 16 and length(m.state->>'签退') = 16
       and ${notCorrected}
       and not exists (select from duty_turn o where o.community_id = $1 and o.fact_id = f.fact_id)`,
    [communityId, worker.id, days.from, days.until, worker.name, worker.phone],
  )
  return rows
}
