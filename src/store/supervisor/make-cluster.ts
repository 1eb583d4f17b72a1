import { execFile } from "node:child_process"
import { randomUUID } from "node:crypto"
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { type DataHome, exists } from "./data-home.ts"
import { syncDirectory } from "./durable-file.ts"
import { BARE_ENVIRONMENT } from "./environment.ts"
import type { Passwords } from "./passwords.ts"
import type { Binaries } from "./platform-binaries.ts"

const run = promisify(execFile)

const DRAFT = "data-unfinished-"

/**
 * Makes an empty PostgreSQL data directory if there is none. It is made under another name and gets its own
 * when it is whole and on disk; what an earlier try left unfinished goes away. Call it under the data lock.
 */
export async function makeClusterIfNone(
  home: DataHome,
  binaries: Binaries,
  passwords: Passwords,
): Promise<void> {
  if (await exists(home.data)) return
  for (const name of await readdir(home.root)) {
    if (name.startsWith(DRAFT))
      await rm(join(home.root, name), { recursive: true, force: true, maxRetries: 5 })
  }
  const draft = join(home.root, DRAFT + randomUUID())
  const passwordFile = `${draft}.password`
  await mkdir(draft, { mode: 0o700 })
  try {
    await writeFile(passwordFile, passwords.postgres, { mode: 0o600 })
    if (home.runAs !== null) {
      await chown(draft, home.runAs.uid, home.runAs.gid)
      await chown(passwordFile, home.runAs.uid, home.runAs.gid)
    }
    await run(binaries.initdb, initdbArguments(draft, passwordFile), {
      ...home.runAs,
      ...BARE_ENVIRONMENT,
      cwd: home.root,
      windowsHide: true,
    })
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(draft, home.data)
  await syncDirectory(home.root)
}

/** The major version of PostgreSQL that wrote the data. */
export async function clusterVersion(home: DataHome): Promise<string> {
  return (await readFile(join(home.data, "PG_VERSION"), "utf8")).trim()
}

function initdbArguments(directory: string, passwordFile: string): string[] {
  return [
    `--pgdata=${directory}`,
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
    "--no-instructions",
  ]
}
