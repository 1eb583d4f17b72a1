import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"

/**
 * What PostgreSQL writes to `postmaster.pid` about itself. `socketDir` is empty where there is only TCP;
 * `ready` is false while it starts, recovers or shuts down.
 */
export type PostmasterFile = { pid: number; port: number; socketDir: string; ready: boolean }

/** Reads `postmaster.pid`; null when there is none, or when it is not written to the end yet. */
export async function readPostmasterFile(dataPath: string): Promise<PostmasterFile | null> {
  const text = await readFile(pathIn(dataPath), "utf8").catch(() => "")
  const lines = text.split("\n")
  const [pid, port, socketDir] = [Number(lines[0]), Number(lines[3]), lines[4]]
  if (!(pid > 0 && port > 0) || socketDir === undefined) return null
  return { pid, port, socketDir, ready: lines[7]?.trim() === "ready" }
}

/**
 * Makes the file of a dead server one that the next server passes over. PostgreSQL refuses to start while any
 * process has the recorded id, even a zombie or a stranger; an id equal to its own parent's it takes as
 * stale. The file itself must stay: its last lines let PostgreSQL find sessions of the dead server that still
 * write.
 */
export async function markPostmasterFileStale(dataPath: string): Promise<void> {
  const text = await readFile(pathIn(dataPath), "utf8").catch(() => null)
  if (text === null) return
  const rest = text.indexOf("\n")
  await writeFile(pathIn(dataPath), rest < 0 ? "" : `${process.pid}${text.slice(rest)}`)
}

function pathIn(dataPath: string): string {
  return join(dataPath, "postmaster.pid")
}
