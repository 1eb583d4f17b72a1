import { randomUUID } from "node:crypto"
import type pg from "pg"

/** A table that belongs to neighbourhoods, with the columns that a row must fill. */
export type TenantTable = { readonly name: string; readonly columns: readonly Column[] }
type Column = { readonly name: string; readonly type: string; readonly option: string | null }

/** Every table with a neighbourhood in its key. */
export async function listTenantTables(client: pg.Client): Promise<TenantTable[]> {
  const { rows } = await client.query<{
    table: string
    column: string
    type: string
    option: string | null
  }>(`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
      -- the first value that a check constraint of this column alone allows
      (select substring(pg_get_constraintdef(k.oid) from '''([^'']*)''') from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] limit 1) as option
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
      and (a.attnotnull or a.attname = 'community_id') and not a.atthasdef
      and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'community_id')
    order by 1, a.attnum`)
  const names = [...new Set(rows.map((row) => row.table))]
  return names.map((name) => ({
    name,
    columns: rows
      .filter((row) => row.table === name)
      .map((row) => ({ name: row.column, type: row.type, option: row.option })),
  }))
}

/** One made-up row of a table for a neighbourhood. */
export function rowFor(table: TenantTable, communityId: string): { statement: string; values: unknown[] } {
  const columns = table.columns.map((column) => column.name)
  const places = columns.map((_, index) => `$${index + 1}`)
  return {
    statement: `insert into ${table.name} (${columns.join(", ")}) values (${places.join(", ")})`,
    values: table.columns.map((column, place) =>
      column.name === "community_id" ? communityId : fitting(column, place),
    ),
  }
}

/** Gives a neighbourhood one row in every table; foreign keys are not looked at. Needs a superuser. */
export async function insertOneRowEverywhere(
  client: pg.Client,
  tables: readonly TenantTable[],
  communityId: string,
): Promise<void> {
  await client.query("set session_replication_role = replica")
  for (const table of tables) {
    const row = rowFor(table, communityId)
    await client.query(row.statement, row.values)
  }
}

function fitting({ type, option }: Column, place: number): unknown {
  if (option === null) return madeUpValue(type, place)
  return type.endsWith("[]") ? [option] : option
}

/** `place`: later columns have later moments. */
function madeUpValue(type: string, place: number): unknown {
  switch (type) {
    case "uuid":
      return randomUUID()
    case "text":
      return randomUUID()
    case "date":
      return "2020-02-12"
    case "timestamp with time zone":
      return `2020-02-12T04:00:${String(place).padStart(2, "0")}Z`
    case "jsonb":
      return "{}"
    case "bytea":
      return Buffer.from(randomUUID())
    case "boolean":
      return false
    case "smallint[]":
      return "{1}"
    case "smallint":
      return 30
    case "integer":
    case "bigint":
    case "numeric":
    case "real":
      return 1
    case "integer[]":
      return [1]
    default:
      throw new Error(`no made-up value for the type ${type}`)
  }
}
