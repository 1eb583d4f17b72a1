import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { lockGateKeys } from "../../store/gate/gate-keys.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { isRefusal } from "../refusal.ts"

/** Does one change of the keys that sign passes, once and alone. */
export async function changePassKeys<Reply, Code extends string>(
  context: Context,
  command: { readonly commandId: string },
  name: string,
  work: (tx: Tx) => Promise<Reply | Refusal<Code>>,
): Promise<Reply | Refusal<Code | "command-id-taken">> {
  authorise(context, "manage-pass-keys")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, (tx) =>
    once(tx, context, command.commandId, name, async () => {
      await lockGateKeys(tx, communityId)
      const answer = await work(tx)
      if (!isRefusal(answer)) await notifyChange(tx, communityId)
      return answer
    }),
  )
}
