import { dayOf } from "../../core/kit/dates.ts"
import { maskName } from "../../core/people/mask.ts"
import { isSameName } from "../../core/residents/self-report.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listHomePersons } from "../../store/residents/home-persons.ts"
import { findSelfReport, reportOf } from "../../store/residents/self-reports.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { refuse } from "../refusal.ts"
import { presentReport } from "./report-view.ts"

/**
 * One report as it was written, with its names and numbers: whoever deals with it has to call back. That it was read is written down.
 * Beside it those of the home whom it may be about, masked.
 */
export async function getReport(context: Context, given: { readonly id: string }) {
  authorise(context, "hear-residents")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const row = await findSelfReport(tx, communityId, given.id)
    if (row === undefined) return refuse("not-found", "id")
    await recordAudit(tx, context, { action: "report.read", subjectKind: "report", subjectId: row.id })
    const report = reportOf(row)
    const persons =
      row.homeId === null ? [] : await listHomePersons(tx, communityId, row.homeId, dayOf(context.now()))
    return {
      line: presentReport(row, await readPolicies(tx, communityId), context.now()),
      report,
      personId: row.personId,
      candidates: persons.map(({ personId, name, caseId }) => ({
        ...{ personId, caseId, name: maskName(name) },
        isNamed: row.personId === null ? isSameName(report.name, name) : row.personId === personId,
      })),
    }
  })
}
