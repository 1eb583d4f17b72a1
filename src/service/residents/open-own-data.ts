import { recordAudit } from "../audit.ts"
import type { Ground } from "../context.ts"
import { refuse } from "../refusal.ts"
import { withHomeKey } from "./home-key.ts"
import { readOwnData } from "./read-own-data.ts"

/** What is kept of a person, to who holds their secret. A home's card opens nothing. */
export async function openOwnData(ground: Ground, given: { readonly key: string }) {
  return withHomeKey(ground, given.key, async (tx, communityId, holder) => {
    if (holder.of !== "person") return refuse("wrong-home-key")
    const { personId } = holder
    const own = await readOwnData(tx, ground, communityId, personId)
    if (own === null) return refuse("wrong-home-key")
    const actor = { ...ground, communityId, accountId: null }
    await recordAudit(tx, actor, { action: "own-data.open", subjectKind: "person", subjectId: personId })
    return own
  })
}
