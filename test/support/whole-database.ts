import type { TestApp } from "./app.ts"
import { askOwn } from "./case-desk.ts"

/** What grows with every deed, whatever it does: the history of states, how often months were changed, when a topic was. */
const besides = [
  "audit_entry",
  "command",
  "community",
  "session",
  "account",
  "transition",
  "month_change",
  "topic_version",
  "person_merge",
  "person_merge_detail",
]

/** Rows that say as much as none. */
const idle: Readonly<Record<string, string>> = {
  tally: "amount <> 0",
  tally_month: "amount <> 0",
  planned_check: "status <> 'called-off'",
}

/** Table → a fingerprint of all its rows of the app's own neighbourhood. */
export async function readWholeDatabase(app: TestApp): Promise<Record<string, string>> {
  const tables = await askOwn<{ name: string }>(
    app,
    `select c.relname as name from pg_class c
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> all($1) and exists (
       select from pg_attribute a where a.attrelid = c.oid and a.attname = 'community_id') order by 1`,
    [besides],
  )
  const prints: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await askOwn<{ print: string }>(
      app,
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print from ${name} t where ${idle[name] ?? "true"}`,
    )
    prints[name] = row?.print ?? ""
  }
  return prints
}
