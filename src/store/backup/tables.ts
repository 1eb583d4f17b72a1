import type { Connection } from "../database/db.ts"

export type BackedUpTable = { readonly name: string; readonly columns: readonly string[] }

/** Every table of the database, those that others point at before those that point. */
export async function listTables(client: Connection): Promise<BackedUpTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; needs: string[] }>(TABLES)
  const ordered: BackedUpTable[] = []
  const placed = new Set<string>()
  while (ordered.length < rows.length) {
    const ready = rows.filter((row) => !placed.has(row.name) && row.needs.every((name) => placed.has(name)))
    if (ready.length === 0) throw new Error("tables point at each other in a circle")
    for (const { name, columns } of ready) {
      ordered.push({ name, columns })
      placed.add(name)
    }
  }
  return ordered
}

/** The migrations that made the tables; none where there are no tables. */
export async function listApplied(client: Connection): Promise<string[]> {
  const { rows } = await client.query<{ there: boolean }>(
    "select to_regclass('migration') is not null as there",
  )
  if (!rows[0]?.there) return []
  const applied = await client.query<{ name: string }>("select name from migration order by name")
  return applied.rows.map((row) => row.name)
}

/** Whether any table but the list of migrations holds a row. */
export async function holdsRows(client: Connection, tables: readonly BackedUpTable[]): Promise<boolean> {
  for (const { name } of tables) {
    if (name === "migration") continue
    const { rowCount } = await client.query(`select from ${quoted(name)} limit 1`)
    if (rowCount !== 0) return true
  }
  return false
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

export function quotedList(names: readonly string[]): string {
  return names.map(quoted).join(", ")
}

const TABLES = `
  select c.relname as name,
    array(select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      order by a.attnum) as columns,
    array(select distinct o.relname::text from pg_constraint f join pg_class o on o.oid = f.confrelid
      where f.conrelid = c.oid and f.contype = 'f' and o.oid <> c.oid) as needs
  from pg_class c
  where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by c.relname`
