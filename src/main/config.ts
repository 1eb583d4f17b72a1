import { homedir, platform } from "node:os"
import { join } from "node:path"

/** What the environment says, read once. */
export type Config = {
  readonly port: number
  /** Null: this machine alone, or every address once https was set up by `shouwang tls`. */
  readonly host: string | null
  /** Where our own database keeps its data. Not used with `databaseUrl`. */
  readonly dataDir: string
  /** Another PostgreSQL to work on, as the owner of its tables; null: our own. */
  readonly databaseUrl: string | null
  /** Paths of key and certificate, PEM; null: what `shouwang tls` has set up, or plain http. */
  readonly tls: { readonly key: string; readonly cert: string } | null
  /** Port of the small http server beside https; null when nothing is said. */
  readonly httpPort: number | "off" | null
  /** Milliseconds between two looks at the certificate on the disk. */
  readonly tlsCheckMs: number
  readonly logLevel: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the configuration; an expected mistake is named in `mistake`, in words for the terminal. */
export function readConfig(
  env: Environment,
): { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly mistake: string } {
  const port = portOf(env.PORT ?? "8080")
  if (port === null) return { ok: false, mistake: "PORT is not a port number." }
  const { SHOUWANG_HTTP_PORT: asked } = env
  const httpPort = asked === "off" ? "off" : portOf(asked ?? "")
  if (asked !== undefined && httpPort === null) {
    return { ok: false, mistake: "SHOUWANG_HTTP_PORT is neither a port number nor off." }
  }
  const { SHOUWANG_TLS_KEY: key, SHOUWANG_TLS_CERT: cert } = env
  if ((key === undefined) !== (cert === undefined)) {
    return { ok: false, mistake: "SHOUWANG_TLS_KEY and SHOUWANG_TLS_CERT belong together." }
  }
  const config: Config = {
    port,
    host: env.HOST ?? null,
    dataDir: env.SHOUWANG_DATA ?? usualDataDir(env),
    databaseUrl: env.DATABASE_URL ?? null,
    tls: key !== undefined && cert !== undefined ? { key, cert } : null,
    httpPort,
    tlsCheckMs: 60_000,
    logLevel: env.SHOUWANG_LOG ?? "warn",
  }
  return { ok: true, config }
}

function portOf(text: string): number | null {
  const port = Number(text)
  return text !== "" && Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : null
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
