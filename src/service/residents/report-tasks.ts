import { addMinutes } from "../../core/kit/moments.ts"
import type { NewTask } from "../../core/oversight/task.ts"
import { type ReportKind, waitsTooLongFrom } from "../../core/residents/self-report.ts"
import { closeTasksOf, insertTasks } from "../../store/oversight/tasks.ts"
import { listWaitingReports } from "../../store/residents/self-reports.ts"
import type { SpreadWork } from "../desk/spread-work.ts"

type Waiting = { readonly id: string; readonly homeId: string | null; readonly personId: string | null }

/** Whoever calls for help is heard within so long, an objection is with its case on the same day. */
const HELP_MINUTES = 30
const OBJECTION_MINUTES = 240

/** Raises the task that a report waits for somebody. */
export async function raiseReportTask(work: SpreadWork, report: Waiting, kind: ReportKind): Promise<void> {
  const minutes = kind === "objection" ? OBJECTION_MINUTES : HELP_MINUTES
  const dueAt = addMinutes(work.now(), minutes)
  await raise(work, [{ report, dueAt, kind: kind === "objection" ? "objection" : "self-report" }])
}

/** A task for every report that has waited too long by now; of one that had a task there is none again. Gives how many. */
export async function raiseWaitingReports(work: SpreadWork): Promise<number> {
  const now = work.now()
  const open = await listWaitingReports(work.tx, work.communityId, addMinutes(now, -HELP_MINUTES))
  const waiting = open.filter(({ receivedAt }) => waitsTooLongFrom(false, receivedAt) <= now)
  await raise(
    work,
    waiting.map((report) => ({ report, dueAt: now, kind: "self-report" })),
  )
  return waiting.length
}

/** Closes the tasks that said that a report waits. */
export async function closeReportTasks(work: SpreadWork, reportId: string, outcome: string): Promise<void> {
  await closeTasksOf(work.tx, work.communityId, [causeOf(reportId)], outcome, {
    ...{ at: work.now(), accountId: work.accountId },
  })
}

async function raise(
  work: SpreadWork,
  raised: readonly {
    readonly report: Waiting
    readonly dueAt: NewTask["dueAt"]
    readonly kind: NewTask["kind"]
  }[],
): Promise<void> {
  const tasks = raised.map(
    ({ report, dueAt, kind }): NewTask => ({
      ...{ id: work.newId(), kind, source: "itself", team: "staff", ownerId: null, dueAt },
      ...{
        dwellingId: report.homeId,
        personId: report.personId,
        about: { kind: "self-report", id: report.id },
      },
      ...{ cause: causeOf(report.id), detail: { title: "" } },
    }),
  )
  await insertTasks(work.tx, work.communityId, tasks, { at: work.now(), accountId: work.accountId })
}

function causeOf(reportId: string): string {
  return `self-report ${reportId}`
}
