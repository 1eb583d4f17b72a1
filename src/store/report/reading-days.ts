import type { RowValues } from "../../core/forms/form.ts"
import type { Tx } from "../database/db.ts"
import { countMonthChanges } from "./month-changes.ts"
import { notCorrected } from "./not-corrected.ts"

/** What is left of a person's readings of a day, where none or fewer stand than were marked. */
export async function setReadingDay(
  tx: Tx,
  communityId: string,
  mark: {
    readonly day: string
    readonly personId: string
    readonly slots: number
    readonly fever: boolean
  },
): Promise<void> {
  await tx.client.query(
    `with mark as (
       update reading_day set slots = $4, fever = $5 where community_id = $1 and day = $2 and person_id = $3
     ) ${countMonthChanges("readings", "(select $2::date as day) changed")}`,
    [communityId, mark.day, mark.personId, mark.slots, mark.fever],
  )
}

/** A person's readings of a day that stand, as their book has them. */
export async function listStandingReadings(
  tx: Tx,
  communityId: string,
  personId: string,
  day: string,
): Promise<RowValues[]> {
  const { rows } = await tx.client.query<{ data: RowValues }>(
    `select f.data from fact f where f.community_id = $1 and f.person_id = $2 and f.kind = 'reading' and f.day = $3
       and ${notCorrected}`,
    [communityId, personId, day],
  )
  return rows.map((row) => row.data)
}

/** Marks which readings of a day were taken. A mark once set stays: a reading is a fact. */
export async function markReadingDays(
  tx: Tx,
  communityId: string,
  marks: readonly {
    readonly day: string
    readonly personId: string
    readonly slots: number
    readonly fever: boolean
  }[],
): Promise<void> {
  if (marks.length === 0) return
  await tx.client.query(
    `with mark as (
       insert into reading_day (community_id, day, person_id, slots, fever)
       select $1, * from unnest($2::date[], $3::uuid[], $4::smallint[], $5::boolean[])
       on conflict (community_id, day, person_id)
       do update set slots = reading_day.slots | excluded.slots, fever = reading_day.fever or excluded.fever
     ) ${countMonthChanges("readings", "unnest($2::date[]) as changed (day)")}`,
    [
      communityId,
      marks.map((mark) => mark.day),
      marks.map((mark) => mark.personId),
      marks.map((mark) => mark.slots),
      marks.map((mark) => mark.fever),
    ],
  )
}

/** Every reading of people that stands, as their book has them. */
export async function listReadingsOf(
  tx: Tx,
  communityId: string,
  personIds: readonly string[],
): Promise<{ readonly personId: string; readonly values: RowValues }[]> {
  const { rows } = await tx.client.query<{ personId: string; values: RowValues }>(
    `select f.person_id as "personId", f.data as values from fact f
     where f.community_id = $1 and f.person_id = any($2::uuid[]) and f.kind = 'reading' and ${notCorrected}`,
    [communityId, personIds],
  )
  return rows
}

/** Writes people's days with readings anew, and none else. */
export async function replaceReadingDays(
  tx: Tx,
  communityId: string,
  personIds: readonly string[],
  marks: Parameters<typeof markReadingDays>[2],
): Promise<void> {
  await tx.client.query(
    `with gone as (
       delete from reading_day where community_id = $1 and person_id = any($2::uuid[]) returning day
     ) ${countMonthChanges("readings", "gone")}`,
    [communityId, personIds],
  )
  await markReadingDays(tx, communityId, marks)
}
