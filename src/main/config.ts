import { homedir, platform } from "node:os"
import { join } from "node:path"

/** What the environment says, read once. */
export type Config = {
  readonly port: number
  readonly host: string
  /** Where our own database keeps its data. Not used with `databaseUrl`. */
  readonly dataDir: string
  /** Another PostgreSQL to work on, as the owner of its tables; null: our own. */
  readonly databaseUrl: string | null
  /** Paths of key and certificate, PEM; null: plain http. */
  readonly tls: { readonly key: string; readonly cert: string } | null
  readonly logLevel: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the configuration; an expected mistake is named in `mistake`, in words for the terminal. */
export function readConfig(
  env: Environment,
): { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly mistake: string } {
  const port = Number(env.PORT ?? "8080")
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return { ok: false, mistake: "PORT is not a port number." }
  }
  const { SHOUWANG_TLS_KEY: key, SHOUWANG_TLS_CERT: cert } = env
  if ((key === undefined) !== (cert === undefined)) {
    return { ok: false, mistake: "SHOUWANG_TLS_KEY and SHOUWANG_TLS_CERT belong together." }
  }
  const config = {
    port,
    host: env.HOST ?? "localhost",
    dataDir: env.SHOUWANG_DATA ?? usualDataDir(env),
    databaseUrl: env.DATABASE_URL ?? null,
    tls: key !== undefined && cert !== undefined ? { key, cert } : null,
    logLevel: env.SHOUWANG_LOG ?? "warn",
  }
  return { ok: true, config }
}

/** Whether a host name or address stands for this machine alone. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host)
}

function usualDataDir(env: Environment): string {
  switch (platform()) {
    case "win32":
      return join(env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "Shouwang")
    case "darwin":
      return join(homedir(), "Library", "Application Support", "Shouwang")
    default:
      if (process.getuid?.() === 0) return "/var/lib/shouwang"
      return join(env.XDG_DATA_HOME ?? join(homedir(), ".local", "share"), "shouwang")
  }
}
