import { randomBytes, randomUUID } from "node:crypto"
import { mkdir, open, readdir, readFile, rm } from "node:fs/promises"
import { join } from "node:path"
import type { Instant } from "../../core/kit/dates.ts"
import { createDurably, syncDirectory } from "../supervisor/durable-file.ts"

/** A random key of one backup, kept in the data directory. Without it the backup is noise. */
export type BackupKey = { readonly id: string; readonly madeAt: Instant; readonly key: Buffer }

const FILE = /^backup-([0-9a-f-]{36})\.key$/

/** Makes the key of a new backup and keeps it. */
export async function makeBackupKey(dataDir: string, madeAt: Instant): Promise<BackupKey> {
  const made: BackupKey = { id: randomUUID(), madeAt, key: randomBytes(32) }
  await mkdir(keysIn(dataDir), { recursive: true, mode: 0o700 })
  const text = JSON.stringify({ id: made.id, madeAt, key: made.key.toString("base64") })
  await createDurably(keyPath(dataDir, made.id), `${text}\n`)
  return made
}

/** The key of a backup; null once it was destroyed, or on another machine. */
export async function findBackupKey(dataDir: string, id: string): Promise<BackupKey | null> {
  return readBackupKey(keyPath(dataDir, id))
}

/** A key out of its file; null where there is none. */
export async function readBackupKey(path: string): Promise<BackupKey | null> {
  const text = await readFile(path, "utf8").catch(() => null)
  if (text === null) return null
  const { id, madeAt, key } = JSON.parse(text) as { id: string; madeAt: Instant; key: string }
  return { id, madeAt, key: Buffer.from(key, "base64") }
}

/** Every key that is kept, the oldest first. */
export async function listBackupKeys(dataDir: string): Promise<BackupKey[]> {
  const names = await readdir(keysIn(dataDir)).catch(() => [])
  const keys = await Promise.all(
    names.flatMap((name) => {
      const id = FILE.exec(name)?.[1]
      return id === undefined ? [] : [findBackupKey(dataDir, id)]
    }),
  )
  return keys.flatMap((key) => key ?? []).toSorted((one, other) => (one.madeAt < other.madeAt ? -1 : 1))
}

/**
 * Destroys the keys of backups made up to a moment, but the one named: those backups cannot be read any more, wherever their copies
 * lie. Answers how many keys there were.
 */
export async function destroyBackupKeys(dataDir: string, upTo: Instant, keep?: string): Promise<number> {
  const keys = await listBackupKeys(dataDir)
  const doomed = keys.filter((key) => key.madeAt <= upTo && key.id !== keep)
  for (const { id } of doomed) await shred(keyPath(dataDir, id))
  if (doomed.length > 0) await syncDirectory(keysIn(dataDir))
  return doomed.length
}

/** Writes over a small file before its name goes. */
async function shred(path: string): Promise<void> {
  const file = await open(path, "r+")
  try {
    const { size } = await file.stat()
    await file.write(randomBytes(size), 0, size, 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await rm(path)
}

function keysIn(dataDir: string): string {
  return join(dataDir, "keys")
}

function keyPath(dataDir: string, id: string): string {
  return join(keysIn(dataDir), `backup-${id}.key`)
}
