import type { Db, Tx } from "../database/db.ts"

/** A session with the account it belongs to, as every request needs it. */
export type SessionRow = {
  readonly account_id: string
  readonly role: string
  readonly login: string
  readonly name: string
  readonly language: string
  readonly made_at: string
  readonly seen_at: string
  readonly neighbourhood: string
  readonly demonstration: boolean
}

export async function insertSession(
  tx: Tx,
  session: {
    readonly communityId: string
    readonly tokenHash: Buffer
    readonly accountId: string
    readonly madeAt: string
    readonly expiresAt: string
  },
): Promise<void> {
  await tx.query
    .insertInto("session")
    .values({
      community_id: session.communityId,
      token_hash: session.tokenHash,
      account_id: session.accountId,
      made_at: session.madeAt,
      seen_at: session.madeAt,
      expires_at: session.expiresAt,
    })
    .execute()
}

/**
 * The session of a token's hash, if it has not ended and its account may still sign in. Runs with every request: one statement
 * that is a transaction by itself, and sees the one neighbourhood (migration 0024).
 */
export async function findLiveSession(
  db: Db,
  communityId: string,
  tokenHash: Buffer,
  now: string,
): Promise<SessionRow | undefined> {
  const { rows } = await db.pool.query<SessionRow>({
    name: "find-live-session",
    text: "select * from find_live_session($1, $2, $3)",
    values: [communityId, tokenHash, now],
  })
  return rows[0]
}

export async function renewSession(
  tx: Tx,
  communityId: string,
  tokenHash: Buffer,
  times: { readonly seenAt: string; readonly expiresAt: string },
): Promise<void> {
  await tx.query
    .updateTable("session")
    .set({ seen_at: times.seenAt, expires_at: times.expiresAt })
    .where("community_id", "=", communityId)
    .where("token_hash", "=", tokenHash)
    .execute()
}

export async function deleteSession(tx: Tx, communityId: string, tokenHash: Buffer): Promise<void> {
  await tx.query
    .deleteFrom("session")
    .where("community_id", "=", communityId)
    .where("token_hash", "=", tokenHash)
    .execute()
}

/** Ends every session of an account, but the one that is named. */
export async function deleteSessionsOf(
  tx: Tx,
  communityId: string,
  accountId: string,
  keep: Buffer | null,
): Promise<void> {
  const all = tx.query
    .deleteFrom("session")
    .where("community_id", "=", communityId)
    .where("account_id", "=", accountId)
  await (keep === null ? all : all.where("token_hash", "<>", keep)).execute()
}

export async function deleteEndedSessions(tx: Tx, communityId: string, now: string): Promise<void> {
  await tx.query
    .deleteFrom("session")
    .where("community_id", "=", communityId)
    .where("expires_at", "<=", now)
    .execute()
}
