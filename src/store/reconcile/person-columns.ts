/** A table whose rows say whose they are. */
export type PersonTable = {
  readonly table: string
  readonly key: readonly string[]
  /** The columns that name a person. */
  readonly of: readonly string[]
  /** What else a merging may change in a row; "all" where it may take the whole row away. */
  readonly also: readonly string[] | "all"
}

/** Everything that hangs on a person and moves with a merging. */
export const personTables: readonly PersonTable[] = [
  moved("fact", "fact_id"),
  moved("matter", "fact_id"),
  moved("phone_call", "fact_id"),
  moved("case_file", "case_id"),
  moved("self_report", "report_id"),
  moved("person_secret", "secret_id"),
  moved("person_key", "key"),
  moved("list_row", "row_id"),
  moved("worker", "worker_id"),
  { ...moved("register_change", "change_id"), also: ["subject_id"] },
  { ...moved("stay", "stay_id"), also: ["relation", "care", "from_on", "to_on"] },
  { ...moved("care_plan", "plan_id"), also: ["to_on", "ended_why"] },
  { ...moved("planned_check", "check_id"), also: ["cause", "status", "status_at"] },
  { ...moved("task", "task_id"), also: ["cause", "done_at", "done_by", "outcome"] },
  {
    ...moved("finding", "finding_id"),
    of: ["person_id", "other_person_id"],
    also: ["cause", "ended_at", "ended_by", "ended_as"],
  },
  { ...moved("paper_line", "day", "number"), of: ["about_id"], also: "all" },
  { ...moved("person_identity", "person_id"), also: "all" },
  { ...moved("quarantine_case", "case_id"), also: "all" },
]

/** Worked out anew from the facts on either side: which of a person's days have readings, when screening found them. */
export const derivedTables = ["screening", "reading_day"] as const

/** The person's own row stays, so that whoever was merged can come back. */
export const ownTable = "person"

function moved(table: string, ...key: readonly string[]): PersonTable {
  return { table, key, of: ["person_id"], also: [] }
}
