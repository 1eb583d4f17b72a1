import pg from "pg"
import { isErrno } from "./errno.ts"
import type { Endpoint } from "./settings.ts"

/** PostgreSQL's word that it is starting, recovering or stopping; it comes before any question for a password. */
export const CANNOT_CONNECT_NOW = "57P03"

/** Whether a living server is not open to anyone yet, as while it recovers from a crash. */
export async function isRecovering(endpoint: Endpoint): Promise<boolean> {
  const host = endpoint.kind === "socket" ? endpoint.directory : "127.0.0.1"
  const client = new pg.Client({
    ...{ host, port: endpoint.port, user: "nobody", database: "nothing", password: "" },
    connectionTimeoutMillis: 5_000,
  })
  client.on("error", () => undefined)
  try {
    await client.connect()
    return false
  } catch (error) {
    return isErrno(error, CANNOT_CONNECT_NOW)
  } finally {
    await client.end().catch(() => undefined)
  }
}
