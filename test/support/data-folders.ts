import { execFile } from "node:child_process"
import { chmod, mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"

/** A new folder for data directories: the database runs as a user of its own where we are root, and must be able to walk here. */
export async function makeDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "shouwang-test-"))
  await chmod(folder, 0o755)
  return folder
}

/** Copies a data directory on which nothing runs, with its owners: the files belong to the user that the database runs as. */
export async function copyData(from: string, to: string): Promise<void> {
  await promisify(execFile)("cp", ["-a", from, to])
}
