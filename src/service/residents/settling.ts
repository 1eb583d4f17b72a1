import type { SettlingWay } from "../../core/residents/self-report.ts"
import { waysToSettle } from "../../core/residents/self-report.ts"
import { findSelfReport, type SelfReportRow, settleSelfReport } from "../../store/residents/self-reports.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type DeskWork } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { closeReportTasks } from "./report-tasks.ts"

/** What came of a report. */
export type Outcome = {
  readonly status: "done" | "declined"
  readonly factId: string | null
  readonly personId: string | null
  readonly answer: string
}

type Done = { readonly done: true }

export type SettlingRefusal = "not-found" | "already-settled" | "wrong-settling"

/** Settles one report in one way, if that way is open to it: the deed, then what is told to who asks, and its task is closed. */
export async function settling<Code extends string>(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
  way: SettlingWay,
  deed: (
    work: DeskWork & { readonly accountId: string },
    report: SelfReportRow,
  ) => Promise<Outcome | Refusal<Code>>,
): Promise<Done | Refusal<SettlingRefusal | Code | "command-id-taken">> {
  return atDesk<Done, SettlingRefusal | Code>(
    context,
    "hear-residents",
    given,
    `report.${way}`,
    async (work) => {
      const report = await findSelfReport(work.tx, work.communityId, given.id)
      if (report === undefined) return refuse("not-found", "id")
      if (report.status !== "open") return refuse("already-settled", "id")
      if (!waysToSettle(report).includes(way)) return refuse("wrong-settling", "id")
      const outcome = await deed(work, report)
      if ("ok" in outcome) return outcome
      await closeReport(work, report.id, outcome)
      await recordAudit(work.tx, context, {
        ...{ action: `report.${way}`, subjectKind: "report", subjectId: report.id },
      })
      return { done: true }
    },
  )
}

/** Writes down what came of a report, and closes its tasks. */
async function closeReport(work: DeskWork, reportId: string, outcome: Outcome): Promise<void> {
  const { tx, communityId, accountId } = work
  await settleSelfReport(tx, communityId, reportId, { ...outcome, at: work.now(), accountId })
  await closeReportTasks(work, reportId, outcome.status)
}
