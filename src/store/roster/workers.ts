import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { DutyWorker, Family, WorkerKind } from "../../core/roster/duty-ground.ts"
import type { FreeTime } from "../../core/roster/free-times.ts"
import type { Tx } from "../database/db.ts"

type WorkerRow = {
  readonly id: string
  readonly kind: WorkerKind
  readonly familyId: string | null
  readonly isExperienced: boolean
  readonly skills: string[]
  readonly free: FreeTime[]
  readonly birthYear: number | null
  readonly birthMonth: number | null
  readonly mostTurns: number | null
  readonly heads: number
  readonly owedTurns: number
  readonly activeOn: PlainDate
}

/** Everybody who is on the roll now. */
export async function listDutyWorkers(tx: Tx, communityId: string): Promise<DutyWorker[]> {
  const { rows } = await tx.client.query<WorkerRow>({
    name: "duty-workers",
    text: `select worker_id as id, kind, family_id as "familyId", is_experienced as "isExperienced", skills, free,
        birth_year as "birthYear", birth_month as "birthMonth", most_turns as "mostTurns", coalesce(heads, 0) as heads,
        coalesce(owed_turns, 0) as "owedTurns", (active_at at time zone 'Asia/Shanghai')::date as "activeOn"
      from worker where community_id = $1 and stage = 'active' order by active_at, worker_id`,
    values: [communityId],
  })
  return rows
}

export async function listFamilies(tx: Tx, communityId: string): Promise<Family[]> {
  const { rows } = await tx.client.query<Family>({
    name: "families",
    text: `select family_id as id, bond from family where community_id = $1 order by made_at, family_id`,
    values: [communityId],
  })
  return rows
}

export type AbsenceRow = {
  readonly workerId: string
  readonly from: PlainDate
  readonly until: PlainDate | null
}

/** Absences that stand and reach into some days. */
export async function listAbsences(
  tx: Tx,
  communityId: string,
  { from, until }: { readonly from: PlainDate; readonly until: PlainDate },
): Promise<AbsenceRow[]> {
  const { rows } = await tx.client.query<AbsenceRow>({
    name: "worker-absences",
    text: `select worker_id as "workerId", from_on as from, until_on as until from worker_absence
      where community_id = $1 and ended_at is null and from_on <= $3 and coalesce(until_on, 'infinity') >= $2
      order by from_on, absence_id`,
    values: [communityId, from, until],
  })
  return rows
}

export type WishRow = {
  readonly workerId: string
  readonly day: PlainDate
  readonly hoursId: string | null
  readonly wish: "on" | "off"
}

export async function listWishes(
  tx: Tx,
  communityId: string,
  { from, until }: { readonly from: PlainDate; readonly until: PlainDate },
): Promise<WishRow[]> {
  const { rows } = await tx.client.query<WishRow>({
    name: "turn-wishes",
    text: `select worker_id as "workerId", day, hours_id as "hoursId", wish from turn_wish
      where community_id = $1 and withdrawn_at is null and day between $2 and $3 order by day, made_at, wish_id`,
    values: [communityId, from, until],
  })
  return rows
}

/** A line of the roll's book. */
export type BookVolunteer = {
  readonly factId: string
  readonly personId: string | null
  readonly name: string
  readonly phone: string
  readonly calling: string
  readonly free: readonly FreeTime[]
  /** What the book calls their family; empty for whoever comes alone. */
  readonly family: string
}

/** Puts lines of the roll's book on the roll; those that are there already stay as they are. */
export async function enrolFromBook(
  tx: Tx,
  communityId: string,
  volunteers: readonly BookVolunteer[],
  { at, newId }: { readonly at: Instant; readonly newId: () => string },
): Promise<void> {
  const families = [...new Set(volunteers.map(({ family }) => family))].filter((name) => name !== "")
  await tx.client.query(
    `insert into family (community_id, family_id, bond, book_name, made_at)
       select $1, id, 'together', name, $4 from unnest($2::uuid[], $3::text[]) as f (id, name)
       on conflict (community_id, book_name) where book_name is not null do nothing`,
    [communityId, families.map(() => newId()), families, at],
  )
  const columns = [
    volunteers.map(({ factId }) => factId),
    volunteers.map(({ personId }) => personId),
    volunteers.map(({ family }) => family),
    volunteers.map(({ free }) => free.join(",")),
  ]
  await tx.client.query(
    `insert into worker (community_id, worker_id, kind, stage, joined_by, fact_id, person_id, family_id, free, asked_at, active_at)
       select $1, v.id, 'volunteer', 'active', 'book', v.id, v.person, f.family_id, string_to_array(v.free, ','), $6, $6
       from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[]) as v (id, person, family, free)
       left join family f on f.community_id = $1 and f.book_name = nullif(v.family, '')
       on conflict do nothing`,
    [communityId, ...columns, at],
  )
  await tx.client.query(
    `insert into worker_detail (community_id, worker_id, retention, name, phone, calling)
       select $1, id, 'campaign', name, phone, calling
       from unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) as v (id, name, phone, calling)
       on conflict do nothing`,
    [
      communityId,
      volunteers.map(({ factId }) => factId),
      ...(["name", "phone", "calling"] as const).map((field) => volunteers.map((one) => one[field])),
    ],
  )
}
