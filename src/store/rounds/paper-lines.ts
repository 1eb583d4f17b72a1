import type { PlainDate } from "../../core/kit/dates.ts"
import type { PaperWhat } from "../../core/rounds/paper.ts"
import type { Tx } from "../database/db.ts"

export type PaperLineRow = {
  readonly number: number
  readonly what: PaperWhat
  readonly homeId: string
  /** The planned check, the need, or the person whose temperatures are taken. */
  readonly aboutId: string
}

/** Gives every line of a day's pack a number, in this order; one that has a number keeps it. */
export async function numberPaperLines(
  tx: Tx,
  communityId: string,
  day: PlainDate,
  lines: readonly Omit<PaperLineRow, "number">[],
): Promise<void> {
  await tx.client.query(
    `insert into paper_line (community_id, day, number, what, dwelling_id, about_id)
     select $1, $2, coalesce((select max(number) from paper_line where community_id = $1 and day = $2), 0)
       + row_number() over (order by g.place), g.what, g.home, g.about
     from unnest($3::text[], $4::uuid[], $5::uuid[]) with ordinality as g (what, home, about, place)
     where not exists (select from paper_line l where l.community_id = $1 and l.day = $2 and l.what = g.what
       and l.about_id = g.about)`,
    [
      ...[communityId, day],
      lines.map((line) => line.what),
      lines.map((line) => line.homeId),
      lines.map((line) => line.aboutId),
    ],
  )
}

/** The numbered lines of a day's pack. */
export async function listPaperLines(tx: Tx, communityId: string, day: PlainDate): Promise<PaperLineRow[]> {
  const { rows } = await tx.client.query<PaperLineRow>(
    `select number, what, dwelling_id as "homeId", about_id as "aboutId" from paper_line
     where community_id = $1 and day = $2 order by number`,
    [communityId, day],
  )
  return rows
}

/** Person → telephone, of these people. */
export async function listPhones(
  tx: Tx,
  communityId: string,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<{ id: string; phone: string }>(
    "select person_id as id, phone from person_identity where community_id = $1 and person_id = any($2::uuid[])",
    [communityId, personIds],
  )
  return new Map(rows.map(({ id, phone }) => [id, phone]))
}
