import type pg from "pg"
import { bringUp, type Place, type SupervisorLog, type Up } from "./bring-up.ts"
import { type DataHome, ELSEWHERE, type HomeRefusal, settleDataHome } from "./data-home.ts"
import { type LockKind, takeDataLock } from "./data-lock.ts"
import { settingsNotDurable } from "./durability.ts"
import { dropEndpoint } from "./endpoint.ts"
import { ensureRoles } from "./ensure-roles.ts"
import { type DatabaseState, keepUp } from "./keep-up.ts"
import { boundLog } from "./log-file.ts"
import { clusterVersion, makeClusterIfNone } from "./make-cluster.ts"
import { connectionAs, getPasswords } from "./passwords.ts"
import { findNativePackage, type NativePackage, readyBinaries } from "./platform-binaries.ts"
import { stopPostmaster } from "./postmaster.ts"

/** Our own PostgreSQL, running and watched over. The two configurations stay the same through restarts. */
export type RunningDatabase = {
  /** For migrations, backup and maintenance: owns the tables, is no superuser. */
  ownerConfig: pg.ClientConfig
  /** For the daily work: owns nothing, row-level security applies. */
  appConfig: pg.ClientConfig
  state: () => DatabaseState
  /** PostgreSQL's process id while it is up. */
  pid: () => number | null
  /** Tells of every change until the returned function is called. */
  onStateChange: (listener: (state: DatabaseState) => void) => () => void
  /**
   * Stops PostgreSQL (sessions are ended, data is written, at most about 40 s) and frees the data directory.
   */
  stop: () => Promise<void>
}

export type StartRefusal =
  | HomeRefusal
  | { ok: false; refusal: "data-directory-in-use"; pid: number; kind: LockKind }
  | { ok: false; refusal: "unsupported-platform"; platform: string }
  | { ok: false; refusal: "other-database-version"; found: string; needed: string }
  | { ok: false; refusal: "database-not-durable"; settings: string[] }
  | { ok: false; refusal: "database-does-not-start"; logFile: string }

export type StartOptions = {
  dataDir: string
  log: SupervisorLog
  /** What holds the data directory; a command gives way sooner than a server. Default `server`. */
  kind?: LockKind
  /**
   * Where data and programs go that cannot lie in the data directory or the package. Default /var/lib, as
   * root.
   */
  elsewhere?: string
  /** PostgreSQL's programs; default those of the installed package. */
  native?: NativePackage
}

const LOG_CHECK = 60_000

/**
 * Starts, or adopts, the PostgreSQL of a data directory, making it at its first start, and keeps it up until
 * `stop`.
 */
export async function startDatabase(
  options: StartOptions,
): Promise<{ ok: true; database: RunningDatabase } | StartRefusal> {
  const native = options.native ?? (await findNativePackage())
  if (native === null) {
    return { ok: false, refusal: "unsupported-platform", platform: `${process.platform}-${process.arch}` }
  }
  const settled = await settleDataHome(options.dataDir, options.elsewhere)
  if (!settled.ok) return settled
  const lock = await takeDataLock(settled.home.root, options.kind ?? "server")
  if (!lock.ok) return { ok: false, refusal: "data-directory-in-use", pid: lock.pid, kind: lock.kind }
  try {
    const started = await startLocked(options, settled.home, native, lock.release)
    if (!started.ok) await lock.release()
    return started
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function startLocked(
  options: StartOptions,
  home: DataHome,
  native: NativePackage,
  release: () => Promise<void>,
): Promise<{ ok: true; database: RunningDatabase } | StartRefusal> {
  const aside = home.runAs === null ? home.root : (options.elsewhere ?? ELSEWHERE)
  const binaries = await readyBinaries(native, home.runAs, aside)
  const passwords = await getPasswords(home)
  await makeClusterIfNone(home, binaries, passwords)
  const [found, needed] = [await clusterVersion(home), native.version.split(".")[0] ?? ""]
  if (found !== needed) return { ok: false, refusal: "other-database-version", found, needed }

  const place: Place = { home, binaries, passwords, log: options.log }
  try {
    await boundLog(home.log)
    const up = await bringUp(place, new AbortController().signal)
    if (up === null) {
      await stopPostmaster(home, binaries)
      return { ok: false, refusal: "database-does-not-start", logFile: home.log }
    }
    await ensureRoles(up.endpoint, passwords)
    const settings = await settingsNotDurable(up.endpoint, passwords)
    if (settings.length === 0) return { ok: true, database: running(place, up, release) }
    await up.session.end()
    await stopPostmaster(home, binaries)
    return { ok: false, refusal: "database-not-durable", settings }
  } catch (error) {
    await stopPostmaster(home, binaries)
    throw error
  }
}

function running(place: Place, up: Up, release: () => Promise<void>): RunningDatabase {
  const kept = keepUp(up, (signal) => bringUpDurably(place, signal, up), place.log)
  const bounding = setInterval(() => {
    boundLog(place.home.log).catch(() => place.log.warn("the database's log could not be shortened"))
  }, LOG_CHECK)
  bounding.unref()

  const stop = async (): Promise<void> => {
    clearInterval(bounding)
    try {
      await kept.letGo()
      await stopPostmaster(place.home, place.binaries)
      await dropEndpoint(up.endpoint)
    } finally {
      await release()
    }
  }
  let stopped: Promise<void> | null = null
  return {
    ownerConfig: connectionAs("shouwang_owner", up.endpoint, place.passwords),
    appConfig: connectionAs("shouwang_app", up.endpoint, place.passwords),
    state: kept.state,
    pid: kept.pid,
    onStateChange: kept.onStateChange,
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}

async function bringUpDurably(place: Place, signal: AbortSignal, first: Up): Promise<Up | null> {
  const up = await bringUp(place, signal, first.endpoint)
  if (up === null) return null
  const settings = await settingsNotDurable(up.endpoint, place.passwords).catch(async (error: unknown) => {
    await up.session.end()
    throw error
  })
  if (settings.length === 0) return up
  place.log.warn(`the database does not serve, since these settings are off: ${settings.join(", ")}`)
  await up.session.end()
  await stopPostmaster(place.home, place.binaries)
  return null
}
