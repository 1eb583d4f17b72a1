import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type pg from "pg"
import type { TestProject } from "vitest/node"
import { buildIfStale } from "../../scripts/build/build.mjs"
import { closeDb, openDb } from "../../src/store/database/db.ts"
import { migrate } from "../../src/store/database/migrate.ts"
import { settleDataHome } from "../../src/store/supervisor/data-home.ts"
import { endpointOf } from "../../src/store/supervisor/endpoint.ts"
import { connectionAs, DATABASE, getPasswords } from "../../src/store/supervisor/passwords.ts"
import { findPostmaster } from "../../src/store/supervisor/postmaster.ts"
import { startDatabase } from "../../src/store/supervisor/start-database.ts"
import { onConnection } from "./database.ts"

/** How a test reaches the one PostgreSQL of the run. Without `database`: each test file makes its own. */
export type TestServer = {
  readonly superuser: pg.ClientConfig
  readonly owner: pg.ClientConfig
  readonly app: pg.ClientConfig
  readonly template: string
}

declare module "vitest" {
  export interface ProvidedContext {
    readonly testServer: TestServer
  }
}

/**
 * Builds the server where it is stale, starts one real PostgreSQL under its supervisor, and migrates one database that all others
 * copy. The first project that asks does it for all of the run.
 */
export async function setup({ vitest }: TestProject): Promise<(() => Promise<void>) | undefined> {
  const run = vitest.getRootProject()
  if ("testServer" in run.getProvidedContext()) return undefined
  await buildIfStale(["server"])
  const folder = await mkdtemp(join(tmpdir(), "shouwang-test-"))
  // the database runs as a user of its own where we are root, and must be able to walk here
  await chmod(folder, 0o755)
  const quiet = { info: () => undefined, warn: () => undefined }
  const started = await startDatabase({ dataDir: folder, log: quiet })
  if (!started.ok) throw new Error(`no database for the tests: ${started.refusal}`)
  const { database } = started
  const ownerDb = openDb(database.ownerConfig)
  await migrate(ownerDb)
  await closeDb(ownerDb)

  const superuser = await superuserOf(folder)
  await onConnection(superuser, forgetDurability)
  const template = "test_template"
  await makeTemplate(superuser, template)
  run.provide("testServer", {
    superuser,
    owner: database.ownerConfig,
    app: database.appConfig,
    template,
  })
  return async () => {
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function superuserOf(folder: string): Promise<pg.ClientConfig> {
  const settled = await settleDataHome(folder)
  if (!settled.ok) throw new Error(settled.refusal)
  const listening = await findPostmaster(settled.home)
  if (listening === null) throw new Error("the database of the tests does not run")
  const passwords = await getPasswords(settled.home)
  return connectionAs("postgres", endpointOf(listening), passwords, "postgres")
}

/**
 * What is written here need not outlast the machine, so nothing waits for its disk; tests of what is lost and kept start
 * databases of their own.
 */
async function forgetDurability(client: pg.Client): Promise<void> {
  for (const setting of ["fsync", "full_page_writes", "synchronous_commit"]) {
    await client.query(`alter system set ${setting} = off`)
  }
  await client.query("select pg_reload_conf()")
}

/** The supervisor keeps a session on its database, so the copy is taken while that is shut out for a moment. */
async function makeTemplate(superuser: pg.ClientConfig, template: string): Promise<void> {
  await onConnection(superuser, async (client) => {
    await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [
      DATABASE,
    ])
    await client.query(`create database ${template} template ${DATABASE} owner shouwang_owner`)
  })
}
