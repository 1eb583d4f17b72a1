import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { ensureHomeKey } from "../gate/home-codes.ts"
import { once } from "../once.ts"

/** A change of homes' cards, once for each command. */
export async function changeCards<Reply, Code extends string>(
  context: Context,
  given: { readonly commandId: string },
  name: string,
  work: (tx: Tx, homeKey: Buffer) => Promise<Reply | Refusal<Code>>,
): Promise<Reply | Refusal<Code | "command-id-taken">> {
  authorise(context, "hear-residents")
  return inNeighbourhood(context.db, context.communityId, (tx) =>
    once(tx, context, given.commandId, name, async () => work(tx, await ensureHomeKey(tx, context))),
  )
}
