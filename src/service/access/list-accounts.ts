import { listAccounts as listAccountRows } from "../../store/access/accounts.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { type AccountView, presentAccount } from "./present-account.ts"

export async function listAccounts(context: Context): Promise<{ readonly accounts: AccountView[] }> {
  authorise(context, "manage-accounts")
  const rows = await inNeighbourhood(context.db, context.communityId, (tx) =>
    listAccountRows(tx, context.communityId),
  )
  return { accounts: rows.map((row) => presentAccount(row, context.now())) }
}
