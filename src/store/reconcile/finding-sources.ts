import type { PlainDate } from "../../core/kit/dates.ts"
import type {
  Census,
  RegisterSaying,
  Registration,
  Resident,
  Saying,
  SeenReturn,
  SilentCase,
} from "../../core/reconcile/findings.ts"
import type { Tx } from "../database/db.ts"
import { notCorrected } from "../report/not-corrected.ts"
import { doorText, joinDoor } from "../report/rows-page.ts"

/** Somebody seen, with the door as it is written. */
export type SeenRow = Omit<SeenReturn, "known"> & { readonly door: string; readonly personId: string | null }

type Looked = { readonly since: PlainDate; readonly facts: readonly string[] }

/** Returnees who came in at a gate since a day, and those of earlier days that are still open. */
export async function listReturnsAtGates(tx: Tx, communityId: string, looked: Looked): Promise<SeenRow[]> {
  const { rows } = await tx.client.query<Omit<SeenRow, "source" | "rowId"> & { readonly gate: string }>(
    `select f.fact_id as id, f.fact_id as "factId", f.day, coalesce(d.data->>'姓名', '') as name,
       coalesce(d.data->>'手机号', '') as phone, f.dwelling_id as "dwellingId", f.person_id as "personId",
       case when w.dwelling_id is not null then ${doorText} else '' end as door, coalesce(f.data->>'门岗', '') as gate
     from fact f ${joinDoor("f")}
     left join fact_detail d on d.community_id = f.community_id and d.fact_id = f.fact_id
     where f.community_id = $1 and f.kind = 'gate-passage' and (f.day >= $2 or f.fact_id = any($3::uuid[]))
       and f.data->>'类别' = '返沪' and f.data->>'方向' = '进' and f.data->>'结果' <> '劝返' and ${notCorrected}
       and (f.dwelling_id is not null or d.data->>'姓名' <> '' or d.data->>'手机号' <> '')`,
    [communityId, looked.since, looked.facts],
  )
  return rows.map(({ gate, ...row }) => ({ ...row, rowId: null, source: { kind: "gate", of: gate } }))
}

/** Calls in which a return was announced from a number whose owner and home nobody knows. */
export async function listReturnsOnPhone(tx: Tx, communityId: string, looked: Looked): Promise<SeenRow[]> {
  const { rows } = await tx.client.query<Omit<SeenRow, "source" | "rowId">>(
    `select f.fact_id as id, f.fact_id as "factId", f.day, '' as name, coalesce(d.data->>'来电号码', '') as phone,
       null as "dwellingId", null as "personId", '' as door
     from fact f join fact_detail d on d.community_id = f.community_id and d.fact_id = f.fact_id
     where f.community_id = $1 and f.kind = 'call' and (f.day >= $2 or f.fact_id = any($3::uuid[]))
       and f.data->>'类别' = '返沪报备' and f.dwelling_id is null and f.person_id is null
       and not exists (select from phone_call c where c.community_id = f.community_id and c.fact_id = f.fact_id
         and (c.person_id is not null or c.dwelling_id is not null))
       and d.data->>'来电号码' <> '' and ${notCorrected}`,
    [communityId, looked.since, looked.facts],
  )
  return rows.map((row) => ({ ...row, rowId: null, source: { kind: "call", of: "" } }))
}

/** Returns that residents announced themselves and nobody has settled; `day` is that of the arrival. */
export async function listAnnouncedReturns(tx: Tx, communityId: string): Promise<SeenRow[]> {
  const { rows } = await tx.client.query<
    Omit<SeenRow, "source" | "rowId" | "factId"> & { readonly number: number }
  >(
    `select r.report_id as id, r.number, d.data->>'arrivedOn' as day, coalesce(d.data->>'name', '') as name,
       coalesce(d.data->>'phone', '') as phone, r.dwelling_id as "dwellingId", r.person_id as "personId",
       case when w.dwelling_id is not null then ${doorText} else '' end as door
     from self_report r ${joinDoor("r")}
     join self_report_detail d on d.community_id = r.community_id and d.report_id = r.report_id
     where r.community_id = $1 and r.kind = 'return' and r.status = 'open' and d.data->>'arrivedOn' <> ''`,
    [communityId],
  )
  return rows.map(({ number, ...row }) => ({
    ...{ ...row, rowId: null, factId: null },
    source: { kind: "report", of: String(number) },
  }))
}

/** Tenants whom a sheet of screening found and who live nowhere in the register. */
export async function listUnregisteredTenants(
  tx: Tx,
  communityId: string,
  looked: Looked,
  on: PlainDate,
): Promise<SeenRow[]> {
  const { rows } = await tx.client.query<Omit<SeenRow, "source" | "rowId">>(
    `select distinct on (f.person_id) f.person_id as id, f.fact_id as "factId", f.day, p.name, p.phone, f.dwelling_id as "dwellingId",
       f.person_id as "personId", case when w.dwelling_id is not null then ${doorText} else '' end as door
     from fact f ${joinDoor("f")}
     join person_identity p on p.community_id = f.community_id and p.person_id = f.person_id
     where f.community_id = $1 and f.kind = 'tenant-screening' and (f.day >= $2 or f.fact_id = any($3::uuid[])) and ${notCorrected}
       and not exists (select from stay h where h.community_id = $1 and h.person_id = f.person_id
         and (h.from_on is null or h.from_on <= $4) and (h.to_on is null or $4 < h.to_on))
     order by f.person_id, f.day desc, f.fact_id desc`,
    [communityId, looked.since, looked.facts, on],
  )
  return rows.map((row) => ({ ...row, rowId: null, source: { kind: "screening", of: row.day } }))
}

/** Beyond so many they are for the desk of lists alone: nobody reads as many findings. */
const MOST_MISSED = 2_000

/**
 * Rows of lists that the register does not know, or that were found to be missed, and that ended in nobody yet; those of another area
 * are nobody's here. The oldest first, so that none comes and goes.
 */
export async function listMissedRows(
  tx: Tx,
  communityId: string,
): Promise<(SeenRow & { readonly isMissed: boolean })[]> {
  const { rows } = await tx.client.query<{
    id: string
    day: PlainDate
    sender: string
    personId: string | null
    isMissed: boolean
    cells: readonly string[] | null
    kinds: readonly string[] | null
  }>(
    `select r.row_id as id, (l.made_at at time zone 'Asia/Shanghai')::date as day, coalesce(ld.data->>'sender', '') as sender,
       case when r.outcome = 'missed' then r.person_id end as "personId", r.outcome is not null as "isMissed",
       rd.data->'cells' as cells, ld.data->'kinds' as kinds
     from list_row r join person_list l on l.community_id = r.community_id and l.list_id = r.list_id
     left join person_list_detail ld on ld.community_id = r.community_id and ld.list_id = r.list_id
     left join list_row_detail rd on rd.community_id = r.community_id and rd.row_id = r.row_id
     where r.community_id = $1 and l.taken_back_at is null and r.end_kind is null
       and (r.outcome = 'missed' or (r.outcome is null and r.identity = 'new'
         and not coalesce((rd.data->>'isElsewhere')::boolean, false)))
     order by r.outcome is null, l.made_at, r.list_id, r.place limit $2`,
    [communityId, MOST_MISSED],
  )
  return rows.map(({ sender, cells, kinds, ...row }) => {
    const said = (kind: string) =>
      (cells ?? [])
        .filter((_, at) => kinds?.[at] === kind)
        .join(" ")
        .trim()
    return {
      ...row,
      ...{ name: said("name"), phone: said("phone"), door: said("door"), dwellingId: null },
      ...{ rowId: row.id, factId: null, source: { kind: "list", of: sender } as const },
    }
  })
}

/** Registrations of returnees since a day. */
export async function listRegistrations(
  tx: Tx,
  communityId: string,
  since: PlainDate,
): Promise<Registration[]> {
  const { rows } = await tx.client.query<Registration>(
    `select f.fact_id as id, f.person_id as "personId", coalesce(p.name, d.data->>'姓名', '') as name,
       coalesce(d.data->>'手机号', p.phone, '') as phone, f.dwelling_id as "dwellingId", f.day,
       f.data->>'登记时间' as at, f.data->>'抵沪日期' as "arrivedOn", coalesce(d.data->>'来自', '') as origin
     from fact f left join fact_detail d on d.community_id = f.community_id and d.fact_id = f.fact_id
     left join person_identity p on p.community_id = f.community_id and p.person_id = f.person_id
     where f.community_id = $1 and f.kind = 'returnee-registration' and f.day >= $2 and ${notCorrected}`,
    [communityId, since],
  )
  return rows
}

/** The doors where people live and the telephones they have, their home's among them. */
export async function listRegisterSayings(
  tx: Tx,
  communityId: string,
  on: PlainDate,
): Promise<RegisterSaying[]> {
  const { rows } = await tx.client.query<RegisterSaying>(
    `select h.person_id as "personId", 'address' as field, array_agg(distinct ${doorText}) as texts
     from stay h ${joinDoor("h")} where h.community_id = $1 and ${current} and w.dwelling_id is not null group by h.person_id
     union all
     select p.person_id, 'phone', array_agg(distinct p.phone) || coalesce(array_agg(distinct d.phone) filter (where d.phone is not null), '{}')
     from person_identity p
     left join stay h on h.community_id = $1 and h.person_id = p.person_id and ${current}
     left join household o on o.community_id = $1 and o.dwelling_id = h.dwelling_id and (o.to_on is null or $2 < o.to_on)
     left join household_detail d on d.community_id = $1 and d.household_id = o.household_id
     where p.community_id = $1 and p.phone <> '' group by p.person_id`,
    [communityId, on],
  )
  return rows
}

/** What registrations, screenings of tenants and passes say of somebody's door and telephone: the newest of each. */
export async function listSayings(tx: Tx, communityId: string, since: PlainDate): Promise<Saying[]> {
  type Row = {
    id: string
    personId: string
    kind: string
    day: string
    dwellingId: string | null
    door: string
    phone: string
  }
  const { rows } = await tx.client.query<Row>(
    `select distinct on (f.person_id, f.kind) f.fact_id as id, f.person_id as "personId", f.kind, f.day,
       f.dwelling_id as "dwellingId", case when w.dwelling_id is not null then ${doorText} else '' end as door,
       coalesce(d.data->>'手机号', '') as phone
     from fact f ${joinDoor("f")}
     left join fact_detail d on d.community_id = f.community_id and d.fact_id = f.fact_id
     left join pass p on p.community_id = f.community_id and p.pass_id = f.fact_id
     where f.community_id = $1 and f.person_id is not null and f.day >= $2 and ${notCorrected}
       and f.kind in ('returnee-registration', 'tenant-screening', 'pass') and p.stop is null
     order by f.person_id, f.kind, f.day desc, f.fact_id desc`,
    [communityId, since],
  )
  return rows.flatMap(({ id, personId, kind, day, dwellingId, door, phone }) => {
    const source = { kind: kind === "pass" ? "pass" : "screening", of: day } as const
    const said = { id, personId, source, dwellingId }
    return [
      { ...said, field: "address", text: door },
      { ...said, field: "phone", text: phone },
    ] as const
  })
}

/** Open cases, each with the first day since which there is no temperature. */
export async function listSilentCases(tx: Tx, communityId: string, today: PlainDate): Promise<SilentCase[]> {
  const { rows } = await tx.client.query<SilentCase>(
    `select c.case_id as "caseId", c.person_id as "personId", c.dwelling_id as "dwellingId",
       greatest(c.opened_on, coalesce((select max(r.day) + 1 from reading_day r
         where r.community_id = $1 and r.person_id = c.person_id and r.slots > 0 and r.day <= $2), c.opened_on)) as since
     from quarantine_case c where c.community_id = $1 and c.ended_on is null and c.opened_on <= $2`,
    [communityId, today],
  )
  return rows
}

/** Of stays h those on a day. */
const current = "(h.from_on is null or h.from_on <= $2) and (h.to_on is null or $2 < h.to_on)"

/** The newest list that asks who lives here, with everybody of the register who stands on it or may. */
export async function findCensus(tx: Tx, communityId: string, since: PlainDate): Promise<Census | null> {
  const { rows } = await tx.client.query<Omit<Census, "people"> & { readonly people: readonly string[] }>(
    `select l.list_id as id, (l.made_at at time zone 'Asia/Shanghai')::date as day, coalesce(d.data->>'sender', '') as sender,
       array(select distinct p.id from list_row r
         left join list_row_detail rd on rd.community_id = r.community_id and rd.row_id = r.row_id
         cross join lateral (select r.person_id::text as id union select c->>'personId'
           from jsonb_array_elements(coalesce(rd.data->'candidates', '[]')) c where r.identity <> 'same') p
         where r.community_id = $1 and r.list_id = l.list_id and p.id is not null) as people
     from person_list l join person_list_detail d on d.community_id = l.community_id and d.list_id = l.list_id
     where l.community_id = $1 and l.asks = 'residence' and l.taken_back_at is null and l.matched_at is not null
       and (l.made_at at time zone 'Asia/Shanghai')::date >= $2
     order by (select count(*) from list_row r where r.community_id = $1 and r.list_id = l.list_id) desc, l.made_at desc limit 1`,
    [communityId, since],
  )
  const [census] = rows
  return census === undefined ? null : { ...census, people: new Set(census.people) }
}

/** When a list that asks who lives here was last matched; nothing where none was. */
export async function lastCensusMatched(tx: Tx, communityId: string): Promise<string> {
  const { rows } = await tx.client.query<{ at: string | null }>(
    "select max(matched_at)::text as at from person_list where community_id = $1 and asks = 'residence' and taken_back_at is null",
    [communityId],
  )
  return rows[0]?.at ?? ""
}

/** Who lives here, each with the last day on which a book, a gate or a call says anything of them. */
export async function listResidents(tx: Tx, communityId: string, on: PlainDate): Promise<Resident[]> {
  const { rows } = await tx.client.query<Resident>(
    `select distinct on (h.person_id) h.person_id as "personId", h.dwelling_id as "dwellingId",
       greatest(h.from_on, (select max(f.day) from fact f where f.community_id = $1 and f.person_id = h.person_id)) as "seenOn"
     from stay h where h.community_id = $1 and ${current} order by h.person_id, h.from_on desc nulls last, h.stay_id`,
    [communityId, on],
  )
  return rows
}
