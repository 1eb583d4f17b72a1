import type { Tx } from "../database/db.ts"

/** Deletes what the working day holds about a person alone: planned checks, tasks, calls, cases' papers, plans, secrets, what they wrote. */
export async function eraseDayRows(
  tx: Tx,
  communityId: string,
  personId: string,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [table, text] of ROWS) {
    const { rowCount } = await tx.client.query(text, [communityId, personId])
    counts[table] = (counts[table] ?? 0) + (rowCount ?? 0)
  }
  return counts
}

/** Deletes what somebody wrote at their door without being known by id. */
export async function eraseReports(tx: Tx, communityId: string, reportIds: readonly string[]): Promise<void> {
  for (const text of [
    "delete from task where community_id = $1 and about_id = any($2::uuid[])",
    "delete from self_report where community_id = $1 and report_id = any($2::uuid[])",
  ])
    await tx.client.query(text, [communityId, reportIds])
}

/** Calls whose words are gone are known by no number any more. */
export async function forgetCallers(tx: Tx, communityId: string, factIds: readonly string[]): Promise<void> {
  await tx.client.query(
    `update phone_call set phone_key = null, person_id = null where community_id = $1 and fact_id = any($2::uuid[])`,
    [communityId, factIds],
  )
}

// a cause names the person whom it is about
const OWN_TASKS = "community_id = $1 and (person_id = $2 or strpos(cause, $2::uuid::text) > 0)"
const OWN_ROWS = "community_id = $1 and person_id = $2 and identity = 'same'"
const OWN_CHECKS = `community_id = $1 and (person_id = $2 or strpos(cause, $2::uuid::text) > 0 or source_id in (
    select plan_id from care_plan where community_id = $1 and person_id = $2))`

const MERGED = `
  with recursive merged as (
    select gone_id as id from person_merge where community_id = $1 and kept_id = $2 and undone_at is null
    union select m.gone_id from person_merge m join merged on m.kept_id = merged.id
      where m.community_id = $1 and m.undone_at is null)
  select id from merged`

/** In an order in which nothing is deleted that a later one looks for. */
const ROWS: readonly (readonly [table: string, text: string])[] = [
  [
    "transition",
    `delete from transition where community_id = $1 and subject_id in (
       select case_id from case_file where community_id = $1 and person_id = $2
       union select plan_id from care_plan where community_id = $1 and person_id = $2
       union select task_id from task where ${OWN_TASKS}
       union select check_id from planned_check where ${OWN_CHECKS})`,
  ],
  ["planned_check", `delete from planned_check where ${OWN_CHECKS}`],
  [
    "task",
    `delete from task where (${OWN_TASKS}) or (community_id = $1 and about_id in (
       select report_id from self_report where community_id = $1 and person_id = $2
       union select case_id from case_file where community_id = $1 and person_id = $2
       union select plan_id from care_plan where community_id = $1 and person_id = $2
       union select fact_id from fact where community_id = $1 and person_id = $2))`,
  ],
  ["self_report", "delete from self_report where community_id = $1 and person_id = $2"],
  ["case_file", "delete from case_file where community_id = $1 and person_id = $2"],
  ["care_plan", "delete from care_plan where community_id = $1 and person_id = $2"],
  [
    "list_row_detail",
    `delete from list_row_detail where community_id = $1 and row_id in (select row_id from list_row where ${OWN_ROWS})`,
  ],
  [
    // that a list had a row, and how it ended, stays for its sums
    "list_row",
    `update list_row set person_id = null, end_id = null, check_id = null, household = null where ${OWN_ROWS}`,
  ],
  [
    "list_row",
    "update list_row set person_id = null, chance = null where community_id = $1 and person_id = $2 and identity <> 'same'",
  ],
  [
    // a title above the rows may name anybody
    "person_list_shape",
    "delete from person_list_shape where community_id = $1 and $2::uuid is not null",
  ],
  ["likeness", "delete from likeness where community_id = $1 and $2 in (one_id, other_id)"],
  ["person_secret", "delete from person_secret where community_id = $1 and person_id = $2"],
  [
    // a number that somebody else was known by too stays theirs
    "phone_call",
    `update phone_call c set phone_key = null where community_id = $1 and person_id is null and phone_key in (
       select phone_key from phone_call where community_id = $1 and person_id = $2)
       and not exists (select from phone_call o where o.community_id = $1 and o.phone_key = c.phone_key
         and o.person_id <> $2)`,
  ],
  ["phone_call", "delete from phone_call where community_id = $1 and person_id = $2"],
  [
    // somebody who was merged is the one who is kept: what stood of them goes too
    "person",
    `delete from person where community_id = $1 and person_id in (${MERGED}) and person_id not in (
       select kept_id from person_merge where community_id = $1 and gone_id = $2 and undone_at is null)`,
  ],
  [
    "person_merge",
    `delete from person_merge where community_id = $1 and (kept_id = $2 or gone_id = $2 or kept_id in (${MERGED}))`,
  ],
  ["likeness", "delete from likeness where community_id = $1 and $2 in (one_id, other_id)"],
  [
    "finding",
    `delete from finding where community_id = $1 and ($2 in (person_id, other_person_id) or strpos(cause, $2::uuid::text) > 0
       or fact_id in (select fact_id from fact where community_id = $1 and person_id = $2))`,
  ],
  ["audit_entry", "update audit_entry set subject_id = null where community_id = $1 and subject_id = $2"],
  [
    "audit_entry",
    `update audit_entry set data = data - 'goneId' - 'other'
     where community_id = $1 and $2::uuid::text in (data->>'goneId', data->>'other')`,
  ],
]
