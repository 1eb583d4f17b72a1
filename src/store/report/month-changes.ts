import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

/** What is read month by month. */
export type KeptByMonth = "readings" | "tallies"

/** How often what belongs to a month (its first day) was changed. */
export type MonthChanges = ReadonlyMap<PlainDate, number>

/** How often each month was changed; a month of which there is nothing is left out. */
export async function listMonthChanges(
  tx: Tx,
  communityId: string,
): Promise<Readonly<Record<KeptByMonth, MonthChanges>>> {
  const { rows } = await tx.client.query<{ what: KeptByMonth; month: PlainDate; changes: number }>({
    name: "month-changes",
    text: "select what, month, changes from month_change where community_id = $1 order by month",
    values: [communityId],
  })
  const of = (what: KeptByMonth) =>
    new Map(rows.filter((row) => row.what === what).map(({ month, changes }) => [month, changes]))
  return { readings: of("readings"), tallies: of("tallies") }
}

/** A statement that counts the months of these days (an SQL list) as changed; `$1` is the neighbourhood. */
export function countMonthChanges(what: KeptByMonth, days: string): string {
  return `insert into month_change as c (community_id, what, month)
    select distinct $1::uuid, '${what}', date_trunc('month', day)::date as month from ${days} order by month
    on conflict (community_id, what, month) do update set changes = c.changes + 1`
}

/** Every month counts as changed: rows of it were deleted. */
export async function countAllMonthsChanged(tx: Tx, communityId: string): Promise<void> {
  await tx.client.query("update month_change set changes = changes + 1 where community_id = $1", [
    communityId,
  ])
}
