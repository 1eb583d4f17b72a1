import { randomUUID } from "node:crypto"
import { link, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { isErrno } from "./errno.ts"
import { processIdentity } from "./process-identity.ts"

/** Who may hold a data directory: the server for as long as it runs, a command until it is done. */
export type LockKind = "server" | "command"

type Holder = { pid: number; identity: string; kind: LockKind }

export type DataLock = { ok: true; release: () => Promise<void> } | { ok: false; pid: number; kind: LockKind }

/**
 * Takes the directory for this process, or names the living process that has it. What a dead process left is
 * passed over, not deleted: each taker links the next number, so that of two takers only one can succeed.
 */
export async function takeDataLock(directory: string, kind: LockKind): Promise<DataLock> {
  const identity = await processIdentity(process.pid)
  const mine: Holder = { pid: process.pid, identity: identity ?? "", kind }
  const draft = join(directory, `.lock-${randomUUID()}`)
  await writeFile(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    return await climb(directory, draft)
  } finally {
    await rm(draft, { force: true })
  }
}

async function climb(directory: string, draft: string): Promise<DataLock> {
  for (;;) {
    const newest = Math.max(0, ...(await numbers(directory)))
    const holder = await readHolder(lockPath(directory, newest))
    if (holder !== null && (await lives(holder))) return { ok: false, pid: holder.pid, kind: holder.kind }

    const mine = newest + 1
    if (!(await linked(draft, lockPath(directory, mine)))) continue
    const all = await numbers(directory)
    if (Math.max(...all) > mine) {
      await rm(lockPath(directory, mine), { force: true })
      continue
    }
    // The one just below stays, for a slower taker that has judged it already and would link our number.
    for (const old of all.filter((number) => number < mine - 1)) {
      await rm(lockPath(directory, old), { force: true })
    }
    return { ok: true, release: () => rm(lockPath(directory, mine), { force: true }) }
  }
}

async function lives(holder: Holder): Promise<boolean> {
  return (await processIdentity(holder.pid)) === holder.identity
}

async function numbers(directory: string): Promise<number[]> {
  const names = await readdir(directory)
  return names.flatMap((name) => (/^lock-\d+$/.test(name) ? [Number(name.slice("lock-".length))] : []))
}

async function readHolder(path: string): Promise<Holder | null> {
  const text = await readFile(path, "utf8").catch(() => null)
  return text === null ? null : (JSON.parse(text) as Holder)
}

async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (isErrno(error, "EEXIST")) return false
    throw error
  }
}

function lockPath(directory: string, number: number): string {
  return join(directory, `lock-${number}`)
}
