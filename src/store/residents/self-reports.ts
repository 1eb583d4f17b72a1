import type { Instant } from "../../core/kit/dates.ts"
import type { ReportChannel, ReportKind, ReportStatus, SelfReport } from "../../core/residents/self-report.ts"
import type { Tx } from "../database/db.ts"
import { doorText, joinDoor } from "../report/rows-page.ts"

/** What somebody wrote, without its kind, as it is kept; `answer`: what was done, or why it was declined. */
export type ReportDetail = Readonly<Record<string, string | number>>

export type SelfReportRow = {
  readonly id: string
  readonly number: number
  readonly kind: ReportKind
  readonly channel: ReportChannel
  readonly cardId: string | null
  readonly homeId: string | null
  readonly door: string | null
  readonly personId: string | null
  readonly at: Instant
  readonly receivedAt: Instant
  readonly status: ReportStatus
  readonly doneAt: Instant | null
  readonly doneBy: string | null
  readonly detail: ReportDetail
}

export type NewSelfReport = {
  readonly id: string
  readonly kind: ReportKind
  readonly channel: ReportChannel
  readonly cardId: string | null
  readonly dwellingId: string | null
  readonly personId: string | null
  readonly at: Instant
  readonly receivedAt: Instant
  readonly detail: ReportDetail
}

/** The first number that a neighbourhood gives: four digits are read out without a doubt where they begin. */
const FIRST_NUMBER = 1001

/** Writes a report and gives its number. The neighbourhood's books must be held. */
export async function insertSelfReport(tx: Tx, communityId: string, report: NewSelfReport): Promise<number> {
  const { rows } = await tx.client.query<{ number: number }>(
    `insert into self_report (community_id, report_id, kind, channel, card_id, dwelling_id, person_id, at, received_at, number)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9,
       (select coalesce(max(number) + 1, $10) from self_report where community_id = $1))
     returning number`,
    [
      ...[communityId, report.id, report.kind, report.channel, report.cardId, report.dwellingId],
      ...[report.personId, report.at, report.receivedAt, FIRST_NUMBER],
    ],
  )
  await tx.client.query(
    `insert into self_report_detail (community_id, report_id, retention, data) values ($1, $2, 'campaign', $3)`,
    [communityId, report.id, JSON.stringify(report.detail)],
  )
  return rows[0]?.number ?? 0
}

const COLUMNS = `r.report_id as id, r.number, r.kind, r.channel, r.card_id as "cardId", r.dwelling_id as "homeId",
  case when w.dwelling_id is not null then ${doorText} end as door, r.person_id as "personId", r.at, r.received_at as "receivedAt",
  r.status, r.done_at as "doneAt", a.name as "doneBy", coalesce(d.data, '{}') as detail`

const FROM = `self_report r
  left join self_report_detail d on d.community_id = r.community_id and d.report_id = r.report_id
  left join account a on a.community_id = r.community_id and a.account_id = r.done_by
  ${joinDoor("r")}`

export async function findSelfReport(
  tx: Tx,
  communityId: string,
  reportId: string,
): Promise<SelfReportRow | undefined> {
  const { rows } = await tx.client.query<SelfReportRow>(
    `select ${COLUMNS} from ${FROM} where r.community_id = $1 and r.report_id = $2`,
    [communityId, reportId],
  )
  return rows[0]
}

export type ReportsWanted = {
  readonly show: "open" | "settled" | "thanks"
  readonly number?: number | undefined
  /** Goes on behind this one. */
  readonly after?: string | undefined
  readonly limit: number
}

/** Open ones oldest first, others newest first; or the one of a number. */
export async function listSelfReports(
  tx: Tx,
  communityId: string,
  wanted: ReportsWanted,
): Promise<SelfReportRow[]> {
  const { show, number, after, limit } = wanted
  if (number !== undefined) {
    const { rows } = await tx.client.query<SelfReportRow>(
      `select ${COLUMNS} from ${FROM} where r.community_id = $1 and r.number = $2`,
      [communityId, number],
    )
    return rows
  }
  const [sign, order] = show === "open" ? [">", "asc"] : ["<", "desc"]
  const where = { open: "r.status = 'open'", settled: "r.status <> 'open'", thanks: "r.kind = 'thanks'" }[
    show
  ]
  const { rows } = await tx.client.query<SelfReportRow>(
    `select ${COLUMNS} from ${FROM} where r.community_id = $1 and ${where}
       and ($2::uuid is null or r.number ${sign} (select number from self_report where community_id = $1 and report_id = $2))
     order by r.number ${order} limit $3`,
    [communityId, after ?? null, limit],
  )
  return rows
}

export async function countOpenReports(tx: Tx, communityId: string): Promise<number> {
  const { rows } = await tx.client.query<{ open: number }>(
    "select count(*)::int as open from self_report where community_id = $1 and status = 'open'",
    [communityId],
  )
  return rows[0]?.open ?? 0
}

/** How many reports came by a card or about a person since a moment. */
export async function countReportsSince(
  tx: Tx,
  communityId: string,
  sender: { readonly cardId: string | null; readonly personId: string | null },
  since: Instant,
): Promise<number> {
  const { rows } = await tx.client.query<{ count: number }>(
    `select count(*)::int as count from self_report where community_id = $1 and received_at > $4
       and (card_id = $2 or ($2::uuid is null and person_id = $3))`,
    [communityId, sender.cardId, sender.personId, since],
  )
  return rows[0]?.count ?? 0
}

export type Settled = {
  readonly status: "done" | "declined"
  readonly at: Instant
  readonly accountId: string | null
  readonly factId: string | null
  readonly personId: string | null
  /** What was done, or why it was declined; "" where the way says it. */
  readonly answer: string
}

/** Settles a report; whom it turned out to be about is kept with it. */
export async function settleSelfReport(
  tx: Tx,
  communityId: string,
  reportId: string,
  settled: Settled,
): Promise<void> {
  await tx.client.query(
    `update self_report set status = $3, done_at = $4, done_by = $5, fact_id = $6, person_id = coalesce($7, person_id)
     where community_id = $1 and report_id = $2`,
    [
      ...[communityId, reportId, settled.status, settled.at, settled.accountId, settled.factId],
      settled.personId,
    ],
  )
  if (settled.answer === "") return
  await tx.client.query(
    `update self_report_detail set data = data || jsonb_build_object('answer', $3::text)
     where community_id = $1 and report_id = $2`,
    [communityId, reportId, settled.answer],
  )
}

/** A report that waits, for which no task was ever raised. */
export type WaitingReport = {
  readonly id: string
  readonly homeId: string | null
  readonly personId: string | null
  readonly receivedAt: Instant
}

/** Open reports without a task that came before a moment. */
export async function listWaitingReports(
  tx: Tx,
  communityId: string,
  before: Instant,
): Promise<WaitingReport[]> {
  const { rows } = await tx.client.query<WaitingReport>(
    `select r.report_id as id, r.dwelling_id as "homeId", r.person_id as "personId", r.received_at as "receivedAt"
     from self_report r where r.community_id = $1 and r.status = 'open' and r.received_at <= $2
       and not exists (select from task t where t.community_id = r.community_id and t.about_id = r.report_id)`,
    [communityId, before],
  )
  return rows
}

/** What a person sent or had written down. */
export async function listReportsOf(tx: Tx, communityId: string, personId: string): Promise<SelfReportRow[]> {
  const { rows } = await tx.client.query<SelfReportRow>(
    `select ${COLUMNS} from ${FROM} where r.community_id = $1 and r.person_id = $2 order by r.number desc`,
    [communityId, personId],
  )
  return rows
}

/** A report as it was written, from how it is kept. */
export function reportOf(row: Pick<SelfReportRow, "kind" | "detail">): SelfReport {
  const { answer: _answer, ...written } = row.detail
  // it was checked when it came in
  return { kind: row.kind, ...written } as SelfReport
}
