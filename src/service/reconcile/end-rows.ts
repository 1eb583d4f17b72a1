import type { Instant } from "../../core/kit/dates.ts"
import { dayOf } from "../../core/kit/dates.ts"
import type { NewTask } from "../../core/oversight/task.ts"
import type { RowOutcome } from "../../core/reconcile/row-outcome.ts"
import { mayEndRow } from "../../core/reconcile/row-rules.ts"
import { readRowWords } from "../../core/reconcile/row-words.ts"
import { listTasksById } from "../../store/oversight/task-rows.ts"
import { insertTasks } from "../../store/oversight/tasks.ts"
import { callOffIdleCalls } from "../../store/reconcile/list-calls.ts"
import { type ListRowRow, type RowEnding, saveEndings } from "../../store/reconcile/list-rows.ts"
import { findPersonList } from "../../store/reconcile/person-lists.ts"
import { recordAudits } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type SignedInWork } from "../desk/at-desk.ts"
import { findReceiver } from "../oversight/find-receiver.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { momentOf } from "./add-list.ts"
import { rowsInHand } from "./rows-in-hand.ts"

export type RowsToEnd = {
  readonly commandId: string
  readonly rowIds: readonly string[]
  readonly outcome: RowOutcome
  readonly reason: string
  readonly task: {
    readonly id: string
    readonly ownerId: string | null
    readonly dueAt: string | null
  } | null
}

type Code =
  | "not-found"
  | "row-ended"
  | "row-waiting"
  | "row-needs-person"
  | "row-needs-reason"
  | "row-needs-task"
  | "time-over"
  | "already-known"
  | "cannot-have-task"
  | "bad-input"

/** Ends rows with an outcome, all or none: in a person, in a task, or in a rejection with its reason. */
export async function endRows(
  context: Context,
  given: RowsToEnd,
): Promise<{ readonly done: true } | Refusal<Code | "command-id-taken">> {
  return atDesk<{ done: true }, Code>(context, "reconcile", given, "list.end", async (work) => {
    const { tx, communityId, accountId } = work
    const rows = await rowsInHand(work, given.rowIds, "end")
    if (isRefusal(rows)) return rows
    const { outcome } = given
    const reason = given.reason.trim()
    const task = outcome === "missed" ? given.task : null
    for (const row of rows) {
      const refused = mayEndRow(row, outcome, { reason, hasTask: task !== null })
      if (refused !== null) return refuse(refused, "rowIds")
    }
    if (task !== null) {
      const refused = await addTask(work, rows, task, reason)
      if (refused !== null) return refused
    }
    const endings = rows.map((row) => endingOf(row, outcome, task?.id.toLowerCase() ?? null))
    await saveEndings(tx, communityId, endings, reason, { at: work.now(), accountId })
    const ids = rows.map(({ id }) => id)
    await callOffIdleCalls(tx, communityId, ids, work.now())
    const audited = { action: "list.row.end", subjectKind: "list-row", data: { outcome } }
    await recordAudits(tx, work, ids, audited)
    return { done: true } as const
  })
}

function endingOf(row: ListRowRow, outcome: RowOutcome, taskId: string | null): RowEnding {
  if (outcome === "known") return { id: row.id, outcome, endKind: "person", endId: row.personId }
  if (outcome !== "missed") return { id: row.id, outcome, endKind: "rejection", endId: null }
  return taskId === null
    ? { id: row.id, outcome, endKind: "person", endId: row.personId }
    : { id: row.id, outcome, endKind: "task", endId: taskId }
}

/** One task for all of the rows: who registers them, by when. */
async function addTask(
  work: SignedInWork,
  rows: readonly ListRowRow[],
  given: NonNullable<RowsToEnd["task"]>,
  reason: string,
): Promise<Refusal<Code> | null> {
  const { tx, communityId, accountId } = work
  const now = work.now()
  const dueAt: Instant | null | undefined = momentOf(given.dueAt)
  if (dueAt === undefined) return refuse("bad-input", "dueAt")
  if (dueAt !== null && dueAt <= now) return refuse("time-over", "dueAt")
  const receiver = await findReceiver(tx, communityId, { team: "staff", ownerId: given.ownerId }, [
    "list-row",
  ])
  if (isRefusal(receiver)) return receiver
  const id = given.id.toLowerCase()
  if ((await listTasksById(tx, communityId, [id])).length > 0) return refuse("already-known", "task")
  const [first] = rows
  const list = first === undefined ? undefined : await findPersonList(tx, communityId, first.listId)
  const names = rows.map(({ cells }) => readRowWords(list?.detail.kinds ?? [], cells, dayOf(now)).name)
  const personId = rows.length === 1 && first?.identity === "same" ? first.personId : null
  const task: NewTask = {
    ...{ id, kind: "list-row", source: "desk", ...receiver, dueAt, dwellingId: null, personId },
    about: first === undefined ? null : { kind: "list-row", id: first.id },
    cause: null,
    detail: { title: titleOf(list?.detail.sender ?? "", names), ...(reason === "" ? {} : { note: reason }) },
  }
  await insertTasks(tx, communityId, [task], { at: now, accountId })
  return null
}

/** So many names are read at a glance. */
const MOST_NAMES = 5

function titleOf(sender: string, names: readonly string[]): string {
  const shown = names.filter((name) => name !== "").slice(0, MOST_NAMES)
  const rest = names.length > shown.length ? `等${names.length}人` : ""
  return `补登记${sender === "" ? "" : `（${sender}）`}：${shown.join("、")}${rest}`
}
