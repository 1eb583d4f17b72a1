import type { Role } from "../access/roles.ts"
import { type Instant, instantOf } from "../kit/dates.ts"

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
  "list-row",
  "finding",
  "no-show",
  "duty-gap",
] as const
export type TaskKind = (typeof taskKinds)[number]

/** What a task rests on: a notice of the street, a decision of the leading group, a call, or what the desk saw by itself. */
export const taskSources = ["street-notice", "leading-group", "call", "desk", "itself"] as const
export type TaskSource = (typeof taskSources)[number]

/** What a task may be about, beside a home or a person. */
export type TaskAbout = {
  readonly kind:
    | "case"
    | "call"
    | "need"
    | "planned-check"
    | "self-report"
    | "fact"
    | "list-row"
    | "duty-turn"
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
  /** How those on whom it waits were asked: by what, when, whom. */
  readonly asked?: string
  /** Why it was given up. */
  readonly reason?: string
}

/** What has to be done at once is late after so many minutes. */
export const MINUTES_AT_ONCE = 60

/** Whether a task is late: not done, and its moment is over; one that was due as it was raised has an hour. */
export function isLate(
  task: { readonly dueAt: Instant | null; readonly openedAt: Instant; readonly doneAt: Instant | null },
  now: Instant,
): boolean {
  const { dueAt, openedAt } = task
  if (task.doneAt !== null || dueAt === null) return false
  return (dueAt > openedAt ? dueAt : afterMinutes(openedAt, MINUTES_AT_ONCE)) <= now
}

function afterMinutes(at: Instant, minutes: number): Instant {
  return instantOf(Date.parse(at) + minutes * 60_000)
}
