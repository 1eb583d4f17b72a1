import { appendFile, cp, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type pg from "pg"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { copyData, makeDataFolder } from "../../../test/support/data-folders.ts"
import { inSession } from "./ensure-roles.ts"
import { openDatabase } from "./open-database.ts"
import { findNativePackage, readyBinaries } from "./platform-binaries.ts"
import { type RunningDatabase, type StartOptions, startDatabase } from "./start-database.ts"

const BOUND = 60_000
const log = { info: () => undefined, warn: () => undefined }
const isRoot = process.getuid?.() === 0

/** What a first start and a stop leave: for those tests that are not about making it, since that takes its time. */
let made = ""
let base = ""
let running: RunningDatabase[] = []
beforeAll(async () => {
  made = await makeDataFolder()
  await (await start({ dataDir: join(made, "data") })).stop()
}, BOUND)
afterAll(() => rm(made, { recursive: true, force: true }))
beforeEach(async () => {
  base = await makeDataFolder()
  running = []
})
afterEach(async () => {
  await Promise.all(running.map((database) => database.stop()))
  await rm(base, { recursive: true, force: true })
}, BOUND)

function beginWithMade(): Promise<void> {
  return copyData(join(made, "data"), join(base, "data"))
}

async function start(options: Partial<StartOptions> = {}): Promise<RunningDatabase> {
  const started = await startDatabase({ dataDir: join(base, "data"), log, ...options })
  if (!started.ok) throw new Error(started.refusal)
  running.push(started.database)
  return started.database
}

async function ask(config: pg.ClientConfig, sql: string): Promise<unknown> {
  return inSession(config, async (client) => Object.values((await client.query(sql)).rows[0] ?? {})[0])
}

describe("a data directory", { timeout: BOUND }, () => {
  it("is made at the first start and found again at the second", async () => {
    const first = await start()
    await ask(first.ownerConfig, "create table note as select 'kept' as text")
    expect(first.state()).toBe("up")
    await first.stop()
    const second = await start()
    expect(await ask(second.ownerConfig, "select text from note")).toBe("kept")
  })

  it("gives each role its rights and no more", async () => {
    const { ownerConfig, appConfig } = await start()
    expect(await ask(ownerConfig, "show data_checksums")).toBe("on")
    expect(await ask(ownerConfig, "select datlocale from pg_database where datname = 'shouwang'")).toBe(
      "C.UTF-8",
    )
    await ask(ownerConfig, "create table door (name text)")
    await ask(ownerConfig, "vacuum full door")
    await ask(ownerConfig, "checkpoint")
    await ask(ownerConfig, "select pg_switch_wal()::text")
    expect(await inSession(ownerConfig, async (c) => (await c.query("set role shouwang_app")).command)).toBe(
      "SET",
    )
    await expect(ask(appConfig, "select * from door")).rejects.toThrow("permission denied")
    await expect(ask(appConfig, "create table own (name text)")).rejects.toThrow("permission denied")
    await expect(ask({ ...appConfig, password: "wrong" }, "select 1")).rejects.toThrow(
      "authentication failed",
    )
  })

  it("refuses a second server and names the first", async () => {
    await beginWithMade()
    await start()
    expect(await startDatabase({ dataDir: join(base, "data"), log })).toEqual({
      ok: false,
      refusal: "data-directory-in-use",
      pid: process.pid,
      kind: "server",
    })
  })

  it("writes no values of statements to its log", async () => {
    await beginWithMade()
    const { appConfig, ownerConfig } = await start()
    await ask(ownerConfig, "create table person (phone text primary key, age int)")
    await ask(ownerConfig, "insert into person values ('13800000000', 1)")
    await expect(ask(ownerConfig, "insert into person values ('13800000000', 2)")).rejects.toThrow(
      "duplicate",
    )
    await expect(ask(appConfig, "select 'Zhang San'::int")).rejects.toThrow("invalid input")
    const written = await readFile(join(base, "data", "postgres", "postgres.log"), "utf8")
    expect(written).toContain("ready to accept connections")
    expect(written).not.toMatch(/13800000000|Zhang San/)
  })

  it("does not serve while fsync is off, nor while a role commits without waiting", async () => {
    await beginWithMade()
    const file = join(base, "data", "postgres", "data", "postgresql.auto.conf")
    const before = await readFile(file, "utf8")
    await appendFile(file, "fsync = off\n")
    const refused = { ok: false, refusal: "database-not-durable" }
    const options = { dataDir: join(base, "data"), log }
    expect(await startDatabase(options)).toEqual({ ...refused, settings: ["fsync"] })
    await writeFile(file, before)
    const second = await start()
    await ask(second.ownerConfig, "alter role shouwang_owner set synchronous_commit = off")
    await second.stop()
    expect(await startDatabase(options)).toEqual({ ...refused, settings: ["synchronous_commit"] })
  })

  it("has its socket elsewhere when its path is too long for one", async () => {
    const database = await start({ dataDir: join(base, "a-long-name-".repeat(9)) })
    expect(Buffer.byteLength(String(database.ownerConfig.host))).toBeLessThan(80)
    expect(await ask(database.appConfig, "select 1")).toBe(1)
    await database.stop()
    await expect(stat(String(database.ownerConfig.host))).rejects.toThrow("ENOENT")
  })

  it("removes what an unfinished first start left", async () => {
    const left = join(base, "data", "postgres", "data-unfinished-1")
    await mkdir(left, { recursive: true })
    await start()
    await expect(stat(left)).rejects.toThrow("ENOENT")
  })
})

describe("a command", { timeout: BOUND }, () => {
  it("uses the running server's database and leaves it running", async () => {
    await beginWithMade()
    const server = await start()
    const opened = await openDatabase({ dataDir: join(base, "data"), log })
    if (!opened.ok) throw new Error(opened.refusal)
    expect(await ask(opened.database.ownerConfig, "select 1")).toBe(1)
    await opened.database.close()
    expect(server.state()).toBe("up")
  })

  it("starts the database when no server runs, and the next command waits its turn", async () => {
    await beginWithMade()
    const options = { dataDir: join(base, "data"), log }
    const first = await openDatabase(options)
    if (!first.ok) throw new Error(first.refusal)
    expect(await openDatabase({ ...options, patience: 200 })).toMatchObject({
      refusal: "data-directory-in-use",
    })
    const second = openDatabase(options)
    await first.database.close()
    const opened = await second
    if (!opened.ok) throw new Error(opened.refusal)
    expect(await ask(opened.database.appConfig, "select 1")).toBe(1)
    await opened.database.close()
  })
})

describe("the programs", { timeout: BOUND }, () => {
  it("run from a package whose library links are missing", async () => {
    const found = await findNativePackage()
    if (found === null) throw new Error("no PostgreSQL for this platform")
    const root = join(base, "package")
    await cp(found.root, root, { recursive: true })
    const lib = join(root, "native", "lib")
    for (const entry of await readdir(lib, { withFileTypes: true })) {
      if (entry.isSymbolicLink()) await rm(join(lib, entry.name))
    }
    const database = await start({ native: { ...found, root } })
    expect(await ask(database.appConfig, "select 1")).toBe(1)
    await stat(join(lib, process.platform === "darwin" ? "libpq.5.dylib" : "libpq.so.5"))
  })

  it.runIf(isRoot)("are copied once to where the user that runs them can read", async () => {
    const found = await findNativePackage()
    if (found === null) throw new Error("no PostgreSQL for this platform")
    const closed = join(base, "closed")
    await mkdir(closed, { mode: 0o700 })
    await cp(found.root, join(closed, "package"), { recursive: true, verbatimSymlinks: true })
    const native = { ...found, root: join(closed, "package") }
    const database = await start({ native, elsewhere: join(base, "elsewhere") })
    expect(await ask(database.appConfig, "select 1")).toBe(1)
    await database.stop()
    const nobody = { uid: 65534, gid: 65534 }
    const { postgres } = await readyBinaries(native, nobody, join(base, "elsewhere"))
    const copied = `shouwang-postgresql-${found.version}-${found.platform}`
    expect(postgres.startsWith(join(base, "elsewhere", copied))).toBe(true)
    expect(await readdir(join(base, "elsewhere"))).toEqual([copied])
  })
})

describe.runIf(isRoot)("as root", { timeout: BOUND }, () => {
  it("keeps the data elsewhere when the data directory cannot be reached, and finds it again", async () => {
    const dataDir = join(base, "closed", "data")
    const elsewhere = join(base, "elsewhere")
    await mkdir(join(base, "closed"), { mode: 0o700 })
    const first = await start({ dataDir, elsewhere })
    await ask(first.ownerConfig, "create table note as select 'kept' as text")
    await first.stop()
    const [home] = await readdir(elsewhere)
    expect((await stat(join(elsewhere, home ?? "", "data"))).uid).not.toBe(0)
    const second = await start({ dataDir, elsewhere })
    expect(await ask(second.ownerConfig, "select text from note")).toBe("kept")
    await second.stop()
    await rm(join(elsewhere, home ?? ""), { recursive: true })
    expect(await startDatabase({ dataDir, elsewhere, log })).toMatchObject({
      refusal: "data-directory-missing",
    })
  })
})
