import type { Permission } from "../../core/access/roles.ts"
import type { Policy } from "../../core/policy/policy.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { lockIntake } from "../../store/gate/entries.ts"
import { lockBooks } from "../../store/imports/known-register.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { isRefusal } from "../refusal.ts"

/** What every step of one deed shares, whoever does it. */
export type DeskWork = Omit<Context, "accountId" | "role"> & {
  /** Null where a resident writes by card, or what is due by now is raised by itself. */
  readonly accountId: string | null
  readonly tx: Tx
  readonly fingerprintKey: Buffer
  readonly policies: readonly Policy[]
}

/** The same, of somebody signed in. */
export type SignedInWork = DeskWork & Context

/**
 * Does one deed at the desk, once: alone among deeds and imports of the neighbourhood, so that a rule sees what it decides
 * on. What was done is told to every screen after the commit.
 */
export async function atDesk<Reply, Code extends string>(
  context: Context,
  permission: Permission,
  command: { readonly commandId: string },
  name: string,
  work: (work: SignedInWork) => Promise<Reply | Refusal<Code>>,
): Promise<Reply | Refusal<Code | "command-id-taken">> {
  authorise(context, permission)
  const { communityId } = context
  const deed = (tx: Tx) =>
    once(tx, context, command.commandId, name, async () => {
      const [fingerprintKey, , policies] = await Promise.all([
        lockBooks(tx, communityId),
        // the day's sums are written more than once in one deed: not in between those of the gates
        lockIntake(tx, communityId),
        readPolicies(tx, communityId),
      ])
      if (fingerprintKey === null) throw new Error("the neighbourhood's campaign was deleted")
      const answer = await work({ ...context, tx, fingerprintKey, policies })
      // what was written before the refusal goes with it
      if (isRefusal(answer)) throw new RefusedDeed(answer)
      await notifyChange(tx, communityId)
      return answer
    })
  try {
    return await inNeighbourhood(context.db, communityId, deed)
  } catch (error) {
    if (error instanceof RefusedDeed) return error.refused as Refusal<Code>
    throw error
  }
}

/** Carries a refusal out of its transaction, which is rolled back. */
class RefusedDeed extends Error {
  readonly refused: Refusal
  constructor(refused: Refusal) {
    super(refused.refusal)
    this.refused = refused
  }
}
