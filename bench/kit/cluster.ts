import { randomBytes } from "node:crypto"
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { instantOf } from "../../src/core/kit/dates.ts"
import { makeIdMaker } from "../../src/core/kit/id.ts"
import type { Ground } from "../../src/service/context.ts"
import { closeDb, openDb } from "../../src/store/database/db.ts"
import { migrate } from "../../src/store/database/migrate.ts"
import { settleDataHome } from "../../src/store/supervisor/data-home.ts"
import { endpointOf } from "../../src/store/supervisor/endpoint.ts"
import { connectionAs, DATABASE, getPasswords } from "../../src/store/supervisor/passwords.ts"
import { findPostmaster } from "../../src/store/supervisor/postmaster.ts"
import { startDatabase } from "../../src/store/supervisor/start-database.ts"

/** A PostgreSQL under the product's own supervisor and settings, in a folder of its own. */
export type Cluster = {
  /** A database with all tables and no rows. */
  readonly newDatabase: () => Promise<FreshDatabase>
  readonly stop: () => Promise<void>
}

export type FreshDatabase = {
  readonly ground: Ground
  /** How another process reaches it. */
  readonly configs: { readonly app: pg.ClientConfig; readonly owner: pg.ClientConfig }
  /** Takes it away again; what is left is taken with the cluster. */
  readonly drop: () => Promise<void>
}

/** An evening after the last of ten campaigns: nothing that is measured lies ahead of it. */
const evening = instantOf(Date.UTC(2021, 2, 31, 13))
const TEMPLATE = "bench_template"

/** A folder that a database can lie in: it runs as a user of its own where we are root, and must be able to walk here. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "shouwang-bench-"))
  await chmod(folder, 0o755)
  return folder
}

export async function startCluster(): Promise<Cluster> {
  const folder = await makeFolder()
  const dataDir = join(folder, "data")
  const quiet = { info: () => undefined, warn: () => undefined }
  const started = await startDatabase({ dataDir, log: quiet })
  if (!started.ok) throw new Error(`no database to measure: ${started.refusal}`)
  const { database } = started
  const superuser = await superuserOf(dataDir)
  const migrating = openDb(database.ownerConfig)
  await migrate(migrating)
  await closeDb(migrating)
  // the supervisor keeps a session on its database, which shuts the copy out for a moment
  await run(superuser, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${DATABASE}'`)
  await run(superuser, `create database ${TEMPLATE} template ${DATABASE} owner shouwang_owner`)
  const open = new Set<() => Promise<void>>()
  return {
    newDatabase: async () => {
      const name = `bench_${randomBytes(6).toString("hex")}`
      await run(superuser, `create database ${name} template ${TEMPLATE} owner shouwang_owner`)
      const configs = {
        app: { ...database.appConfig, database: name },
        owner: { ...database.ownerConfig, database: name },
      }
      const db = openDb(configs.app)
      const ownerDb = openDb({ ...configs.owner, max: 3 })
      const close = async () => {
        open.delete(close)
        await Promise.all([closeDb(db), closeDb(ownerDb)])
      }
      open.add(close)
      return {
        configs,
        ground: { db, ownerDb, now: () => evening, newId: makeIdMaker(Date.now, randomBytes) },
        drop: async () => {
          await close()
          await run(superuser, `drop database ${name} with (force)`)
        },
      }
    },
    stop: async () => {
      await Promise.all([...open].map((close) => close()))
      await database.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function superuserOf(dataDir: string): Promise<pg.ClientConfig> {
  const settled = await settleDataHome(dataDir)
  if (!settled.ok) throw new Error(settled.refusal)
  const listening = await findPostmaster(settled.home)
  if (listening === null) throw new Error("the database to measure does not run")
  return connectionAs("postgres", endpointOf(listening), await getPasswords(settled.home), "postgres")
}

async function run(config: pg.ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
