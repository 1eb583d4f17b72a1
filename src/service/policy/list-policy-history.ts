import { dayOf, type PlainDate } from "../../core/kit/dates.ts"
import { listPolicyHistory as listVersions, type PolicyVersionRow } from "../../store/access/policies.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

type Standing = "now" | "coming" | "before" | "ended"

/** Every version of every rule, with who wrote it down and how it stands today. */
export async function listPolicyHistory(context: Context) {
  authorise(context, "see-policies")
  const rows = await inNeighbourhood(context.db, context.communityId, (tx) =>
    listVersions(tx, context.communityId),
  )
  const today = dayOf(context.now())
  return {
    versions: rows.map((row) => ({
      id: row.policy_id,
      rule: row.rule,
      inForceFrom: row.in_force_from,
      value: row.value,
      document: row.document,
      recordedAt: row.recorded_at,
      recordedBy: row.recorded_by,
      endedAt: row.ended_at,
      endedBy: row.ended_by,
      standing: standingOf(row, rows, today),
    })),
  }
}

function standingOf(row: PolicyVersionRow, rows: readonly PolicyVersionRow[], today: PlainDate): Standing {
  if (row.ended_at !== null) return "ended"
  if (row.in_force_from > today) return "coming"
  const younger = rows.some(
    (other) =>
      other.rule === row.rule &&
      other.ended_at === null &&
      other.in_force_from > row.in_force_from &&
      other.in_force_from <= today,
  )
  return younger ? "before" : "now"
}
