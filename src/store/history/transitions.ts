import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { bulkInsert } from "../imports/bulk-insert.ts"

/** One change of a state after the first sight of it: what it is called, what stood before, what stands now. */
export type Transition = {
  readonly id: string
  readonly subjectKind: "matter" | "case" | "task" | "need" | "case-file" | "care-plan" | "planned-check"
  readonly subjectId: string
  readonly name: string
  readonly before: object
  readonly after: object
}

/** Keeps changes of state in the history. */
export async function addTransitions(
  tx: Tx,
  communityId: string,
  transitions: readonly Transition[],
  by: { readonly at: Instant; readonly accountId: string | null },
): Promise<void> {
  await bulkInsert(
    tx,
    "transition",
    [
      ...["community_id", "transition_id", "subject_kind", "subject_id", "name", "before", "after"],
      ...["recorded_at", "recorded_by"],
    ],
    transitions.map(({ id, subjectKind, subjectId, name, before, after }) => [
      ...[communityId, id, subjectKind, subjectId, name, before, after],
      ...[by.at, by.accountId],
    ]),
  )
}
