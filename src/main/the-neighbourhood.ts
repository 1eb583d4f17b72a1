import { makeNeighbourhood } from "../service/access/make-neighbourhood.ts"
import type { Ground } from "../service/context.ts"
import { listCommunities } from "../store/access/communities.ts"
import { inNeighbourhood, inNoNeighbourhood } from "../store/database/db.ts"

/** What a neighbourhood is called until its people name it at the first run. */
const UNNAMED = "本居民区"

export type FoundNeighbourhood =
  | { readonly ok: true; readonly communityId: string }
  | { readonly ok: false; readonly words: string }

/** The neighbourhood that a command is about: the only one, or the one named. */
export async function findTheNeighbourhood(
  ground: Ground,
  named: string | undefined,
): Promise<FoundNeighbourhood> {
  const all = await inNoNeighbourhood(ground.db, listCommunities)
  const found =
    named === undefined ? all : all.filter((each) => each.name === named || each.community_id === named)
  const [first] = found
  if (first === undefined) {
    const words =
      named === undefined
        ? "There is no neighbourhood yet: import its books first."
        : "There is no neighbourhood of that name."
    return { ok: false, words }
  }
  if (found.length > 1)
    return { ok: false, words: "There are several neighbourhoods: name one with --neighbourhood." }
  return { ok: true, communityId: first.community_id }
}

/** The same; where there is none yet, it is made, and named at the first run. */
export async function findOrMakeNeighbourhood(
  ground: Ground,
  named: string | undefined,
): Promise<FoundNeighbourhood> {
  const all = await inNoNeighbourhood(ground.db, listCommunities)
  if (all.length > 0) return findTheNeighbourhood(ground, named)
  const communityId = ground.newId()
  await inNeighbourhood(ground.db, communityId, (tx) =>
    makeNeighbourhood(tx, ground, { communityId, name: named ?? UNNAMED, demonstration: false }),
  )
  return { ok: true, communityId }
}
