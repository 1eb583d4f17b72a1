import type { Selectable } from "kysely"
import type { Tx } from "../database/db.ts"
import type { Account } from "../database/tables.ts"

export type AccountRow = Selectable<Account>

/** What an account is made of. */
export type NewAccount = Pick<
  AccountRow,
  "community_id" | "account_id" | "login" | "name" | "role" | "password_hash" | "language" | "made_at"
>

export async function insertAccount(tx: Tx, account: NewAccount): Promise<void> {
  await tx.query.insertInto("account").values(account).execute()
}

export async function findAccount(
  tx: Tx,
  communityId: string,
  accountId: string,
): Promise<AccountRow | undefined> {
  return accountsOf(tx, communityId).where("account_id", "=", accountId).executeTakeFirst()
}

export async function findAccountByLogin(
  tx: Tx,
  communityId: string,
  login: string,
): Promise<AccountRow | undefined> {
  return accountsOf(tx, communityId).where("login", "=", login).executeTakeFirst()
}

/** The same, held until the transaction ends: two tries at one password come one after the other. */
export async function lockAccountByLogin(
  tx: Tx,
  communityId: string,
  login: string,
): Promise<AccountRow | undefined> {
  return accountsOf(tx, communityId).where("login", "=", login).forUpdate().executeTakeFirst()
}

export async function listAccounts(tx: Tx, communityId: string): Promise<AccountRow[]> {
  return accountsOf(tx, communityId).orderBy("made_at").orderBy("account_id").execute()
}

/** All accounts, held until the transaction ends: whoever decides who is the last head decides alone. */
export async function lockAccounts(tx: Tx, communityId: string): Promise<AccountRow[]> {
  return accountsOf(tx, communityId).orderBy("account_id").forUpdate().execute()
}

export async function updateAccount(
  tx: Tx,
  communityId: string,
  accountId: string,
  change: Partial<
    Pick<
      AccountRow,
      "role" | "password_hash" | "language" | "disabled_at" | "failed_sign_ins" | "locked_until"
    >
  >,
): Promise<void> {
  await tx.query
    .updateTable("account")
    .set(change)
    .where("community_id", "=", communityId)
    .where("account_id", "=", accountId)
    .execute()
}

/** The neighbourhoods that have this login; needs a connection that owns the tables. */
export async function listCommunitiesWithLogin(ownerTx: Tx, login: string): Promise<string[]> {
  const rows = await ownerTx.query
    .selectFrom("account")
    .select("community_id")
    .where("login", "=", login)
    .orderBy("community_id")
    .execute()
  return rows.map((row) => row.community_id)
}

/** Whether anybody can sign in at all; needs a connection that owns the tables. */
export async function hasAnyAccount(ownerTx: Tx): Promise<boolean> {
  const row = await ownerTx.query.selectFrom("account").select("account_id").limit(1).executeTakeFirst()
  return row !== undefined
}

function accountsOf(tx: Tx, communityId: string) {
  return tx.query.selectFrom("account").selectAll().where("community_id", "=", communityId)
}
