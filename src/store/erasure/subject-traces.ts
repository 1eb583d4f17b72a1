import { plainText, type Traces } from "../../core/erasure/mentions.ts"
import type { Tx } from "../database/db.ts"

/** All that tells a person, and the dwellings at whose doors their name means them. */
export type SubjectTraces = {
  readonly traces: Traces
  readonly dwellingIds: readonly string[]
  /** Their doors by what a book writes: lane, stairwell's number, room. */
  readonly doors: readonly { readonly lane: string; readonly number: string; readonly room: string }[]
}

/** A name shorter than this, a number shorter than that, says nothing about anyone. */
const SHORTEST_NAME = 2
const SHORTEST_NUMBER = 5

/** Gathers what a person is told by, from their identity, their facts and their households; null where nobody is known. */
export async function findSubjectTraces(
  tx: Tx,
  communityId: string,
  personId: string,
): Promise<SubjectTraces | null> {
  const whom = [communityId, personId]
  const known = await tx.client.query(
    "select from person_identity where community_id = $1 and person_id = $2",
    whom,
  )
  if (known.rowCount === 0) return null
  const doors = await tx.client.query<{ id: string; lane: string; number: string; room: string }>(DOORS, whom)
  const dwellingIds = doors.rows.map((door) => door.id)
  const told = await tx.client.query<{ name: string | null; number: string | null }>(TOLD, [
    ...whom,
    dwellingIds,
  ])
  const names = distinct(told.rows.map((row) => plainText(row.name ?? ""))).filter(
    (name) => name.length >= SHORTEST_NAME,
  )
  const numbers = distinct(told.rows.map((row) => plainText(row.number ?? ""))).filter(
    (number) => number.length >= SHORTEST_NUMBER,
  )
  const others = await tx.client.query<{ trace: string }>(OTHERS, [...whom, dwellingIds, names, numbers])
  const shared = new Set(others.rows.map((row) => row.trace))
  const traces = { names: split(names, shared), numbers: split(numbers, shared) }
  return { traces, dwellingIds, doors: doors.rows }
}

/** Every trace as one list, to search rows with. */
export function needlesOf({ names, numbers }: Traces): string[] {
  return [...names.own, ...names.shared, ...numbers.own, ...numbers.shared]
}

/** What is stored, written as `plainText` writes it. */
export function plainSql(text: string): string {
  return `upper(translate(${text}, ' -', ''))`
}

const DOORS = `
  select w.dwelling_id as id, s.lane, s.number, w.room
  from dwelling w join stairwell s on s.community_id = w.community_id and s.stairwell_id = w.stairwell_id
  where w.community_id = $1 and w.dwelling_id in (
    select dwelling_id from stay where community_id = $1 and person_id = $2
    union select dwelling_id from fact where community_id = $1 and person_id = $2
    union select dwelling_id from quarantine_case where community_id = $1 and person_id = $2)`

const TOLD = `
  with own as (
    select name, phone, id_number from person_identity where community_id = $1 and person_id = $2
    union
    select d.data->>'姓名', d.data->>'手机号', d.data->>'身份证号'
      from fact f join fact_detail d on d.community_id = f.community_id and d.fact_id = f.fact_id
      where f.community_id = $1 and f.person_id = $2
    union
    select said->>'name', said->>'phone', said->>'idNumber'
      from register_change c cross join lateral (values (c.before), (c.after)) v (said)
      where c.community_id = $1 and $2 in (c.person_id, c.subject_id)
    union
    select d.name, d.phone, null from worker_detail d
      join worker w on w.community_id = d.community_id and w.worker_id = d.worker_id
      left join fact f on f.community_id = w.community_id and f.fact_id = w.fact_id
      where d.community_id = $1 and (w.person_id = $2 or f.person_id = $2)
    union
    select said->>'name', said->>'phone', said->>'id_number'
      from person_merge m
      join person_merge_detail d on d.community_id = m.community_id and d.merge_id = m.merge_id
      cross join lateral jsonb_array_elements(d.data->'changes') as change
      cross join lateral (values (change->'was'), (change->'is')) v (said)
      where m.community_id = $1 and m.kept_id = $2 and m.undone_at is null and change->>'table' = 'person_identity')
  select name, phone as number from own
  union select name, id_number from own
  union select null, x.phone from household_detail x
    join household h on h.community_id = x.community_id and h.household_id = x.household_id
    where x.community_id = $1 and h.dwelling_id = any($3::uuid[]) and x.householder in (select name from own)`

// whom else a name or a number tells: another person, a householder at another door, a row with another number
const OTHERS = `
  select name as trace from person_identity
    where community_id = $1 and person_id <> $2 and name = any($4::text[])
  union select phone from person_identity
    where community_id = $1 and person_id <> $2 and phone = any($5::text[])
  union select id_number from person_identity
    where community_id = $1 and person_id <> $2 and id_number = any($5::text[])
  union select x.householder from household_detail x
    join household h on h.community_id = x.community_id and h.household_id = x.household_id
    where x.community_id = $1 and x.householder = any($4::text[]) and x.phone <> all(array_append($5::text[], ''))
      and h.dwelling_id <> all($3::uuid[])
  union select name from worker_detail
    where community_id = $1 and name = any($4::text[]) and phone <> all(array_append($5::text[], ''))
  union select data->>'姓名' from fact_detail
    where community_id = $1 and data->>'姓名' = any($4::text[])
      and coalesce(data->>'手机号', '') <> all(array_append($5::text[], ''))`

function split(traces: readonly string[], shared: ReadonlySet<string>) {
  return {
    own: traces.filter((trace) => !shared.has(trace)),
    shared: traces.filter((trace) => shared.has(trace)),
  }
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)]
}
