import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { setTimeout as sleep } from "node:timers/promises"
import type pg from "pg"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { copyData, makeDataFolder } from "../../../test/support/data-folders.ts"
import { inSession } from "./ensure-roles.ts"
import { readPostmasterFile } from "./postmaster-file.ts"
import { isPostmasterOf } from "./process-identity.ts"
import { type RunningDatabase, startDatabase } from "./start-database.ts"

const BOUND = 60_000
const log = { info: () => undefined, warn: () => undefined }

/** A data directory as a first start and a stop leave it: each test begins with a copy, for making one takes its time. */
let made = ""
let base = ""
let running: RunningDatabase | null = null
let server: ChildProcess | null = null
beforeAll(async () => {
  made = await makeDataFolder()
  const database = await start(made)
  await database.stop()
  running = null
}, BOUND)
afterAll(() => rm(made, { recursive: true, force: true }))
beforeEach(async () => {
  base = await makeDataFolder()
  await copyData(join(made, "data"), join(base, "data"))
})
afterEach(async () => {
  server?.kill("SIGKILL")
  // what a killed server left running is adopted, to be stopped
  running ??= await start()
  await running.stop()
  running = null
  await rm(base, { recursive: true, force: true })
}, BOUND)

async function start(below = base): Promise<RunningDatabase> {
  const started = await startDatabase({ dataDir: join(below, "data"), log })
  if (!started.ok) throw new Error(started.refusal)
  running = started.database
  return started.database
}

const dataPath = () => join(base, "data", "postgres", "data")

async function ask(config: pg.ClientConfig, sql: string): Promise<unknown> {
  return inSession(config, async (client) => Object.values((await client.query(sql)).rows[0] ?? {})[0])
}

const beside = (file: string) => JSON.stringify(new URL(file, import.meta.url).href)

/**
 * A server process of its own. It prints its database's process id, and another line for each request to
 * stop.
 */
async function startServer(): Promise<{
  process: ChildProcess
  lines: AsyncIterator<string>
  postgres: number
}> {
  const script = `
    const { startDatabase } = await import(${beside("./start-database.ts")})
    const { inSession } = await import(${beside("./ensure-roles.ts")})
    const started = await startDatabase({ dataDir: ${JSON.stringify(join(base, "data"))}, log: console })
    if (!started.ok) { console.log(started.refusal, started.pid); process.exit(1) }
    const { database } = started
    const drain = (client) => client.query("select 1").then(() => console.log("drained"))
    const make = (client) => client.query("create table if not exists note as select 'kept' as text")
    process.once("SIGINT", async () => {
      await new Promise((resolve) => setTimeout(resolve, 300))
      await inSession(database.appConfig, drain)
      await database.stop()
      console.log("stopped")
    })
    await inSession(database.ownerConfig, make)
    console.log(database.pid())`
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  })
  server = child
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return { process: child, lines, postgres: Number((await lines.next()).value) }
}

describe("the supervisor", { timeout: BOUND }, () => {
  it("starts PostgreSQL again when it is killed, and the data is there", async () => {
    const database = await start()
    await ask(database.ownerConfig, "create table note as select 'kept' as text")
    const states: string[] = []
    const upAgain = new Promise<void>((resolve) => {
      database.onStateChange((state) => {
        states.push(state)
        if (state === "up") resolve()
      })
    })
    const killed = database.pid() ?? 0
    process.kill(killed, "SIGKILL")
    await upAgain
    expect(states).toEqual(["down", "up"])
    expect(database.pid()).not.toBe(killed)
    expect(await ask(database.ownerConfig, "select text from note")).toBe("kept")
  })

  it("leaves nothing running when it stops while PostgreSQL is down", async () => {
    const database = await start()
    for (const wait of [0, 30, 60, 120]) {
      const again = wait === 0 ? database : await start()
      process.kill(again.pid() ?? 0, "SIGKILL")
      await sleep(wait)
      await again.stop()
      expect(again.state()).toBe("down")
      expect(await isPostmasterOf((await readPostmasterFile(dataPath()))?.pid ?? 0, dataPath())).toBe(false)
    }
  })

  it("waits for what a killed PostgreSQL's session still does", async () => {
    const database = await start()
    const busy = ask(database.ownerConfig, "select count(*) from generate_series(1, 10000000)").catch(
      () => null,
    )
    await sleep(200)
    const upAgain = new Promise<void>((resolve) => {
      database.onStateChange((state) => state === "up" && resolve())
    })
    process.kill(database.pid() ?? 0, "SIGKILL")
    await upAgain
    await busy
    expect(await ask(database.appConfig, "select 1")).toBe(1)
  })

  it("adopts the PostgreSQL of a killed server", async () => {
    const first = await startServer()
    first.process.kill("SIGKILL")
    await once(first.process, "exit")
    const database = await start()
    expect(database.pid()).toBe(first.postgres)
    expect(await ask(database.ownerConfig, "select text from note")).toBe("kept")
  })

  it("recovers when server and PostgreSQL were killed, and a stranger has PostgreSQL's old id", async () => {
    const first = await startServer()
    first.process.kill("SIGKILL")
    process.kill(first.postgres, "SIGKILL")
    await once(first.process, "exit")
    const file = join(dataPath(), "postmaster.pid")
    const stranger = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"])
    await once(stranger, "spawn")
    const text = await readFile(file, "utf8")
    await writeFile(file, text.replace(/^\d+/, String(stranger.pid)))
    const database = await start()
    stranger.kill("SIGKILL")
    expect(database.pid()).not.toBe(first.postgres)
    expect(await ask(database.ownerConfig, "select text from note")).toBe("kept")
  })

  it("refuses a second process, and Ctrl-C in the terminal reaches the server alone", async () => {
    const first = await startServer()
    const refused = await startDatabase({ dataDir: join(base, "data"), log })
    expect(refused).toMatchObject({ refusal: "data-directory-in-use", pid: first.process.pid })
    // a terminal signals the whole process group
    process.kill(-(first.process.pid ?? 0), "SIGINT")
    expect((await first.lines.next()).value).toBe("drained")
    expect((await first.lines.next()).value).toBe("stopped")
    await once(first.process, "exit")
    expect(await isPostmasterOf(first.postgres, dataPath())).toBe(false)
  })
})
