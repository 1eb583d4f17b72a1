import { inSession } from "./ensure-roles.ts"
import { connectionAs, type Passwords } from "./passwords.ts"
import type { Endpoint } from "./settings.ts"

/** Without these an acknowledged fact can be lost in a power cut. */
const NEEDED = ["fsync", "full_page_writes", "synchronous_commit"]

/**
 * Which of the needed settings are not on, asked as every role, since a role may have its own. Empty is well.
 */
export async function settingsNotDurable(endpoint: Endpoint, passwords: Passwords): Promise<string[]> {
  const off = await Promise.all(
    (["shouwang_owner", "shouwang_app"] as const).map((role) =>
      inSession(connectionAs(role, endpoint, passwords), async (client) => {
        const { rows } = await client.query<{ name: string }>(
          "select name from pg_settings where name = any($1) and setting <> 'on' order by name",
          [NEEDED],
        )
        return rows.map((row) => row.name)
      }),
    ),
  )
  return [...new Set(off.flat())]
}
