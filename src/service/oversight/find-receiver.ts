import type { Role } from "../../core/access/roles.ts"
import type { TaskKind } from "../../core/oversight/task.ts"
import { mayHave } from "../../core/oversight/task-sight.ts"
import type { Tx } from "../../store/database/db.ts"
import { listColleagues } from "../../store/oversight/colleagues.ts"
import type { Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"

/** To whom tasks go: a team, or a colleague who is at work and may open what they are about. */
export async function findReceiver(
  tx: Tx,
  communityId: string,
  given: { readonly team: Role; readonly ownerId: string | null },
  kinds: readonly TaskKind[],
): Promise<
  { readonly team: Role; readonly ownerId: string | null } | Refusal<"not-found" | "cannot-have-task">
> {
  const { ownerId } = given
  if (ownerId === null) return canHave(given.team, kinds) ? given : refuse("cannot-have-task", "team")
  const colleague = (await listColleagues(tx, communityId)).find(({ id }) => id === ownerId)
  if (colleague === undefined || colleague.disabled) return refuse("not-found", "ownerId")
  if (!canHave(colleague.role, kinds)) return refuse("cannot-have-task", "ownerId")
  return { team: colleague.role, ownerId }
}

function canHave(role: Role, kinds: readonly TaskKind[]): boolean {
  return kinds.every((kind) => mayHave(role, kind))
}
