import { randomBytes } from "node:crypto"
import { readFile } from "node:fs/promises"
import type pg from "pg"
import type { DataHome } from "./data-home.ts"
import { createDurably } from "./durable-file.ts"
import type { Endpoint } from "./settings.ts"

/** The supervisor's own superuser, the owner of tables, the application. */
export type RoleName = "postgres" | "shouwang_owner" | "shouwang_app"

export type Passwords = Record<RoleName, string>

/** The one database. */
export const DATABASE = "shouwang"

/** Reads the passwords of a data directory; null before its first start. */
export async function findPasswords(home: DataHome): Promise<Passwords | null> {
  const text = await readFile(home.passwords, "utf8").catch(() => null)
  return text === null ? null : (JSON.parse(text) as Passwords)
}

/** Reads the passwords, or makes them once, readable by us alone. */
export async function getPasswords(home: DataHome): Promise<Passwords> {
  const fresh: Passwords = { postgres: secret(), shouwang_owner: secret(), shouwang_app: secret() }
  await createDurably(home.passwords, `${JSON.stringify(fresh)}\n`)
  return (await findPasswords(home)) ?? fresh
}

/** How to connect as one of the roles. */
export function connectionAs(
  role: RoleName,
  endpoint: Endpoint,
  passwords: Passwords,
  database = DATABASE,
): pg.ClientConfig {
  return {
    host: endpoint.kind === "socket" ? endpoint.directory : "127.0.0.1",
    port: endpoint.port,
    user: role,
    password: passwords[role],
    database,
  }
}

function secret(): string {
  return randomBytes(32).toString("base64url")
}
