import { assignChecks as assign } from "../../store/rounds/assign-checks.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { listWalkers } from "./list-round-people.ts"

type ToAssign = {
  readonly commandId: string
  readonly checkIds: readonly string[]
  /** Null: to nobody. */
  readonly ownerId: string | null
}

/** Gives what is planned to somebody who goes on rounds: a home, or a whole stairwell. */
export async function assignChecks(
  context: Context,
  given: ToAssign,
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  return atDesk(context, "run-rounds", given, "checks.assign", async (work) => {
    const { tx, communityId } = work
    const walkers = given.ownerId === null ? [] : await listWalkers(tx, communityId)
    if (given.ownerId !== null && !walkers.some(({ id }) => id === given.ownerId)) {
      return refuse("not-found", "ownerId")
    }
    const checkIds = [...new Set(given.checkIds.map((id) => id.toLowerCase()))]
    const assigned = await assign(tx, communityId, checkIds, given.ownerId)
    return assigned === checkIds.length ? { done: true } : refuse("not-found", "checkIds")
  })
}
