import type { Instant } from "../../core/kit/dates.ts"
import { dayOf } from "../../core/kit/dates.ts"
import { useWords } from "../parts/i18n.ts"
import { momentShort } from "../parts/moment-short.ts"
import type { Task } from "./task-type.ts"

/** By when, and whether that is over. */
export function TaskDue({ task }: { task: Task }) {
  const { t, language } = useWords()
  if (task.dueAt === null) return <span className="quiet">{t("tasks.noDue")}</span>
  return (
    <span>
      {task.late && <strong className="task-late">{t("tasks.late")}</strong>}{" "}
      <time dateTime={dayOf(task.dueAt as Instant)}>{momentShort(task.dueAt as Instant, language)}</time>
    </span>
  )
}

/** How it stands: whom it waits on since when, how it ended. */
export function TaskState({ task }: { task: Task }) {
  const { t, language } = useWords()
  if (task.status === "waiting" && task.waitingOn !== null && task.waitingSince !== null) {
    const since = momentShort(task.waitingSince as Instant, language)
    return <span>{t("tasks.waits", { on: t(`task.waitingOn.${task.waitingOn}`), since })}</span>
  }
  const closed = task.doneAt === null ? "" : ` ${momentShort(task.doneAt as Instant, language)}`
  const byItself = task.outcome === null ? "" : t(`task.outcome.${task.outcome}`, { defaultValue: "" })
  return (
    <span>
      {byItself || t(`task.status.${task.status}`)}
      {closed}
    </span>
  )
}

export function TaskOwner({ task }: { task: Task }) {
  const { t } = useWords()
  return task.owner === null ? (
    <span className="quiet">{t(`role.${task.team}`)}</span>
  ) : (
    <span>{task.owner}</span>
  )
}
