import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { lockBooks } from "../../store/imports/known-register.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { isRefusal } from "../refusal.ts"

/** What every step of one change of passes shares. */
export type PassWork = Context & { readonly tx: Tx; readonly fingerprintKey: Buffer }

/**
 * Does one change of passes, once: alone among changes and imports of the neighbourhood, so that no number is given out twice
 * and no book speaks in between.
 */
export async function changePasses<Reply, Code extends string>(
  context: Context,
  command: { readonly commandId: string },
  name: string,
  work: (work: PassWork) => Promise<Reply | Refusal<Code>>,
): Promise<Reply | Refusal<Code | "command-id-taken">> {
  authorise(context, "issue-passes")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, (tx) =>
    once(tx, context, command.commandId, name, async () => {
      const fingerprintKey = await lockBooks(tx, communityId)
      if (fingerprintKey === null) throw new Error("the neighbourhood's campaign was deleted")
      const answer = await work({ ...context, tx, fingerprintKey })
      if (!isRefusal(answer)) await notifyChange(tx, communityId)
      return answer
    }),
  )
}
