import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createTestDatabase, onConnection, type TestDatabase } from "../support/database.ts"
import { insertOneRowEverywhere, listTenantTables, rowFor, type TenantTable } from "../support/one-row.ts"

const ours = "01700000-0000-7000-8000-00000000000a"
const theirs = "01700000-0000-7000-8000-00000000000b"
const DENIED = "42501"

let database: TestDatabase
let tables: TenantTable[]
let application: pg.Client
beforeAll(async () => {
  database = await createTestDatabase()
  tables = await onConnection(database.superuser, async (client) => {
    const found = await listTenantTables(client)
    for (const communityId of [ours, theirs]) await insertOneRowEverywhere(client, found, communityId)
    return found
  })
  application = new pg.Client(database.app)
  await application.connect()
})
afterAll(async () => {
  await application.end()
  await database.drop()
})

/** What the application may do in a transaction that names our neighbourhood; nothing stays. */
async function asApplication(statement: string, values: unknown[] = [], communityId = ours) {
  await application.query("begin")
  await application.query("select set_config('app.community_id', $1, true)", [communityId])
  const outcome = await application.query(statement, values).then(
    (result) => ({ code: "done", rows: result.rows, count: result.rowCount }),
    (error: { code: string }) => ({ code: error.code, rows: [], count: 0 }),
  )
  await application.query("rollback")
  return outcome
}

describe("row-level security", () => {
  it("stands on every table but the list of migrations", async () => {
    const without = await onConnection(database.superuser, (client) =>
      client.query(
        "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and not relrowsecurity",
      ),
    )
    expect(without.rows).toEqual([{ relname: "migration" }])
    expect(tables.length).toBeGreaterThan(25)
  })

  it("shows our neighbourhood's rows of every table and nobody else's", async () => {
    for (const { name } of tables) {
      const { rows } = await asApplication(`select community_id from ${name}`)
      expect(rows, name).toEqual([{ community_id: ours }])
    }
  })

  it("shows nothing but the list of neighbourhoods to a transaction that names none", async () => {
    for (const { name } of tables) {
      const result = await asApplication(`select community_id from ${name}`, [], "")
      expect(result.rows.length, name).toBe(name === "community" ? 2 : 0)
    }
  })

  it("lets nobody write into another neighbourhood", async () => {
    for (const table of tables) {
      const row = rowFor(table, theirs)
      const result = await asApplication(row.statement, row.values)
      expect(result.code, table.name).toBe(DENIED)
    }
  })

  it("changes and deletes no row of another neighbourhood", async () => {
    for (const { name } of tables) {
      for (const statement of [
        `update ${name} set community_id = community_id where community_id = '${theirs}'`,
        `delete from ${name} where community_id = '${theirs}'`,
      ]) {
        const result = await asApplication(statement)
        expect([DENIED, "done"], statement).toContain(result.code)
        expect(result.count, statement).toBe(0)
      }
    }
  })
})

describe("what was written once", () => {
  it.each([
    "fact",
    "fact_detail",
    "audit_entry",
    "transition",
    "register_change",
    "command",
    "forgotten_row",
  ])("in %s is neither changed nor deleted by the application", async (name) => {
    expect((await asApplication(`update ${name} set community_id = community_id`)).code).toBe(DENIED)
    expect((await asApplication(`delete from ${name}`)).code).toBe(DENIED)
    expect((await asApplication(`truncate ${name}`)).code).toBe(DENIED)
  })

  it("is out of reach for a connection of the application that steps out of its role", async () => {
    const result = await asApplication("set role shouwang_owner")
    expect(result.code).toBe(DENIED)
  })
})
