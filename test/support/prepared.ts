import { inject } from "vitest"
import type { Instant } from "../../src/core/kit/dates.ts"
import type { World } from "../../src/core/world/world.ts"
import { importBooks } from "../../src/service/imports/import-books.ts"
import { learnSizes } from "../../src/store/imports/learn-sizes.ts"
import { createTestDatabase, onConnection, type TestDatabase } from "./database.ts"
import { addNeighbourhoods, closeGround, openGround } from "./ground.ts"
import { sheetsOf } from "./sheets-of.ts"

/** What several test files begin with: two neighbourhoods, and a campaign in our own. */
export type Prepared = {
  /** A word for the database that keeps it; not the name of anything else that is prepared. */
  readonly name: string
  readonly books: World["books"]
  readonly now: Instant
}

/** A database of the caller's own with what is prepared: imported once in a run, by whoever asks first, and copied since. */
export async function copyPrepared(prepared: Prepared): Promise<TestDatabase> {
  const template = `prepared_${prepared.name}`
  await onConnection(inject("testServer").superuser, async (client) => {
    // whoever asks meanwhile waits; the lock ends with the connection
    await client.query("select pg_advisory_lock(hashtext($1))", [template])
    const { rowCount } = await client.query("select from pg_database where datname = $1", [template])
    if (rowCount !== 0) return
    const database = await createTestDatabase()
    await fill(database, prepared)
    await client.query(`alter database ${database.superuser.database} rename to ${template}`)
  })
  return createTestDatabase(template)
}

async function fill(database: TestDatabase, { books, now }: Prepared): Promise<void> {
  const ground = openGround(database, () => now)
  const { own } = await addNeighbourhoods(ground)
  const importer = { ...ground, communityId: own, accountId: null }
  await importBooks(importer, ground.newId(), sheetsOf(books))
  await learnSizes(ground.ownerDb)
  await closeGround(ground)
}
