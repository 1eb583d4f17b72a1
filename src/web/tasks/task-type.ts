import type { TFunction } from "i18next"
import type { Static } from "typebox"
import type { TaskLine } from "../../contract/tasks.ts"
import type { Permission } from "../../core/access/roles.ts"

export type Task = Static<typeof TaskLine>

/** What a task says: its own words or, where it was raised by itself, its kind with whom it is about. */
export function taskTitle(task: Task, t: TFunction): string {
  if (task.title !== "") return task.title
  return [task.person, t(`task.kind.${task.kind}`)].filter(Boolean).join(" ")
}

/** Where a task is seen to, in the one place that says so; null where there is no page for it, or not for this person. */
export function taskHref(task: Task, may: (permission: Permission) => boolean): string | null {
  const { kind, aboutKind, aboutId, homeId } = task
  if (aboutKind === "case" && aboutId !== null && may("see-cases")) return `/cases/${aboutId}`
  if ((kind === "no-show" || kind === "duty-gap") && may("run-duty")) return "/duty"
  if (kind === "missed-visit" && may("run-rounds")) return "/rounds"
  if ((kind === "missed-call" || kind === "call-follow-up") && may("answer-phone")) return "/phone"
  if (aboutKind === "self-report" && may("hear-residents"))
    return aboutId === null ? "/reports" : `/reports?report=${aboutId}`
  // one task may be about several rows
  if (aboutKind === "list-row" && may("reconcile")) return `/lists/task?id=${task.id}`
  return homeId !== null && may("see-board") ? `/?home=${homeId}` : null
}
