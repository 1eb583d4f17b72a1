import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { lockBooks } from "../../store/imports/known-register.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { type DutyHolder, findDutyHolder } from "../../store/roster/own-duty.ts"
import { parseSessionCookie } from "../access/session-token.ts"
import type { Ground, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { isRefusal, refuse } from "../refusal.ts"

/** What a deed on somebody's own page of duty shares: it is nobody's account. */
export type OwnWork = Ground & {
  readonly tx: Tx
  readonly communityId: string
  readonly accountId: null
  readonly holder: DutyHolder
}

/** Runs `work` for whoever holds a link. */
export async function withDutyLink<Reply, Code extends string>(
  ground: Ground,
  key: string,
  work: (work: OwnWork) => Promise<Reply | Refusal<Code>>,
): Promise<Reply | Refusal<Code | "wrong-duty-link">> {
  const link = parseSessionCookie(key)
  if (link === null) return refuse("wrong-duty-link")
  const { communityId, tokenHash } = link
  return inNeighbourhood(ground.db, communityId, async (tx) => {
    const holder = await findDutyHolder(tx, communityId, tokenHash)
    if (holder === undefined) return refuse("wrong-duty-link")
    return work({ ...ground, tx, communityId, accountId: null, holder })
  })
}

/**
 * Does one deed on somebody's own page, once, alone among the deeds of the desk: of two who want the last place, one comes first.
 * What was written before a refusal goes with it.
 */
export async function atOwnPage<Reply, Code extends string>(
  ground: Ground,
  given: { readonly key: string; readonly commandId: string },
  name: string,
  work: (work: OwnWork) => Promise<Reply | Refusal<Code>>,
): Promise<Reply | Refusal<Code | "wrong-duty-link" | "command-id-taken">> {
  try {
    return await withDutyLink(ground, given.key, (own) => {
      const { tx, communityId, holder, now } = own
      const who = { communityId, accountId: holder.id, now }
      return once<Reply, Code | "wrong-duty-link">(tx, who, given.commandId, name, async () => {
        if ((await lockBooks(tx, communityId)) === null) return refuse("wrong-duty-link")
        const answer = await work(own)
        if (isRefusal(answer)) throw new RefusedDeed(answer)
        await notifyChange(tx, communityId)
        return answer
      })
    })
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
