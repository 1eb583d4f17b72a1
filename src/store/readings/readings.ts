import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { notCorrected } from "../report/not-corrected.ts"

export type StandingReading = {
  readonly id: string
  readonly personId: string
  readonly day: PlainDate
  readonly slot: string
  readonly celsius: number
  readonly symptoms: string
  readonly how: string
  readonly by: string
}

const COLUMNS = `f.fact_id as id, f.person_id as "personId", f.day, f.data->>'时段' as slot,
  (f.data->>'体温')::float8 as celsius, coalesce(f.data->>'症状', '') as symptoms,
  coalesce(f.data->>'记录方式', '') as how, coalesce(d.data->>'记录人', '') as by`

/** The readings of a day that stand; of these people alone, where they are named. */
export async function listReadingsOfDay(
  tx: Tx,
  communityId: string,
  day: PlainDate,
  personIds: readonly string[] | null = null,
): Promise<StandingReading[]> {
  const { rows } = await tx.client.query<StandingReading>({
    name: "readings-of-day",
    text: `select ${COLUMNS} from fact f
      left join fact_detail d on d.community_id = $1 and d.fact_id = f.fact_id
      where f.community_id = $1 and f.kind = 'reading' and f.day = $2 and f.person_id is not null
        and ($3::uuid[] is null or f.person_id = any($3::uuid[])) and ${notCorrected}
      order by f.recorded_at, f.fact_id`,
    values: [communityId, day, personIds],
  })
  return rows
}

/** One reading that stands, with where it was taken. */
export async function findStandingReading(
  tx: Tx,
  communityId: string,
  factId: string,
): Promise<(StandingReading & { readonly homeId: string }) | undefined> {
  const { rows } = await tx.client.query<StandingReading & { readonly homeId: string }>(
    `select ${COLUMNS}, f.dwelling_id as "homeId" from fact f
     left join fact_detail d on d.community_id = $1 and d.fact_id = f.fact_id
     where f.community_id = $1 and f.fact_id = $2 and f.kind = 'reading' and f.person_id is not null
       and f.dwelling_id is not null and ${notCorrected}`,
    [communityId, factId],
  )
  return rows[0]
}

/** Person and home → who they are, as the book names them: those who live there or are in quarantine there. */
export async function listPeopleAt(
  tx: Tx,
  communityId: string,
  pairs: readonly { readonly personId: string; readonly homeId: string }[],
): Promise<Map<string, { readonly name: string; readonly idNumber: string; readonly door: string }>> {
  const { rows } = await tx.client.query<{ key: string; name: string; idNumber: string; door: string }>(
    `select g.person || ' ' || g.home as key, p.name, p.id_number as "idNumber",
       s.lane || '弄' || s.number || '号' || w.room || '室' as door
     from (select distinct person, home from unnest($2::uuid[], $3::uuid[]) as u (person, home)) g
     join person_identity p on p.community_id = $1 and p.person_id = g.person
     join dwelling w on w.community_id = $1 and w.dwelling_id = g.home
     join stairwell s on s.community_id = $1 and s.stairwell_id = w.stairwell_id
     where exists (select from stay t where t.community_id = $1 and t.dwelling_id = g.home and t.person_id = g.person)
       or exists (select from quarantine_case c where c.community_id = $1 and c.dwelling_id = g.home and c.person_id = g.person)`,
    [communityId, pairs.map((pair) => pair.personId), pairs.map((pair) => pair.homeId)],
  )
  return new Map(rows.map(({ key, ...person }) => [key, person]))
}
