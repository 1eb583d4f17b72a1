import { mayDo, type Permission, type Role, roles } from "../access/roles.ts"
import { type TaskKind, taskKinds } from "./task.ts"

/** The record that a task of a kind is about, by what it takes to open it; null: the task says all itself. */
const recordOf: Readonly<Record<TaskKind, Permission | null>> = {
  order: null,
  own: null,
  fever: "see-cases",
  "missed-reading": "see-cases",
  "missed-visit": "see-cases",
  "missed-call": "see-cases",
  "release-due": "see-cases",
  "overdue-release": "see-cases",
  "case-paper": "see-cases",
  objection: "see-cases",
  "call-follow-up": "answer-phone",
  "self-report": "hear-residents",
  "seen-not-fine": "see-cases",
  "list-row": "reconcile",
  finding: "reconcile",
  "no-show": "run-duty",
  "duty-gap": "run-duty",
}

/** Who looks at tasks. */
export type Looker = { readonly accountId: string; readonly role: Role }

export type SeenTask = {
  readonly kind: TaskKind
  readonly team: Role
  readonly ownerId: string | null
  readonly openedBy: string | null
}

/** Whether a role may be given tasks of a kind: only where it may open what they are about. */
export function mayHave(role: Role, kind: TaskKind): boolean {
  const permission = recordOf[kind]
  return mayDo(role, "use-tasks") && (permission === null || mayDo(role, permission))
}

/** The kinds of tasks that a role may see at all. */
export function kindsFor(role: Role): TaskKind[] {
  return taskKinds.filter((kind) => mayHave(role, kind))
}

/** Whether a role keeps the whole desk: it sees every task whose record it may open. */
export function isAtDesk(role: Role): boolean {
  return role === "head" || role === "staff"
}

/** Whose tasks a role calls its own: the head works at the desk with the staff. */
export function teamsOf(role: Role): Role[] {
  return role === "head" ? ["head", "staff"] : [role]
}

/** Roles that can have tasks at all. */
export const taskTeams: readonly Role[] = roles.filter((role) => mayDo(role, "use-tasks"))

/** Kinds that say all themselves, in words of their own. */
export const writtenKinds: readonly TaskKind[] = ["order", "own"]

/**
 * Whether somebody may see a task. What was written for others stays with those it is for; what was raised by itself is
 * seen by whoever may open its record.
 */
export function maySeeTask(who: Looker, task: SeenTask): boolean {
  if (!mayHave(who.role, task.kind)) return false
  if (isAtDesk(who.role) || task.ownerId === who.accountId || task.openedBy === who.accountId) return true
  return teamsOf(who.role).includes(task.team) || recordOf[task.kind] !== null
}
