import { inNeighbourhood } from "../../store/database/db.ts"
import { countOpenReports, listSelfReports } from "../../store/residents/self-reports.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { presentReport } from "./report-view.ts"

const A_PAGE = 60

/** What came in from residents: the open ones, the settled, the thanks, or the one of a number. */
export async function listReports(
  context: Context,
  given: {
    readonly show: "open" | "settled" | "thanks"
    readonly number?: string | undefined
    readonly after?: string | undefined
  },
) {
  authorise(context, "hear-residents")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const policies = await readPolicies(tx, communityId)
    const { show, after } = given
    const number = given.number === undefined ? undefined : Number(given.number)
    const rows = await listSelfReports(tx, communityId, { show, after, number, limit: A_PAGE + 1 })
    const shown = rows.slice(0, A_PAGE)
    return {
      open: await countOpenReports(tx, communityId),
      reports: shown.map((row) => presentReport(row, policies, context.now())),
      next: rows.length > A_PAGE ? (shown[shown.length - 1]?.id ?? null) : null,
    }
  })
}
