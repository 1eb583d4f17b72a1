import { setTimeout as sleep } from "node:timers/promises"
import type pg from "pg"
import { settleDataHome } from "./data-home.ts"
import { endpointOf } from "./endpoint.ts"
import { inSession } from "./ensure-roles.ts"
import { connectionAs, findPasswords } from "./passwords.ts"
import { findPostmaster } from "./postmaster.ts"
import { type StartOptions, type StartRefusal, startDatabase } from "./start-database.ts"

/** The database for the length of one command. `close` stops PostgreSQL if the command had to start it. */
export type OpenedDatabase = {
  ownerConfig: pg.ClientConfig
  appConfig: pg.ClientConfig
  close: () => Promise<void>
}

export type OpenOptions = Omit<StartOptions, "kind"> & {
  /** Milliseconds to wait for another command to end or a server to be up. Default 60 s. */
  patience?: number
}

/**
 * Opens the database of a data directory for a command: the running server's if there is one, else started
 * for as long as the command runs. Another command's is not shared, since it stops when that one is done; we
 * wait our turn.
 */
export async function openDatabase(
  options: OpenOptions,
): Promise<{ ok: true; database: OpenedDatabase } | StartRefusal> {
  const end = performance.now() + (options.patience ?? 60_000)
  for (;;) {
    const started = await startDatabase({ ...options, kind: "command" })
    if (started.ok) {
      const { ownerConfig, appConfig, stop } = started.database
      return { ok: true, database: { ownerConfig, appConfig, close: stop } }
    }
    if (started.refusal !== "data-directory-in-use") return started
    const served = started.kind === "server" ? await findServed(options) : null
    if (served !== null) return { ok: true, database: served }
    if (performance.now() > end) return started
    await sleep(100)
  }
}

/** The running server's database; null when it does not answer yet. */
async function findServed(options: OpenOptions): Promise<OpenedDatabase | null> {
  const settled = await settleDataHome(options.dataDir, options.elsewhere)
  if (!settled.ok) return null
  const [listening, passwords] = [await findPostmaster(settled.home), await findPasswords(settled.home)]
  if (listening === null || passwords === null) return null
  const endpoint = endpointOf(listening)
  const ownerConfig = connectionAs("shouwang_owner", endpoint, passwords)
  const appConfig = connectionAs("shouwang_app", endpoint, passwords)
  const answers = await inSession(appConfig, (client) => client.query("select 1")).catch(() => null)
  return answers === null ? null : { ownerConfig, appConfig, close: async () => undefined }
}
