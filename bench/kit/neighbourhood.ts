import { makeNeighbourhood } from "../../src/service/access/make-neighbourhood.ts"
import type { Ground } from "../../src/service/context.ts"
import type { Importer } from "../../src/service/imports/import-books.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"

/** Makes an empty neighbourhood and gives who may import into it. */
export async function addNeighbourhood(ground: Ground): Promise<Importer> {
  const communityId = ground.newId()
  await inNeighbourhood(ground.db, communityId, (tx) =>
    makeNeighbourhood(tx, ground, { communityId, name: "守望里居民区", demonstration: false }),
  )
  return { ...ground, communityId, accountId: null }
}
