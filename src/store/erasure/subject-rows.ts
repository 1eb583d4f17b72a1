import { randomUUID } from "node:crypto"
import type { Tx } from "../database/db.ts"
import { countAllMonthsChanged } from "../report/month-changes.ts"
import { eraseDayRows } from "./day-rows.ts"

/** How many rows of each table a deletion has taken or blanked. */
export type ErasedCounts = Record<string, number>

/**
 * Deletes the rows that are about a person alone, and makes nameless those that count: a case, a screening, a stay each
 * stand under an id made for it, which nothing else knows. Fingerprints of deleted rows are kept, so that a book
 * read again does not bring them back. The tallies stay as they are.
 */
export async function eraseSubjectRows(
  tx: Tx,
  communityId: string,
  personId: string,
  now: string,
): Promise<ErasedCounts> {
  const counts: ErasedCounts = await eraseDayRows(tx, communityId, personId)
  const run = async (table: string, text: string, values: readonly unknown[] = [communityId, personId]) => {
    const { rowCount } = await tx.client.query(text, [...values])
    counts[table] = (counts[table] ?? 0) + (rowCount ?? 0)
  }
  const { rows: stays } = await tx.client.query<{ id: string }>(
    "select stay_id as id from stay where community_id = $1 and person_id = $2",
    [communityId, personId],
  )
  await run("register_change", OWN_CHANGES, [communityId, personId, stays.map((stay) => stay.id)])
  await run("transition", OWN_TRANSITIONS)
  await tx.client.query(FORGET_ROWS, [communityId, personId])
  await run("pass", STOP_PASSES, [communityId, personId, now])
  for (const table of ["fact_detail", "matter"]) {
    await run(
      table,
      `delete from ${table} where community_id = $1 and fact_id in (
        select fact_id from fact where community_id = $1 and person_id = $2)`,
    )
  }
  await run("fact", "delete from fact where community_id = $1 and person_id = $2")
  await run("task", "delete from task where community_id = $1 and person_id = $2")
  for (const table of ["planned_check", "care_plan"]) {
    await run(table, `delete from ${table} where community_id = $1 and person_id = $2`)
  }
  await run("reading_day", "delete from reading_day where community_id = $1 and person_id = $2")
  await countAllMonthsChanged(tx, communityId)
  await run("paper_line", "delete from paper_line where community_id = $1 and about_id = $2")
  await makeNameless(tx, communityId, personId, now, counts)
  for (const table of ["person_key", "person_identity", "person"]) {
    await run(table, `delete from ${table} where community_id = $1 and person_id = $2`)
  }
  return counts
}

/** Deletes facts that are about the person though no id says so (the roll of volunteers), and keeps their fingerprints. */
export async function eraseFacts(tx: Tx, communityId: string, factIds: readonly string[]): Promise<void> {
  const values = [communityId, factIds]
  await tx.client.query(
    `insert into forgotten_row (community_id, row_key)
     select community_id, row_key from fact
     where community_id = $1 and fact_id = any($2::uuid[]) and row_key is not null on conflict do nothing`,
    values,
  )
  for (const table of ["fact_detail", "matter", "fact"]) {
    await tx.client.query(
      `delete from ${table} where community_id = $1 and fact_id = any($2::uuid[])`,
      values,
    )
  }
}

async function makeNameless(
  tx: Tx,
  communityId: string,
  personId: string,
  now: string,
  counts: ErasedCounts,
): Promise<void> {
  for (const { table, key, renew, newIds } of COUNTED) {
    const { rows } = await tx.client.query<{ key: string }>(
      `select ${key} as key from ${table} where community_id = $1 and person_id = $2`,
      [communityId, personId],
    )
    for (const row of rows) {
      const nobody = randomUUID()
      await tx.client.query("insert into person (community_id, person_id, made_at) values ($1, $2, $3)", [
        communityId,
        nobody,
        now,
      ])
      await tx.client.query(
        `update ${table} set person_id = $3, ${renew} where community_id = $1 and ${key} = $2 and person_id = $4`,
        [communityId, row.key, nobody, personId, ...Array.from({ length: newIds }, () => randomUUID())],
      )
    }
    counts[table] = rows.length
  }
}

/** Rows that a day's sums count: what each is known by, what is blanked in it, how many ids are made anew. */
const COUNTED = [
  {
    table: "quarantine_case",
    key: "case_id",
    renew: "case_id = $5, opened_by = $6, extension_order = null",
    newIds: 2,
  },
  { table: "screening", key: "kind", renew: "kind = kind", newIds: 0 },
  {
    table: "stay",
    key: "stay_id",
    renew: "stay_id = $5, relation = '', care = '', remarks = null, row_key = null, row_content = null",
    newIds: 1,
  },
] as const

const OWN_CHANGES = `
  delete from register_change
  where community_id = $1 and (person_id = $2 or subject_id = $2 or subject_id = any($3::uuid[]))`

const OWN_TRANSITIONS = `
  delete from transition where community_id = $1 and subject_id in (
    select case_id from quarantine_case where community_id = $1 and person_id = $2
    union select task_id from task where community_id = $1 and person_id = $2
    union select plan_id from care_plan where community_id = $1 and person_id = $2
    union select fact_id from fact where community_id = $1 and person_id = $2)`

/** Their passes stay as numbers that are good no more: what is printed does not come back. */
const STOP_PASSES = `
  update pass set stop = coalesce(stop, 'void'), stopped_at = coalesce(stopped_at, $3), link_hash = null
  where community_id = $1 and pass_id in (select fact_id from fact where community_id = $1 and person_id = $2)`

const FORGET_ROWS = `
  insert into forgotten_row (community_id, row_key)
  select community_id, row_key from fact
    where community_id = $1 and person_id = $2 and row_key is not null
  union select community_id, row_key from stay
    where community_id = $1 and person_id = $2 and row_key is not null
  on conflict do nothing`
