import type pg from "pg"
import { type StartRefusal, startDatabase } from "../store/supervisor/start-database.ts"
import type { Config } from "./config.ts"

/** The database that a server works on, ours or another. */
export type ServedDatabase = {
  readonly ownerConfig: pg.ClientConfig
  readonly appConfig: pg.ClientConfig
  readonly state: () => "up" | "down"
  readonly stop: () => Promise<void>
}

type Log = { readonly info: (message: string) => void; readonly warn: (message: string) => void }

/** Starts our own PostgreSQL, or takes the one that DATABASE_URL names. */
export async function startServedDatabase(
  config: Config,
  log: Log,
): Promise<{ readonly ok: true; readonly database: ServedDatabase } | StartRefusal> {
  if (config.databaseUrl === null) return startDatabase({ dataDir: config.dataDir, log })
  const shared = { connectionString: config.databaseUrl }
  const database: ServedDatabase = {
    ownerConfig: shared,
    appConfig: shared,
    state: () => "up",
    stop: async () => undefined,
  }
  return { ok: true, database }
}

/** Why the database did not start, in words for the terminal. */
export function wordsOf(refusal: StartRefusal, dataDir: string): string {
  switch (refusal.refusal) {
    case "data-directory-in-use":
      return `${dataDir} is in use by another Shouwang (${refusal.kind}, process ${refusal.pid}). Stop that one first, or set SHOUWANG_DATA to another folder.`
    case "unsupported-platform":
      return `There is no built-in database for ${refusal.platform}. Set DATABASE_URL to a PostgreSQL 15 or later.`
    case "other-database-version":
      return `${dataDir} was made by PostgreSQL ${refusal.found}; this version brings ${refusal.needed}. Back it up with the old version and restore it with this one.`
    case "database-not-durable":
      return `The database could lose what it has acknowledged; turn these on: ${refusal.settings.join(", ")}.`
    case "database-does-not-start":
      return `The database does not start. Its own words are in ${refusal.logFile}.`
    default:
      return `The data folder cannot be used (${refusal.refusal}): ${dataDir}`
  }
}
