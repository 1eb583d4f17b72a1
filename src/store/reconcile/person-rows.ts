import {
  changedColumns,
  changesBetween,
  type RowChange,
  type WatchedRow,
} from "../../core/reconcile/row-changes.ts"
import type { Tx } from "../database/db.ts"
import { type PersonTable, personTables } from "./person-columns.ts"

/** Table → the rows that hang on people, as far as a merging may change them. */
export type PersonRows = ReadonlyMap<string, readonly WatchedRow[]>

export async function readPersonRows(
  tx: Tx,
  communityId: string,
  personIds: readonly string[],
): Promise<PersonRows> {
  const rows = new Map<string, WatchedRow[]>()
  for (const table of personTables) {
    const result = await tx.client.query<{ row: WatchedRow }>(
      `select ${rowOf(table)} as row from ${table.table} t
       where community_id = $1 and (${table.of.map((column) => `${column} = any($2::uuid[])`).join(" or ")})`,
      [communityId, personIds],
    )
    rows.set(
      table.table,
      result.rows.map(({ row }) => row),
    )
  }
  return rows
}

/** All that is not as it was. */
export function changesOfRows(before: PersonRows, after: PersonRows): RowChange[] {
  return personTables.flatMap(({ table, key }) =>
    changesBetween(table, key, before.get(table) ?? [], after.get(table) ?? []),
  )
}

/**
 * Takes changes back, of each column where it still stands as the change left it: what came later stays. Rows that had gone are there
 * again, and rows that had come go.
 */
export async function takeBackChanges(
  tx: Tx,
  communityId: string,
  changes: readonly RowChange[],
): Promise<void> {
  // whoever had gone is there before anything hangs on them
  for (const table of personTables.toReversed()) {
    const own = changes.filter((change) => change.table === table.table)
    // what was planned by the way is called off by itself
    const came = own.flatMap(({ was, is }) =>
      table.also === "all" && was === null && is !== null ? [is] : [],
    )
    const went = own.flatMap(({ was, is }) => (was !== null && is === null ? [was] : []))
    const moved = own.filter(({ was, is }) => was !== null && is !== null)
    const { table: name, key } = table
    const isIt = (alias: string) => key.map((column) => `t.${column} = ${alias}.${column}`).join(" and ")
    if (came.length > 0) {
      await tx.client.query(
        `delete from ${name} t using jsonb_populate_recordset(null::${name}, $2) i where t.community_id = $1 and ${isIt("i")}`,
        [communityId, JSON.stringify(came)],
      )
    }
    if (went.length > 0) {
      await tx.client.query(
        `insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1) on conflict do nothing`,
        [JSON.stringify(went)],
      )
    }
    if (moved.length > 0) {
      const sets = changedColumns(moved).map(
        (column) =>
          `${column} = case when t.${column} is not distinct from i.${column} then w.${column} else t.${column} end`,
      )
      await tx.client.query(
        `update ${name} t set ${sets.join(", ")}
         from jsonb_populate_recordset(null::${name}, $2) with ordinality w
         join jsonb_populate_recordset(null::${name}, $3) with ordinality i on i.ordinality = w.ordinality
         where t.community_id = $1 and ${isIt("w")}`,
        [communityId, JSON.stringify(moved.map(({ was }) => was)), JSON.stringify(moved.map(({ is }) => is))],
      )
    }
  }
}

function rowOf({ key, of, also }: PersonTable): string {
  if (also === "all") return "to_jsonb(t)"
  const pairs = [...new Set([...key, ...of, ...also])].map((column) => `'${column}', ${column}`)
  return `jsonb_build_object(${pairs.join(", ")})`
}
