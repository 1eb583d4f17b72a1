import { mayUndoHandOver } from "../../core/oversight/hand-over.ts"
import { findHandOver, listHandedItems, markUndone, moveOwner } from "../../store/oversight/hand-overs.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type SignedInWork } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { keepTaskOwners } from "./keep-task-owners.ts"

type Returned = { readonly returned: number; readonly left: number }

/** Takes a hand-over back in one step; what was given on since then stays where it is. */
export async function undoHandOver(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<Returned | Refusal<"not-found" | "too-late-to-undo" | "command-id-taken">> {
  return atDesk(context, "hand-over", given, "hand-over.undo", (work) => takeHandOverBack(work, given.id))
}

/** The same, as a part of another deed. */
export async function takeHandOverBack(
  work: SignedInWork,
  handOverId: string,
): Promise<Returned | Refusal<"not-found" | "too-late-to-undo">> {
  const { tx, communityId, accountId } = work
  const made = await findHandOver(tx, communityId, handOverId)
  if (made === undefined) return refuse("not-found", "id")
  if (made.undoneAt !== null || !mayUndoHandOver(made.at, work.now())) return refuse("too-late-to-undo", "id")
  const items = await listHandedItems(tx, communityId, made.id)
  const moves = items.map(({ kind, id, toId }) => ({ kind, id, from: toId, to: made.fromId }))
  const returned = await moveOwner(tx, communityId, moves)
  await markUndone(tx, communityId, made.id, { at: work.now(), accountId })
  await keepTaskOwners(
    work,
    "hand-over-undone",
    moves.filter(({ kind, id }) => returned.has(`${kind} ${id}`)),
  )
  await recordAudit(tx, work, {
    ...{ action: "hand-over.undo", subjectKind: "account", subjectId: made.fromId },
    data: { handOver: made.id, returned: returned.size, left: items.length - returned.size },
  })
  return { returned: returned.size, left: items.length - returned.size }
}
