import { listAuditEntries } from "../../store/access/audit-entries.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

const PAGE = 100

/** The newest hundred entries of the audit, or those before the entry `before`; `subject` narrows them to one subject. */
export async function listAudit(
  context: Context,
  wanted: { readonly before?: string | undefined; readonly subject?: string | undefined },
) {
  authorise(context, "read-audit")
  const rows = await inNeighbourhood(context.db, context.communityId, (tx) =>
    listAuditEntries(tx, context.communityId, { ...wanted, limit: PAGE }),
  )
  return {
    entries: rows.map((row) => ({
      id: row.entry_id,
      at: row.at,
      who: row.who,
      action: row.action,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
    })),
  }
}
