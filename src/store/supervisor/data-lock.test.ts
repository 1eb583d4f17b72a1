import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { takeDataLock } from "./data-lock.ts"
import { processIdentity } from "./process-identity.ts"

let directory = ""
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "shouwang-lock-"))
})
afterEach(() => rm(directory, { recursive: true }))

const leave = (number: number, pid: number, identity: string) =>
  writeFile(join(directory, `lock-${number}`), JSON.stringify({ pid, identity, kind: "server" }))

describe("the lock of a data directory", () => {
  it("names the living holder, and is free again after release", async () => {
    const first = await takeDataLock(directory, "server")
    expect(first.ok).toBe(true)
    expect(await takeDataLock(directory, "command")).toEqual({ ok: false, pid: process.pid, kind: "server" })
    if (first.ok) await first.release()
    expect(await readdir(directory)).toEqual([])
    expect((await takeDataLock(directory, "command")).ok).toBe(true)
  })

  it("passes over a dead process, also when its id lives again as another", async () => {
    const child = spawn(process.execPath, ["-e", ""])
    await once(child, "exit")
    await leave(4, child.pid ?? 0, "some boot 1")
    await leave(5, process.pid, "some boot 2")
    expect((await takeDataLock(directory, "server")).ok).toBe(true)
    expect((await readdir(directory)).sort()).toEqual(["lock-5", "lock-6"])
  })

  it("lets exactly one of many takers have what a dead process left", async () => {
    await leave(1, process.pid, "another start of this id")
    const all = await Promise.all(Array.from({ length: 20 }, () => takeDataLock(directory, "server")))
    expect(all.filter((lock) => lock.ok)).toHaveLength(1)
  })
})

describe("the identity of a process", () => {
  it("stays while it lives and is null afterwards", async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"])
    await once(child, "spawn")
    const pid = child.pid ?? 0
    const identity = await processIdentity(pid)
    expect(identity).not.toBeNull()
    expect(await processIdentity(pid)).toBe(identity)
    child.kill("SIGKILL")
    await once(child, "exit")
    expect(await processIdentity(pid)).toBeNull()
  })
})
