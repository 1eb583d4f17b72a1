import { dayOf } from "../../core/kit/dates.ts"
import { byUrgency, type CaseShow } from "../../core/quarantine/urgency.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { countCases, listCaseLines } from "../../store/quarantine/case-list.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { presentLine, readingsNow } from "./case-line.ts"

const PAGE = 100
/** More at once than any neighbourhood has. */
const ALL = 3000

/** Cases that go on, the most pressing first; those followed after release; or a page of those that ended. */
export async function listCases(
  context: Context,
  given: { readonly show: CaseShow; readonly offset?: number },
) {
  authorise(context, "see-cases")
  const { show, offset = 0 } = given
  const { communityId } = context
  const today = dayOf(context.now())
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const limit = show === "ended" ? PAGE + 1 : ALL
    const [rows, policies, counts] = await Promise.all([
      listCaseLines(tx, communityId, show, today, { offset, limit }),
      readPolicies(tx, communityId),
      countCases(tx, communityId),
    ])
    const readings = readingsNow(context, policies)
    const page = show === "ended" ? rows.slice(0, PAGE) : rows
    const lines = page.map((row) => presentLine(row, readings))
    return {
      today,
      counts,
      cases: show === "open" ? inOrder(lines, today) : lines,
      more: rows.length > page.length,
    }
  })
}

function inOrder(lines: readonly ReturnType<typeof presentLine>[], today: ReturnType<typeof dayOf>) {
  const weighed = lines.map((line) => ({
    ...{
      line,
      dueOn: line.dueOn,
      endedOn: line.endedOn,
      hasFever: line.feverOn !== null,
      missing: line.missing.filter(Boolean).length,
    },
    papersMissing: line.papersMissing?.length ?? 0,
    isObjected: line.objectedAt !== null,
  }))
  return byUrgency(weighed, today).map(({ line }) => line)
}
