import { findAccount } from "../../store/access/accounts.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { findRoundPost, insertRoundPost } from "../../store/gate/posts.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { type JoinCode, writeJoinCode } from "../gate/make-join-code.ts"

/** A code by which one phone of whoever asks takes today's list along; the post that it writes under is made at the first. */
export async function takeRoundOnPhone(
  context: Context,
  given: { readonly commandId: string },
): Promise<JoinCode | Refusal<"command-id-taken">> {
  authorise(context, "use-tasks")
  return inNeighbourhood(context.db, context.communityId, (tx) =>
    writeJoinCode(tx, context, given.commandId, () => ensureRoundPost(tx, context)),
  )
}

async function ensureRoundPost(tx: Tx, context: Context): Promise<string> {
  const { communityId, accountId } = context
  const known = await findRoundPost(tx, communityId, accountId)
  if (known !== undefined) return known
  const account = await findAccount(tx, communityId, accountId)
  if (account === undefined) throw new Error("whoever is signed in has no account")
  const { name, login } = account
  const post = { id: context.newId(), accountId, madeAt: context.now() }
  // two people may have one name, and nobody has another's login
  for (const called of [`上门 ${name}`, `上门 ${name} ${login}`]) {
    await insertRoundPost(tx, communityId, { ...post, name: called })
    const made = await findRoundPost(tx, communityId, accountId)
    if (made !== undefined) return made
  }
  throw new Error("the post of a round could not be made")
}
