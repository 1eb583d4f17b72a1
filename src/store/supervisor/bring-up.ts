import { realpath } from "node:fs/promises"
import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import type { DataHome } from "./data-home.ts"
import { chooseEndpoint, dropEndpoint, endpointOf, readyEndpoint } from "./endpoint.ts"
import { isErrno } from "./errno.ts"
import { CANNOT_CONNECT_NOW } from "./is-recovering.ts"
import { lastFatal } from "./log-file.ts"
import { connectionAs, type Passwords } from "./passwords.ts"
import type { Binaries } from "./platform-binaries.ts"
import { findPostmaster, startPostmaster } from "./postmaster.ts"
import { readPostmasterFile } from "./postmaster-file.ts"
import type { Endpoint } from "./settings.ts"
import { waitUntil } from "./wait-until.ts"

/** Where the supervisor says what it does. Never with personal data. */
export type SupervisorLog = { info: (message: string) => void; warn: (message: string) => void }

/** What is needed to run one data directory. */
export type Place = { home: DataHome; binaries: Binaries; passwords: Passwords; log: SupervisorLog }

/** A server that answers. `session` is ours; that it `ended` says that the server went down. */
export type Up = { session: pg.Client; ended: Promise<void>; pid: number; endpoint: Endpoint }

/** Milliseconds without a sign of life, and milliseconds of crash recovery, after which we give up. */
const PATIENCE = 30_000
const RECOVERY_PATIENCE = 600_000

/**
 * Gets the server of a data directory to answer: adopts the one that runs, else starts one, again and again
 * for 30 s, since what a killed server leaves behind may need a moment to end. Null when it does not come up.
 * Call it under the data lock. `fixed` is the endpoint that clients know already.
 */
export async function bringUp(place: Place, signal: AbortSignal, fixed?: Endpoint): Promise<Up | null> {
  const begun = performance.now()
  let lastSign = begun
  let endpoint = fixed
  let hasEnded = (): boolean => true
  while (performance.now() - lastSign < PATIENCE && performance.now() - begun < RECOVERY_PATIENCE) {
    if (signal.aborted) break
    const running = await findPostmaster(place.home)
    if (running !== null) {
      endpoint = fixed ?? endpointOf(running)
      const answer = running.ready ? await knock(place, endpoint) : "busy"
      if (answer === "busy") lastSign = performance.now()
      else if (answer !== "silent") return { ...answer, pid: running.pid, endpoint }
    } else if (hasEnded()) {
      endpoint = fixed ?? (await freshEndpoint(place.home))
      await readyEndpoint(endpoint, place.home.runAs)
      hasEnded = await startPostmaster(place.home, place.binaries, endpoint)
    }
    await sleep(20)
    if (hasEnded() && running === null) await explainAndPause(place)
  }
  // What has been started and does not say yet where it runs could not be stopped.
  await waitUntil(async () => hasEnded() || (await findPostmaster(place.home)) !== null, PATIENCE)
  return null
}

async function knock(
  place: Place,
  endpoint: Endpoint,
): Promise<Pick<Up, "session" | "ended"> | "silent" | "busy"> {
  const session = new pg.Client({
    ...connectionAs("postgres", endpoint, place.passwords, "postgres"),
    application_name: "shouwang supervisor",
    connectionTimeoutMillis: 5_000,
  })
  session.on("error", () => undefined)
  const ended = new Promise<void>((resolve) => {
    session.once("end", resolve)
  })
  try {
    await session.connect()
    const { rows } = await session.query<{ path: string }>("select current_setting('data_directory') as path")
    const asked = await realpath(rows[0]?.path ?? "/")
    if (asked === (await realpath(place.home.data))) return { session, ended }
    await session.end()
    return "silent"
  } catch (error) {
    await session.end().catch(() => undefined)
    return isErrno(error, CANNOT_CONNECT_NOW) ? "busy" : "silent"
  }
}

/** A new endpoint; the directory a dead server's socket had for itself goes away. */
async function freshEndpoint(home: DataHome): Promise<Endpoint> {
  const dead = await readPostmasterFile(home.data)
  if (dead !== null) await dropEndpoint(endpointOf(dead))
  return chooseEndpoint(home)
}

async function explainAndPause(place: Place): Promise<void> {
  const reason = await lastFatal(place.home.log)
  place.log.warn(`the database did not start and is tried again: ${reason ?? "no reason in its log"}`)
  await sleep(250)
}
