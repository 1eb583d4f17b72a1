import { readFile, stat } from "node:fs/promises"

/** The user whom PostgreSQL runs as. */
export type RunAs = { uid: number; gid: number }

/** Debian, Fedora, Alpine: the user and group without rights. */
const NOBODY: RunAs = { uid: 65534, gid: 65534 }

/**
 * PostgreSQL refuses to run as root. Started by root it runs as the owner of the data that is there, else as
 * `postgres`, else as `nobody`. Null: as ourselves.
 */
export async function whoRunsPostgres(dataPath: string): Promise<RunAs | null> {
  if (process.getuid?.() !== 0) return null
  const existing = await stat(dataPath).catch(() => null)
  if (existing !== null && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid }
  return (await findUser("postgres")) ?? NOBODY
}

async function findUser(name: string): Promise<RunAs | null> {
  const users = await readFile("/etc/passwd", "utf8").catch(() => "")
  const fields = users
    .split("\n")
    .find((line) => line.startsWith(`${name}:`))
    ?.split(":")
  return fields === undefined ? null : { uid: Number(fields[2]), gid: Number(fields[3]) }
}
