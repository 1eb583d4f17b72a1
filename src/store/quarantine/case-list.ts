import type { PlainDate } from "../../core/kit/dates.ts"
import type { CaseFile } from "../../core/quarantine/case-file.ts"
import type { EndReason } from "../../core/quarantine/case-fold.ts"
import type { CaseShow } from "../../core/quarantine/urgency.ts"
import type { Tx } from "../database/db.ts"
import { doorOrder, doorText, joinDoor } from "../report/rows-page.ts"

export type CaseListRow = {
  readonly id: string
  readonly personId: string
  readonly homeId: string
  readonly door: string
  readonly name: string
  readonly openedOn: PlainDate
  /** When today it was registered; empty where that was earlier. */
  readonly openedClock: string
  readonly countedFrom: PlainDate
  readonly dueOn: PlainDate
  readonly endedOn: PlainDate | null
  readonly endReason: EndReason | null
  readonly order: string | null
  readonly file: CaseFile | null
  readonly openedHere: boolean | null
  readonly ownerId: string | null
  readonly owner: string | null
  readonly objectedAt: string | null
  readonly followedUntil: PlainDate | null
  readonly morning: number | null
  readonly afternoon: number | null
  /** The day of the last fever, of today or of the day before: whoever had one is watched for a day. */
  readonly feverOn: PlainDate | null
}

/** Whom a list is narrowed to: a home by its door, or part of a name. */
export type CaseSearch =
  | {
      readonly by: "door"
      readonly lane: string | null
      readonly number: string
      readonly room: string | null
    }
  | { readonly by: "name"; readonly text: string }

const columns = `c.case_id as id, c.person_id as "personId", c.dwelling_id as "homeId", ${doorText} as door,
  coalesce(p.name, '') as name, c.opened_on as "openedOn",
  case when c.opened_on = $2 then c.opened_clock else '' end as "openedClock", c.counted_from as "countedFrom", c.due_on as "dueOn",
  c.ended_on as "endedOn", c.end_reason as "endReason", c.extension_order as "order", k.state as file,
  k.opened_here as "openedHere", k.owner_id as "ownerId", a.name as owner, k.objected_at as "objectedAt",
  k.followed_until as "followedUntil", t.morning, t.afternoon, r.day as "feverOn"`

/** What stands beside a case: person, file, owner, today's readings, a fever since yesterday. */
const beside = `${joinDoor("c")}
  left join person_identity p on p.community_id = c.community_id and p.person_id = c.person_id
  left join case_file k on k.community_id = c.community_id and k.case_id = c.case_id
  left join account a on a.community_id = k.community_id and a.account_id = k.owner_id
  left join today t on t.person_id = c.person_id
  left join fevers r on r.person_id = c.person_id`

const withToday = `with today as (
    select f.person_id, max((f.data->>'体温')::float8) filter (where f.data->>'时段' = '上午') as morning,
      max((f.data->>'体温')::float8) filter (where f.data->>'时段' = '下午') as afternoon
    from fact f where f.community_id = $1 and f.kind = 'reading' and f.day = $2
      and not exists (select from fact x where x.community_id = $1 and x.corrects = f.fact_id)
    group by f.person_id
  ), fevers as (
    select person_id, max(day) as day from reading_day
    where community_id = $1 and day in ($2, $2::date - 1) and fever group by person_id
  )`

const whenOf = {
  open: "c.ended_on is null",
  followed: "c.end_reason = 'released' and k.followed_until is not null",
  ended: "c.ended_on is not null",
} as const satisfies Record<CaseShow, string>

const orderOf = {
  open: `c.due_on, ${doorOrder}, c.case_id`,
  followed: `k.followed_until, ${doorOrder}, c.case_id`,
  ended: "c.ended_on desc, c.case_id",
} as const satisfies Record<CaseShow, string>

/** Cases of one kind, with all that a line of the list says. */
export async function listCaseLines(
  tx: Tx,
  communityId: string,
  show: CaseShow,
  today: PlainDate,
  stretch: { readonly offset: number; readonly limit: number },
): Promise<CaseListRow[]> {
  // the ended are picked before anything is joined: of ten campaigns one page is read
  const from =
    show === "ended"
      ? `(select * from quarantine_case where community_id = $1 and ended_on is not null
          order by ended_on desc, case_id offset $3 limit $4) c`
      : "quarantine_case c"
  const page = show === "ended" ? "" : "offset $3 limit $4"
  const { rows } = await tx.client.query<CaseListRow>({
    name: `case-lines-${show}`,
    text: `${withToday} select ${columns} from ${from} ${beside}
      where c.community_id = $1 and ${whenOf[show]} order by ${orderOf[show]} ${page}`,
    values: [communityId, today, stretch.offset, stretch.limit],
  })
  return rows
}

/** Cases of a door or a name, the newest first, whether they go on or not. */
export async function searchCaseLines(
  tx: Tx,
  communityId: string,
  search: CaseSearch,
  today: PlainDate,
  limit: number,
): Promise<CaseListRow[]> {
  const { text, values } = conditionOf(search)
  const { rows } = await tx.client.query<CaseListRow>({
    name: `find-case-lines-${search.by}`,
    text: `${withToday} select ${columns} from quarantine_case c ${beside}
     where c.community_id = $1 and ${text} order by c.ended_on desc nulls first, c.due_on, c.case_id limit $3`,
    values: [communityId, today, limit, ...values],
  })
  return rows
}

function conditionOf(search: CaseSearch): { readonly text: string; readonly values: readonly unknown[] } {
  if (search.by === "name") {
    return { text: "strpos(p.name, $4) > 0", values: [search.text] }
  }
  return {
    text: `s.number = $4 and ($5::text is null or s.lane = $5) and ($6::text is null or w.room = $6)`,
    values: [search.number, search.lane, search.room],
  }
}

/** One case, as its line in the list says it. */
export async function findCaseLine(
  tx: Tx,
  communityId: string,
  caseId: string,
  today: PlainDate,
): Promise<CaseListRow | undefined> {
  const { rows } = await tx.client.query<CaseListRow>({
    name: "find-case-line",
    text: `${withToday} select ${columns} from quarantine_case c ${beside} where c.community_id = $1 and c.case_id = $3`,
    values: [communityId, today, caseId],
  })
  return rows[0]
}

/** How many cases each list has. */
export async function countCases(
  tx: Tx,
  communityId: string,
): Promise<{ readonly open: number; readonly followed: number; readonly ended: number }> {
  const { rows } = await tx.client.query<{ open: number; followed: number; ended: number }>({
    name: "count-cases",
    text: `select count(*) filter (where ended_on is null) as open, count(*) filter (where ended_on is not null) as ended,
        (select count(*) from case_file k where k.community_id = $1 and k.followed_until is not null) as followed
      from quarantine_case where community_id = $1`,
    values: [communityId],
  })
  return rows[0] ?? { open: 0, followed: 0, ended: 0 }
}
