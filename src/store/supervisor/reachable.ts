import { realpath, stat } from "node:fs/promises"
import { dirname } from "node:path"
import type { RunAs } from "./run-as.ts"

const READ = 4
const SEARCH = 1

/** Whether this user may read the file or folder and walk to it, by the permission bits of the path. */
export async function isReadableBy(path: string, user: RunAs): Promise<boolean> {
  const real = await realpath(path)
  const entry = await stat(real)
  const needed = entry.isDirectory() ? READ | SEARCH : READ
  return (await allows(real, user, needed)) && (await isWalkableBy(dirname(real), user))
}

/** Whether this user may walk through the folder and all above it. */
export async function isWalkableBy(directory: string, user: RunAs): Promise<boolean> {
  const real = await realpath(directory)
  if (!(await allows(real, user, SEARCH))) return false
  return real === dirname(real) || isWalkableBy(dirname(real), user)
}

async function allows(path: string, user: RunAs, needed: number): Promise<boolean> {
  const { uid, gid, mode } = await stat(path)
  const bits = uid === user.uid ? mode >> 6 : gid === user.gid ? mode >> 3 : mode
  return (bits & needed) === needed
}
