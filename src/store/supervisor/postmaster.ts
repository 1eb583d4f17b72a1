import { execFile, spawn } from "node:child_process"
import { once } from "node:events"
import { chmod, open, writeFile } from "node:fs/promises"
import { promisify } from "node:util"
import type { DataHome } from "./data-home.ts"
import { endpointOf } from "./endpoint.ts"
import { BARE_ENVIRONMENT } from "./environment.ts"
import { isRecovering } from "./is-recovering.ts"
import type { Binaries } from "./platform-binaries.ts"
import { markPostmasterFileStale, type PostmasterFile, readPostmasterFile } from "./postmaster-file.ts"
import { isPostmasterOf } from "./process-identity.ts"
import { accessText, type Endpoint, settingsText } from "./settings.ts"
import { waitUntil } from "./wait-until.ts"

const run = promisify(execFile)

/**
 * How long a fast shutdown may write its checkpoint, and how long an immediate one may take, in milliseconds.
 */
const FAST_SHUTDOWN = 30_000
const IMMEDIATE_SHUTDOWN = 5_000

/** The living server of the home's data directory and where it listens; null when none runs. */
export async function findPostmaster(home: DataHome): Promise<PostmasterFile | null> {
  const file = await readPostmasterFile(home.data)
  return file !== null && (await isPostmasterOf(file.pid, home.data)) ? file : null
}

/**
 * Starts the server in a process group of its own, so that Ctrl-C reaches us alone and we drain first.
 * Returns a function that says whether it has ended already. Call it when no server runs on the data.
 */
export async function startPostmaster(
  home: DataHome,
  binaries: Binaries,
  endpoint: Endpoint,
): Promise<() => boolean> {
  await writeReadable(home.settings, settingsText(endpoint))
  await writeReadable(home.access, accessText(endpoint))
  const options = ["-c", `config_file=${home.settings}`, "-c", `hba_file=${home.access}`]
  if (process.platform === "win32") {
    // pg_ctl gives up an administrator's rights, which the server does not accept.
    const quoted = options.map((option) => `"${option}"`).join(" ")
    await run(binaries.pgCtl, ["start", "-W", "-s", "-D", home.data, "-l", home.log, "-o", quoted], {
      windowsHide: true,
    })
    return () => false
  }
  await markPostmasterFileStale(home.data)
  const log = await open(home.log, "a", 0o600)
  try {
    const child = spawn(binaries.postgres, ["-D", home.data, ...options], {
      ...home.runAs,
      ...BARE_ENVIRONMENT,
      cwd: home.root,
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    })
    await once(child, "spawn")
    child.unref()
    return () => child.exitCode !== null || child.signalCode !== null
  } finally {
    await log.close()
  }
}

/**
 * Ends the server of this data directory if one runs: sessions are ended, data is written, in bounded time.
 */
export async function stopPostmaster(home: DataHome, binaries: Binaries): Promise<void> {
  const running = await findPostmaster(home)
  if (running === null) return
  const ended = async () => !(await isPostmasterOf(running.pid, home.data))
  if (process.platform === "win32") {
    const seconds = String(FAST_SHUTDOWN / 1000)
    await run(binaries.pgCtl, ["stop", "-m", "fast", "-t", seconds, "-s", "-D", home.data], {
      windowsHide: true,
    })
    return
  }
  // SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one, after which the next start recovers. One that is
  // recovering already has nothing to write, and may hang for good at a fast one (PostgreSQL 18).
  if (!(await isRecovering(endpointOf(running)))) {
    signal(running.pid, "SIGINT")
    if (await waitUntil(ended, FAST_SHUTDOWN)) return
  }
  signal(running.pid, "SIGQUIT")
  if (await waitUntil(ended, IMMEDIATE_SHUTDOWN)) return
  signal(running.pid, "SIGKILL")
  await waitUntil(ended, IMMEDIATE_SHUTDOWN)
}

/** For a user other than ourselves, whatever our umask. */
async function writeReadable(path: string, text: string): Promise<void> {
  await writeFile(path, text)
  await chmod(path, 0o644)
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // it has ended by itself
  }
}
