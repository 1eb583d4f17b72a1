import { randomBytes } from "node:crypto"
import pg from "pg"
import { inject } from "vitest"

/** A database of a test file's own. */
export type TestDatabase = {
  readonly superuser: pg.ClientConfig
  readonly owner: pg.ClientConfig
  readonly app: pg.ClientConfig
  readonly drop: () => Promise<void>
}

/** A copy of the one that is empty but for the tables, or of another that nobody is connected to. */
export async function createTestDatabase(template?: string): Promise<TestDatabase> {
  const server = inject("testServer")
  const database = `test_${randomBytes(6).toString("hex")}`
  await asSuperuser(
    server.superuser,
    `create database ${database} template ${template ?? server.template} strategy file_copy owner shouwang_owner`,
  )
  return {
    superuser: { ...server.superuser, database },
    owner: { ...server.owner, database },
    app: { ...server.app, database },
    drop: () => asSuperuser(server.superuser, `drop database if exists ${database} with (force)`),
  }
}

/** Runs `work` on one connection and closes it. */
export async function onConnection<T>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function asSuperuser(config: pg.ClientConfig, statement: string): Promise<void> {
  await onConnection(config, (client) => client.query(statement))
}
