import type { Tx } from "../database/db.ts"

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
    `insert into reading_day (community_id, day, person_id, slots, fever)
     select $1, * from unnest($2::date[], $3::uuid[], $4::smallint[], $5::boolean[])
     on conflict (community_id, day, person_id)
     do update set slots = reading_day.slots | excluded.slots, fever = reading_day.fever or excluded.fever`,
    [
      communityId,
      marks.map((mark) => mark.day),
      marks.map((mark) => mark.personId),
      marks.map((mark) => mark.slots),
      marks.map((mark) => mark.fever),
    ],
  )
}
