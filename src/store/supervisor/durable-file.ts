import { randomUUID } from "node:crypto"
import { link, open, rm } from "node:fs/promises"
import { dirname } from "node:path"
import { isErrno } from "./errno.ts"

/**
 * Writes a small file that is there whole or not at all, also after a power cut. False when there is one
 * already, which is left as it is.
 */
export async function createDurably(path: string, text: string): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`
  const file = await open(draft, "wx", 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  try {
    await link(draft, path)
  } catch (error) {
    if (isErrno(error, "EEXIST")) return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
  await syncDirectory(dirname(path))
  return true
}

/** Makes the names in a directory outlast a power cut. Windows has no such call and needs none. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === "win32") return
  const directory = await open(path, "r")
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
