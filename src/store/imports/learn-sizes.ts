import type { Db } from "../database/db.ts"

/** Tables that an import or the gates fill from nothing: until the planner knows their size it plans for empty ones. */
const FILLED =
  "fact, fact_detail, matter, stairwell, dwelling, household, household_detail, person, person_identity, person_key, stay, tally, screening, quarantine_case, planned_check, reading_day, pass, gate_entry, gate_hour"

/** Lets the database's planner look at what was written in bulk. Needs a connection that owns the tables. */
export async function learnSizes(ownerDb: Db): Promise<void> {
  await ownerDb.pool.query(`analyze ${FILLED}`)
}
