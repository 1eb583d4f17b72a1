import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

export type LikenessKind = "person" | "row"

/** What somebody said of two records; `odds`: what the engine had given them. */
export type Likeness = {
  readonly id: string
  readonly oneKind: LikenessKind
  readonly oneId: string
  readonly otherKind: LikenessKind
  readonly otherId: string
  readonly said: "same" | "not-same" | "undone"
  readonly odds: number | null
}

export async function insertLikeness(
  tx: Tx,
  communityId: string,
  said: readonly Likeness[],
  by: { readonly at: Instant; readonly accountId: string },
): Promise<void> {
  await tx.client.query(
    `insert into likeness (community_id, said_at, said_by, likeness_id, one_kind, one_id, other_kind, other_id, said, odds)
     select $1, $2::timestamptz, $3::uuid, s.* from unnest($4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::uuid[],
       $9::text[], $10::real[]) as s`,
    [
      ...[communityId, by.at, by.accountId, said.map(({ id }) => id), said.map(({ oneKind }) => oneKind)],
      ...[said.map(({ oneId }) => oneId), said.map(({ otherKind }) => otherKind)],
      ...[said.map(({ otherId }) => otherId), said.map((one) => one.said), said.map(({ odds }) => odds)],
    ],
  )
}

export type SaidOfRow = {
  readonly rowId: string
  readonly personId: string
  readonly said: "same" | "not-same"
}

/** What stands of all that was said of rows and people of the register: the last word on each two. */
export async function listSaidOfRows(
  tx: Tx,
  communityId: string,
  rowIds: readonly string[],
): Promise<SaidOfRow[]> {
  const { rows } = await tx.client.query<SaidOfRow>(
    `select * from (
       select distinct on (one_id, other_id) other_id as "rowId", one_id as "personId", said from likeness
       where community_id = $1 and one_kind = 'person' and other_kind = 'row' and other_id = any($2::uuid[])
       order by one_id, other_id, said_at desc, likeness_id desc) s
     where said <> 'undone' order by "rowId", "personId"`,
    [communityId, rowIds],
  )
  return rows
}

/** The newest decisions are enough to learn from. */
const MOST_DECIDED = 2_000

/** What people decided of pairs that the engine had scored. */
export async function listDecidedOdds(
  tx: Tx,
  communityId: string,
): Promise<{ readonly odds: number; readonly same: boolean }[]> {
  const { rows } = await tx.client.query<{ odds: number; same: boolean }>(
    `select odds, said = 'same' as same from (
       select distinct on (one_id, other_id) odds, said, said_at from likeness where community_id = $1
       order by one_id, other_id, said_at desc, likeness_id desc) s
     where said <> 'undone' and odds is not null order by said_at desc limit $2`,
    [communityId, MOST_DECIDED],
  )
  return rows
}
