import pg from "pg"
import { isErrno } from "./errno.ts"
import { connectionAs, DATABASE, type Passwords } from "./passwords.ts"
import type { Endpoint } from "./settings.ts"

/**
 * Makes the database and its two roles where they are not there yet, also after a start that broke off half
 * way. The owner may do all maintenance of its own tables and nothing to the server; the application owns
 * nothing.
 */
export async function ensureRoles(endpoint: Endpoint, passwords: Passwords): Promise<void> {
  const config = connectionAs("postgres", endpoint, passwords)
  const found = await inSession(config, rightsAreGranted).catch((error: unknown) => {
    if (isErrno(error, NO_SUCH_DATABASE)) return false
    throw error
  })
  if (found) return
  await inSession({ ...config, database: "postgres" }, (client) => makeDatabase(client, passwords))
  await inSession(config, grantRights)
}

const NO_SUCH_DATABASE = "3D000"

/** Opens one session, closes it whatever happens. */
export async function inSession<T>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(config)
  client.on("error", () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The grants are one transaction: where one of them is, all are. */
async function rightsAreGranted(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ granted: boolean }>(
    `select has_function_privilege(oid, 'pg_ls_waldir()', 'execute') as granted
     from pg_roles where rolname = 'shouwang_owner'`,
  )
  return rows[0]?.granted ?? false
}

async function makeDatabase(client: pg.Client, passwords: Passwords): Promise<void> {
  for (const role of ["shouwang_owner", "shouwang_app"] as const) {
    const { rowCount } = await client.query("select from pg_roles where rolname = $1", [role])
    const verb = rowCount === 0 ? "create" : "alter"
    const password = client.escapeLiteral(passwords[role])
    await client.query(`${verb} role ${role} login nosuperuser nocreatedb nocreaterole password ${password}`)
  }
  const { rowCount } = await client.query("select from pg_database where datname = $1", [DATABASE])
  if (rowCount === 0) await client.query(`create database ${DATABASE} owner shouwang_owner`)
}

async function grantRights(client: pg.Client): Promise<void> {
  await client.query(`
    begin;
    revoke all on database ${DATABASE} from public;
    grant connect, temporary on database ${DATABASE} to shouwang_app;
    grant pg_checkpoint to shouwang_owner;
    grant execute on function pg_switch_wal(), pg_ls_waldir() to shouwang_owner;
    grant maintain on pg_statistic to shouwang_owner;
    grant shouwang_app to shouwang_owner with inherit false, set true;
    commit`)
}
