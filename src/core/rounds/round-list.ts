import type { Instant, PlainDate } from "../kit/dates.ts"
import type { CheckKind, CheckSource, CheckStatus } from "./planned-check.ts"

/** What somebody goes round for. */
export const roundLists = ["visits", "readings", "needs", "waste", "knocks", "calls-failed"] as const
export type RoundList = (typeof roundLists)[number]

/** One planned check on a list, with what has come of it so far. */
export type RoundCheck = {
  readonly id: string
  readonly kind: CheckKind
  readonly source: CheckSource
  readonly day: PlainDate
  readonly slot: string
  readonly personId: string | null
  readonly dueAt: Instant
  readonly ownerId: string | null
  readonly status: CheckStatus
  readonly statusAt: Instant | null
  readonly outcome: string | null
  readonly attempts: number
  /** What was written down here at the door and says how the check stands: it can be taken back. */
  readonly tryId: string | null
}

/** Whether somebody still has to go there for it. */
export function isOpen(check: Pick<RoundCheck, "status">): boolean {
  return check.status === "not-yet" || check.status === "not-attempted" || check.status === "nobody-there"
}
