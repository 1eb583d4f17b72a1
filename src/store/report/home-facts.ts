import type { BookFactKind } from "../../core/forms/fact-kind.ts"
import type { RowValues } from "../../core/forms/form.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import type { EndReason } from "../../core/quarantine/case-fold.ts"
import type { Tx } from "../database/db.ts"
import { notCorrected } from "./not-corrected.ts"

export type HomeFactRow = {
  readonly id: string
  readonly kind: BookFactKind
  readonly values: RowValues
  /** The columns filled later, as they stand now. */
  readonly later: RowValues
  readonly settledOn: PlainDate | null
  /** The account that wrote it; null where a book was imported without anybody signed in. */
  readonly recordedBy: string | null
}

export type HomeCaseRow = {
  readonly id: string
  readonly personId: string
  readonly person: string
  readonly openedOn: PlainDate
  readonly arrivedOn: PlainDate
  readonly countedFrom: PlainDate
  readonly dueOn: PlainDate
  readonly endedOn: PlainDate | null
  readonly endReason: EndReason | null
  readonly extensionOrder: string | null
}

export type HomeReadingRow = {
  readonly personId: string
  readonly day: PlainDate
  readonly slot: string
  readonly celsius: number
}

export type HomeChangeRow = {
  readonly id: string
  readonly at: string
  readonly who: string
  readonly action: string
  readonly on: PlainDate
  readonly reason: string
}

/** Of what happened in a home only the newest of these kinds since a day. */
export type HomeFactsWanted = {
  readonly kinds: readonly BookFactKind[]
  readonly since: PlainDate
  readonly most: number
}

/** What happened in a home up to a day, the newest first; all of it, or what is wanted. */
export async function listHomeFacts(
  tx: Tx,
  communityId: string,
  homeId: string,
  on: PlainDate,
  wanted: HomeFactsWanted | null = null,
): Promise<HomeFactRow[]> {
  const { rows } = await tx.client.query<HomeFactRow>({
    name: "home-facts",
    text: `select f.fact_id as id, f.kind, f.data || coalesce(d.data, '{}') as values,
       coalesce(m.state, '{}') as later,
       m.settled_on as "settledOn", a.name as "recordedBy"
     from fact f
     -- row by row, whatever the planner makes of a table that was filled a moment ago
     left join lateral (select d.data from fact_detail d
       where d.community_id = f.community_id and d.fact_id = f.fact_id limit 1) d on true
     left join lateral (select m.state, m.settled_on from matter m
       where m.community_id = f.community_id and m.fact_id = f.fact_id limit 1) m on true
     left join account a on a.community_id = f.community_id and a.account_id = f.recorded_by
     where f.community_id = $1 and f.dwelling_id = $2 and (f.day is null or f.day <= $3)
       and f.kind not in ('gate-undo', 'taken-back', 'attempt', 'case-step', 'quarantine-return') and ${notCorrected}
       and ($4::text[] is null or f.kind = any($4)) and ($5::date is null or f.day >= $5)
     order by f.day desc nulls last, f.at desc nulls last, f.fact_id desc limit $6`,
    values: [communityId, homeId, on, wanted?.kinds ?? null, wanted?.since ?? null, wanted?.most ?? null],
  })
  return rows
}

/** The cases of home quarantine opened in a home up to a day, the newest first. */
export async function listHomeCases(
  tx: Tx,
  communityId: string,
  homeId: string,
  on: PlainDate,
): Promise<HomeCaseRow[]> {
  const { rows } = await tx.client.query<HomeCaseRow>({
    name: "home-cases",
    text: `select c.case_id as id, c.person_id as "personId", coalesce(p.name, '') as person,
       c.opened_on as "openedOn",
       c.arrived_on as "arrivedOn", c.counted_from as "countedFrom", c.due_on as "dueOn", c.ended_on as "endedOn", c.end_reason as "endReason",
       c.extension_order as "extensionOrder"
     from quarantine_case c
     left join person_identity p on p.community_id = c.community_id and p.person_id = c.person_id
     where c.community_id = $1 and c.dwelling_id = $2 and c.opened_on <= $3
     order by c.opened_on desc, c.case_id`,
    values: [communityId, homeId, on],
  })
  return rows
}

/** The readings of these people up to a day, wherever they were taken. */
export async function listReadingsOf(
  tx: Tx,
  communityId: string,
  personIds: readonly string[],
  on: PlainDate,
): Promise<HomeReadingRow[]> {
  if (personIds.length === 0) return []
  const { rows } = await tx.client.query<HomeReadingRow>({
    name: "readings-of",
    text: `select f.person_id as "personId", f.day, f.data->>'时段' as slot, (f.data->>'体温')::float8 as celsius
     from fact f
     where f.community_id = $1 and f.person_id = any($2::uuid[]) and f.kind = 'reading' and f.day <= $3 and ${notCorrected}
     order by f.day, f.fact_id`,
    values: [communityId, [...personIds], on],
  })
  return rows
}

/** What was changed by hand or by a newer book about a home and those who live or lived in it. */
export async function listHomeChanges(
  tx: Tx,
  communityId: string,
  homeId: string,
  on: PlainDate,
): Promise<HomeChangeRow[]> {
  const { rows } = await tx.client.query<HomeChangeRow>({
    name: "home-changes",
    text: `select g.change_id as id, g.recorded_at as at, coalesce(a.name, '') as who,
       g.subject_kind || '.' || g.action as action, g.effective_on as "on", g.reason
     from register_change g
     left join account a on a.community_id = g.community_id and a.account_id = g.recorded_by
     where g.community_id = $1 and g.effective_on <= $3 and (g.dwelling_id = $2 or (g.subject_kind = 'person'
       and g.subject_id in (select h.person_id from stay h where h.community_id = $1 and h.dwelling_id = $2)))
     order by g.recorded_at desc, g.change_id desc`,
    values: [communityId, homeId, on],
  })
  return rows
}
