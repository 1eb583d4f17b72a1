import { chmod, mkdir, mkdtemp, readFile, realpath, stat } from "node:fs/promises"
import { join } from "node:path"
import { createDurably } from "./durable-file.ts"
import { isWalkableBy } from "./reachable.ts"
import { type RunAs, whoRunsPostgres } from "./run-as.ts"

/** Everything that belongs to one database, in one directory. */
export type DataHome = {
  root: string
  /** PostgreSQL's own directory. */
  data: string
  log: string
  passwords: string
  settings: string
  access: string
  runAs: RunAs | null
}

export type HomeRefusal =
  | { ok: false; refusal: "data-directory-missing"; path: string }
  | { ok: false; refusal: "data-directory-unreachable"; path: string; uid: number }

/**
 * Where the database lies when the user it runs as cannot walk to the data directory, for instance below
 * /root.
 */
export const ELSEWHERE = "/var/lib"

/** In the data directory: the path of a database that lies elsewhere. */
const POINTER = "postgres-location"

/**
 * Finds the database's home of a data directory, or makes an empty one: `<dataDir>/postgres`, or as root,
 * when that cannot be reached by the user PostgreSQL runs as, a directory of its own below /var/lib.
 */
export async function settleDataHome(
  dataDir: string,
  elsewhere = ELSEWHERE,
): Promise<{ ok: true; home: DataHome } | HomeRefusal> {
  await mkdir(dataDir, { recursive: true })
  const real = await realpath(dataDir)
  const pointed = await readPointer(real)
  const root = pointed ?? join(real, "postgres")
  if (pointed !== null && !(await exists(pointed))) {
    return { ok: false, refusal: "data-directory-missing", path: pointed }
  }
  const runAs = await whoRunsPostgres(join(root, "data"))
  if (runAs === null || (await isWalkableBy((await exists(root)) ? root : real, runAs))) {
    await makeHome(root, runAs)
    return { ok: true, home: homeAt(await realpath(root), runAs) }
  }
  if (await exists(join(root, "data"))) {
    return { ok: false, refusal: "data-directory-unreachable", path: root, uid: runAs.uid }
  }
  return { ok: true, home: homeAt(await makeElsewhere(real, elsewhere), runAs) }
}

async function makeElsewhere(dataDir: string, elsewhere: string): Promise<string> {
  await mkdir(elsewhere, { recursive: true })
  const made = await mkdtemp(join(elsewhere, "shouwang-"))
  await chmod(made, 0o711)
  await createDurably(join(dataDir, POINTER), `${made}\n`)
  // of two starters at the same time both go where the first one's pointer leads
  return (await readPointer(dataDir)) ?? made
}

async function makeHome(root: string, runAs: RunAs | null): Promise<void> {
  await mkdir(root, { recursive: true })
  await chmod(root, runAs === null ? 0o700 : 0o711)
}

async function readPointer(dataDir: string): Promise<string | null> {
  const text = await readFile(join(dataDir, POINTER), "utf8").catch(() => "")
  return text.trim() === "" ? null : text.trim()
}

function homeAt(root: string, runAs: RunAs | null): DataHome {
  return {
    root,
    data: join(root, "data"),
    log: join(root, "postgres.log"),
    passwords: join(root, "passwords.json"),
    settings: join(root, "postgresql.conf"),
    access: join(root, "pg_hba.conf"),
    runAs,
  }
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
