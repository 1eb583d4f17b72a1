import type { BookFactKind } from "../../core/forms/fact-kind.ts"
import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import type { HomeFactRow } from "../report/home-facts.ts"
import { notCorrected } from "../report/not-corrected.ts"
import { doorText, joinDoor } from "../report/rows-page.ts"

export type OwnPerson = {
  readonly name: string
  readonly sex: string
  readonly idNumber: string
  readonly phone: string
}

export async function findOwnPerson(
  tx: Tx,
  communityId: string,
  personId: string,
): Promise<OwnPerson | undefined> {
  const { rows } = await tx.client.query<OwnPerson>(
    `select name, coalesce(sex, '') as sex, id_number as "idNumber", phone
     from person_identity where community_id = $1 and person_id = $2`,
    [communityId, personId],
  )
  return rows[0]
}

export type OwnStay = {
  readonly dwellingId: string
  readonly door: string
  readonly standing: string
  readonly relation: string
  readonly care: string
  readonly from: PlainDate | null
  readonly to: PlainDate | null
}

/** Where a person lives and lived, the present first. */
export async function listOwnStays(tx: Tx, communityId: string, personId: string): Promise<OwnStay[]> {
  const { rows } = await tx.client.query<OwnStay>(
    `select h.dwelling_id as "dwellingId", ${doorText} as door, h.standing, h.relation, h.care, h.from_on as "from",
       h.to_on as "to"
     from stay h ${joinDoor("h")} where h.community_id = $1 and h.person_id = $2
     order by h.to_on desc nulls first, h.stay_id`,
    [communityId, personId],
  )
  return rows
}

export type OwnCase = {
  readonly caseId: string
  readonly dwellingId: string
  readonly door: string
  readonly openedOn: PlainDate
  readonly arrivedOn: PlainDate
  readonly countedFrom: PlainDate
  readonly dueOn: PlainDate
  readonly endedOn: PlainDate | null
  readonly extensionOrder: string | null
}

/** A person's cases of home quarantine, the newest first. */
export async function listOwnCases(tx: Tx, communityId: string, personId: string): Promise<OwnCase[]> {
  const { rows } = await tx.client.query<OwnCase>(
    `select c.case_id as "caseId", c.dwelling_id as "dwellingId", ${doorText} as door, c.opened_on as "openedOn", c.arrived_on as "arrivedOn",
       c.counted_from as "countedFrom", c.due_on as "dueOn", c.ended_on as "endedOn",
       c.extension_order as "extensionOrder"
     from quarantine_case c ${joinDoor("c")}
     where c.community_id = $1 and c.person_id = $2 order by c.opened_on desc, c.case_id`,
    [communityId, personId],
  )
  return rows
}

/** Rows of the books about a person, what went through a gate with a pass of theirs among them; the newest first. */
export async function listOwnFacts(
  tx: Tx,
  communityId: string,
  personId: string,
  kinds: readonly BookFactKind[],
): Promise<HomeFactRow[]> {
  const { rows } = await tx.client.query<HomeFactRow>(
    `with own as (
       select fact_id from fact where community_id = $1 and person_id = $2
       union
       select g.fact_id from fact g where g.community_id = $1 and g.kind = 'gate-passage' and g.data->>'通行证号' in (
         select p.data->>'证号' from fact p where p.community_id = $1 and p.kind = 'pass' and p.person_id = $2))
     select f.fact_id as id, f.kind, f.data || coalesce(d.data, '{}') as values, coalesce(m.state, '{}') as later,
       m.settled_on as "settledOn", null as "recordedBy"
     from own join fact f on f.community_id = $1 and f.fact_id = own.fact_id
     left join fact_detail d on d.community_id = f.community_id and d.fact_id = f.fact_id
     left join matter m on m.community_id = f.community_id and m.fact_id = f.fact_id
     where f.kind = any($3::text[]) and ${notCorrected}
     order by f.day desc nulls last, f.at desc nulls last, f.fact_id desc limit 400`,
    [communityId, personId, kinds],
  )
  return rows
}

export type OwnHomeFact = {
  readonly kind: "visit" | "need"
  readonly at: string
  readonly category: string
  readonly settledOn: PlainDate | null
}

/** Visits to and needs of homes while a person was there. What was said stays out: others live there too. */
export async function listOwnHomeFacts(
  tx: Tx,
  communityId: string,
  homes: readonly {
    readonly dwellingId: string
    readonly from: PlainDate | null
    readonly to: PlainDate | null
  }[],
): Promise<OwnHomeFact[]> {
  const { rows } = await tx.client.query<OwnHomeFact>(
    `select f.kind, f.data->>'时间' as at, coalesce(f.data->>'类别', '') as category, m.settled_on as "settledOn"
     from fact f left join matter m on m.community_id = f.community_id and m.fact_id = f.fact_id
     where f.community_id = $1 and f.dwelling_id = any($2::uuid[]) and f.kind in ('visit', 'need') and ${notCorrected}
       and exists (select from unnest($2::uuid[], $3::date[], $4::date[]) as h (dwelling_id, from_on, to_on)
         where h.dwelling_id = f.dwelling_id and (h.from_on is null or f.day >= h.from_on)
           and (h.to_on is null or f.day <= h.to_on))
     order by f.day desc, f.at desc nulls last, f.fact_id desc limit 200`,
    [
      communityId,
      homes.map((home) => home.dwellingId),
      homes.map((home) => home.from),
      homes.map((home) => home.to),
    ],
  )
  return rows
}

export type OwnLook = {
  readonly at: Instant
  readonly who: string
  readonly action: string
  readonly purpose: string
}

/** Who looked at a person, or at names and numbers of their home, the newest first. */
export async function listOwnLooks(
  tx: Tx,
  communityId: string,
  personId: string,
  dwellingIds: readonly string[],
): Promise<OwnLook[]> {
  const { rows } = await tx.client.query<OwnLook>(
    `select e.at, coalesce(a.name, '') as who, e.action, coalesce(e.data->>'purpose', '') as purpose
     from audit_entry e left join account a on a.community_id = e.community_id and a.account_id = e.account_id
     where e.community_id = $1 and (e.subject_id = $2 or (e.subject_id = any($3::uuid[]) and e.action = 'home.unmask'))
     order by e.entry_id desc limit 200`,
    [communityId, personId, dwellingIds],
  )
  return rows
}
