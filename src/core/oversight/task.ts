import type { Role } from "../access/roles.ts"
import type { Instant } from "../kit/dates.ts"

/** Where a task comes from. All but the first two are raised by themselves. */
export const taskKinds = [
  "order",
  "own",
  "fever",
  "missed-reading",
  "missed-visit",
  "missed-call",
  "release-due",
  "overdue-release",
  "case-paper",
  "objection",
  "call-follow-up",
  "self-report",
  "seen-not-fine",
] as const
export type TaskKind = (typeof taskKinds)[number]

/** What a task rests on: a notice of the street, a decision of the leading group, a call, or what the desk saw by itself. */
export const taskSources = ["street-notice", "leading-group", "call", "desk", "itself"] as const
export type TaskSource = (typeof taskSources)[number]

/** What a task may be about, beside a home or a person. */
export type TaskAbout = {
  readonly kind: "case" | "call" | "need" | "planned-check" | "self-report" | "fact"
  readonly id: string
}

export type NewTask = {
  readonly id: string
  readonly kind: TaskKind
  readonly source: TaskSource
  /** Whose people may take it. */
  readonly team: Role
  readonly ownerId: string | null
  readonly dueAt: Instant | null
  readonly dwellingId: string | null
  readonly personId: string | null
  readonly about: TaskAbout | null
  /** There is one open task of a cause, however often it is raised. */
  readonly cause: string | null
  readonly detail: TaskDetail
}

/** What a task says; free text may name people. */
export type TaskDetail = {
  /** Empty where the kind says it all. */
  readonly title: string
  readonly note?: string
  /** The notice or decision it rests on. */
  readonly document?: string
  readonly closingNote?: string
}

/** Whether a task is late: not done, and its moment is over. */
export function isLate(
  task: { readonly dueAt: Instant | null; readonly doneAt: Instant | null },
  now: Instant,
): boolean {
  return task.doneAt === null && task.dueAt !== null && task.dueAt <= now
}
