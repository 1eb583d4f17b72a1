import { randomBytes } from "node:crypto"
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { instantOf } from "../../src/core/kit/dates.ts"
import { generateWorld } from "../../src/core/world/world.ts"
import { importBooks } from "../../src/service/imports/import-books.ts"
import { destroyBackupKeys, listBackupKeys, makeBackupKey } from "../../src/store/backup/backup-keys.ts"
import { makeBackup } from "../../src/store/backup/make-backup.ts"
import { checkBackup, restoreBackup } from "../../src/store/backup/restore-backup.ts"
import { listTables } from "../../src/store/backup/tables.ts"
import { asOwner, closeDb, type Db, openDb } from "../../src/store/database/db.ts"
import { listMigrations, runMigration } from "../../src/store/database/migrate.ts"
import { evening, startTestApp, type TestApp } from "../support/app.ts"
import { createTestDatabase, type TestDatabase } from "../support/database.ts"
import { dayTables, plantDay } from "../support/plant-day.ts"
import { sheetsOf } from "../support/sheets-of.ts"
import { findSubject } from "../support/subject.ts"

const passphrase = "correct horse battery"
let app: TestApp
let folder: string
let file: string
const databases: { readonly made: TestDatabase; readonly db: Db }[] = []

beforeAll(async () => {
  app = await startTestApp()
  folder = await mkdtemp(join(tmpdir(), "shouwang-test-"))
  file = join(folder, "night.backup")
  const head = await app.signedIn("head")
  await importBooks(head.context, app.ground.newId(), sheetsOf(generateWorld({ seed: 5, homes: 96 }).books))
  await plantOddValues(head.context.communityId)
  await plantDay(app.ground.ownerDb, head.context.communityId, await findSubject(head.context))
  await makeBackup(app.ground.ownerDb, file, { kind: "passphrase", passphrase }, evening)
})
afterAll(async () => {
  for (const { made, db } of databases) {
    await closeDb(db)
    await made.drop()
  }
  await app.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Whatever JSON can hold, tabs, line feeds and backslashes among it. */
async function plantOddValues(communityId: string): Promise<void> {
  const odd = fc.sample(fc.string({ unit: "binary", maxLength: 40 }), { numRuns: 200, seed: 1 })
  const values = [...odd, "a\tb\nc\\n\\.", "\\.", "\r\n", ""].map((text) =>
    text.replace(/\0|[\ud800-\udfff]/g, ""),
  )
  await app.ground.ownerDb.pool.query(
    `insert into import_run (community_id, import_id, started_at, result)
     select $1, gen_random_uuid(), now(), to_jsonb(value) from unnest($2::text[]) value`,
    [communityId, values],
  )
}

async function emptyDatabase(): Promise<Db> {
  const made = await createTestDatabase()
  const db = openDb(made.owner)
  databases.push({ made, db })
  return db
}

async function dropTables(db: Db): Promise<void> {
  await asOwner(db, async ({ client }) => {
    const names = (await listTables(client)).map((table) => table.name)
    await client.query(`drop table ${names.join(", ")} cascade`)
  })
}

/** Every row of every table as text. */
async function contentOf(db: Db): Promise<Record<string, readonly string[]>> {
  const client = await db.pool.connect()
  try {
    const content: Record<string, readonly string[]> = {}
    for (const { name } of await listTables(client)) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t order by 1`)
      content[name] = rows.map(({ row }) => row)
    }
    return content
  } finally {
    client.release()
  }
}

async function checked(path: string) {
  const backup = await checkBackup(path, { dataDir: folder, passphrase })
  if (!backup.ok) throw new Error(backup.refusal)
  return backup
}

async function rowsIn(db: Db): Promise<number> {
  const content = await contentOf(db)
  return Object.entries(content)
    .filter(([table]) => table !== "migration")
    .reduce((total, [, rows]) => total + rows.length, 0)
}

describe("a backup", () => {
  it("gives back every row of every table, the list of migrations among them", async () => {
    const target = await emptyDatabase()
    const backup = await checked(file)
    expect(await restoreBackup(target, backup, { overwrite: false })).toMatchObject({ ok: true })
    const before = await contentOf(app.ground.ownerDb)
    expect(await contentOf(target)).toEqual(before)
    expect(Object.keys(backup.rows).toSorted()).toEqual(Object.keys(before).toSorted())
    expect(before["fact"]?.length).toBeGreaterThan(1000)
    for (const table of dayTables) expect([table, before[table]?.length]).not.toEqual([table, 0])
  })

  it("is restored into a database without tables", async () => {
    const target = await emptyDatabase()
    await dropTables(target)
    expect(await restoreBackup(target, await checked(file), { overwrite: false })).toMatchObject({ ok: true })
    expect(await contentOf(target)).toEqual(await contentOf(app.ground.ownerDb))
  })

  it("of an older version is brought up to date", async () => {
    const [old, target] = [await emptyDatabase(), await emptyDatabase()]
    await dropTables(old)
    const first = (await listMigrations()).slice(0, 6)
    await asOwner(old, async ({ client }) => {
      await client.query("create table migration (name text primary key, applied_at timestamptz not null)")
      for (const name of first) await runMigration(client, name)
      await client.query("insert into migration select name, now() from unnest($1::text[]) name", [first])
      await client.query("insert into community (community_id, name, made_at) values ($1, '旧', now())", [
        app.ground.newId(),
      ])
    })
    const path = join(folder, "old.backup")
    await makeBackup(old, path, { kind: "key", key: await makeBackupKey(folder, evening) }, evening)
    expect(await restoreBackup(target, await checked(path), { overwrite: false })).toMatchObject({ ok: true })
    const content = await contentOf(target)
    expect(content["migration"]?.length).toBe((await listMigrations()).length)
    // its own columns first, what younger ones hold behind them
    const [before = ""] = (await contentOf(old))["community"] ?? []
    expect(content["community"]).toEqual([expect.stringContaining(before.replace(/\)$/, ""))])
  })

  it("goes into no database that holds something, unless it is to be overwritten", async () => {
    const target = await emptyDatabase()
    await target.pool.query("insert into community (community_id, name, made_at) values ($1, '旧', now())", [
      app.ground.newId(),
    ])
    const backup = await checked(file)
    const before = await contentOf(target)
    expect(await restoreBackup(target, backup, { overwrite: false })).toEqual({
      ok: false,
      refusal: "not-empty",
    })
    expect(await contentOf(target)).toEqual(before)
    expect(await restoreBackup(target, backup, { overwrite: true })).toMatchObject({ ok: true })
    expect(await contentOf(target)).toEqual(await contentOf(app.ground.ownerDb))
  })

  it("says what is wrong with a file", async () => {
    const whole = await readFile(file)
    const broken = join(folder, "broken.backup")
    const refusalOf = async (bytes: Buffer, given: { passphrase?: string } = { passphrase }) => {
      await writeFile(broken, bytes)
      const read = await checkBackup(broken, { dataDir: folder, ...given })
      return read.ok ? null : read.refusal
    }
    expect(await refusalOf(whole)).toBeNull()
    expect(await refusalOf(whole, { passphrase: "wrong" })).toBe("wrong-key")
    expect(await refusalOf(whole, {})).toBe("passphrase-needed")
    expect(await refusalOf(randomBytes(2000))).toBe("not-a-backup")
    expect(await refusalOf(Buffer.alloc(0))).toBe("not-a-backup")
    expect(await refusalOf(Buffer.concat([whole, Buffer.from("x")]))).toBe("damaged")
    const newer = Buffer.from(whole)
    newer.write('{"format":2', 20)
    expect(await refusalOf(newer)).toBe("newer-backup")
    const later = Buffer.from(whole)
    later.write("9001", whole.indexOf("0001-ground"))
    expect(await refusalOf(later)).toBe("newer-backup")
  })

  it("is refused wherever it is cut off or one bit of it flips, and then writes nothing", async () => {
    const broken = join(folder, "flipped.backup")
    const secret = { kind: "key", key: await makeBackupKey(folder, evening) } as const
    await makeBackup(app.ground.ownerDb, broken, secret, evening)
    const sealed = await readFile(broken)
    const header = 20 + sealed.readUInt32BE(16)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: header, max: sealed.length - 1 }), fc.boolean(), async (at, cut) => {
        const bytes = Buffer.from(cut ? sealed.subarray(0, at) : sealed)
        if (!cut) bytes[at] = (bytes[at] ?? 0) ^ 1
        await writeFile(broken, bytes)
        const read = await checkBackup(broken, { dataDir: folder })
        expect(["truncated", "damaged"]).toContain(read.ok ? null : read.refusal)
      }),
      { numRuns: 40 },
    )
    // damaged only after it was checked: the transaction takes everything back
    await writeFile(broken, sealed)
    const backup = await checkBackup(broken, { dataDir: folder })
    if (!backup.ok) throw new Error(backup.refusal)
    await writeFile(broken, sealed.subarray(0, sealed.length - 100))
    const target = await emptyDatabase()
    expect(await restoreBackup(target, backup, { overwrite: false })).toEqual({
      ok: false,
      refusal: "truncated",
    })
    expect(await rowsIn(target)).toBe(0)
  })

  it("cannot be read once its key is destroyed, and says nobody's name before", async () => {
    const path = join(folder, "doomed.backup")
    const key = await makeBackupKey(folder, instantOf(0))
    await makeBackup(app.ground.ownerDb, path, { kind: "key", key }, instantOf(0))
    expect((await checkBackup(path, { dataDir: folder })).ok).toBe(true)
    const { rows } = await app.ground.ownerDb.pool.query<{ name: string }>("select name from person_identity")
    const bytes = await readFile(path)
    expect(rows.filter(({ name }) => name.length > 2 && bytes.includes(name))).toEqual([])
    expect(await destroyBackupKeys(folder, instantOf(0))).toBe(1)
    expect(await checkBackup(path, { dataDir: folder })).toEqual({ ok: false, refusal: "key-gone" })
    expect((await listBackupKeys(folder)).some(({ id }) => id === key.id)).toBe(false)
    expect((await readdir(join(folder, "keys"))).some((name) => name.includes(key.id))).toBe(false)
  })
})
