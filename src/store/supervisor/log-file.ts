import { copyFile, open, stat, truncate } from "node:fs/promises"

const LARGEST = 2_000_000

/**
 * Keeps PostgreSQL's log below two files of about 2 MB. It writes at the end of the file, so emptying is
 * enough.
 */
export async function boundLog(path: string): Promise<void> {
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  )
  if (size < LARGEST) return
  await copyFile(path, `${path}.1`)
  await truncate(path)
}

/** The last message of the server's log that tells why it did not start, or null. */
export async function lastFatal(path: string): Promise<string | null> {
  const file = await open(path, "r").catch(() => null)
  if (file === null) return null
  try {
    const { size } = await file.stat()
    const tail = Buffer.alloc(Math.min(size, 4096))
    await file.read(tail, 0, tail.length, size - tail.length)
    const lines = tail.toString("utf8").split("\n")
    return lines.findLast((line) => /FATAL|PANIC|error while loading/.test(line)) ?? null
  } finally {
    await file.close()
  }
}
