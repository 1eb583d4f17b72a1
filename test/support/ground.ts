import { randomBytes } from "node:crypto"
import type { Instant } from "../../src/core/kit/dates.ts"
import { makeIdMaker } from "../../src/core/kit/id.ts"
import { makeNeighbourhood } from "../../src/service/access/make-neighbourhood.ts"
import type { Ground } from "../../src/service/context.ts"
import { closeDb, inNeighbourhood, openDb } from "../../src/store/database/db.ts"
import { onConnection, type TestDatabase } from "./database.ts"

export type Which = "own" | "other"
export type Neighbourhoods = Readonly<Record<Which, string>>

const names = { own: "我们居民区", other: "别的居民区" }

/** What services stand on, over a database of a test's own. */
export function openGround(database: TestDatabase, now: () => Instant): Ground {
  return {
    db: openDb(database.app),
    ownerDb: openDb({ ...database.owner, max: 3 }),
    now,
    newId: makeIdMaker(() => Date.parse(now()), randomBytes),
  }
}

export async function closeGround(ground: Ground): Promise<void> {
  await Promise.all([closeDb(ground.db), closeDb(ground.ownerDb)])
}

export async function addNeighbourhoods(ground: Ground): Promise<Neighbourhoods> {
  const add = async (name: string): Promise<string> => {
    const communityId = ground.newId()
    await inNeighbourhood(ground.db, communityId, (tx) =>
      makeNeighbourhood(tx, ground, { communityId, name, demonstration: false }),
    )
    return communityId
  }
  return { own: await add(names.own), other: await add(names.other) }
}

/** Those of a database that was copied from one to which they were added. */
export async function getNeighbourhoods(database: TestDatabase): Promise<Neighbourhoods> {
  return onConnection(database.superuser, async (client) => {
    const get = async (name: string): Promise<string> => {
      const { rows } = await client.query("select community_id from community where name = $1", [name])
      return rows[0].community_id
    }
    return { own: await get(names.own), other: await get(names.other) }
  })
}
