import type { HandOverKind } from "../../core/oversight/hand-over.ts"
import { addTransitions } from "../../store/history/transitions.ts"
import type { DeskWork } from "../desk/at-desk.ts"

/** A task's own history says who had it before and after a hand-over. */
export async function keepTaskOwners(
  work: DeskWork,
  name: "hand-over" | "hand-over-undone",
  moves: readonly {
    readonly kind: HandOverKind
    readonly id: string
    readonly from: string
    readonly to: string
  }[],
): Promise<void> {
  const steps = moves
    .filter(({ kind }) => kind === "task")
    .map(({ id, from, to }) => ({
      ...{ id: work.newId(), subjectKind: "task" as const, subjectId: id, name },
      ...{ before: { ownerId: from }, after: { ownerId: to } },
    }))
  await addTransitions(work.tx, work.communityId, steps, { at: work.now(), accountId: work.accountId })
}
