import type { TaskMove } from "../../core/oversight/task-moves.ts"
import type { TaskRow } from "../../store/oversight/task-rows.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { changeLater } from "../desk/change-later.ts"
import { settleCall } from "../phone/settle-call.ts"

/** What is closed with a task: the call that it follows up is settled with it, and open again with it. */
export async function settleAbout(work: DeskWork, task: TaskRow, move: TaskMove): Promise<void> {
  if (task.kind !== "call-follow-up" || task.aboutId === null) return
  if (move === "done") await settleCall(work, task.aboutId)
  if (move === "reopen") await changeLater(work, "来电记录", task.aboutId, { 状态: "待办" }, "reopened")
}
