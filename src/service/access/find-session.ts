import type { Role } from "../../core/access/roles.ts"
import { expiryOf, isWorthRenewing } from "../../core/access/session-life.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { findLiveSession, renewSession } from "../../store/access/sessions.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import type { Ground } from "../context.ts"
import { getRole, presentWho, type Who } from "./present-account.ts"
import { parseSessionCookie } from "./session-token.ts"

export type Session = {
  readonly communityId: string
  readonly accountId: string
  readonly role: Role
  readonly tokenHash: Buffer
  readonly who: Who
}

/**
 * The session that a cookie stands for; null when it is none, has ended, or its account is disabled. `use` renews
 * it; a look (is the live stream still allowed?) does not.
 */
export async function findSession(
  ground: Ground,
  cookie: string,
  purpose: "use" | "look",
): Promise<Session | null> {
  const key = parseSessionCookie(cookie)
  if (key === null) return null
  const { communityId, tokenHash } = key
  const now = ground.now()
  const row = await findLiveSession(ground.db, communityId, tokenHash, now)
  if (!row) return null
  if (purpose === "use" && isWorthRenewing(row.seen_at as Instant, now)) {
    const expiresAt = expiryOf(row.made_at as Instant, now)
    await inNeighbourhood(ground.db, communityId, (tx) =>
      renewSession(tx, communityId, tokenHash, { seenAt: now, expiresAt }),
    )
  }
  const community = { name: row.neighbourhood, demonstration: row.demonstration }
  const role = getRole(row.role)
  return { communityId, accountId: row.account_id, role, tokenHash, who: presentWho(row, community) }
}
