import { randomBytes } from "node:crypto"
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { instantOf } from "../../src/core/kit/dates.ts"
import { makeIdMaker } from "../../src/core/kit/id.ts"
import type { Ground } from "../../src/service/context.ts"
import { closeDb, openDb } from "../../src/store/database/db.ts"
import { migrate } from "../../src/store/database/migrate.ts"
import { type RunningDatabase, startDatabase } from "../../src/store/supervisor/start-database.ts"

export type OwnCluster = {
  /** All that the product writes lies below it. */
  readonly dataDir: string
  readonly ground: Ground
  readonly database: RunningDatabase
  readonly stop: () => Promise<void>
}

/** The last evening of the made-up campaigns. */
const evening = instantOf(Date.UTC(2020, 2, 5, 13))

/** A PostgreSQL of a test's own, under the product's supervisor, in a folder that can be looked through. */
export async function startOwnCluster(): Promise<OwnCluster> {
  const base = await mkdtemp(join(tmpdir(), "shouwang-test-"))
  await chmod(base, 0o755)
  const dataDir = join(base, "data")
  const quiet = { info: () => undefined, warn: () => undefined }
  const started = await startDatabase({ dataDir, log: quiet })
  if (!started.ok) throw new Error(started.refusal)
  const { database } = started
  const ownerDb = openDb({ ...database.ownerConfig, max: 3 })
  await migrate(ownerDb)
  const ground: Ground = {
    db: openDb(database.appConfig),
    ownerDb,
    now: () => evening,
    newId: makeIdMaker(() => Date.parse(evening), randomBytes),
  }
  return {
    ...{ dataDir, ground, database },
    stop: async () => {
      await Promise.all([closeDb(ground.db), closeDb(ownerDb)])
      await database.stop()
      await rm(base, { recursive: true, force: true })
    },
  }
}
